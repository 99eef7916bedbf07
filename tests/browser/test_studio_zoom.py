"""Zoom in the studio: arrays, neurons and the ops of one neuron are looked at without losing the place."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.films import film_of, go_to, is_written, walk
from tests.browser.test_network import CASE, LECTURE, SOURCE
from tests.browser.waiting import until

PRESET = "#preset=lecture-network"


def place(page: Page) -> dict[str, Any]:
    """Where the player is: the moment, the node of the step and its pass, and what is known of gradients."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const { scene, t, view, steps } = document.querySelector("chain-rule");
            const { frame } = document.querySelector("studio-app").studio.film;
            const known = scene.nodes.filter((node) => frame.nodes[node.index].gradientState === "done");
            return { t, view, steps, node: scene.nodes[frame.active?.node ?? -1]?.id, pass: frame.active?.pass,
                     known: known.map(({ id }) => id) };
        }"""
    )
    return found


def look(page: Page, view: str) -> dict[str, Any]:
    """Choose a view, and where one is then."""
    page.locator(f"[data-view={view}]").click()
    until(page, f"document.querySelector('studio-app').studio.shown.view === '{view}'")
    until(page, f"document.querySelector('chain-rule').view === '{view}'")
    until(
        page,
        """() => {
            const { scene, t } = document.querySelector("chain-rule");
            const { film } = document.querySelector("studio-app").studio;
            return film?.scene === scene && film.frame.t === t;
        }""",
    )
    return place(page)


def test_a_change_of_view_keeps_the_place(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=network")
    for step, node in ((3, "z1"), (9, "a1"), (51, "z3"), (56, "a2"), (74, "z1")):
        go_to(page, step)
        before = place(page)
        arrays = look(page, "graph")
        assert (arrays["node"], arrays["pass"]) == (node, before["pass"])
        assert look(page, "network") == before


def test_the_address_has_the_step_of_the_view_it_names(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=network&step=51")
    until(page, "document.querySelector('chain-rule').step === 51")
    arrays = look(page, "graph")
    until(page, f"location.hash.includes('step={int(arrays['t'])}&view=graph')")
    look(page, "network")
    until(page, "location.hash.includes('step=51&view=network')")


def test_no_gradient_is_known_by_a_change_of_view(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=network&step=51")
    until(page, "document.querySelector('chain-rule').step === 51")
    assert "w3_2_1" in place(page)["known"]
    assert "w3_1_1" not in place(page)["known"]
    assert not {"W3", "a2", "b3"} & set(look(page, "graph")["known"])


def test_a_step_taken_in_one_view_is_taken_in_the_other(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=network&step=51")
    until(page, "document.querySelector('chain-rule').step === 51")
    arrays = look(page, "graph")
    page.locator("#stage").focus()
    page.keyboard.press("ArrowRight")
    assert place(page)["t"] == int(arrays["t"]) + 1
    assert look(page, "network")["t"] == 55  # All of layer 3 has gone back: the z's, its products and weights.


def test_another_sample_is_looked_at_at_the_same_step(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=network&step=51")
    until(page, "document.querySelector('chain-rule').step === 51")
    page.locator(".sample").nth(1).click()
    until(page, "document.querySelector('studio-app').studio.film.numbers.values[18][0] === 0")
    assert place(page)["t"] == 51


def neuron(page: Page) -> str | None:
    """The neuron one has zoomed into."""
    found: str | None = page.evaluate("document.querySelector('chain-rule').neuron")
    return found


def enter(page: Page, node: str) -> None:
    """Zoom in by keyboard, at a node of the network."""
    index = page.evaluate(
        "(id) => document.querySelector('chain-rule').scene.nodes.find((node) => node.id === id).index", node
    )
    spot = page.locator("chain-rule").locator(f".network [data-node='{index}']").first
    spot.focus()
    spot.press("Enter")


def test_enter_opens_the_neuron_in_focus_on_the_same_step_and_escape_leads_out(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=network&step=51")
    until(page, "document.querySelector('chain-rule').step === 51")
    before = place(page)
    enter(page, "a2_1")
    assert neuron(page) == "2.1"
    assert place(page) == before
    until(page, "location.hash.includes('step=51&view=network&neuron=2.1')")
    page.keyboard.press("Escape")
    assert neuron(page) is None
    assert place(page) == before
    until(page, "!location.hash.includes('neuron')")
    mark = page.locator("chain-rule").locator(".network .is-visited")
    expect(mark).to_have_count(1)


def test_a_double_click_opens_a_neuron_and_the_bar_leads_out_and_in_and_to_the_arrays(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=network&step=12")
    until(page, "document.querySelector('chain-rule').step === 12")
    film = page.locator("chain-rule")
    film.locator(".spot-a").nth(3).dblclick()
    assert neuron(page) == "2.2"
    film.get_by_role("button", name="Neurons").click()
    assert neuron(page) is None
    film.get_by_role("button", name="Neuron 1 of layer 2").click()  # that of the step
    assert neuron(page) == "2.1"
    film.get_by_role("combobox", name="Which neuron").select_option("3.2")
    assert neuron(page) == "3.2"
    film.get_by_role("button", name="Arrays").click()
    until(page, "document.querySelector('chain-rule').view === 'graph'")
    assert neuron(page) is None
    film.get_by_role("button", name="Neurons").click()
    until(page, "document.querySelector('chain-rule').view === 'network'")
    assert place(page)["t"] == 12


def test_every_number_of_a_neuron_is_the_traces_and_none_is_there_before_its_step(
    open_studio: OpenPage, api: httpx.Client
) -> None:
    trace = api.post("traces", json=SOURCE).json()
    assert trace["values"]["z2_1"] == pytest.approx(CASE["z"][1][0], rel=1e-12)
    assert trace["gradients"]["w2_1_2"] == pytest.approx(CASE["dC_dW"][1][0][1], rel=1e-12)
    film = film_of(trace)
    page = open_studio(f"{PRESET}&view=network&neuron=2.1")
    until(page, "document.querySelector('chain-rule').neuron === '2.1'")
    ids = [node["id"] for node in trace["graph"]["nodes"]]
    parts = {f"v{ids.index(name)}" for name in ("w2_1_1", "p2_1_1", "s2_1_2", "b2_1", "z2_1", "a2_1", "p3_2_1")}
    steps = range(0, film.steps + 1, 2)
    for step, seen in zip(steps, walk(page, [*steps]), strict=True):
        shown = {key: text for key, text in seen.picture.items() if key[0] in "vla" and key in film.figures}
        assert parts <= {*shown}
        assert f"v{ids.index('z2_2')}" not in shown
        for key, text in shown.items():
            known = film.known(key, step)
            assert (text == "?") if known is None else is_written(text, known[0]), (step, key, text)


def test_a_step_elsewhere_is_quiet_and_the_next_one_here_can_be_played(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=network&neuron=2.1&step=40")
    until(page, "document.querySelector('chain-rule').neuron === '2.1'")
    film = page.locator("chain-rule")
    expect(film.locator(".stage[data-quiet]")).to_have_count(1)
    expect(film.locator(".elsewhere")).to_contain_text("loss", use_inner_text=True)
    film.get_by_role("button", name="Next step here").click()
    until(page, "document.querySelector('studio-app').studio.film.frame.progress === 1")
    assert place(page)["node"] == "p3_2_1"
    expect(film.locator(".stage[data-quiet]")).to_have_count(0)
    page.locator("#stage").focus()
    page.keyboard.press("Shift+ArrowRight")
    gap = place(page)["t"]
    page.keyboard.press("Shift+ArrowRight")
    assert place(page)["t"] > gap


def test_a_neuron_keeps_its_curve_its_lock_and_reversed_its_triangle(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=network&neuron=2.1&step=14")
    film = page.locator("chain-rule")
    point, slope = film.locator(".activation .point"), film.locator("[data-figure='put-away:a2_1.0']")
    triangle = film.locator(".over .is-amplifier .shape")
    expect(film.locator(".activation .curve")).to_be_visible()
    for step, is_known in ((14, False), (15, True)):
        page.evaluate(f"document.querySelector('chain-rule').seek({step})")
        for part in (point, slope, film.locator(".activation .lock")):
            expect(part).to_be_visible(visible=is_known)
    expect(slope).to_have_text("0.1179")
    expect(triangle).to_be_hidden()
    page.evaluate("document.querySelector('chain-rule').view = 'reversed'")
    expect(triangle).to_be_visible()
    gain = film.locator(".is-amplifier [data-figure='local:a2_1.0']")
    expect(gain).to_have_text("0.118")
    expect(film.locator(".is-amplifier .lock")).to_be_visible()
    expect(point).to_be_hidden()


def test_a_film_that_plays_goes_on_playing_in_the_neuron(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=network&step=8", still=False)
    until(page, "document.querySelector('chain-rule').step === 8")
    page.keyboard.press("Space")
    enter(page, "z2_1")
    assert neuron(page) == "2.1"
    assert page.evaluate("document.querySelector('chain-rule').playing")
    until(page, "document.querySelector('chain-rule').step > 8")


def test_the_view_of_a_neuron_is_accessible(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=network&neuron=2.1&step=62")
    until(page, "document.querySelector('chain-rule').neuron === '2.1'")
    assert violations(page) == []


def test_a_neuron_that_there_is_not_is_the_whole_network(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=network&neuron=9.9&step=5")
    until(page, "document.querySelector('chain-rule').step === 5")
    assert neuron(page) is None
    until(page, "!location.hash.includes('neuron')")


def test_an_embedded_film_can_start_in_a_neuron(open_page: OpenPage) -> None:
    page = open_page("/embed#preset=lecture-network&view=network&neuron=2.1&step=12")
    until(page, "document.querySelector('chain-rule')?.neuron === '2.1'")
    film = page.locator("chain-rule")
    film.get_by_role("button", name="Neurons").click()
    assert neuron(page) is None
    expect(film.get_by_role("button", name="Arrays")).to_have_count(0)


def cells(page: Page, operand: str) -> list[list[float | None]]:
    """The numbers of a grid as it stands, None for each that is not known."""
    found: list[list[str]] = page.evaluate(
        """(operand) => [...document.querySelectorAll(`[data-operand=${operand}] tbody tr`)].map((row) =>
            [...row.querySelectorAll(".cell data")].map((cell) => cell.getAttribute("value")))""",
        operand,
    )
    return [[float(value) if value else None for value in row] for row in found]


def sizes(page: Page) -> str:
    return " ".join(page.locator(".product-sizes .shapes").inner_text().split())


def near(expected: list[list[float]]) -> Any:
    return [pytest.approx(row, rel=1e-10) for row in expected]


def columns(*rows: list[float]) -> list[list[float]]:
    """Samples, one a row, as columns."""
    return [list(each) for each in zip(*rows, strict=True)]


def test_the_product_of_layer_2_is_the_golden_one_forward_and_backward(open_studio: OpenPage) -> None:
    first, second = (LECTURE["cases"][name] for name in "AB")
    weights, batch = LECTURE["W"][1], LECTURE["batch_A_B"]
    delta = columns(first["dC_dz"][1], second["dC_dz"][1])
    page = open_studio(f"{PRESET}&view=graph&step=3")
    until(page, "document.querySelector('chain-rule').step === 3")
    page.locator(".product-open").click()
    assert sizes(page) == "2 × 2 · 2 × 2 + 2 × 1 → 2 × 2"
    assert cells(page, "left") == weights
    assert cells(page, "right") == near(columns(first["a"][0], second["a"][0]))
    assert cells(page, "result") == near(columns(first["z"][1], second["z"][1]))
    assert page.locator(".spelled").inner_text().split("=")[1].strip() == "2 · 0.982 + (−1) · 0.1192 + 0"
    page.locator("[data-kind=left]").click()
    assert cells(page, "left") == [list(each) for each in zip(*weights, strict=True)]
    assert cells(page, "result") == [[None, None], [None, None]]
    page.evaluate("document.querySelector('chain-rule').step = 21")
    until(page, "document.querySelector('[data-operand=result] data').value !== ''")
    assert cells(page, "right") == near(delta)
    assert cells(page, "result") == near(columns(first["dC_da"][0], second["dC_da"][0]))
    page.locator("[data-kind=right]").click()
    expect(page.locator("[data-operand=right].turned")).to_have_count(1)
    assert cells(page, "right") == near([first["a"][0], second["a"][0]])
    assert cells(page, "result") == near(batch["dL_dW"][1])
    page.locator("[data-kind=bias]").click()
    assert cells(page, "left") == near(delta)
    assert cells(page, "result") == near([[each] for each in batch["dL_db"][1]])


def test_the_product_read_with_samples_as_rows_is_the_traces(open_studio: OpenPage) -> None:
    first, second = (LECTURE["cases"][name] for name in "AB")
    page = open_studio(f"{PRESET}&view=graph&step=21")
    until(page, "document.querySelector('chain-rule').step === 21")
    page.locator(".product-open").click()
    page.get_by_label("Samples are").select_option("rows")
    page.locator("[data-kind=left]").click()
    assert cells(page, "left") == near([first["dC_dz"][1], second["dC_dz"][1]])
    assert cells(page, "right") == LECTURE["W"][1]
    assert cells(page, "result") == near([first["dC_da"][0], second["dC_da"][0]])
    page.locator("[data-kind=right]").click()
    expect(page.locator("[data-operand=left].turned")).to_have_count(1)
    page.locator("[data-kind=forward]").click()
    expect(page.locator("[data-operand=right].turned")).to_have_count(1)


def test_a_product_opens_at_its_node_and_is_walked_and_closed_by_keys(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=graph&step=3")
    until(page, "document.querySelector('chain-rule').step === 3")
    film = page.locator("chain-rule")
    index = page.evaluate("document.querySelector('chain-rule').scene.nodes.find(({ id }) => id === 'z2').index")
    film.locator(f"g.node[data-node='{index}']").focus()
    page.keyboard.press("Enter")
    page.locator(".product").wait_for()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".chosen")).to_have_attribute("aria-label", "Row 2, column 2: −1.96")
    lit = page.locator(".cell.lit").evaluate_all(
        "cells => cells.map((cell) => [cell.closest('table').dataset.operand, cell.dataset.row, cell.dataset.column])"
    )
    assert sorted(lit) == [
        ["bias", "1", "0"], ["left", "1", "0"], ["left", "1", "1"], ["right", "0", "1"], ["right", "1", "1"],
    ]  # fmt: skip
    assert place(page)["t"] == 3
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".product")).to_have_count(0)
    assert place(page)["t"] == 3


def test_a_node_that_is_no_product_opens_nothing(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=graph&step=4")
    until(page, "document.querySelector('chain-rule').step === 4")
    expect(page.locator(".product-open")).to_have_count(0)
    index = page.evaluate("document.querySelector('chain-rule').scene.nodes.find(({ id }) => id === 'a2').index")
    page.locator("chain-rule").locator(f"g.node[data-node='{index}']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".product")).to_have_count(0)


def test_of_a_large_product_a_window_is_shown_and_goes_with_the_cell(open_studio: OpenPage, api: httpx.Client) -> None:
    source = {
        "kind": "network", "sizes": [20, 40, 3], "activation": "tanh", "loss": "half_sse", "seed": 1,
        "detail": "tensor",
        "samples": [{"x": [k / 10 - n for k in range(20)], "target": [0, 0, n]} for n in range(9)],
    }  # fmt: skip
    packed = base64.urlsafe_b64encode(json.dumps(source).encode()).decode().rstrip("=")
    page = open_studio(f"#source={packed}&view=graph&step=1")
    until(page, "document.querySelector('chain-rule').step === 1")
    page.locator(".product-open").click()
    assert sizes(page) == "40 × 20 · 20 × 9 + 40 × 1 → 40 × 9"
    assert page.locator(".product .cell").count() < 80
    expect(page.locator(".spelled")).to_contain_text("(16 more)", use_inner_text=True)
    page.keyboard.press("End")
    for _ in range(12):
        page.keyboard.press("ArrowDown")
    chosen = page.locator(".chosen")
    assert (chosen.get_attribute("data-row"), chosen.get_attribute("data-column")) == ("12", "8")
    trace = api.post("traces", json=source).json()
    assert float(chosen.locator("data").get_attribute("value") or "nan") == pytest.approx(trace["values"]["z1"][8][12])


def test_the_address_holds_the_product_that_is_open(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=graph&cells=z2&step=21")
    until(page, "document.querySelector('[data-operand=result] data')?.value")
    expect(page.locator("[data-kind=right]")).to_have_attribute("aria-selected", "true")
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator(".product")).to_have_count(0)
    until(page, "!location.hash.includes('cells')")
