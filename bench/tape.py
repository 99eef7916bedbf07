"""What a dragged value costs in the page: a film of about 1,000 numbers computed again, forward and backward.

It runs in the headless Chromium, on the player as it is served, one change after the other, no picture being drawn.
"""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from bench.row import Row
from chainrule.canonical_json import dumps
from chainrule.encode.document import document
from chainrule.limits import Limits
from chainrule.scene import build
from tools.chromium import find
from tools.environment import ROOT

LIMIT_MS = 2.0
SIZES = [8, 16, 8, 4]
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
RUNS = """(content) => {
    const film = document.createElement("chain-rule");
    film.document = JSON.parse(content);
    const one = (k) => {
        const start = performance.now();
        if (!film.compute({ x_1: k / 100 })) throw new Error("The film has no tape.");
        return performance.now() - start;
    };
    const found = Array.from({ length: 300 }, (_, k) => one(k)).slice(50).sort((a, b) => a - b);
    return { median: found[found.length >> 1], nodes: film.scene.nodes.length };
}"""


def rows() -> list[Row]:
    source = {
        "kind": "network", "sizes": SIZES, "activation": "tanh", "seed": 1, "loss": "mse", "detail": "scalar",
        "samples": [{"x": [0.5] * SIZES[0], "target": [0.25] * SIZES[-1]}],
    }  # fmt: skip
    content = dumps(document(build(source, Limits()))).decode()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(ROOT), args=list(ARGUMENTS))
        page = browser.new_page()
        page.add_script_tag(path=ROOT / "static" / "dist" / "player.js")
        found = page.evaluate(RUNS, content)
        browser.close()
    what = f"a film of {found['nodes']:,} numbers, an input changed in the page"
    return [Row(what, "the limit", found["median"], LIMIT_MS, 1, False)]
