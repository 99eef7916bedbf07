"""How smoothly a large network moves, and how soon it is seen: the film of 784-128-64-10 in a headless Chromium.

A frame is the time from one animation frame to the next while the products of the first layer, or its gradients, are
on their way: everything counts, the page's work and the painting. There is no GPU, and the stage is 1280 wide.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, ViewportSize, sync_playwright

from bench.row import Row
from chainrule.sources.presets.pictures import picture
from tools.chromium import find
from tools.environment import ROOT
from tools.serve import background

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
WIDTH, HEIGHT = 1280, 720
BINARY = "application/vnd.chainrule.trace"
MOVING = (100, 1_000, 10_000)
ROUNDS = 6
OPENINGS = 7
SIXTY, THIRTY = 1000 / 60, 1000 / 30
JITTER = 1.05
"""A frame that waits for a screen of 60 frames a second lasts a little more or less."""
SHOWN = "view => document.querySelector('chain-rule')?.scene && document.querySelector('chain-rule').view === view"

# Counts frames while something is on its way, in travels of [first step, how many steps]; what lands is not counted.
FRAMES = """async ([travels, rounds]) => {
    const film = document.querySelector("chain-rule");
    const found = [];
    let moving = 0;
    for (let round = 0; round < rounds; round++) {
        for (const [first, length] of travels) {
            film.seek(first);
            await new Promise((done) => setTimeout(done, 300));
            film.next();
            let last = 0;
            while (film.t < first + 0.55 * length) {
                const now = await new Promise(requestAnimationFrame);
                if (film.t > first + 0.02 * length && last) {
                    found.push(now - last);
                    // A network paints what moves, and says what that is; a graph has an element for each.
                    const painted = [...film.shadowRoot.querySelectorAll("[data-movers]")];
                    const seen = painted.filter((each) => !each.closest("[hidden]"));
                    const kinds = seen.flatMap(({ dataset }) => dataset.movers.split(" ").filter(Boolean));
                    const drawn = film.shadowRoot.querySelectorAll(".packet:not([hidden])").length;
                    moving = Math.max(moving, drawn + kinds.length);
                }
                last = now;
            }
        }
    }
    return [found, moving];
}"""

HALL: ViewportSize = {"width": 1920, "height": 1080}
PLAYED_MS = 12_000
SMOOTH = 20.0
"""Of the frames of a film that plays 95 in 100 are to come within so many milliseconds."""

# The times between frames while the film plays, from its start.
PLAYING = """async (forMs) => {
    const film = document.querySelector("chain-rule");
    film.seek(0);
    film.loop = true;
    await new Promise((done) => setTimeout(done, 500));
    film.play();
    const found = [];
    let last = await new Promise(requestAnimationFrame);
    for (const start = last; last - start < forMs;) {
        const now = await new Promise(requestAnimationFrame);
        found.push(now - last);
        last = now;
    }
    film.pause();
    return found;
}"""

# What it takes from asking for a step to the frame after it was painted, all over the film.
SCRUB = """async (count) => {
    const film = document.querySelector("chain-rule");
    const found = [];
    for (let i = 1; i <= count; i++) {
        const start = performance.now();
        film.seek(Math.round((i * film.scene.steps.length) / (count + 1)));
        await new Promise(requestAnimationFrame);
        await new Promise((done) => setTimeout(done));
        found.push(performance.now() - start);
    }
    return found;
}"""
SCRUBBED = 40
PASTED_LINES = 200

LINES = "document.querySelector('chain-rule').shadowRoot.querySelector('.line-choice')"

# From asking for the film of a document to the first animation frame after it was painted.
OPENING = """async (source) => {
    const film = document.querySelector("chain-rule");
    film.scene = null;
    film.view = "network";
    await new Promise(requestAnimationFrame);
    const start = performance.now();
    const answer = await fetch("/api/v1/traces", {
        method: "POST",
        headers: {"Content-Type": "application/json", Accept: "application/vnd.chainrule.trace"},
        body: JSON.stringify(source),
    });
    film.scene = ChainRule.readBinary(await answer.arrayBuffer());
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - start;
}"""


def rows() -> list[Row]:
    with started() as (address, page):
        found = [row for count in MOVING for row in canvas_rows(page, address, count)]
        found += [*svg_rows(page, address), *playing_rows(page, address), *scrub_rows(page, address)]
        return [*found, *opening_rows(page, address), *size_rows(address)]


@contextmanager
def started() -> Iterator[tuple[str, Page]]:
    """The app, and a page in a Chromium of its own."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        env = {**os.environ, "CHAINRULE_DATA_DIR": folder, "CHAINRULE_LOG_LEVEL": "warning"}
        with background([sys.executable, "-m", "app"], cwd=ROOT, env=env) as address:
            browser = playwright.chromium.launch(executable_path=find(ROOT), args=list(ARGUMENTS))
            yield address, browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            browser.close()


def canvas_rows(page: Page, address: str, count: int) -> list[Row]:
    """The first layer's step forward and its step back, with so many of its weights as moving lines."""
    show(page, f"{address}/embed#preset=large-network&view=network")
    for _ in range(20):
        drawn = page.evaluate(f"{LINES}.querySelector('.figures').textContent")
        shown = int(drawn.split(" ")[1].replace(",", ""))
        if shown == count:
            break
        page.evaluate(f"{LINES}.querySelectorAll('button')[{int(shown < count)}].click()")
    else:
        raise RuntimeError(f"the view draws {drawn}, not {count} lines")
    times, _ = page.evaluate(FRAMES, [[[0, 1], [15, 1]], ROUNDS])
    return frame_rows(f"{count:,} edges move, canvas", times, THIRTY if count > 1_000 else SIXTY)


def svg_rows(page: Page, address: str) -> list[Row]:
    """A layer of 8 neurons with 8 inputs each, drawn with all its numbers: 64 weights, stepped by layer."""
    sample = {"x": [0.1 * i for i in range(8)], "target": [1.0, 0.0]}
    source = {"kind": "network", "sizes": [8, 8, 2], "seed": 1, "samples": [sample], "detail": "scalar"}
    show(page, f"{address}/embed#preset=lecture-network&view=network")
    trace = post(address, source, "application/json")
    page.evaluate("trace => { document.querySelector('chain-rule').document = JSON.parse(trace); }", trace.decode())
    page.evaluate("document.querySelector('chain-rule').unit = 'layer'")
    times, moving = page.evaluate(FRAMES, [svg_travels(json.loads(trace)), ROUNDS])
    return frame_rows(f"{moving} packets move, SVG (8-8-2 by layer)", times, SIXTY)


def playing_rows(page: Page, address: str) -> list[Row]:
    """Films that play by themselves before a hall: the lecture's network, and the graph of a recurrent net."""
    page.set_viewport_size(HALL)
    found = []
    for preset, view in (("lecture-network", "network"), ("lecture-network", "reversed"), ("rnn-3", "graph")):
        show(page, f"{address}/#preset={preset}&view={view}&hall=1", view)
        times = page.evaluate(PLAYING, PLAYED_MS)
        late = statistics.quantiles(times, n=20)[-1]
        what = f"{preset} plays as {view}, hall mode 1920 x 1080, 95th percentile"
        found.append(Row(what, "20 ms", late, SMOOTH, 1, False))
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    return found


def scrub_rows(page: Page, address: str) -> list[Row]:
    """From step to step through a text of very many lines."""
    lines = [f"x{i} = tanh(w*x{i - 1} + b) * {0.5 + i / 1000:g}" for i in range(1, PASTED_LINES)]
    source = {"kind": "expression", "text": "\n".join(["x0 = w*1.5 + b", *lines]), "inputs": {"w": 0.4, "b": 0.1}}
    show(page, f"{address}/#preset=colah", "graph")
    trace = post(address, source, "application/json")
    page.evaluate("trace => { document.querySelector('chain-rule').document = JSON.parse(trace); }", trace.decode())
    page.wait_for_timeout(1000)
    what = f"a step of {PASTED_LINES} lines ({len(json.loads(trace)['graph']['nodes']):,} nodes), median"
    return [Row(what, "50 ms", statistics.median(page.evaluate(SCRUB, SCRUBBED)), 50, 1, False)]


def svg_travels(trace: dict[str, Any]) -> list[tuple[int, int]]:
    """The steps of the first layer, forward and backward."""
    group = {node["id"]: node.get("group", "") for node in trace["graph"]["nodes"]}
    own = [step for step in trace["steps"] if group[step["node"]].startswith("layer 1")]
    parts = [[step["index"] for step in own if step["pass"] == name] for name in ("forward", "backward")]
    return [(min(part), len(part)) for part in parts]


def show(page: Page, address: str, view: str = "network") -> None:
    page.goto("about:blank")
    page.goto(address)
    end = time.monotonic() + 20
    while not page.evaluate(SHOWN, view):
        if time.monotonic() > end:
            raise RuntimeError(f"{address} does not show the {view}")
        page.wait_for_timeout(50)
    page.wait_for_timeout(500)


def frame_rows(what: str, times: list[float], limit: float) -> list[Row]:
    median, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    a_second = f"{round(1000 / limit)} frames a second"
    return [
        Row(f"{what}, median frame", a_second, median, limit, JITTER, False),
        Row(f"{what}, 95th percentile", a_second, late, limit, JITTER, False),
    ]


def opening_rows(page: Page, address: str) -> list[Row]:
    show(page, f"{address}/embed#preset=large-network&view=network")
    found = []
    for count in (1, 64):
        times = [page.evaluate(OPENING, source_of(count, seed)) for seed in range(OPENINGS)]
        what = f"784-128-64-10, batch of {count}: document to picture"
        found.append(Row(what, "half a second", statistics.median(times), 500, 1, False))
    return found


def size_rows(address: str) -> list[Row]:
    """The binary trace against the numbers no picture can do without: values and gradients, as float64."""
    found = []
    for count in (1, 64):
        size = len(post(address, source_of(count, 1), BINARY))
        numbers = 109_386 + count * (784 + 2 * (128 + 64 + 10) + 10 + 1) + 1
        what = f"784-128-64-10, batch of {count}: binary trace"
        found.append(Row(what, "its values and gradients", size / 1000, 16 * numbers / 1000, 2.5, False, "kB"))
    return found


def source_of(count: int, seed: int) -> dict[str, Any]:
    """A network document whose samples are shifted digits; another seed has other weights."""
    digits = [picture(digit, 28) for digit in "0137"]
    shares = [float(k == 3) for k in range(10)]
    samples = [{"x": [*digits[n % 4][n:], *digits[n % 4][:n]], "target": shares} for n in range(count)]
    sizes = {"sizes": [784, 128, 64, 10], "activation": "sigmoid", "seed": seed}
    return {"kind": "network", **sizes, "loss": "cross_entropy", "samples": samples}


def post(address: str, source: dict[str, Any], accept: str) -> bytes:
    headers = {"Content-Type": "application/json", "Accept": accept}
    request = urllib.request.Request(f"{address}/api/v1/traces", json.dumps(source).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        body: bytes = answer.read()
    return body


if __name__ == "__main__":
    import bench.one_core  # noqa: F401  also by itself on one core
    from bench.row import table

    print(table(rows()))
