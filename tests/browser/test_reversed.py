"""A graph of single numbers seen reversed: amplifiers with the gains of the trace, and no number before its step."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.lecture import FILM, assert_reads, seek, shown
from tests.browser.waiting import until

VISIBLE = f"""selector => [...{FILM}.shadowRoot.querySelectorAll(selector)]
    .filter((part) => !part.closest("[hidden]")).length"""
TIPS = f"""() => [...{FILM}.shadowRoot.querySelectorAll(".over .is-amplifier .shape")].map((shape) => {{
    const points = shape.getAttribute("d").match(/-?[\\d.]+ -?[\\d.]+/g).map((pair) => pair.split(" ").map(Number));
    const left = points.reduce((a, b) => (b[0] < a[0] ? b : a));
    return [left, points.filter(([x]) => x > 0.98 * Math.max(...points.map(([x]) => x))).length];
}})"""


@pytest.fixture(scope="module")
def fragment(api: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = api.post("traces", json={"kind": "preset", "id": "neuron-fragment"}).json()
    return found


def visible(page: Page, selector: str) -> int:
    count: int = page.evaluate(VISIBLE, selector)
    return count


def test_the_fragment_is_an_amplifier_with_the_gain_that_z_has_locked(
    open_page: OpenPage, fragment: dict[str, Any]
) -> None:
    page = open_page("/embed#preset=neuron-fragment&view=reversed")
    until(page, f"{FILM}.scene && {FILM}.view === 'reversed'")
    locals_ = {each["edge"]: each["local"] for step in fragment["steps"] for each in step.get("contributions", [])}
    made = {step["node"]: step["index"] for step in fragment["steps"] if step["pass"] == "forward"}
    seen = set()
    for step in range(len(fragment["steps"]) + 1):
        seek(page, step)
        for key, (number, text) in shown(page).items():
            kind, _, name = key.partition(":")
            if kind == "local":
                assert (number is None) == (made[name.partition(".")[0]] >= step), (step, key)
                if number is not None:
                    assert number == pytest.approx(locals_[name], rel=1e-12), key
                    assert_reads(text, number)
                    seen.add(name)
    assert {"a.0", "mul_1.1", "mul_2.1"} <= seen
    assert shown(page)["locked-by:z"][0] == fragment["values"]["z"]
    assert visible(page, ".over .is-amplifier") == 1
    assert visible(page, ".gradient-sum") == 1
    assert visible(page, ".gradient-split circle") == len([n for n in fragment["graph"]["nodes"] if n["inputs"]]) - 2


def test_m_turns_circles_into_triangles_that_point_left_and_back(open_page: OpenPage) -> None:
    page = open_page("/embed#preset=neuron-fragment", still=False)
    until(page, f"{FILM}.scene")
    page.locator("chain-rule .button-next").focus()
    circles = visible(page, ".role-computed .body")
    assert circles > 0
    page.keyboard.press("m")
    until(page, f"({VISIBLE})('.role-computed .body') === 0")
    until(page, f"({TIPS})().every(([, right]) => right > 4)")
    [[tip, _]] = page.evaluate(TIPS)
    assert tip[0] < -30
    assert abs(tip[1]) < 1
    page.keyboard.press("m")
    until(page, f"({VISIBLE})('.over .is-amplifier') === 0")
    assert visible(page, ".role-computed .body") == circles
    assert page.evaluate(f"{FILM}.view") == "graph"


@pytest.mark.parametrize("preset", ["neuron-fragment", "chain-case-1", "cs231n-sigmoid", "colah"])
def test_nothing_overlaps_in_a_reversed_graph(preset: str, open_page: OpenPage) -> None:
    page = open_page(f"/embed#preset={preset}&view=reversed")
    until(page, f"{FILM}.scene && {FILM}.view === 'reversed'")
    page.evaluate(f"{FILM}.seek({FILM}.steps)")
    overlaps = page.evaluate(f"""() => {{
        const parts = [...{FILM}.shadowRoot.querySelectorAll(
            ".name, .flag-shape, .shape, .gain-shape, .chip-amount rect, .over .locked-by")]
            .filter((part) => !part.closest("[hidden]") && part.getBoundingClientRect().width > 0);
        return parts.flatMap((part, i) => parts.slice(i + 1).filter((other) => {{
            const [a, b] = [part.getBoundingClientRect(), other.getBoundingClientRect()];
            return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5
                && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5;
        }}).map((other) => `${{part.outerHTML}} | ${{other.outerHTML}}`));
    }}""")
    assert overlaps == []


def test_the_studio_has_a_tab_for_it_and_keeps_it_in_the_address(open_studio: OpenPage) -> None:
    page = open_studio("#preset=neuron-fragment&step=17")
    page.locator("studio-tabs [data-view=reversed]").click()
    until(page, f"{FILM}.view === 'reversed'")
    until(page, "location.hash.includes('view=reversed')")
    page.reload()
    until(page, f"{FILM}.scene && {FILM}.view === 'reversed' && {FILM}.t === 17")
    page.locator("chain-rule").press("m")
    until(page, "!location.hash.includes('view=')")
    expect(page.locator("studio-tabs [data-view=graph]")).to_have_attribute("aria-selected", "true")


def test_a_graph_of_arrays_has_no_such_tab(open_studio: OpenPage) -> None:
    page = open_studio("#preset=matrix-product")
    expect(page.locator("studio-tabs")).to_have_count(0)
