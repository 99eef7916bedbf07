"""Zoom in the studio: arrays, neurons and the ops of one neuron are looked at without losing the place."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

PRESET = "#preset=lecture-network"


def place(page: Page) -> dict[str, Any]:
    """Where the player is: the moment, the node of the step and its pass, and what is known of gradients."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const { scene, t, view, steps } = document.querySelector("chain-rule");
            const { frame } = document.querySelector("studio-app").film;
            const known = scene.nodes.filter((node) => frame.nodes[node.index].gradientState === "done");
            return { t, view, steps, node: scene.nodes[frame.active?.node ?? -1]?.id, pass: frame.active?.pass,
                     known: known.map(({ id }) => id) };
        }"""
    )
    return found


def look(page: Page, view: str) -> dict[str, Any]:
    """Choose a view, and where one is then."""
    page.locator(f"[data-view={view}]").click()
    until(page, f"document.querySelector('studio-app').network.state.shown.view === '{view}'")
    until(page, f"document.querySelector('chain-rule').view === '{view}'")
    until(
        page,
        """() => {
            const { scene, t } = document.querySelector("chain-rule");
            const { film } = document.querySelector("studio-app");
            return film?.scene === scene && film.frame.t === t;
        }""",
    )
    return place(page)


@pytest.mark.parametrize(("step", "node"), [(3, "z1"), (9, "a1"), (51, "z3"), (56, "a2"), (74, "z1")])
def test_a_change_of_view_keeps_the_place(open_studio: OpenPage, step: int, node: str) -> None:
    page = open_studio(f"{PRESET}&view=network&step={step}")
    until(page, f"document.querySelector('chain-rule').step === {step}")
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
    until(page, "document.querySelector('studio-app').film.numbers.values[18][0] === 0")
    assert place(page)["t"] == 51
