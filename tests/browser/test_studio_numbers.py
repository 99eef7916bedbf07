"""Every number on the page is one of the trace, and none is there before its step."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.films import Film, Shown, film_of, flat, go_to, is_written, show_details, shown, walk, written

SCALAR = ("chain-case-2", "one-neuron", "micrograd-readme")


def film(api: httpx.Client, preset: str) -> Film:
    answer = api.post("traces", json={"kind": "preset", "id": preset})
    assert answer.status_code == 200
    return film_of(answer.json())


def open_film(open_studio: OpenPage, preset: str, **options: Any) -> Page:
    """The studio with the preset, and with formulas that are set already."""
    page = open_studio(f"#preset={preset}&step=1", **options)
    page.wait_for_selector(".katex")
    show_details(page)
    return page


def check_panels(shown: Shown, expected: Film, step: int) -> int:
    """Compare every figure in the panels; how many there were."""
    for key, value, text in shown.panels:
        known = expected.known(key, step)
        if known is None:
            assert value == "", f"{key} is shown at step {step}, before its time"
            assert alone(text) == "?"
            continue
        assert [float(x) for x in value.split()] == known, f"{key} at step {step}"
        if len(known) == 1:
            assert is_written(alone(text), known[0]), f"{key} at step {step} reads {text!r}, which is not {known[0]}"
    return len(shown.panels)


def alone(term: str) -> str:
    """A number of a sum as it would be written by itself: its sign stands apart there, and a plus is said."""
    return term.replace("\N{NO-BREAK SPACE}", "").removeprefix("+")


def check_picture(shown: Shown, expected: Film, step: int) -> None:
    for key, text in shown.picture.items():
        known = expected.known(key, step) if key in expected.figures else None
        if known is None:
            assert text == "?", f"{key} is shown at step {step}, before its time"
        elif len(known) == 1:
            assert is_written(text, known[0]), f"{key} at step {step} reads {text!r}, which is not {known[0]}"


@pytest.mark.parametrize("preset", SCALAR)
def test_every_number_at_every_step_is_the_traces(open_studio: OpenPage, api: httpx.Client, preset: str) -> None:
    expected = film(api, preset)
    page = open_film(open_studio, preset)
    page.locator("chain-rule .button-next").press("e")
    compared = 0
    for step, seen in enumerate(walk(page, list(range(expected.steps + 1)))):
        compared += check_panels(seen, expected, step)
        check_picture(seen, expected, step)
    assert compared > 5 * expected.steps
    assert {key[0] for key in seen.picture} == {"v", "g", "l", "a"}


def test_the_numbers_of_vectors_are_the_traces(open_studio: OpenPage, api: httpx.Client) -> None:
    expected = film(api, "softmax-ce")
    page = open_film(open_studio, "softmax-ce")
    for step, seen in enumerate(walk(page, list(range(expected.steps + 1)))):
        check_panels(seen, expected, step)


def test_back_at_a_step_is_what_it_was_on_the_way_there(open_studio: OpenPage) -> None:
    page = open_film(open_studio, "one-neuron")
    steps = page.evaluate("document.querySelector('chain-rule').steps")
    page.keyboard.press("Home")
    there = [shown(page)]
    for step in range(1, steps + 1):
        page.keyboard.press("ArrowRight")
        there.append(shown(page))
        assert page.evaluate("document.querySelector('chain-rule').t") == step
    for step in range(steps - 1, -1, -1):
        page.keyboard.press("ArrowLeft")
        assert shown(page) == there[step], f"step {step}"


def test_while_a_packet_travels_its_number_is_not_there_yet(open_studio: OpenPage, api: httpx.Client) -> None:
    expected = film(api, "chain-case-2")
    page = open_film(open_studio, "chain-case-2", still=False)
    for step, seen in enumerate(walk(page, [step + 0.05 for step in range(expected.steps)])):
        for key, value, _ in seen.panels:
            # What this step makes has not arrived; a local derivative is met on the way.
            if expected.since[key] >= step and not key.startswith("l"):
                assert value == "", f"{key} is shown at {step + 0.05}"


def test_a_selected_node_shows_all_digits(open_studio: OpenPage, api: httpx.Client) -> None:
    trace = api.post("traces", json={"kind": "preset", "id": "one-neuron"}).json()
    page = open_studio("#preset=one-neuron")
    go_to(page, len(trace["steps"]))
    node = next(i for i, node in enumerate(trace["graph"]["nodes"]) if node["id"] == "y")
    page.locator("chain-rule").locator(f"g.node[data-node='{node}']").press("Enter")
    selection = page.locator(".selection")
    for quantity in ("values", "gradients"):
        (x,) = flat(trace[quantity]["y"])
        assert str(abs(x)) in selection.inner_text()


def test_the_numbers_of_this_test_are_written_as_the_page_writes_them() -> None:
    pairs = {0.1: "0.1", -0.017986: "−0.01799", 24.0: "24", 1.5e-7: "1.5e−7", 2e6: "2e6", 0.15625: "0.1563", 0.0: "0"}
    assert {x: written(x) for x in pairs} == pairs
