"""A network of one's own: its shape, its first weights, its samples, and what the server says against it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.network_panel import DONE, PRESET, figure, shape, unfold, until_sizes, wait_for_view
from tests.browser.waiting import until


def test_a_network_of_ones_own_is_shaped_and_the_browsers_back_undoes_it(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    page.locator(".example-button").click()
    page.get_by_role("button", name="Start with a network of your own").click()
    until_sizes(page, 2, 2, 1)
    panel = page.locator("studio-shape")
    panel.get_by_role("button", name="Neurons of layer 1: one more").click()
    until_sizes(page, 2, 3, 1)
    panel.get_by_label("Neurons of layer 2", exact=True).fill("2")
    panel.get_by_label("Neurons of layer 2", exact=True).press("Enter")
    until_sizes(page, 2, 3, 2)
    panel.get_by_role("button", name="Add a layer").click()
    until_sizes(page, 2, 3, 3, 2)
    panel.get_by_label("Activation of layer 2").select_option("relu")
    until(page, "document.querySelector('studio-app').studio.network.state.document.layers[1].activation === 'relu'")
    panel.get_by_role("button", name="Remove layer 1").click()
    until_sizes(page, 2, 3, 2)
    assert shape(page)["activations"] == ["relu", "sigmoid"]
    until(page, "document.querySelector('studio-app').studio.state.scene?.nodes.some(({ id }) => id === 'w2_2_3')")
    for sizes in [(2, 3, 3, 2), (2, 3, 3, 2), (2, 3, 2), (2, 3, 1), (2, 2, 1)]:
        page.go_back()
        until_sizes(page, *sizes)


def test_what_is_new_is_drawn_and_what_was_there_stays(open_studio: OpenPage, document: dict[str, Any]) -> None:
    page = open_studio(PRESET)
    wait_for_view(page, "network")
    unfold(page, "shape")
    page.get_by_role("button", name="Neurons of layer 1: one more").click()
    until_sizes(page, 2, 3, 2, 2)
    layers = page.evaluate("document.querySelector('studio-app').studio.network.state.document.layers")
    assert layers[0]["W"][:2] == document["layers"][0]["W"]
    assert [row[:2] for row in layers[1]["W"]] == document["layers"][1]["W"]
    assert layers[2]["W"] == document["layers"][2]["W"]
    drawn = [*layers[0]["W"][2], *(row[2] for row in layers[1]["W"])]
    assert len({*drawn, 0}) == 5


def test_a_seed_draws_the_same_weights_again_and_is_kept_in_the_address(
    open_studio: OpenPage, api: httpx.Client, document: dict[str, Any]
) -> None:
    page = open_studio(PRESET)
    wait_for_view(page, "network")
    unfold(page, "shape")
    page.locator("[data-initial]").select_option("he")
    until(page, "document.querySelector('studio-app').studio.network.state.seeded?.initial === 'he'")
    page.get_by_role("textbox", name="Seed").fill("7")
    page.get_by_role("textbox", name="Seed").press("Enter")
    until(page, "document.querySelector('studio-app').studio.network.state.seeded?.seed === 7")
    samples = {"samples": document["samples"], "activation": "sigmoid", "seed": 7, "initial": "he"}
    wanted = api.post("traces", json={"kind": "network", "sizes": [2, 2, 2, 2], **samples}).json()["values"]
    document_shown = "document.querySelector('studio-app').studio.network.state.document"
    weights = page.evaluate(f"{document_shown}.layers.map(({{ W }}) => W)")
    assert weights == [wanted["W1"], wanted["W2"], wanted["W3"]]
    page.get_by_role("button", name="New weights").click()
    until(page, "document.querySelector('studio-app').studio.network.state.seeded?.seed === 8")
    until(page, "location.hash.includes('source=')")
    page.wait_for_timeout(400)
    page.reload()
    until(page, "document.querySelector('studio-app')?.studio.network.state.seeded?.seed === 8")


def test_what_the_server_refuses_is_said_at_its_field_and_can_be_mended(open_studio: OpenPage) -> None:
    page = open_studio(PRESET)
    wait_for_view(page, "network")
    unfold(page, "shape")
    page.locator("[data-loss]").select_option("cross_entropy")
    said = page.locator(".refusal")
    said.wait_for()
    expect(said).to_have_attribute("data-field", "layers[2].activation")
    assert said.evaluate("box => box.previousElementSibling.dataset.layer") == "3"
    assert shape(page)["loss"] == "half_sse"
    said.get_by_role("button", name="Use softmax").click()
    until(page, "document.querySelector('studio-app').studio.network.state.document.loss === 'cross_entropy'")
    assert shape(page)["activations"] == ["sigmoid", "sigmoid", "softmax"]
    expect(page.locator(".refusal")).to_have_count(0)


def test_a_target_that_the_loss_cannot_take_is_said_among_the_samples(open_studio: OpenPage) -> None:
    page = open_studio(PRESET)
    wait_for_view(page, "network")
    page.locator(".change summary").click()
    page.get_by_label("ŷ, element 1").fill("0.25")
    page.get_by_label("ŷ, element 1").press("Enter")
    until(page, "document.querySelector('studio-app').studio.network.state.document.samples[0].target[0] === 0.25")
    unfold(page, "shape")
    page.get_by_label("Activation of layer 3").select_option("softmax")
    until(page, "document.querySelector('studio-app').studio.network.state.document.layers[2].activation === 'softmax'")
    page.locator("[data-loss]").select_option("cross_entropy")
    page.locator(".refusal").wait_for()
    expect(page.locator(".refusal")).to_have_attribute("data-field", "samples[0].target")
    expect(page.locator("studio-samples + .refusal")).to_have_count(1)
    page.get_by_role("button", name="Take it back").click()
    until(page, "document.querySelector('.refusal') === null")
    assert shape(page)["loss"] == "half_sse"


def test_samples_are_added_and_removed(open_studio: OpenPage, trace: dict[str, Any]) -> None:
    page = open_studio(DONE)
    wait_for_view(page, "network")
    page.locator(".sample").nth(1).click()
    page.get_by_role("button", name="Add a sample").click()
    until(page, "document.querySelector('studio-app').studio.network.state.document.samples.length === 3")
    assert figure(page, "C3") == trace["values"]["C"][1]
    assert figure(page, "L") == pytest.approx(trace["values"]["L"] + trace["values"]["C"][1], rel=1e-12)
    until(page, "document.querySelector('studio-app').studio.network.sample === 2")
    page.get_by_role("button", name="Remove sample 3").click()
    until(page, "document.querySelector('studio-app').studio.network.state.document.samples.length === 2")
    assert figure(page, "L") == trace["values"]["L"]


def test_limits_are_said_before_one_runs_into_them(open_studio: OpenPage, api: httpx.Client) -> None:
    page = open_studio(PRESET)
    wait_for_view(page, "network")
    unfold(page, "shape")
    room = page.locator("[data-room]")
    room.wait_for()
    limits = api.get("limits").json()
    for most in ("layers", "layer_width", "samples", "nodes"):
        expect(room).to_contain_text(f"{limits[most]:,.0f}", use_inner_text=True)
    expect(room).to_have_attribute("data-room", "some")
    width = page.get_by_label("Neurons of layer 1", exact=True)
    width.fill("999999")
    width.press("Enter")
    until_sizes(page, 2, int(limits["layer_width"]), 2, 2)
    expect(room).to_have_attribute("data-room", "none")
    assert page.get_by_role("button", name="Neurons of layer 1: one more").is_disabled()
