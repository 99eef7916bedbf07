"""What comes over the wire before the first picture, and what a returning visitor finds."""

from __future__ import annotations

from playwright.sync_api import Page

from bench.first_visit import LIMIT_KB, WATCH, weight_kb
from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

FILM = "document.querySelector('chain-rule')"
ASKED = """performance.getEntriesByType('resource')
    .filter(({ startTime }) => startTime < window.pictureAt).map(({ name }) => name)"""
NOT_YET = ("katex", "code-field", "rest-", "api/v1/presets", "api/v1/ops", "training", "latin-ext", "greek")
"""Parts of the names of what the first picture can do without."""


def first_visit(open_page: OpenPage) -> Page:
    page = open_page("/livez", first=True)
    page.add_init_script(WATCH)
    page.goto("/")
    until(page, "window.pictureAt")
    page.wait_for_load_state("networkidle")
    return page


def test_little_is_sent_before_the_first_picture(open_page: OpenPage) -> None:
    page = first_visit(open_page)
    assert 50 < weight_kb(page) < LIMIT_KB
    asked = page.evaluate(ASKED)
    assert [name for name in asked if any(part in name for part in NOT_YET)] == []


def test_everything_else_comes_after_it(open_page: OpenPage) -> None:
    page = first_visit(open_page)
    page.locator("studio-source studio-network").wait_for()
    page.locator(".example-button").click()
    until(page, "document.querySelectorAll('studio-gallery .card').length > 10")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator("studio-help dialog[open]").wait_for()


def test_who_left_in_hall_mode_comes_back_to_the_studio(open_studio: OpenPage) -> None:
    page = open_studio("#preset=lecture-network&step=3&hall=1")
    until(page, f"{FILM}.hall && {FILM}.step === 3")
    page.goto("/livez")
    page.goto("/")
    until(page, f"{FILM}?.scene && {FILM}.step === 3")
    assert page.evaluate(f"{FILM}.hall") is False
    page.locator("studio-header").wait_for()
