"""The address holds the moment: a reload, a link, a step back bring it again."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.films import shown
from tests.browser.waiting import until

READY = "document.querySelector('chain-rule')?.scene"


def packed(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        """() => ({
            step: document.querySelector("chain-rule").step,
            text: document.querySelector("studio-editor").text,
            theme: document.documentElement.dataset.theme,
            lang: document.documentElement.lang,
            inputs: [...document.querySelectorAll("[data-input]")].map((row) =>
                [row.dataset.input, ...[...row.querySelectorAll(".number")].map((field) => field.value)]),
        })"""
    )
    return found


def test_a_reload_and_a_link_restore_the_moment(open_studio: OpenPage) -> None:
    page = open_studio("#preset=one-neuron")
    page.locator("studio-editor .cm-content").fill("u = α*权重\nL = sin(u)**2")
    until(page, "document.querySelector('chain-rule').scene.nodes.some(node => node.id === 'u')")
    field = page.locator("[data-input='α'] .number")
    field.fill("0.1234567890123")
    field.press("Enter")
    for _ in range(4):
        page.locator("#stage").press("ArrowRight")
    page.locator("[data-menu=theme] > button").click()
    page.locator("[data-choice=dark]").click()
    page.locator("[data-menu=lang] > button").click()
    page.locator("[data-choice=zh-Hant]").click()
    until(page, "location.hash.includes('lang=zh-Hant') && location.hash.includes('step=4')")
    before = (state(page), shown(page))
    assert before[0]["step"] == 4
    assert ["α", "0.1234567890123"] in before[0]["inputs"]
    link = page.url
    page.reload()
    until(page, f"{READY} && document.querySelector('chain-rule').step === 4")
    page.wait_for_selector(".katex")
    assert (state(page), shown(page)) == before
    other = open_studio(link[link.index("#") :])
    until(other, "document.querySelector('chain-rule').step === 4")
    other.wait_for_selector(".katex")
    assert (state(other), shown(other)) == before


def test_a_preset_with_another_value_stays_short(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    field = page.locator("[data-input=s] .number")
    field.fill("7")
    field.press("Enter")
    until(page, "location.hash.includes('inputs=')")
    changed = page.evaluate("location.hash").removeprefix("#preset=chain-case-2&inputs=")
    assert json.loads(base64.urlsafe_b64decode(changed + "==")) == {"s": 7}


def test_going_back_brings_the_example_and_its_step(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2&step=5")
    page.keyboard.press("x")
    page.locator(".card[data-preset=colah]").click()
    until(page, "location.hash.includes('preset=colah')")
    page.go_back()
    until(page, "document.querySelector('studio-editor').text.startsWith('x = s**2')")
    until(page, "document.querySelector('chain-rule').step === 5")


def test_a_text_that_cannot_be_computed_is_not_lost(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    page.locator("studio-editor .cm-content").fill("y = sin(x")
    page.locator("[data-code=unclosed-bracket]").wait_for()
    until(page, "location.hash.includes('source=')")
    page.reload()
    page.locator("[data-code=unclosed-bracket]").wait_for()
    assert page.evaluate("document.querySelector('studio-editor').text") == "y = sin(x"


@pytest.mark.parametrize(
    ("fragment", "notice"),
    [
        ("#source=%00%25&step=2", "address-source"),
        (f"#source={packed({'kind': 'expression', 'text': 3})}", "address-source"),
        ("#preset=chain-case-2&inputs=abc", "address-inputs"),
        ("#preset=chain-case-2&step=-3", "address-step"),
        ("#preset=chain-case-2&step=99", "step"),
    ],
)
def test_a_damaged_address_is_said_and_kept(open_studio: OpenPage, fragment: str, notice: str) -> None:
    page = open_studio(fragment)
    page.locator(f"[data-notice={notice}]").wait_for()
    page.locator("#stage").press("ArrowRight")
    page.wait_for_timeout(500)
    assert page.url.endswith(fragment)
    field = page.locator("[data-input=s] .number")
    field.fill("4")
    field.press("Enter")
    until(page, "fragment => location.hash !== fragment", arg=fragment)


def test_an_unknown_preset_opens_the_examples(open_studio: OpenPage) -> None:
    page = open_studio("#preset=../../etc")
    page.locator("dialog.gallery[open]").wait_for()
    expect(page.locator("[data-notice=preset]")).to_contain_text("../../etc", use_inner_text=True)


def test_share_copies_the_link(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2&step=3", permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-action=share]").click()
    page.locator("[data-notice=brief]").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url.replace("#", "?"), "a server sees it, and shows its picture"
    moment = page.url
    page.goto(link)
    until(page, "document.querySelector('chain-rule')?.scene")
    assert page.url == moment
