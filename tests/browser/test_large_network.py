"""A network of many neurons: its columns, its largest weights, and what is told of a neuron and of a weight."""

from __future__ import annotations

import re
from typing import Any

import httpx
import numpy as np
import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

PRESET = "#preset=large-network"
FILM = "document.querySelector('chain-rule')"
ROOT = f"{FILM}.shadowRoot"
NEURON = (1, 79)
"""Layer, and place in it from 0."""
BEFORE_Z1, AFTER_A1, END = 0, 2, 16


@pytest.fixture(scope="session")
def trace(api: httpx.Client) -> dict[str, Any]:
    """The arrays of the preset's trace, by name."""
    found = api.post("traces", json={"kind": "preset", "id": "large-network"}).json()
    return {
        "values": {name: np.array(value) for name, value in found["values"].items()},
        "gradients": {name: np.array(value) for name, value in found["gradients"].items()},
    }


@pytest.fixture
def page(open_studio: OpenPage) -> Page:
    found = open_studio(PRESET)
    until(found, f"{FILM}.view === 'network' && {ROOT}.querySelector('.columns .line-choice .figures')?.textContent")
    return found


def go(page: Page, step: int) -> None:
    page.evaluate(f"{FILM}.step = {step}")


def walk_to(page: Page, column: int, index: int) -> None:
    """By keys, from the first neuron of the first layer, down the files of the layer."""
    page.evaluate(f"{ROOT}.querySelector('.columns .focusable').focus()")
    page.keyboard.press("Enter")
    rows = 32
    for key, times in (("ArrowRight", index // rows), ("ArrowDown", index % rows)):
        for _ in range(times):
            page.keyboard.press(key)
    assert page.evaluate(f"{ROOT}.querySelector('.columns .focusable').dataset.place") == f"{column}/{index}"


def card(page: Page) -> dict[str, float | None]:
    """The figures of the card by key; None for a question mark."""
    found = page.evaluate(
        f"""() => [...{ROOT}.querySelectorAll(".card:not([hidden]) [data-figure]")].map(
            (figure) => [figure.dataset.figure, figure.dataset.number ?? null, figure.textContent])"""
    )
    assert all((text == "?") == (number is None) for _, number, text in found)
    return {key: None if number is None else float(number) for key, number, _ in found}


def test_the_network_view_shows_a_large_network_and_says_which_weights_are_lines(page: Page) -> None:
    assert page.locator("studio-notices .notice").all_inner_texts() == []
    drawn = page.evaluate(f"{ROOT}.querySelector('.line-choice').innerText")
    assert "largest weights" in drawn
    assert re.findall(r"[\d,]+ of [\d,]+", drawn) == ["400 of 100,352", "400 of 8,192", "400 of 640"]
    page.evaluate(f"{ROOT}.querySelectorAll('.line-choice button')[1].click()")
    drawn = page.evaluate(f"{ROOT}.querySelector('.line-choice').innerText")
    assert re.findall(r"[\d,]+ of [\d,]+", drawn) == ["1,000 of 100,352", "1,000 of 8,192", "640 of 640"]


def test_closer_there_are_more_lines(page: Page) -> None:
    for _ in range(4):
        page.keyboard.press("+")
    until(page, f"{ROOT}.querySelector('.line-choice').innerText.includes('1,600 of 100,352')")


def test_a_neuron_is_told_with_the_numbers_of_the_trace_none_before_its_step(page: Page, trace: dict[str, Any]) -> None:
    layer, unit = NEURON
    go(page, BEFORE_Z1)
    walk_to(page, layer, unit)
    assert set(card(page).values()) == {None}
    values, gradients = trace["values"], trace["gradients"]
    z, a = values["z1"][0, unit], values["a1"][0, unit]
    go(page, AFTER_A1)
    found = card(page)
    own = {"value:z1_80": z, "value:a1_80": a, "local:a1_80.0": a * (1 - a)}
    for key, number in own.items():
        assert found.pop(key) == pytest.approx(number, rel=1e-12)
    terms = {key: number for key, number in found.items() if not key.startswith("gradient:")}
    assert len(terms) == 5 + 2
    assert sum(number for number in terms.values() if number is not None) == pytest.approx(z, rel=1e-10)
    assert {number for key, number in found.items() if key.startswith("gradient:")} == {None}
    go(page, END)
    found = card(page)
    assert found["gradient:a1_80"] == pytest.approx(gradients["a1"][0, unit], rel=1e-12)
    assert found["gradient:z1_80"] == pytest.approx(gradients["z1"][0, unit], rel=1e-12)
    assert found["gradient:b1_80"] == pytest.approx(gradients["b1"][unit], rel=1e-12)
    page.keyboard.press("Escape")
    assert card(page) == {}


def test_the_largest_terms_of_a_sum_are_the_largest(page: Page, trace: dict[str, Any]) -> None:
    layer, unit = NEURON
    go(page, AFTER_A1)
    walk_to(page, layer, unit)
    products = trace["values"]["W1"][unit] * trace["values"]["x"][0]
    shown = [number for key, number in card(page).items() if key.startswith("product:")]
    assert np.abs(shown) == pytest.approx(np.sort(np.abs(products))[::-1][:5], rel=1e-12)


@pytest.mark.parametrize("sample", [0, 2])
def test_a_weight_shows_its_two_values_meeting_and_the_gradient_of_all_samples(
    sample: int, open_studio: OpenPage, trace: dict[str, Any]
) -> None:
    page = open_studio(f"{PRESET}&sample={sample + 1}&view=reversed")
    until(page, f"{FILM}.view === 'reversed' && {ROOT}.querySelector('.columns')")
    go(page, END)
    layer, unit = NEURON
    walk_to(page, layer, unit)
    page.evaluate(f"{ROOT}.querySelector('.card button.is-term').click()")
    key = next(key for key in card(page) if key.startswith("value:w"))
    into, j, i = (int(part) for part in re.findall(r"\d+", key))
    values, gradients = trace["values"], trace["gradients"]
    a, delta = values[f"a{into - 1}"][sample, i - 1], gradients[f"z{into}"][sample, j - 1]
    found = card(page)
    assert found[f"value:w{into}_{j}_{i}"] == pytest.approx(values[f"W{into}"][j - 1, i - 1], rel=1e-12)
    assert found[f"value:a{into - 1}_{i}"] == pytest.approx(a, rel=1e-12)
    assert found[f"gradient:z{into}_{j}"] == pytest.approx(delta, rel=1e-12)
    assert found[f"share:w{into}_{j}_{i}"] == pytest.approx(a * delta, rel=1e-12)
    assert found[f"gradient:w{into}_{j}_{i}"] == pytest.approx(gradients[f"W{into}"][j - 1, i - 1], rel=1e-12)


def test_the_pointer_finds_a_neuron_and_the_card_goes_with_it(page: Page, trace: dict[str, Any]) -> None:
    go(page, AFTER_A1)
    box = page.evaluate(f"(({{x, y, width, height}}) => [x, y, width, height])({ROOT}.querySelector('.columns')"
                        ".getBoundingClientRect())")  # fmt: skip
    x, y, width, height = box
    columns = range(int(x + width * 0.4), int(x + width * 0.6), 4)
    for at in columns:
        page.mouse.move(at, y + height / 2)
        key = next((key for key in card(page) if key.startswith("value:z1_")), None)
        if key:
            unit = int(key.removeprefix("value:z1_")) - 1
            assert card(page)[key] == pytest.approx(trace["values"]["z1"][0, unit], rel=1e-12)
            break
    else:
        pytest.fail("no neuron under the pointer")
    page.mouse.move(x + 4, y + height - 60)
    assert card(page) == {}


@pytest.mark.parametrize(("view", "width"), [("network", 390), ("reversed", 1280)])
def test_a_large_network_can_be_used_by_everybody(view: str, width: int, open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view={view}", viewport={"width": width, "height": 844})
    until(page, f"{FILM}.view === '{view}' && {ROOT}.querySelector('.columns')")
    go(page, END)
    walk_to(page, *NEURON)
    assert violations(page) == []
    label = page.evaluate(f"{ROOT}.querySelector('.columns .focusable').getAttribute('aria-label')")
    assert label.startswith("Layer 1, neuron 80.")


def test_the_embedded_film_shows_a_large_network_too(open_page: OpenPage) -> None:
    page = open_page("/embed#preset=large-network&view=network&sample=2&step=2")
    until(page, f"{FILM}.scene && {ROOT}.querySelector('.columns')")
    assert page.evaluate(f"[{FILM}.view, {FILM}.sample, {FILM}.step]") == ["network", 2, 2]


def test_the_tour_goes_through_the_network_itself(page: Page) -> None:
    page.get_by_role("button", name="Take the tour").click()
    until(page, f"{FILM}.step === 1")
    assert page.evaluate(f"{FILM}.view") == "network"
