"""How the gradient of a parameter adds up over the samples, and nothing of it before it is computed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.network_panel import DONE, GOLDEN, PRESET, figure, unfold
from tests.browser.waiting import until


def test_the_mean_divides_loss_and_gradients(open_studio: OpenPage, trace: dict[str, Any]) -> None:
    page = open_studio(DONE)
    page.locator(".segments").get_by_text("mean").click()
    until(page, "document.querySelector('studio-app').studio.network.state.document.reduction === 'mean'")
    assert figure(page, "L") == pytest.approx(trace["values"]["L"] / 2, rel=1e-12)
    unfold(page, "sum")
    page.locator("studio-sum [data-figure=mean]").wait_for()
    page.locator("studio-sum select").select_option("w2_1_1")
    assert figure(page, "mean") == pytest.approx(trace["gradients"]["W2"][0][0] / 2, rel=1e-12)
    assert figure(page, "sum") == pytest.approx(trace["gradients"]["W2"][0][0], rel=1e-12)


def test_the_gradient_of_a_parameter_is_the_sum_of_the_samples(open_studio: OpenPage, trace: dict[str, Any]) -> None:
    page = open_studio(DONE)
    unfold(page, "sum")
    page.locator("studio-sum [data-figure=share1]").wait_for()
    for name, i, j in [("W2", 0, 0), ("W2", 1, 0), ("W3", 0, 1)]:
        page.locator("studio-sum select").select_option(f"w{name[1]}_{i + 1}_{j + 1}")
        shares = [each[i][j] for each in trace["per_sample_gradients"][name]]
        assert [figure(page, "share1"), figure(page, "share2")] == shares
        assert figure(page, "gradient") == trace["gradients"][name][i][j]
        assert figure(page, "sum") == pytest.approx(figure(page, "gradient"), rel=1e-12)


def test_a_share_that_is_not_added_yet_is_a_question_mark(open_studio: OpenPage) -> None:
    page = open_studio(DONE)
    unfold(page, "sum")
    page.locator("studio-sum [data-figure=share1]").wait_for()
    page.get_by_role("button", name="Add up").click()
    until(page, "document.querySelector('[data-figure=share2]').textContent.trim() === '?'")
    expect(page.locator("[data-figure=gradient]")).to_have_text("?", use_inner_text=True)
    until(page, "document.querySelector('[data-figure=gradient]').textContent.trim() !== '?'")
    expect(page.locator("[data-figure=share2]")).not_to_have_text("?", use_inner_text=True)


def test_no_gradient_is_shown_before_the_pass_is_over(open_studio: OpenPage, trace: dict[str, Any]) -> None:
    page = open_studio(f"{PRESET}&step=74")
    for name in ("sum", "descent", "passes"):
        unfold(page, name)
    page.locator("studio-sum [data-figure=share1]").wait_for()
    keys = ("share1", "delta1", "sum", "gradient", "gradient-w1_1_1", "new-w1_1_1", "line-gradient", "after")
    for key in keys:
        expect(page.locator(f"studio-network [data-figure='{key}']")).to_have_text("?", use_inner_text=True)
    for name in ("Take the step", "Backward"):
        assert page.get_by_role("button", name=name, exact=True).is_disabled()
    page.locator("[data-finish]").first.click()
    until(page, "document.querySelector('[data-figure=new-w1_1_1]')?.value")
    assert figure(page, "gradient-w1_1_1") == trace["gradients"]["W1"][0][0]
    expect(page.locator("[data-finish]")).to_have_count(0)


def test_a_share_is_the_value_that_enters_times_delta_and_of_a_bias_delta_itself(open_studio: OpenPage) -> None:
    page = open_studio(DONE)
    unfold(page, "sum")
    page.locator("studio-sum [data-figure=share1]").wait_for()
    cases = [GOLDEN["cases"][name] for name in "AB"]
    for layer, unit, source in [(1, 1, 2), (2, 2, 1), (3, 1, 2)]:
        deltas = [case["dC_dz"][layer - 1][unit - 1] for case in cases]
        entering = [(case["x"] if layer == 1 else case["a"][layer - 2])[source - 1] for case in cases]
        page.locator("studio-sum select").select_option(f"w{layer}_{unit}_{source}")
        for n in (1, 2):
            assert figure(page, f"factor{n}") == pytest.approx(entering[n - 1], rel=1e-10)
            assert figure(page, f"delta{n}") == pytest.approx(deltas[n - 1], rel=1e-10)
            assert figure(page, f"share{n}") == pytest.approx(entering[n - 1] * deltas[n - 1], rel=1e-10)
        page.locator("studio-sum select").select_option(f"b{layer}_{unit}")
        assert [figure(page, f"factor{n}") for n in (1, 2)] == [1, 1]
        assert [figure(page, f"share{n}") for n in (1, 2)] == pytest.approx(deltas, rel=1e-10)
        assert figure(page, "gradient") == pytest.approx(sum(deltas), rel=1e-10)
        assert figure(page, "gradient") == pytest.approx(GOLDEN["batch_A_B"]["dL_db"][layer - 1][unit - 1], rel=1e-10)


def test_a_bias_says_that_its_local_derivative_is_one(open_studio: OpenPage) -> None:
    page = open_studio(DONE)
    unfold(page, "sum")
    page.locator("studio-sum [data-figure=share1]").wait_for()
    page.locator("studio-sum select").select_option("b2_1")
    rule = page.locator(".factors-rule").inner_text().replace("\n", "")
    assert "∂z2,1/∂b2,1 = 1" in rule


def test_the_loss_of_a_sample_is_written_as_the_reader_chooses(open_studio: OpenPage) -> None:
    page = open_studio(DONE)
    unfold(page, "sum")
    page.locator("studio-sum [data-figure=share1]").wait_for()

    def written() -> str:
        return page.locator("studio-sum .equation").inner_text().replace("\n", "")

    assert "∂Cn/∂w" in written()
    page.get_by_label("How the loss of a sample is written").select_option("l-i")
    until(page, "document.querySelector('studio-sum .equation').textContent.includes('l')")
    assert "Σi ∂li/∂w" in written()
    assert "li" in page.locator(".total-loss").inner_text().replace("\n", "")
    names = page.evaluate(
        "document.querySelector('chain-rule').scene.nodes.filter(({ id }) => id === 'C').map(({ label }) => label)"
    )
    assert names == ["lⁱ"]
    drawn = page.evaluate(
        """() => [...document.querySelector("chain-rule").shadowRoot.querySelectorAll(".plate-loss")].map(
            (loss) => loss.textContent,
        )"""
    )
    assert [each.startswith("li") for each in drawn] == [True]
    until(page, "location.hash.includes('notation=l-i')")
    page.goto("/")
    page.goto(f"/{PRESET}")
    until(page, "document.querySelector('.notation')?.value === 'l-i'")
