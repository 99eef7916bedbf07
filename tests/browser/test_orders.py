"""Both orders of evaluation on the lecture's network: who asks whom, how often, and no number before its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.lecture import CASE, FILM, OVERLAPS, assert_reads, seek, shown
from tests.browser.waiting import until

SIZES = [len(z) for z in CASE["z"]]
DELTAS = {f"z{layer}_{j}": d for layer, row in enumerate(CASE["dC_dz"], start=1) for j, d in enumerate(row, start=1)}
BAR = f"{FILM}.shadowRoot.querySelector('.order-bar')"
LOW = str.maketrans("0123456789,", "₀₁₂₃₄₅₆₇₈₉,")


@dataclass(frozen=True)
class Event:
    """One name asks for, or answers, another's gradient; what is open and what is known once it has happened."""

    kind: str
    name: str
    asker: str | None
    calls: tuple[str, ...]
    known: frozenset[str]
    tally: dict[str, int]


def recursion() -> Iterator[Event]:
    """The recursion itself, with nothing remembered but the reader's own answers."""
    known: list[str] = []
    tally: Counter[str] = Counter()

    def evaluate(layer: int, number: int, above: tuple[str, ...]) -> Iterator[Event]:
        name = f"z{layer}_{number}"
        calls = (*above, name)
        asker = above[-1] if above else None
        yield Event("ask", name, asker, calls, frozenset(known), dict(tally))
        needed = range(1, SIZES[layer] + 1) if layer < len(SIZES) else ()
        for each in needed:
            yield from evaluate(layer + 1, each, calls)
        for each in needed:
            known.remove(f"z{layer + 1}_{each}")
        known.append(name)
        tally[name] += 1
        yield Event("answer", name, asker, above, frozenset(known), dict(tally))

    for layer, size in enumerate(SIZES, start=1):
        for number in range(1, size + 1):
            yield from evaluate(layer, number, ())


def play(page: Page, order: str) -> None:
    page.evaluate(f"order => {{ {FILM}.setAttribute('order', order) }}", order)
    until(page, f"{FILM}.order === '{order}'")


def flags(page: Page) -> dict[str, tuple[float, str]]:
    """The gradients of the z that are shown."""
    found = shown(page)
    keys = [key for key in found if key.startswith("gradient:z") and found[key][0] is not None]
    return {key.removeprefix("gradient:"): (float(found[key][0] or 0), found[key][1]) for key in keys}


def words(page: Page, selector: str) -> str:
    found: str = page.evaluate(f"{BAR}.querySelector('{selector}').textContent")
    return found


def gradient(name: str) -> str:
    return f"∂Cⁿ/∂z{name[1:].replace('_', ',').translate(LOW)}"


def tallies(page: Page) -> dict[str, int]:
    found: dict[str, int] = page.evaluate(f"""() => Object.fromEntries(
        [...{FILM}.shadowRoot.querySelectorAll("[data-tally]")]
            .map(({{ dataset }}) => [{FILM}.scene.nodes[dataset.tally].id, Number(dataset.times)])
            .filter(([, times]) => times > 0))""")
    return found


def test_the_recursion_asks_22_times_and_no_number_is_there_before_its_answer(open_network: OpenPage) -> None:
    page = open_network("reversed")
    play(page, "left")
    events = list(recursion())
    assert page.evaluate(f"{FILM}.steps") == len(events) == 44
    seek(page, 0)
    assert flags(page) == {}
    for step, event in enumerate(events, start=1):
        seek(page, step)
        found = flags(page)
        assert set(found) == event.known, step
        for name, (number, text) in found.items():
            assert number == pytest.approx(DELTAS[name], rel=1e-10), (step, name)
            assert_reads(text, number)
        done = sum(event.tally.values())
        assert words(page, ".order-count").startswith(f"{done} of 22"), step
        assert tallies(page) == event.tally, step
        calls = " ← ".join(gradient(name) for name in event.calls)
        assert words(page, ".order-calls") == (calls or "nobody"), step
        sentence = page.evaluate(f"{FILM}.shadowRoot.querySelector('.sentence').textContent")
        for name in (event.name, event.asker or event.name):
            assert f"∂Cn/∂{name.replace('_', ',')}" in sentence, step
    assert sum(events[-1].tally.values()) == 22


def test_from_the_right_every_neuron_is_evaluated_once(open_network: OpenPage) -> None:
    page = open_network("reversed")
    play(page, "right")
    assert page.evaluate(f"{FILM}.steps") == 6
    before: set[str] = set()
    for step in range(7):
        seek(page, step)
        found = flags(page)
        assert before <= set(found)
        assert len(found) == step
        for name, (number, text) in found.items():
            assert number == pytest.approx(DELTAS[name], rel=1e-10), (step, name)
            assert_reads(text, number)
            later = [each for each in DELTAS if int(each[1]) == int(name[1]) + 1]
            assert set(later) <= set(found), "all that is needed is there first"
        assert words(page, ".order-count").startswith(f"{step} of 6")
        assert words(page, ".order-calls") == "nobody"
        before = set(found)
    assert tallies(page) == dict.fromkeys(DELTAS, 1)


def test_inside_an_event_the_asked_gradient_is_a_question_mark(open_network: OpenPage) -> None:
    page = open_network("reversed")
    play(page, "left")
    for step, event in enumerate(recursion()):
        page.evaluate(f"t => {FILM}.seek(t)", step + 0.2)
        kinds = page.evaluate(f"{FILM}.shadowRoot.querySelector('.strokes').dataset.movers").split()
        if event.kind == "ask":
            assert kinds == (["request"] if event.asker else []), step
            assert event.name not in flags(page), step
        elif event.name.startswith("z3"):
            assert kinds == ["gradient"], step
            assert event.name not in flags(page), step


def test_o_goes_through_the_orders_and_back_to_the_same_step(open_network: OpenPage) -> None:
    page = open_network("reversed")
    seek(page, 60)
    page.locator("chain-rule .button-next").focus()
    orders = []
    for _ in range(3):
        page.keyboard.press("o")
        orders.append([page.evaluate(f"{FILM}.order"), page.evaluate(f"{FILM}.steps")])
    assert orders == [["right", 6], ["left", 44], ["trace", 75]]
    assert page.evaluate(f"{FILM}.t") == 60
    page.locator("chain-rule [data-order=left]").click()
    assert page.evaluate(f"{FILM}.order") == "left"
    page.keyboard.press("m")
    assert page.evaluate(f"[{FILM}.view, {FILM}.order, {FILM}.t]") == ["network", "trace", 60]


def test_both_orders_end_where_the_trace_ends_with_other_seeds_too(open_network: OpenPage) -> None:
    page = open_network("reversed")
    page.evaluate(f"{FILM}.seek({FILM}.steps)")
    page.locator("chain-rule [data-seed=a3_1]").focus()
    page.keyboard.press("ArrowUp")
    wanted = {name: number for name, (number, _) in flags(page).items()}
    assert wanted["z3_1"] != pytest.approx(DELTAS["z3_1"])
    for order in ("right", "left"):
        play(page, order)
        page.evaluate(f"{FILM}.seek({FILM}.steps)")
        assert {name: number for name, (number, _) in flags(page).items()} == wanted


def test_an_arrow_leads_to_every_gradient_that_is_needed_first(open_network: OpenPage) -> None:
    page = open_network("reversed")
    needs = f"""() => {FILM}.shadowRoot.querySelector("svg.network").dataset.needs.split(" ").filter(Boolean)
        .map((need) => [{FILM}.scene.nodes[parseInt(need, 10)].id, need.endsWith("?")])"""
    seek(page, 36)
    ids = page.evaluate(f"{FILM}.scene.nodes.map((node) => node.id)")
    for name, wanted in (("z1_1", ["z2_1", "z2_2"]), ("z2_2", ["z3_1", "z3_2"]), ("z3_1", ["a3_1"])):
        page.evaluate(f"node => {FILM}.highlight({{ nodes: [node] }})", name)
        assert page.evaluate(needs) == [[each, True] for each in wanted]
    page.evaluate(f"{FILM}.highlight(null)")
    for step in page.evaluate(f"{FILM}.scene.steps.filter((s) => s.pass === 'backward').map((s) => s.index)"):
        seek(page, step + 1)
        known = {key.removeprefix("gradient:") for key, (number, _) in shown(page).items() if number is not None}
        known |= {key.removeprefix("seed:") for key in known if key.startswith("seed:")}
        for name, is_open in page.evaluate(needs):
            assert name in ids
            assert is_open == (name not in known), (step, name)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
@pytest.mark.parametrize("order", ["left", "right"])
def test_nothing_overlaps_in_an_order(order: str, width: int, height: int, open_network: OpenPage) -> None:
    page = open_network("reversed", viewport={"width": width, "height": height})
    play(page, order)
    for step in range(0, page.evaluate(f"{FILM}.steps") + 1, 3):
        for t in (step, step + 0.4):
            page.evaluate(f"t => {FILM}.seek(t)", t)
            parts, overlaps = page.evaluate(OVERLAPS)
            assert parts > 10
            assert overlaps == [], t


def test_the_address_of_the_studio_carries_the_order(open_studio: OpenPage) -> None:
    page = open_studio("#preset=lecture-network&view=reversed&order=left&step=19")
    until(page, f"{FILM}.order === 'left' && {FILM}.t === 19")
    expect(page.locator("studio-order [data-order=left] .order-times tfoot td").last).to_have_text(
        "22", use_inner_text=True
    )
    page.locator("chain-rule [data-order=right]").click()
    until(page, "location.hash.includes('order=right')")
    expect(page.locator("studio-order tfoot td").last).to_have_text("6", use_inner_text=True)
    page.locator("chain-rule [data-order=trace]").click()
    until(page, "!location.hash.includes('order=')")
    expect(page.locator("studio-order")).to_have_count(0)


def test_where_the_recursion_explodes_the_count_is_said_and_nothing_is_played(open_page: OpenPage, api: Any) -> None:
    source = {"kind": "network", "sizes": [2, 6, 6, 6, 6], "seed": 1, "loss": "half_sse", "detail": "scalar"}
    answer = api.post("traces", json=source | {"samples": [{"x": [1, -1], "target": [0] * 6}]})
    assert answer.status_code < 300, answer.text
    page = open_page("/embed#preset=chain-case-1")
    until(page, f"{FILM}.scene")
    page.evaluate(f"trace => {{ {FILM}.document = trace; {FILM}.setAttribute('view', 'reversed'); }}", answer.json())
    until(page, f"{FILM}.view === 'reversed'")
    button = page.locator("chain-rule [data-order=left]")
    count = sum(6 * sum(6**k for k in range(layer)) for layer in range(1, 5))
    assert button.inner_text().endswith(f": {count}")
    expect(button).to_have_attribute("aria-disabled", "true")
    button.click(force=True)
    assert page.evaluate(f"{FILM}.order") == "trace"
