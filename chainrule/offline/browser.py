"""Videos of the player, by a Chromium without a window: `frames(scene, view_options, fps=30)`.

Pictures that stand still need none: `still.py`.

It needs the extra `export` (Playwright) and a Chromium: the one CHAINRULE_CHROMIUM names, the system's, or
Playwright's.
"""

from __future__ import annotations

import base64
import os
import shutil
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from chainrule.offline.page import PageTrace, ViewOptions, page
from chainrule.offline.still import HEIGHT, WIDTH
from chainrule.scene import Scene

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
PATIENCE_S: Final = 60.0
NO_PLAYWRIGHT: Final = 'pictures are taken of a browser: pip install "chainrule[export]"'
NO_BROWSER: Final = "no Chromium could be started: playwright install chromium, or name one by CHAINRULE_CHROMIUM"
READY: Final = """() => document.fonts.status === "loaded"
    && [...document.querySelectorAll("chain-rule")].every((player) => player.scene)"""
PAINTED: Final = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
# The player's time is handed out: a picture that takes long to be taken takes no time of the video.
HAND_OUT_TIME: Final = """() => {
    let waiting = [];
    let now = 0;
    window.requestAnimationFrame = (draw) => waiting.push(draw);
    window.cancelAnimationFrame = (id) => { waiting[id - 1] = () => {}; };
    window.passTime = (ms) => {
        now += ms;
        const due = waiting;
        waiting = [];
        for (const draw of due) draw(now);
    };
}"""
# The sentence and the formula without what is there to be pressed.
WITH_CAPTIONS: Final = """() => {
    const player = document.querySelector("chain-rule");
    player.removeAttribute("captions");
    player.removeAttribute("controls");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".player .bar, .player .tools { display: none }");
    player.shadowRoot.adoptedStyleSheets.push(sheet);
}"""
BEGIN: Final = """() => {
    const player = document.querySelector("chain-rule");
    player.play();
    passTime(0);
    return player.steps;
}"""
# In small pieces: the player takes a long one for a tab that was in the background.
GO_ON: Final = """(ms) => {
    for (let left = ms; left > 0; left -= 50) passTime(Math.min(left, 50));
    const { t, playing } = document.querySelector("chain-rule");
    return { t, playing };
}"""


@dataclass(frozen=True)
class Frame:
    """A moment of a video as an image file; `part` says how much of the video is done, from 0 to 1."""

    content: bytes
    part: float


def frames(
    scene: Scene,
    view_options: ViewOptions,
    *,
    fps: float,
    width: int = WIDTH,
    height: int = HEIGHT,
    scale: float = 1.0,
    captions: bool = True,
    is_lossless: bool = False,
) -> Generator[Frame, None, None]:
    """The video as it plays, `fps` pictures a second: the beginning for a second, every step, the end for two.

    JPEG or, `is_lossless`, PNG. Where nothing moves the same picture comes again. Raises what `pdf` raises.
    """
    with opened([PageTrace(scene, view_options)], width, height, has_motion=True) as drawn:
        camera = drawn.context.new_cdp_session(drawn)
        form = {"format": "png"} if is_lossless else {"format": "jpeg", "quality": 95}
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": scale}
        how = {**form, "clip": clip, "optimizeForSpeed": True}

        def taken() -> bytes:
            return base64.b64decode(camera.send("Page.captureScreenshot", how)["data"])

        if captions:
            drawn.evaluate(WITH_CAPTIONS)
        drawn.evaluate(PAINTED)
        drawn.evaluate(HAND_OUT_TIME)
        shown, t, playing = taken(), 0.0, True
        for _ in range(round(fps)):
            yield Frame(shown, 0.0)
        steps = drawn.evaluate(BEGIN)
        while playing:
            moment = drawn.evaluate(GO_ON, 1000 / fps)
            if moment["t"] != t:
                shown, t = taken(), moment["t"]
            playing = moment["playing"]
            yield Frame(shown, t / max(1, steps))
        shown = taken()
        for _ in range(round(2 * fps)):
            yield Frame(shown, 1.0)


@contextmanager
def opened(traces: Sequence[PageTrace], width: int, height: int, *, has_motion: bool = False) -> Iterator[Page]:
    """A page with the traces, drawn and still, in a browser of its own that has no network."""
    bare = [replace(each, view_options=replace(each.view_options, is_bare=True)) for each in traces]
    written = page(bare, has_formulas=True)
    with tempfile.TemporaryDirectory() as place, browser() as found:
        file = Path(place, "trace.html")
        file.write_text(written, encoding="utf-8")
        context = found.new_context(
            offline=True,
            bypass_csp=True,
            viewport={"width": width, "height": height},
            device_scale_factor=1.0,
            reduced_motion="no-preference" if has_motion else "reduce",
        )
        drawn = context.new_page()
        drawn.goto(file.as_uri())
        end = time.monotonic() + PATIENCE_S
        while not drawn.evaluate(READY):
            if time.monotonic() > end:
                raise RuntimeError(f"the picture was not drawn within {PATIENCE_S:g} s")
            drawn.wait_for_timeout(30)
        drawn.evaluate(PAINTED)
        try:
            yield drawn
        finally:
            context.close()


@contextmanager
def browser() -> Iterator[Any]:
    """A Chromium. Raises ImportError and RuntimeError that say what to install."""
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415  an extra that only this needs
    except ImportError:
        raise ImportError(NO_PLAYWRIGHT) from None
    path = os.environ.get("CHAINRULE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    # Chromium's own sandbox does not start for root, as whom containers run; what is drawn here has no network.
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=path, args=arguments)
        except Error as error:
            raise RuntimeError(f"{NO_BROWSER} ({error.message.splitlines()[0]})") from None
        try:
            yield started
        finally:
            started.close()
