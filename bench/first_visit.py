"""A first visit: how much comes over the wire before the first picture, and when it is there on a slow line.

The visit is to `/` in a fresh profile of a headless Chromium. The first picture is the hero: its network is drawn and
its words stand below. Everything that was asked for before counts, whole, headers included.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from bench.row import Row
from tools.chromium import find
from tools.environment import ROOT
from tools.serve import background

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
LIMIT_KB, LIMIT_S = 225, 5
SLOW_BYTES_PER_S = 400_000 / 8

# Notes when the picture is there, in the page itself, once per animation frame.
WATCH = """(() => {
    const look = () => {
        const film = document.querySelector("chain-rule");
        const isThere = film?.shadowRoot?.querySelector(".spot") && document.querySelector("studio-hero h2");
        if (isThere) window.pictureAt = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
})()"""
WEIGHT = """performance.getEntries()
    .filter(({entryType, startTime}) => ["navigation", "resource"].includes(entryType) && startTime < window.pictureAt)
    .reduce((sum, {transferSize}) => sum + transferSize, 0)"""


def rows() -> Iterator[Row]:
    with visiting() as (browser, address):
        page = visit(browser, address, bytes_per_s=None)
        yield Row("first visit, sent before the picture", "the limit", weight_kb(page), LIMIT_KB, 1, False, "kB")
        page = visit(browser, address, bytes_per_s=SLOW_BYTES_PER_S)
        seconds = page.evaluate("window.pictureAt") / 1000
        yield Row("first picture at 400 kbit/s", "the limit", seconds, LIMIT_S, 1, False, "s")


@contextmanager
def visiting() -> Iterator[tuple[Browser, str]]:
    """A browser, and the address of the app."""
    with tempfile.TemporaryDirectory() as data:
        env = {**os.environ, "CHAINRULE_DATA_DIR": data, "CHAINRULE_LOG_LEVEL": "warning"}
        app = background([sys.executable, "-m", "app"], cwd=ROOT, env=env)
        with app as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(ROOT), args=list(ARGUMENTS))
            yield browser, address
            browser.close()


def visit(browser: Browser, address: str, *, bytes_per_s: float | None) -> Page:
    """The page of somebody who comes for the first time, with the first picture on it."""
    page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.add_init_script(WATCH)
    if bytes_per_s is not None:
        line = {"offline": False, "latency": 0, "downloadThroughput": bytes_per_s, "uploadThroughput": bytes_per_s}
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
    page.goto(f"{address}/", wait_until="commit")
    while not page.evaluate("window.pictureAt ?? 0"):
        page.wait_for_timeout(50)
    page.wait_for_load_state("networkidle")
    return page


def weight_kb(page: Page) -> float:
    return float(page.evaluate(WEIGHT)) / 1000


if __name__ == "__main__":
    import bench.one_core  # noqa: F401  also by itself on one core
    from bench.row import table

    print(table(list(rows())))
