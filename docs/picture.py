"""Take the README's picture of the studio: `python docs/picture.py`, after `python3 run.py build`.

The app is started for it, opened in Chromium where a second contribution arrives, and photographed at twice its size.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools import chromium
from tools.environment import ROOT
from tools.serve import background

PICTURE = Path(__file__).resolve().parent / "images" / "studio.png"
MOMENT = "#preset=colah&step=6&theme=light&lang=en"
T = 6.55
"""The middle of a backward step: whole part the step, fraction the progress inside it."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        env = {**os.environ, "CHAINRULE_DATA_DIR": folder, "CHAINRULE_LOG_LEVEL": "warning"}
        browser = playwright.chromium.launch(executable_path=chromium.find(ROOT), args=ARGUMENTS)
        with background([sys.executable, "-m", "app"], cwd=ROOT, env=env) as address:
            page = browser.new_page(viewport={"width": 1280, "height": 720}, device_scale_factor=2)
            photograph(page, f"{address}/{MOMENT}")
        browser.close()


def photograph(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector(".katex")
    page.evaluate("t => { document.querySelector('chain-rule').t = t }", T)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(500)
    PICTURE.parent.mkdir(exist_ok=True)
    page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
