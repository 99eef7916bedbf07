"""SVG, PNG, slides and videos are what the player draws, in every view."""

from __future__ import annotations

import io
import re
import struct
from contextlib import nullcontext
from pathlib import Path

import av
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser
from pptx import Presentation

import chainrule as cr
from chainrule.offline import PageTrace, ViewOptions
from chainrule.offline import browser as drawing
from chainrule.offline.neurons import View, scene_for

SIGNATURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def own_browser(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw with the browser of the tests: Playwright runs but once in a process."""
    monkeypatch.setattr(drawing, "browser", lambda: nullcontext(browser))


def size(content: bytes) -> tuple[int, int]:
    assert content.startswith(SIGNATURE)
    width, height = struct.unpack(">II", content[16:24])
    return width, height


@pytest.mark.parametrize(
    ("preset", "view", "step"),
    [("lecture-network", "reversed", 12), ("lecture-network", "network", 30), ("lecture-network", "graph", 20),
     ("lecture-network", "both", 50), ("logistic-regression", "reversed", 5), ("large-network", "network", 16)],
)  # fmt: skip
def test_what_is_drawn_without_a_browser_is_what_the_player_shows(
    preset: str, view: View, step: int, own_browser: None
) -> None:
    t = cr.trace(f"preset:{preset}")
    scene = scene_for(t.scene, view)
    done = min(step, len(scene.trace))
    shown = PageTrace(scene, ViewOptions(view=view, step=done, theme="light"))
    with drawing.opened([shown], 1280, 720) as page:
        live = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    drawn = Image.open(io.BytesIO(t.to_png(step=done - 1, view=view, scale=1))).convert("RGB")
    assert drawn.size == live.size
    strong = ImageChops.difference(live, drawn).convert("L").point(lambda value: 255 if value > 64 else 0)
    assert strong.histogram()[255] < 0.01 * 1280 * 720


def test_it_is_as_large_as_it_was_asked_to_be() -> None:
    content = cr.trace("y = x*x", x=3).to_png(width=640, height=360, scale=2)
    assert size(content) == (1280, 720)


def test_slides_and_overlays_say_what_the_player_says_at_each_step() -> None:
    t = cr.trace("y = x*x + x", x=3)
    slides = Presentation(io.BytesIO(t.to_pptx())).slides
    assert len(slides) == len(t) + 1
    said = [slide.notes_slide.notes_text_frame.text.split("\n") for slide in slides]
    assert "3 · 3 = 9" in said[1][1]
    letters = [{shape.text_frame.text for shape in slide.shapes if shape.has_text_frame} for slide in slides]
    assert "12" not in letters[1]
    assert {"12", "7"} <= letters[-1]
    written = t.to_tikz()
    assert [sentence in written for sentence, *_ in said] == [True] * len(said)
    assert len(re.findall(r"\\drawing\{\d+\}", written)) == len(t) + 1


def test_arrays_are_slides_too() -> None:
    t = cr.trace("L = sum((W @ x)**2)", W=[[1, 2], [3, 4]], x=[1, 1])
    (slide,) = Presentation(io.BytesIO(t.to_pptx(step=0))).slides
    assert "W [2×2]" in {shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}


def test_a_film_shows_every_step_with_its_sentence_and_ends(own_browser: None, tmp_path: Path) -> None:
    path = cr.trace("y = x*x", x=3).to_video(tmp_path / "video.mp4", fps=2, width=640, height=360, progress=False)
    with av.open(str(path)) as opened:
        stream = opened.streams.video[0]
        assert (stream.width, stream.height) == (640, 360)
        pictures = [each.to_image() for each in opened.decode(stream)]
    images = [each.tobytes() for each in pictures]
    # At the end something is written below the picture, where a graph of three nodes does not reach.
    low, high = pictures[-1].crop((0, 300, 640, 360)).convert("L").getextrema()
    assert high - low > 100
    # A second before it begins, two after it has ended; each of the three steps moves and rests within two seconds.
    assert 10 <= len(images) <= 18
    assert len(set(images)) >= 5
    assert images[0] != images[-1]
