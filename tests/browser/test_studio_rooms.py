"""How much room the picture has, which panels stay away, and that the picture stands still whatever is said."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.films import go_to
from tests.browser.targets import small_targets
from tests.browser.waiting import until, until_here

LECTURE = "#preset=lecture-network&view=network"
STAGE = "document.querySelector('chain-rule').shadowRoot.querySelector('.stage').getBoundingClientRect()"
SENTENCE = "document.querySelector('chain-rule').shadowRoot.querySelector('.sentence')"
BAR = STAGE.replace(".stage", ".bar")
PHONES = [(390, 844), (360, 640)]


def share(page: Page) -> float:
    """The part of the window that is the picture's; panels stand beside its stage, none lies over it."""
    found: float = page.evaluate(f"(box => box.width * box.height / innerWidth / innerHeight)({STAGE})")
    return found


@pytest.mark.parametrize("fragment", [LECTURE, "#preset=lecture-network&view=reversed", "#preset=chain-case-2&step=5"])
def test_as_it_opens_half_of_the_window_is_the_pictures(open_studio: OpenPage, fragment: str) -> None:
    page = open_studio(fragment)
    assert share(page) >= 0.5
    page.keyboard.press("\\")
    page.locator(".panel-back").wait_for()
    assert share(page) >= 0.6


def test_a_panel_that_is_put_away_stays_away(open_studio: OpenPage) -> None:
    page = open_studio(LECTURE)
    page.locator(".panel-away").click()
    page.locator("studio-source").wait_for(state="hidden")
    page.reload()
    until(page, "document.querySelector('chain-rule')?.scene")
    assert page.locator("studio-source").is_hidden()
    page.locator(".panel-back").click()
    page.locator("studio-source").wait_for()


def test_at_every_size_the_page_fits_its_window(open_studio: OpenPage) -> None:
    page = open_studio(f"{LECTURE}&step=20")
    page.wait_for_selector(".katex")
    for width, height in ((1280, 720), (1920, 1080), (2560, 1440), (768, 1024), (844, 390), *PHONES):
        page.set_viewport_size({"width": width, "height": height})
        until(page, f"innerWidth === {width} && innerHeight === {height}")
        until_here(page, lambda: parts_outside(page) == [])


def parts_outside(page: Page) -> list[str]:
    """What is not wholly in the window: the page itself, or a part that is always to be seen."""
    outside: list[str] = page.evaluate(
        """() => {
            const { scrollWidth, scrollHeight } = document.documentElement;
            const film = document.querySelector("chain-rule").shadowRoot;
            const parts = [document.querySelector(".explain"), ...film.querySelectorAll(".bar, .sentence")];
            const isOutside = ({ left, top, right, bottom, width }) =>
                width === 0 || left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
            return [
                ...(scrollWidth === innerWidth && scrollHeight === innerHeight ? [] : ["page"]),
                ...parts.filter((part) => isOutside(part.getBoundingClientRect())).map((part) => part.className),
            ];
        }"""
    )
    return outside


@pytest.mark.parametrize("size", [(1280, 720), *PHONES])
def test_the_picture_stands_still_whatever_the_sentence(open_studio: OpenPage, size: tuple[int, int]) -> None:
    page = open_studio(f"{LECTURE}&unit=op", viewport={"width": size[0], "height": size[1]})
    steps = page.evaluate("document.querySelector('chain-rule').steps")
    seen = set()
    lines = set()
    for step in range(0, steps + 1, 5):
        go_to(page, step)
        seen.add(page.evaluate(f"JSON.stringify({STAGE})"))
        sentence = page.locator("chain-rule .sentence")
        lines.add(sentence.evaluate("e => e.scrollHeight > 1.5 * parseFloat(getComputedStyle(e).lineHeight)"))
        assert sentence.evaluate("e => getComputedStyle(e).fontSize") == sentence.evaluate(
            "e => getComputedStyle(e.parentElement).fontSize"
        )
    assert len(seen) == 1
    if size in PHONES:
        assert True in lines  # some of them wrap, or nothing has been tested


@pytest.mark.parametrize("size", PHONES)
def test_on_a_phone_nothing_covers_a_field_and_a_drag_on_it_moves_its_value(
    open_studio: OpenPage, size: tuple[int, int]
) -> None:
    page = open_studio("#preset=chain-case-2", viewport={"width": size[0], "height": size[1]}, has_touch=True)
    page.locator(".menu-button").click()
    field = page.locator("[data-input=s] .number")
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).matches('[data-input=s] .number')", [x, y])
    before = field.input_value()
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=6)
    page.mouse.up()
    until(page, f"document.querySelector('[data-input=s] .number').value !== '{before}'")
    # The picture is in view while one does so.
    assert page.evaluate(f"{STAGE}.bottom") <= box["y"]


def test_on_a_phone_the_network_and_its_menu_are_large_enough_for_a_thumb(open_studio: OpenPage) -> None:
    page = open_studio(
        "#preset=lecture-network&view=reversed", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    assert small_targets(page, 44) == []
    page.locator(".menu-button").click()
    page.locator(".sample").first.wait_for()
    assert small_targets(page, 44) == []
    # So is what a training is set up with.
    page.goto("#preset=xor-network&view=training")
    page.locator(".chips label").first.wait_for()
    assert small_targets(page, 44) == []


@pytest.mark.parametrize("view", ["network", "reversed"])
def test_in_a_frame_the_picture_comes_first(open_page: OpenPage, view: str) -> None:
    page = open_page(f"/embed?preset=lecture-network&view={view}&step=60", viewport={"width": 960, "height": 540})
    until(page, "document.querySelector('chain-rule').scene")
    for width, height in ((960, 540), (640, 360), (480, 270), (320, 180)):
        page.set_viewport_size({"width": width, "height": height})
        expect(page.locator("chain-rule .sentence")).to_be_visible(visible=height >= 300)
        until_here(page, lambda: share(page) >= 0.6)
        until(page, f"{BAR}.bottom <= {height}")
        until(page, f"{SENTENCE}.scrollHeight <= {SENTENCE}.clientHeight")


def test_formulas_are_whole_below_the_picture(open_studio: OpenPage) -> None:
    page = open_studio("#preset=rnn-3&view=graph&step=44")
    explain = "document.querySelector('.explain')"
    until(page, f"{explain}.querySelectorAll('.formula-line .katex').length === 3")
    until(page, f"{explain}.scrollHeight <= {explain}.clientHeight + 1")
    sizes = page.locator(".formula-line .katex").evaluate_all(
        "all => all.map((each) => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 12
    page.goto("about:blank")
    page.goto("/#preset=attention-head&step=14")
    # A matrix above the bar of a fraction stays above it.
    until(page, "document.querySelector('.formula-line .mfrac .matrix') !== null")
    until(
        page,
        """(({ bottom }, { top }) => bottom <= top + 2)(
            document.querySelector('.formula-line .mfrac .matrix').getBoundingClientRect(),
            document.querySelector('.formula-line .mfrac:has(.matrix) .frac-line').getBoundingClientRect())""",
    )
    page.goto("about:blank")
    page.goto("/#preset=lecture-network&view=graph&unit=op&step=1")
    # The bias is a column beside the samples, which are columns.
    until(
        page,
        """[...document.querySelectorAll('.formula-line .matrix')]
            .map((each) => each.style.getPropertyValue('--columns')).join() === '2,2,1,2'""",
    )
