"""Pictures as the player draws them, by a Chromium without a window: `png(scene, showing)`, `pdf(scene, showing, [3])`.

It needs the extra `export` (Playwright) and a Chromium: the one CHAINRULE_CHROMIUM names, the system's, or
Playwright's.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from chainrule.errors import LimitError
from chainrule.offline.page import PageTrace, Showing, page
from chainrule.scene import Scene
from chainrule.sentences import say

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTH: Final = 1280
HEIGHT: Final = 720
MOST_PAGES: Final = 120
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
PATIENCE_S: Final = 60.0
NO_PLAYWRIGHT: Final = 'PNG and PDF are drawn by a browser: pip install "chainrule[export]"'
NO_BROWSER: Final = "no Chromium could be started: playwright install chromium, or name one by CHAINRULE_CHROMIUM"
READY: Final = """() => document.fonts.status === "loaded"
    && [...document.querySelectorAll("chain-rule")].every((player) => player.scene)"""
PAINTED: Final = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
ON_PAPER: Final = """@page { margin: 0 }
main, .sheet main { max-width: none; margin: 0; padding: 0 }
h1, h2 { display: none }
section { break-after: page; break-inside: avoid }
.sheet chain-rule, chain-rule { width: %dpx; height: %dpx; border: 0; border-radius: 0 }"""


def png(scene: Scene, showing: Showing, *, width: int = WIDTH, height: int = HEIGHT, scale: float = 2.0) -> bytes:
    """The picture, `width` x `height` in CSS pixels, `scale` of the file's pixels for each.

    Raises ImportError without Playwright, RuntimeError without a browser, and what `page` raises.
    """
    with opened([PageTrace(scene, showing)], width, height, scale) as drawn:
        content: bytes = drawn.screenshot(animations="disabled")
    return content


def pdf(scene: Scene, showing: Showing, steps: Sequence[int], *, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """A page for every number of `steps` that are done. Raises LimitError for too many, and what `png` raises."""
    if len(steps) > MOST_PAGES:
        message = say("{pages} pages would be too many; at most {most} are made", pages=len(steps), most=MOST_PAGES)
        raise LimitError("too-many-pages", message, node="step")
    traces = [PageTrace(scene, replace(showing, step=step)) for step in steps]
    with opened(traces, width, height, 1.0) as drawn:
        drawn.add_style_tag(content=ON_PAPER % (width, height))
        drawn.evaluate(PAINTED)
        content: bytes = drawn.pdf(width=f"{width}px", height=f"{height}px", print_background=True)
    return content


@contextmanager
def opened(traces: Sequence[PageTrace], width: int, height: int, scale: float) -> Iterator[Page]:
    """A page with the traces, drawn and still, in a browser of its own that has no network."""
    written = page([replace(each, showing=replace(each.showing, is_bare=True)) for each in traces])
    with tempfile.TemporaryDirectory() as place, browser() as found:
        file = Path(place, "trace.html")
        file.write_text(written, encoding="utf-8")
        context = found.new_context(
            offline=True,
            bypass_csp=True,
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            reduced_motion="reduce",
        )
        drawn = context.new_page()
        drawn.goto(file.as_uri())
        end = time.monotonic() + PATIENCE_S
        while not drawn.evaluate(READY):
            if time.monotonic() > end:
                raise RuntimeError(f"the picture was not drawn within {PATIENCE_S:g} s")
            drawn.wait_for_timeout(30)
        drawn.evaluate(PAINTED)
        yield drawn


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
