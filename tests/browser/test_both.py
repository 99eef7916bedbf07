"""The network and the reversed network, one above the other: the same moment in both, and all of it aligned."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

FILM = "document.querySelector('chain-rule')"
LECTURE = "#preset=lecture-network&view=both"
PICTURES = "chain-rule .network-pair:not([hidden]) .network:visible"
NEURONS = 6
PLACES = f"""() => [...{FILM}.shadowRoot.querySelectorAll('.network')]
    .filter(svg => svg.checkVisibility())
    .map(svg => [...svg.querySelectorAll('.spot-a, .spot-input')].map(spot => {{
        const box = spot.querySelector('.shape').getBoundingClientRect();
        return [Number(spot.dataset.node), Math.round(box.right), box.y];
    }}))"""


def open_both(open_studio: OpenPage, address: str = LECTURE, **options: object) -> Page:
    page = open_studio(address, **options)
    until(page, f"{FILM}?.view === 'both'")
    until(page, f"({PLACES})().length === 2")
    return page


def test_corresponding_neurons_stand_one_above_the_other(open_studio: OpenPage) -> None:
    page = open_both(open_studio)
    above, below = page.evaluate(PLACES)
    assert len(above) == NEURONS + 2
    # An amplifier keeps its base where the circle ends.
    assert [place[:2] for place in above] == [place[:2] for place in below]
    assert max(y for _, _, y in above) < min(y for _, _, y in below)


def test_a_tab_and_a_key_lead_there_and_the_address_says_so(open_studio: OpenPage) -> None:
    page = open_studio("#preset=lecture-network&view=network")
    until(page, f"{FILM}?.scene")
    page.locator("[data-view=both]").click()
    until(page, f"({PLACES})().length === 2")
    until(page, "location.hash.includes('view=both')")
    page.keyboard.press("2")
    until(page, f"{FILM}.view === 'network' && ({PLACES})().length === 1")


def test_before_many_both_are_there_with_a_line_over_each(open_studio: OpenPage) -> None:
    page = open_both(open_studio, f"{LECTURE}&step=20&hall=1", viewport={"width": 1920, "height": 1080})
    lines = page.locator("chain-rule .network-caption:visible")
    expect(lines).to_have_count(2)
    assert "Forward" in lines.nth(0).inner_text()
    assert "Backward" in lines.nth(1).inner_text()


def test_what_is_pointed_at_is_lit_in_both(open_studio: OpenPage) -> None:
    page = open_both(open_studio)
    page.locator(PICTURES).nth(1).locator(".spot-a").first.hover()
    expect(page.locator(PICTURES).nth(0).locator(".spot-a.is-lit")).to_have_count(1)
    expect(page.locator(PICTURES).nth(1).locator(".spot-a.is-lit")).to_have_count(1)


def test_both_mark_the_neuron_of_the_step_and_each_tells_its_own_pass(open_studio: OpenPage) -> None:
    page = open_both(open_studio)
    page.evaluate(f"{FILM}.seek(55)")
    above, below = page.locator(PICTURES).nth(0), page.locator(PICTURES).nth(1)
    expect(above.locator(".is-in-hand")).to_have_count(1)
    expect(below.locator(".is-in-hand")).to_have_count(1)
    marked = [each.locator(".is-in-hand").get_attribute("data-node") for each in (above, below)]
    assert marked[0] == marked[1]
    assert above.locator("[data-figure^=gradient]").count() == 0
    assert below.locator("[data-figure^=gradient]").count() > 0


def test_a_seed_that_is_dragged_changes_the_lower_picture_and_can_be_put_back(open_studio: OpenPage) -> None:
    page = open_both(open_studio)
    page.evaluate(f"{FILM}.seek({FILM}.steps)")
    seed = page.locator(PICTURES).nth(1).locator(".seed.can-drag").first
    before = float(seed.get_attribute("aria-valuenow") or "nan")
    seed.focus()
    page.keyboard.press("ArrowUp")
    assert float(seed.get_attribute("aria-valuenow") or "nan") > before
    page.locator("chain-rule .what-if:visible").click()
    assert float(seed.get_attribute("aria-valuenow") or "nan") == before


@pytest.mark.parametrize(("step", "word"), [(20, "Forward"), (60, "Backward")])
def test_where_there_is_no_room_for_both_one_is_there_and_says_so(open_page: OpenPage, step: int, word: str) -> None:
    viewport = {"width": 640, "height": 360}
    page = open_page(f"/embed?preset=lecture-network&view=both&step={step}", viewport=viewport)
    until(page, f"{FILM}?.view === 'both' && {FILM}.scene !== null")
    line = page.locator("chain-rule .network-caption:visible")
    expect(line).to_have_count(1)
    assert line.inner_text().startswith(word)
    assert "no room for both" in line.inner_text()
    assert len(page.evaluate(PLACES)) == 1


def test_a_network_of_too_many_neurons_offers_no_such_view(open_studio: OpenPage) -> None:
    page = open_studio("#preset=large-network&view=network")
    until(page, f"{FILM}?.scene")
    expect(page.locator("[data-view=reversed]")).to_be_visible()
    expect(page.locator("[data-view=both]")).to_have_count(0)
