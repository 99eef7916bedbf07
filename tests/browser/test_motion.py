"""With motion, as most people see it: what steps, plays and is scrubbed comes to rest where it should."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

LECTURE = "#preset=lecture-network&view=network"
FILM = "document.querySelector('chain-rule')"
NEURONS = [5, 10, 15, 20, 25, 30]
"""Where the neurons of the lecture's network end in the forward pass."""
LONGER_THAN_A_LOOP_MS = 2_500


def open_film(open_studio: OpenPage, address: str = LECTURE, **options: Any) -> Page:
    page = open_studio(address, still=False, **options)
    until(page, f"{FILM}?.steps === 75")
    return page


def at_rest(page: Page) -> tuple[float, bool, str | None]:
    """Where the film is, whether it plays, and what its button says."""
    t, playing = page.evaluate(f"[{FILM}.t, {FILM}.playing]")
    return t, playing, page.locator("chain-rule .button-toggle").get_attribute("aria-label")


def test_beyond_the_end_there_is_nothing_however_often_one_asks(open_studio: OpenPage) -> None:
    page = open_film(open_studio, f"{LECTURE}&step=75")
    until(page, f"{FILM}.t === 75")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("PageDown")
    page.locator("chain-rule .button-next").dblclick(force=True)
    page.wait_for_timeout(LONGER_THAN_A_LOOP_MS)
    assert at_rest(page) == (75, False, "Play")


def test_a_double_click_on_the_last_step_ends_at_the_end(open_studio: OpenPage) -> None:
    page = open_film(open_studio, f"{LECTURE}&unit=op&step=74")
    until(page, f"{FILM}.t === 74")
    page.locator("chain-rule .button-next").dblclick()
    page.wait_for_timeout(LONGER_THAN_A_LOOP_MS)
    assert at_rest(page) == (75, False, "Play")


def test_what_plays_stops_at_the_end_and_its_button_says_so(open_studio: OpenPage) -> None:
    page = open_film(open_studio, f"{LECTURE}&step=72")
    until(page, f"{FILM}.t === 72")
    page.keyboard.press("Space")
    until(page, f"{FILM}.playing")
    until(page, f"{FILM}.t === 75")
    page.wait_for_timeout(LONGER_THAN_A_LOOP_MS)
    assert at_rest(page) == (75, False, "Play")


def test_a_scrub_that_is_let_go_of_rests_where_a_neuron_ends_and_the_address_says_where(open_studio: OpenPage) -> None:
    page = open_film(open_studio)
    box = page.locator("chain-rule .track").bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    for share in (0.11, 0.05, 0.29, 0.2):
        page.mouse.move(box["x"] + 0.02 * box["width"], y)
        page.mouse.down()
        page.mouse.move(box["x"] + share * box["width"], y, steps=5)
        held = page.evaluate(f"{FILM}.t")
        page.mouse.up()
        rest = min([0, *NEURONS], key=lambda end: (abs(end - held), -end))
        until(page, f"{FILM}.t === {rest}")
        until(page, f"location.hash.includes('step={rest}&')")
        assert page.evaluate(f"{FILM}.step") == rest


def test_back_in_the_middle_of_a_neuron_goes_to_its_start(open_studio: OpenPage) -> None:
    page = open_film(open_studio, f"{LECTURE}&step=5")
    until(page, f"{FILM}.t === 5")
    page.keyboard.press("ArrowRight")
    until(page, f"{FILM}.t > 6")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(f"{FILM}.t") == 5
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(f"{FILM}.t") == 0
