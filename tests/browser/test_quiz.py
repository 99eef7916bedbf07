"""A learner answers before the trace does: asked by a link or a key, judged by the number, shown by the step itself."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

FILM = "document.querySelector('chain-rule')"
CARD = "chain-rule .question"


def at_question(page: Page) -> None:
    """Go on until the film waits for an answer."""
    page.keyboard.press("End")
    page.locator(CARD).wait_for()
    until(page, f"{FILM}.shadowRoot.activeElement?.className === 'question-answer'")


def answer(page: Page, text: str) -> None:
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def wrong_answers(trace: dict[str, Any]) -> dict[str, float]:
    """What comes out for dC/da1_1 of the lecture's network with each mistake, written down by hand."""
    value, gradient = trace["values"], trace["gradients"]
    return {
        "branch": value["w2_1_1"] * gradient["z2_1"],
        "sign": -gradient["a1_1"],
        "transposed": value["w2_1_1"] * gradient["z2_1"] + value["w2_1_2"] * gradient["z2_2"],
    }


@pytest.mark.parametrize("mistake", ["branch", "sign", "transposed"])
def test_a_wrong_answer_is_told_which_mistake_it_comes_from(
    open_page: OpenPage, first_sample: dict[str, Any], mistake: str
) -> None:
    page = open_page("/embed#preset=lecture-network&view=network&ask=gradient:a1_1")
    until(page, f"{FILM}?.scene")
    at_question(page)
    answer(page, repr(wrong_answers(first_sample)[mistake]))
    expect(page.locator(CARD)).to_have_attribute("data-mistake", mistake)
    expect(page.locator("chain-rule .question-verdict")).to_contain_text("Not yet.")
    answer(page, f"{first_sample['gradients']['a1_1']:.3g}")
    expect(page.locator(CARD)).to_be_hidden()


def test_nothing_shows_the_number_before_it_is_answered(open_studio: OpenPage, api: httpx.Client) -> None:
    trace = api.post("traces", json={"kind": "preset", "id": "chain-case-2"}).json()
    page = open_studio("#preset=chain-case-2&ask=gradient:s")
    at_question(page)
    asked_at = page.evaluate(f"{FILM}.t")
    for key in ("PageDown", "End"):
        page.locator("chain-rule").press(key)
        assert page.evaluate(f"{FILM}.t") == asked_at
    number = str(trace["gradients"]["s"])
    spoken = page.locator("chain-rule g.node[data-node='0']").get_attribute("aria-label")
    assert spoken is not None
    assert number not in spoken
    page.locator("chain-rule .question-answer").fill(number)
    page.locator("chain-rule .question-answer").press("Enter")
    until(page, f"{FILM}.t > {asked_at}")


def test_a_pass_that_is_left_to_the_learner_is_answered_by_keyboard_alone_to_the_end(
    open_studio: OpenPage, api: httpx.Client
) -> None:
    trace = api.post("traces", json={"kind": "preset", "id": "chain-case-2"}).json()
    page = open_studio("#preset=chain-case-2&fade=3")
    page.evaluate(
        "window.told = []; document.addEventListener('chainrule-answer', ({ detail }) => window.told.push(detail))"
    )
    steps = page.evaluate(f"{FILM}.steps")
    keys = page.evaluate("""
        () => document.querySelector('chain-rule').scene.nodes
          .filter(({ onPath, index, role }) => onPath && index !== document.querySelector('chain-rule').scene.output
            && role !== 'constant').map(({ id }) => id)
    """)
    for count in range(len(keys)):
        at_question(page)
        key = page.evaluate(f"{FILM}.store.openQuestion.key")
        answer(page, repr(trace["gradients"][key.split(":")[1]]))
        until(page, f"window.told.length === {count + 1}")
    page.keyboard.press("End")
    until(page, f"{FILM}.t === {steps}")
    told = page.evaluate("window.told")
    assert {each["key"] for each in told} == {f"gradient:{id}" for id in keys}
    assert all(each["right"] and each["tries"] == 1 for each in told)


def test_a_lecturer_asks_with_one_key_and_shows_with_one_button(open_studio: OpenPage) -> None:
    page = open_studio("#preset=lecture-network&hall=1")
    page.keyboard.press("b")
    page.keyboard.press("q")
    page.keyboard.press("End")
    page.locator(CARD).wait_for()
    asked_at = page.evaluate(f"{FILM}.t")
    page.locator("chain-rule").get_by_role("button", name="Show me").click()
    until(page, f"{FILM}.t > {asked_at}")
    expect(page.locator(CARD)).to_be_hidden()
