"""The whole lecture in the studio, in one go: forward, backward, mirror, samples, sum, update and training.

Whatever figure of the network a page shows is held against the golden file, which another program wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.lecture import FILM, LECTURE, assert_reads, seek, shown_when_asked
from tests.browser.network_panel import figure, unfold, wait_for_view
from tests.browser.test_studio_training import press, wait_for_rest
from tests.browser.test_studio_training import shown as loss_shown
from tests.browser.waiting import until

BATCH = LECTURE["batch_A_B"]
ETA = 0.5
STEPS = 75


@pytest.fixture
def page(open_studio: OpenPage) -> Page:
    found = open_studio("#preset=lecture-network")
    wait_for_view(found, "network")
    return found


def parameters() -> Iterator[tuple[str, float, float]]:
    """Id, value and gradient of the sum over both samples, of every weight and bias."""
    for i, (rows, b) in enumerate(zip(LECTURE["W"], LECTURE["b"], strict=True), start=1):
        for j, row in enumerate(rows, start=1):
            yield f"b{i}_{j}", b[j - 1], BATCH["dL_db"][i - 1][j - 1]
            for k, w in enumerate(row, start=1):
                yield f"w{i}_{j}_{k}", w, BATCH["dL_dW"][i - 1][j - 1][k - 1]


def values(case: dict[str, Any]) -> dict[str, float]:
    """What the forward pass of a sample finds."""
    found = {"value:C": case["C"]}
    for i in range(3):
        for j in range(2):
            found |= {f"value:z{i + 1}_{j + 1}": case["z"][i][j], f"value:a{i + 1}_{j + 1}": case["a"][i][j]}
            found[f"put-away:a{i + 1}_{j + 1}.0"] = case["a"][i][j] * (1 - case["a"][i][j])
    return found


def gradients(case: dict[str, Any]) -> dict[str, float]:
    """What its backward pass finds."""
    found: dict[str, float] = {}
    for i in range(3):
        for j in range(2):
            found |= {f"gradient:{x}{i + 1}_{j + 1}": case[f"dC_d{x}"][i][j] for x in "zb"}
            found |= {f"gradient:w{i + 1}_{j + 1}_{k + 1}": case["dC_dW"][i][j][k] for k in range(2)}
    return found | {f"gradient:x_{k + 1}": case["dC_dx"][k] for k in range(2)}


def assert_shows(page: Page, wanted: dict[str, float], but: tuple[str, ...] = ("gradient:b",)) -> None:
    """Every figure of `wanted` is seen, to all its digits; what begins with one of `but` may yield."""
    found = shown_when_asked(page)
    for key, number in wanted.items():
        if key not in found and key.startswith(but):
            continue
        value, text = found[key]
        assert value == pytest.approx(number, rel=1e-10, abs=1e-14), key
        assert_reads(text, number)


def test_forward_backward_and_mirror_show_the_golden_figures_of_every_sample(page: Page) -> None:
    for name, place in (("A", 0), ("B", 1)):
        case = LECTURE["cases"][name]
        page.locator(".sample").nth(place).click()
        x = case["x"][0]
        until(page, f"{FILM}.scene && document.querySelector('studio-app').studio.network.sample === {place}")
        until(page, f"Number({FILM}.shadowRoot.querySelector('[data-figure=\"value:x_1\"]')?.dataset.number) === {x}")
        seek(page, page.evaluate(f"{FILM}.scene.forwardSteps"))
        assert_shows(page, values(case))
        assert all(number is None for key, (number, _) in shown_when_asked(page).items() if key.startswith("gradient:"))
        seek(page, STEPS)
        # What a neuron has summed up is the forward pass's own scene; its value stays.
        stays = {key: x for key, x in values(case).items() if key.startswith(("value:a", "value:C"))}
        assert_shows(page, stays | gradients(case))
        page.locator("#stage").focus()
        page.keyboard.press("m")
        wait_for_view(page, "reversed")
        assert_shows(page, gradients(case))
        gains = {f"local:a{i}_{j}.0": a * (1 - a) for i in (1, 2) for j, a in enumerate(case["a"][i - 1], start=1)}
        assert_shows(page, gains)
        page.keyboard.press("m")
        wait_for_view(page, "network")


def test_sum_update_and_training_go_down_the_golden_gradient_of_both_samples(page: Page) -> None:
    seek(page, STEPS)
    unfold(page, "sum")
    page.locator("studio-sum [data-figure=share1]").wait_for()
    for name, _, gradient in parameters():
        page.locator("studio-sum select").select_option(name)
        until(page, f"document.querySelector('studio-sum select').value === '{name}'")
        assert figure(page, "gradient") == pytest.approx(gradient, rel=1e-10, abs=1e-14), name
        for share, case in (("share1", "A"), ("share2", "B")):
            own = gradients(LECTURE["cases"][case])[f"gradient:{name}"]
            assert figure(page, share) == pytest.approx(own, rel=1e-10, abs=1e-14), (name, share)
    unfold(page, "descent")
    field = page.locator(".eta .number")
    field.fill(str(ETA))
    field.press("Enter")
    page.locator("[data-figure=new-w1_1_1]").wait_for()
    for name, value, gradient in parameters():
        new = value - ETA * gradient
        until(page, f"Math.abs(document.querySelector('[data-figure=\"new-{name}\"]').value - {new!r}) < 1e-9")
        assert figure(page, f"new-{name}") == pytest.approx(new, rel=1e-10)
    page.get_by_role("button", name="Take the step").click()
    until(page, "document.querySelector('studio-app').studio.network.state.undos === 1")
    after = figure(page, "L")
    assert after < BATCH["L"]
    page.get_by_role("button", name="Undo").click()
    until(page, "document.querySelector('studio-app').studio.network.state.undos === 0")
    assert figure(page, "L") == pytest.approx(BATCH["L"], rel=1e-10)

    page.get_by_role("tab", name="Training").click()
    wait_for_rest(page, 0)
    assert loss_shown(page, "train-loss") == pytest.approx(BATCH["L"], rel=1e-10)
    document = page.evaluate("document.querySelector('studio-app').studio.training.trainer.state.document")
    assert document["eta"] == ETA
    press(page, "step")
    wait_for_rest(page, 1)
    # The step of a training is the step of the panel.
    assert loss_shown(page, "train-loss") == pytest.approx(after, rel=1e-12)
