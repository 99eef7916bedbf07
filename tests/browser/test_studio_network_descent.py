"""Gradient descent in the studio: backward passes that add up, steps, and the way back."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.network_panel import DONE, GOLDEN, figure, unfold
from tests.browser.waiting import until

ETA = 0.5


def test_a_step_goes_down_the_gradient_and_undo_brings_back_every_digit(
    open_studio: OpenPage, api: httpx.Client, document: dict[str, Any], trace: dict[str, Any]
) -> None:
    page = open_studio(DONE)
    unfold(page, "descent")
    page.locator("[data-figure=new-w1_1_1]").wait_for()
    after = {
        f"{letter}{i}": _down(trace["values"][f"{letter}{i}"], trace["gradients"][f"{letter}{i}"])
        for i in (1, 2, 3)
        for letter in "Wb"
    }
    for i in (1, 2, 3):
        for j in range(2):
            assert figure(page, f"old-b{i}_{j + 1}") == trace["values"][f"b{i}"][j]
            assert figure(page, f"new-b{i}_{j + 1}") == pytest.approx(after[f"b{i}"][j], rel=1e-12)
            for k in range(2):
                assert figure(page, f"new-w{i}_{j + 1}_{k + 1}") == pytest.approx(after[f"W{i}"][j][k], rel=1e-12)
    layers = [{**layer, "W": after[f"W{i}"], "b": after[f"b{i}"]} for i, layer in enumerate(document["layers"], 1)]
    loss = api.post("traces", json={**document, "layers": layers}).json()["values"]["L"]
    assert figure(page, "before") == trace["values"]["L"]
    assert figure(page, "after") == pytest.approx(loss, rel=1e-12)
    page.get_by_role("button", name="Take the step").click()
    until(page, "document.querySelector('studio-app').studio.network.state.undos === 1")
    assert figure(page, "L") == pytest.approx(loss, rel=1e-12)
    page.get_by_role("button", name="Undo").click()
    until(page, "document.querySelector('studio-app').studio.network.state.undos === 0")
    assert figure(page, "L") == trace["values"]["L"]
    assert page.evaluate("document.querySelector('studio-app').studio.bench.preset") == "lecture-network"


def test_the_learning_rate_is_set_by_slider_and_by_typing(open_studio: OpenPage, trace: dict[str, Any]) -> None:
    page = open_studio(DONE)
    unfold(page, "descent")
    page.locator("[data-figure=new-b3_1]").wait_for()
    field = page.locator(".eta .number")
    field.fill("2")
    field.press("Enter")
    wanted = trace["values"]["b3"][0] - 2 * trace["gradients"]["b3"][0]
    until(page, f"Math.abs(document.querySelector('[data-figure=new-b3_1]').value - {wanted!r}) < 1e-9")
    page.locator("#eta").press("ArrowRight")
    until(page, "Number(document.querySelector('.eta .number').value) > 2")


def test_backward_passes_add_up_until_they_are_cleared(
    open_studio: OpenPage, api: httpx.Client, document: dict[str, Any], trace: dict[str, Any]
) -> None:
    page = open_studio(DONE)
    unfold(page, "passes")
    backward = page.get_by_role("button", name="Backward", exact=True)
    verdict = page.locator(".verdict")
    backward.click()
    page.locator("[data-pass='1']").wait_for()
    expect(verdict).to_have_attribute("data-verdict", "fresh")
    backward.click()
    backward.click()
    page.locator("[data-pass='3']").wait_for()
    assert (verdict.get_attribute("data-verdict"), verdict.get_attribute("data-times")) == ("times", "3")
    for name, i, j in [("W1", 0, 0), ("W2", 1, 0), ("W3", 0, 1)]:
        page.locator("studio-accumulation select").select_option(f"w{name[1]}_{i + 1}_{j + 1}")
        gradient = trace["gradients"][name][i][j]
        assert [figure(page, f"pass{n}") for n in (1, 2, 3)] == [gradient] * 3
        assert figure(page, "held") == gradient + gradient + gradient
        golden = GOLDEN["batch_A_B"]["dL_dW"][int(name[1]) - 1][i][j]
        assert figure(page, "held") == pytest.approx(3 * golden, rel=1e-10)
    until(page, "document.querySelector('[data-figure=held-after]').value !== ''")
    for key, times in [("fresh-after", 1), ("held-after", 3)]:
        assert figure(page, key) == pytest.approx(loss_after(api, document, trace, times), rel=1e-12)
    page.get_by_role("button", name="Zero .grad").click()
    page.locator("[data-verdict=empty]").wait_for()
    page.locator("studio-accumulation").get_by_role("button", name="Undo").click()
    page.locator("[data-pass='3']").wait_for()


def test_a_step_without_clearing_leaves_the_old_gradient_in(
    open_studio: OpenPage, api: httpx.Client, document: dict[str, Any], trace: dict[str, Any]
) -> None:
    page = open_studio(DONE)
    unfold(page, "passes")
    backward = page.get_by_role("button", name="Backward", exact=True)
    for _ in range(2):
        backward.click()
    page.get_by_role("button", name="Take the step with .grad").click()
    until(page, "document.querySelector('studio-app').studio.network.state.course.at === 1")
    assert figure(page, "L") == pytest.approx(loss_after(api, document, trace, 2), rel=1e-12)
    backward.click()
    page.locator("[data-pass='3']").wait_for()
    expect(page.locator(".verdict")).to_have_attribute("data-verdict", "stale")
    now = page.evaluate("document.querySelector('studio-app').studio.network.state.figures.gradients.W1[0][0]")
    old = trace["gradients"]["W1"][0][0]
    assert [figure(page, f"pass{n}") for n in (1, 2, 3)] == [old, old, now]
    assert now != old
    undo = page.locator("studio-accumulation").get_by_role("button", name="Undo")
    undo.click()
    undo.click()
    until(page, "document.querySelector('studio-app').studio.bench.preset === 'lecture-network'")
    page.locator("[data-pass='2']").wait_for()
    expect(page.locator("[data-pass='3']")).to_have_count(0)
    assert figure(page, "L") == trace["values"]["L"]


def test_a_pass_over_each_sample_is_the_gradient_of_both(open_studio: OpenPage, trace: dict[str, Any]) -> None:
    page = open_studio(DONE)
    unfold(page, "passes")
    for n in (1, 2):
        page.locator(".sample").nth(n - 1).click()
        page.locator("studio-accumulation").get_by_text(f"sample {n}").click()
        until(page, f"document.querySelector('studio-app').studio.network.sample === {n - 1}")
        page.get_by_role("button", name="Backward", exact=True).click()
        page.locator(f"[data-pass='{n}']").wait_for()
    page.locator("studio-accumulation select").select_option("w3_2_1")
    assert [figure(page, f"pass{n}") for n in (1, 2)] == [
        pytest.approx(GOLDEN["cases"][name]["dC_dW"][2][1][0], rel=1e-10) for name in "AB"
    ]
    assert figure(page, "held") == pytest.approx(trace["gradients"]["W3"][1][0], rel=1e-12)
    expect(page.locator(".verdict")).to_have_attribute("data-verdict", "fresh")


def test_the_step_is_seen_as_motion_before_it_is_taken(open_studio: OpenPage, trace: dict[str, Any]) -> None:
    page = open_studio(DONE, still=False)
    unfold(page, "descent")
    until(page, "document.querySelector('[data-figure=new-w1_1_1]')?.value")
    new = figure(page, "new-w1_1_1")
    page.get_by_role("button", name="Take the step").click()
    until(page, "document.querySelector('studio-vectors').dataset.phase === 'travel'")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("studio-vectors tbody data")].map(
            (figure) => [figure.dataset.figure, figure.getAnimations().length],
        )"""
    )
    assert {count for _, count in moving} == {1}
    assert len(moving) == 3 * 18
    assert page.evaluate("document.querySelector('studio-app').studio.network.state.course.at") == 0
    until(page, "document.querySelector('studio-app').studio.network.state.course.at === 1")
    assert figure(page, "old-w1_1_1") == new


def test_every_point_of_the_way_is_gone_back_to_exactly(open_studio: OpenPage, trace: dict[str, Any]) -> None:
    page = open_studio(DONE)
    unfold(page, "descent")
    losses = [trace["values"]["L"]]
    parameters = []
    for n in (1, 2):
        until(page, "!document.querySelector('[data-take=fresh]').disabled")
        foreseen = figure(page, "after")
        page.get_by_role("button", name="Take the step").click()
        until(page, f"document.querySelector('studio-app').studio.network.state.course.at === {n}")
        losses.append(figure(page, "L"))
        assert losses[n] == pytest.approx(foreseen, rel=1e-12)
        parameters.append(page.evaluate("document.querySelector('studio-app').studio.network.state.document.layers"))
    assert [figure(page, f"course{n}") for n in range(3)] == losses
    for n, wanted in [(0, None), (2, parameters[1]), (1, parameters[0])]:
        page.locator(f"[data-point='{n}']").click()
        until(page, f"document.querySelector('studio-app').studio.network.state.course.at === {n}")
        assert figure(page, "L") == losses[n]
        if wanted is None:
            assert page.evaluate("document.querySelector('studio-app').studio.bench.preset") == "lecture-network"
        else:
            assert page.evaluate("document.querySelector('studio-app').studio.network.state.document.layers") == wanted


def test_sum_and_mean_make_the_same_step_when_eta_is_scaled_by_n(open_studio: OpenPage) -> None:
    page = open_studio(DONE)
    unfold(page, "descent")
    until(page, "document.querySelector('[data-figure=new-w1_1_1]')?.value")
    new = {key: figure(page, key) for key in ("new-w1_1_1", "new-w3_2_1", "new-b2_2")}
    page.locator(".segments").get_by_text("mean").first.click()
    page.locator("[data-keep]").wait_for()
    until(page, "document.querySelector('[data-figure=new-w1_1_1]')?.value")
    assert figure(page, "new-w1_1_1") != new["new-w1_1_1"]
    page.locator("[data-keep]").click()
    page.locator("[data-kept]").wait_for()
    expect(page.locator(".eta .number")).to_have_value("1")
    assert {key: figure(page, key) for key in new} == new
    assert figure(page, "difference") == 0
    page.locator(".segments").get_by_text("sum").first.click()
    page.locator("[data-keep]").click()
    page.locator("[data-kept]").wait_for()
    expect(page.locator(".eta .number")).to_have_value("0.5")


def loss_after(api: httpx.Client, document: dict[str, Any], trace: dict[str, Any], times: int) -> float:
    """L after a step down so many times the gradient."""
    layers = [
        {
            **layer,
            "W": _down(trace["values"][f"W{i}"], trace["gradients"][f"W{i}"], times),
            "b": _down(trace["values"][f"b{i}"], trace["gradients"][f"b{i}"], times),
        }
        for i, layer in enumerate(document["layers"], 1)
    ]
    found: float = api.post("traces", json={**document, "layers": layers}).json()["values"]["L"]
    return found


def _down(value: Any, gradient: Any, times: int = 1) -> Any:
    if isinstance(value, list):
        return [_down(v, g, times) for v, g in zip(value, gradient, strict=True)]
    return value - ETA * times * gradient


def test_a_learning_rate_is_found_with_which_the_doubled_step_visibly_overshoots(
    open_studio: OpenPage, trace: dict[str, Any]
) -> None:
    page = open_studio(DONE)
    unfold(page, "passes")
    backward = page.get_by_role("button", name="Backward", exact=True)
    backward.click()
    backward.click()
    page.locator("[data-seek]").click()
    expect(page.locator("[data-overshoot]")).to_be_visible()
    assert figure(page, "fresh-after") < trace["values"]["L"] < figure(page, "held-after")
