"""Can a graph be read? Its smallest text, texts that lie on each other or are cut, and where one is in a large one."""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

FILM = "document.querySelector('chain-rule')"
PRESETS = ("attention-head", "batchnorm", "rnn-3", "doubling-20", "convolution", "micrograd-readme", "one-neuron")
NINE_LINES = """h1 = tanh(w1*x + b1)
h2 = tanh(w2*h1 + b2)
h3 = tanh(w3*h2 + b3)
gate = sigmoid(u*h3 + c)
mixed = gate*h3 + (1 - gate)*h1
y = v*mixed + d
error = (y - t)**2 / 2
penalty = 0.01*(w1**2 + w2**2 + w3**2)
L = error + penalty"""
MOMENTS = 9

# Every text in view: its size on the screen, its box, and whether it is an index. In the overview there are none.
TEXTS = """() => {
    const root = document.querySelector("chain-rule").shadowRoot;
    const stage = root.querySelector(".stage").getBoundingClientRect();
    const seen = (element) => {
        for (let at = element; at && at !== root; at = at.parentNode) {
            const style = getComputedStyle(at);
            if (style.display === "none" || style.visibility === "hidden" || Number(style.opacity) < 0.12) return false;
        }
        return true;
    };
    const found = [];
    for (const text of root.querySelectorAll("svg.graph text")) {
        if (!text.textContent.trim() || !seen(text)) continue;
        const matrix = text.getScreenCTM();
        const scale = Math.hypot(matrix.a, matrix.b);
        for (const part of text.children.length > 0 ? text.children : [text]) {
            if (!part.textContent.trim()) continue;
            const box = part.getBoundingClientRect();
            found.push({
                text: part.textContent,
                of: text.textContent,
                px: parseFloat(getComputedStyle(part).fontSize) * scale,
                isIndex: part.classList.contains("index"),
                left: box.left, right: box.right, top: box.top, bottom: box.bottom,
            });
        }
    }
    const { left, right, top, bottom } = stage;
    return {
        texts: found.filter((it) => it.right > left && it.left < right && it.bottom > top && it.top < bottom),
        stage: { left, right, top, bottom },
    };
}"""

# Is all of the picture in view, or an overview that covers nothing that is open?
OVERVIEW = """() => {
    const root = document.querySelector("chain-rule").shadowRoot;
    const stage = root.querySelector(".stage").getBoundingClientRect();
    const nodes = [...root.querySelectorAll(".node .shape, .node .grid-back")].map((it) => it.getBoundingClientRect());
    const isWhole = nodes.every((box) => box.left >= stage.left && box.right <= stage.right
        && box.top >= stage.top && box.bottom <= stage.bottom);
    const overview = root.querySelector(".overview:not([hidden])")?.getBoundingClientRect();
    const active = [...root.querySelectorAll(".node.is-active .shape, .node.is-active .grid-back")]
        .filter((it) => !it.closest("[hidden]")).map((it) => it.getBoundingClientRect());
    const inView = active.every((box) => box.left >= stage.left && box.right <= stage.right
        && box.top >= stage.top && box.bottom <= stage.bottom);
    const covers = overview && active.some((box) => box.left < overview.right && box.right > overview.left
        && box.top < overview.bottom && box.bottom > overview.top);
    return { isWhole, hasOverview: !!overview, inView, covers: !!covers };
}"""


def faults(page: Page, floor: float) -> list[str]:
    """What cannot be read at this moment."""
    found: dict[str, Any] = page.evaluate(TEXTS)
    texts, stage = found["texts"], found["stage"]
    least = {True: 0.7 * floor, False: floor}
    faults = [f"{it['text']}: {it['px']:.1f} px" for it in texts if it["px"] < least[it["isIndex"]] - 0.05]
    for it in texts:
        is_inside = it["left"] > stage["left"] - 1 and it["right"] < stage["right"] + 1
        if not (is_inside and it["top"] > stage["top"] - 1 and it["bottom"] < stage["bottom"] + 1):
            faults.append(f"{it['text']} is cut")
    for i, one in enumerate(texts):
        for other in texts[i + 1 :]:
            width = min(one["right"], other["right"]) - max(one["left"], other["left"])
            height = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            area = min((it["right"] - it["left"]) * (it["bottom"] - it["top"]) for it in (one, other))
            if one["of"] != other["of"] and width > 2 and height > 2 and width * height > 0.2 * area:
                faults.append(f"{one['of']} lies on {other['of']}")
    return faults


def moments(page: Page) -> list[float]:
    """Rests and moments between, from the start to the end."""
    steps: int = page.evaluate(f"{FILM}.scene.steps.length")
    at = [steps * i / (MOMENTS - 1) for i in range(MOMENTS)]
    return [round(t) if i % 2 == 0 else int(t) + 0.62 for i, t in enumerate(at)]


def check(page: Page, floor: float) -> None:
    for t in moments(page):
        page.evaluate(f"{FILM}.seek({t})")
        assert faults(page, floor) == [], f"at {t}"
        where = page.evaluate(OVERVIEW)
        assert where["isWhole"] or where["hasOverview"], f"nothing says where one is at {t}"
        assert not where["covers"], f"the overview covers the step at {t}"
        assert where["inView"] or not float(t).is_integer(), f"the step is out of view at {t}"


@pytest.mark.parametrize("preset", PRESETS)
def test_a_graph_is_read_at_the_floor_at_every_moment(open_studio: OpenPage, preset: str) -> None:
    check(open_studio(f"#preset={preset}&view=graph"), 720 / 60)


def test_a_text_of_nine_lines_is_read_at_the_floor(open_studio: OpenPage) -> None:
    names = ("w1", "w2", "w3", "b1", "b2", "b3", "u", "c", "v", "d", "x", "t")
    source = {"kind": "expression", "text": NINE_LINES, "inputs": dict.fromkeys(names, 0.3)}
    packed = base64.urlsafe_b64encode(json.dumps(source).encode()).decode().rstrip("=")
    check(open_studio(f"#source={quote(packed)}"), 720 / 60)


@pytest.mark.parametrize("size", [(640, 360), (480, 270), (390, 844)])
@pytest.mark.parametrize("preset", ["rnn-3", "attention-head"])
def test_a_graph_is_read_in_frames_and_on_phones(open_page: OpenPage, preset: str, size: tuple[int, int]) -> None:
    page = open_page(f"/embed?preset={preset}", viewport={"width": size[0], "height": size[1]})
    until(page, f"{FILM}.scene")
    page.wait_for_timeout(200)
    check(page, 11)


def test_a_long_chain_is_folded_into_rows_and_its_values_go_on_below(open_studio: OpenPage) -> None:
    page = open_studio("#preset=doubling-20")
    places = page.evaluate(
        f"[...{FILM}.shadowRoot.querySelectorAll('.node')].map((node) => node.getAttribute('transform'))"
    )
    heights = {place.split()[1] for place in places}
    assert len(heights) > 2
    assert page.evaluate(f"{FILM}.scene.layout.width") > 3000


def test_chips_are_there_for_what_is_in_hand_and_for_what_is_asked_for(open_studio: OpenPage) -> None:
    page = open_studio("#preset=one-neuron")
    chips = f"{FILM}.shadowRoot.querySelectorAll('.chip:not([hidden])').length"
    page.evaluate(f"{FILM}.seek({FILM}.scene.forwardSteps + 1)")
    assert page.evaluate(chips) == 0, "the seed comes over no edge"
    page.evaluate(f"{FILM}.seek({FILM}.scene.steps.length)")
    assert 0 < page.evaluate(chips) <= 4
    # The sum to which the product in hand belongs.
    asked = page.evaluate(
        f"{FILM}.scene.edges[{FILM}.scene.nodes[{FILM}.scene.steps.at(-1).node].consumers[0]].consumer"
    )
    told = f"""{FILM}.scene.edges.filter((edge) => edge.consumer === {asked}
        && {FILM}.shadowRoot.querySelector(`.chips[data-edge="${{edge.index}}"] .chip:not([hidden])`)).length"""
    assert page.evaluate(told) == 0
    page.evaluate(f"{FILM}.shadowRoot.querySelector('.node[data-node=\"{asked}\"]').focus()")
    assert page.evaluate(told) == 2


def test_constants_have_no_flag_and_nothing_travels_back_to_them(open_studio: OpenPage) -> None:
    page = open_studio("#preset=one-neuron")
    page.evaluate(f"{FILM}.seek({FILM}.scene.steps.length)")
    constants = f"{FILM}.scene.nodes.filter((node) => node.op === 'constant')"
    assert page.evaluate(f"{constants}.length") > 0
    assert page.evaluate(f"{constants}.every((node) => {FILM}.scene.layout.nodes[node.index].flag === null)")
    back = f"{constants}.flatMap((node) => node.consumers)"
    assert page.evaluate(
        f'{back}.every((edge) => {FILM}.shadowRoot.querySelector(`.edge[data-edge="${{edge}}"] '
        "> .edge-backward`).hasAttribute('hidden'))"
    )
