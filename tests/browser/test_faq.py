"""The index of questions: every question opens its moment, and is found by the words learners use."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

FILM = "document.querySelector('chain-rule')"


def test_every_question_leads_to_a_moment_there_is(open_studio: OpenPage) -> None:
    page = open_studio("#preset=colah")
    page.keyboard.press("x")
    links = page.locator("[data-faq]")
    expect(links).to_have_count(16)
    addresses = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for address in addresses:
        fields = dict(field.split("=") for field in address[1:].split("&"))
        page.goto(f"/{address}")
        until(page, f"document.querySelector('studio-app').studio.bench.preset === '{fields['preset']}'")
        until(page, f"{FILM}?.scene && {FILM}.step === {fields.get('step', 0)}")
        expect(page.locator("studio-notices .notice")).to_have_count(1)
        expect(page.locator("[data-notice=faq]")).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "typed", "found"),
    [
        ("en", "transpose", "transpose"),
        ("en", "accumulate", "accumulate"),
        ("en", "target", "hidden"),
        ("zh-Hans", "转置", "transpose"),
        ("zh-Hans", "为什么相加", "add"),
        ("zh-Hant", "轉置", "transpose"),
    ],
)
def test_a_question_is_found_by_what_learners_type(open_studio: OpenPage, lang: str, typed: str, found: str) -> None:
    page = open_studio(f"#preset=colah&lang={lang}")
    page.keyboard.press("x")
    page.locator("dialog.gallery input[type=search]").fill(typed)
    link = page.locator(f"[data-faq={found}]")
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    until(page, "!location.hash.includes('preset=colah')")
    notice = page.locator("[data-notice=faq]")
    notice.wait_for()
    assert re.search(r"\?\s\w|？\w", notice.inner_text()), (
        "a question and its answer stand together as the language writes"
    )
