"""PNG and PDF are what the player draws, in every view."""

from __future__ import annotations

import re
import struct
from contextlib import nullcontext

import pytest
from playwright.sync_api import Browser

import chainrule as cr
from chainrule.offline import browser as drawing
from chainrule.offline.neurons import View

SIGNATURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def own_browser(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw with the browser of the tests: Playwright runs but once in a process."""
    monkeypatch.setattr(drawing, "browser", lambda: nullcontext(browser))


def size(content: bytes) -> tuple[int, int]:
    assert content.startswith(SIGNATURE)
    width, height = struct.unpack(">II", content[16:24])
    return width, height


@pytest.mark.parametrize("view", ["graph", "network", "reversed"])
def test_a_step_is_drawn_in_every_view(view: View, own_browser: None) -> None:
    t = cr.trace("preset:lecture-network")
    early, late = t.to_png(step=1, view=view, scale=1), t.to_png(view=view, scale=1)
    assert size(early) == size(late) == (1280, 720)
    assert early != late
    assert early == t.to_png(step=1, view=view, scale=1)


def test_it_is_as_large_as_it_was_asked_to_be(own_browser: None) -> None:
    content = cr.trace("y = x*x", x=3).to_png(width=640, height=360, scale=2)
    assert size(content) == (1280, 720)


def test_a_pdf_has_a_page_a_step_and_one_for_the_beginning(own_browser: None) -> None:
    t = cr.trace("y = x*x", x=3)
    assert len(re.findall(rb"/Type\s*/Page\b", t.to_pdf())) == len(t) + 1
    assert len(re.findall(rb"/Type\s*/Page\b", t.to_pdf(step=1))) == 1


def test_a_step_that_is_none_and_too_many_pages_are_refused(own_browser: None) -> None:
    with pytest.raises(cr.SourceError, match="steps go from 0 to 2"):
        cr.trace("y = x*x", x=3).to_png(step=3)
    with pytest.raises(cr.LimitError, match="pages"):
        cr.trace("\n".join(["y0 = x", *(f"y{i} = y{i - 1}*x" for i in range(1, 70))]), x=1).to_pdf()
