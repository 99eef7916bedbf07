"""Take the README's pictures of the studio: `python docs/picture.py`, after `python3 run.py build`.

The app is started for them, opened in Chromium at a moment worth seeing, and photographed larger than it is.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools import chromium
from tools.environment import ROOT
from tools.serve import background

FOLDER = Path(__file__).resolve().parent / "images"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@dataclass(frozen=True)
class Picture:
    """`t` is a time of the film: its whole part the step, its fraction the progress inside that step."""

    name: str
    fragment: str
    t: float | None = None


PICTURES = (
    Picture("studio", "preset=colah&step=6", 6.55),
    Picture("reversed", "preset=lecture-network&view=reversed&step=60", 60),
)
TRAINING, STEPS = "The spiral", 420


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        env = {**os.environ, "CHAINRULE_DATA_DIR": folder, "CHAINRULE_LOG_LEVEL": "warning"}
        browser = playwright.chromium.launch(executable_path=chromium.find(ROOT), args=ARGUMENTS)
        with background([sys.executable, "-m", "app"], cwd=ROOT, env=env) as address:
            page = browser.new_page(viewport={"width": 1280, "height": 720}, device_scale_factor=1.5)
            for name in opened(page, f"{address}/#theme=light&lang=en&"):
                page.evaluate("document.fonts.ready.then(() => true)")
                page.wait_for_timeout(1_000)
                page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()


def opened(page: Page, start: str) -> Iterator[str]:
    """Open one moment after the other; the name of each, once it is shown."""
    for picture in PICTURES:
        page.goto(start + picture.fragment)
        page.reload()
        page.wait_for_selector(".katex")
        page.evaluate("t => { document.querySelector('chain-rule').t = t }", picture.t)
        yield picture.name
    page.locator(".example-button").click()
    page.locator("[data-training]").filter(has_text=TRAINING).click()
    step = page.locator("[data-number=step] input")
    step.fill(str(STEPS))
    step.press("Enter")
    page.locator(".picture-curve, training-transport").first.wait_for()
    page.wait_for_timeout(3_000)
    yield "training"


if __name__ == "__main__":
    main()
