"""Hall mode: the picture, one sentence, one formula; a presenter's remote; notes in a second window that keep step."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

LECTURE = "#preset=lecture-network&view=network&step=10"
FILM = "document.querySelector('chain-rule')"
ROOT = f"{FILM}.shadowRoot"


def open_hall(open_studio: OpenPage, address: str = LECTURE, **options: object) -> Page:
    page = open_studio(address, **options)
    page.wait_for_selector(".katex")
    page.keyboard.press("p")
    until(page, f"{FILM}.hall")
    return page


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_before_many_there_are_picture_sentence_and_formula(open_studio: OpenPage, width: int, height: int) -> None:
    page = open_hall(open_studio, viewport={"width": width, "height": height})
    for gone in (".top", ".source", "chain-rule .tools", ".card-side"):
        assert page.locator(gone).is_hidden()
    box = page.evaluate(f"(b => [b.width, b.height])({ROOT}.querySelector('.stage').getBoundingClientRect())")
    assert box[0] * box[1] >= 0.7 * width * height
    size = page.locator("chain-rule .sentence").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= height / 30
    expect(page.locator(".explain .katex").first).to_be_visible()


def test_escape_leads_back_to_the_same_place(open_studio: OpenPage) -> None:
    page = open_studio("#preset=lecture-network&view=network&step=10")
    page.locator(".panel-away").click()
    page.keyboard.press("p")
    until(page, f"{FILM}.hall")
    page.keyboard.press("PageDown")
    until(page, f"{FILM}.step === 15")
    page.keyboard.press("Escape")
    until(page, f"!{FILM}.hall")
    assert page.evaluate(f"[{FILM}.step, {FILM}.view]") == [15, "network"]
    assert page.locator("studio-source").is_hidden()
    page.locator(".top").wait_for()


def test_a_presenters_remote_goes_on_back_and_darkens_the_screen(open_studio: OpenPage) -> None:
    page = open_hall(open_studio)
    page.keyboard.press("PageDown")
    until(page, f"{FILM}.step === 15")
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    until(page, f"{FILM}.step === 5")
    dark = f"getComputedStyle({ROOT}.querySelector('.dark')).visibility"
    assert page.evaluate(dark) == "hidden"
    page.keyboard.press(".")
    until(page, f"{dark} === 'visible'")
    page.keyboard.press(".")
    until(page, f"{dark} === 'hidden'")


def test_the_line_hides_while_nothing_moves_and_the_laser_follows_the_mouse(open_studio: OpenPage) -> None:
    page = open_hall(open_studio)
    page.mouse.move(300, 200)
    page.mouse.move(420, 240)
    laser = page.locator("chain-rule .laser")
    box = laser.bounding_box()
    assert box is not None
    assert (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) == pytest.approx((420, 240), abs=1)
    opacity = f"getComputedStyle({ROOT}.querySelector('.bar')).opacity"
    until(page, f"{opacity} === '1'")
    until(page, f"{opacity} === '0'")
    assert laser.is_hidden()
    page.keyboard.press("PageDown")
    until(page, f"{opacity} === '1'")


def test_a_spotlight_is_on_what_is_selected(open_studio: OpenPage) -> None:
    page = open_hall(open_studio)
    page.evaluate(f"{FILM}.store.dispatch({{ type: 'select', node: 'a1_1' }})")
    light = page.locator("chain-rule .spotlight.is-on")
    light.wait_for()
    at = page.evaluate(
        f"""() => {{
            const index = {FILM}.scene.nodes.find(({{ id }}) => id === 'a1_1').index;
            const piece = {ROOT}.querySelector(`.graph [data-node="${{index}}"]`).getBoundingClientRect();
            const light = {ROOT}.querySelector('.spotlight').getBoundingClientRect();
            return [piece.left >= light.left, piece.right <= light.right, light.width < innerWidth / 3];
        }}"""
    )
    assert at == [True, True, True]


def test_the_notes_keep_step_in_both_directions(open_studio: OpenPage) -> None:
    page = open_hall(open_studio, "#preset=one-neuron&step=1")
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    notes = opened.value
    place = notes.locator(".notes .place")
    place.wait_for()
    steps = page.evaluate(f"{FILM}.steps")
    expect(place).to_have_text(f"1 / {steps}", use_inner_text=True)
    expect(notes.locator(".notes .now")).to_have_text(
        page.locator("chain-rule .sentence").inner_text(), use_inner_text=True
    )
    coming = notes.locator(".notes .next p").inner_text()
    assert coming != ""
    page.keyboard.press("PageDown")
    until(notes, f"document.querySelector('.notes .place').innerText === '2 / {steps}'")
    notes.keyboard.press("PageDown")
    until(page, f"{FILM}.step === 3")
    notes.get_by_role("button", name="Back").click()
    until(page, f"{FILM}.step === 2")
    until(notes, f"document.querySelector('.notes .place').innerText === '2 / {steps}'")


def test_what_comes_next_is_said_without_its_result(open_studio: OpenPage) -> None:
    page = open_hall(open_studio, "#preset=chain-case-2&step=1")
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    notes = opened.value
    notes.locator(".notes .next p").wait_for()
    results = page.evaluate(f"{FILM}.scene.nodes.filter((n) => n.id === 'y').map((n) => n.index)")
    assert len(results) == 1
    expect(notes.locator(".notes .next p")).not_to_contain_text("6", use_inner_text=True)


def test_all_formulas_of_a_step_are_whole_and_can_be_read_from_the_last_row(open_studio: OpenPage) -> None:
    page = open_hall(open_studio, "#preset=karpathy-neuron&step=9", viewport={"width": 1920, "height": 1080})
    until(page, "document.querySelectorAll('.explain .formula-line .katex').length === 2")
    until(
        page, "(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)(document.querySelector('.explain'))"
    )
    sizes = page.locator(".formula-line:visible .katex").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert len(sizes) == 2
    assert min(sizes) >= 1080 / 45


def test_the_cells_of_a_product_can_be_read_from_the_last_row_above_the_sentence(open_studio: OpenPage) -> None:
    page = open_hall(
        open_studio,
        "#preset=lecture-network&view=graph&cells=z2&step=12",
        viewport={"width": 1920, "height": 1080},
    )
    page.locator("studio-product .operand .cell").first.wait_for()
    sizes = page.locator("studio-product").evaluate(
        """product => [...product.querySelectorAll("*")]
            .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
            .map((each) => [each.closest("sub, sup") ? 0.7 : 1, parseFloat(getComputedStyle(each).fontSize)])"""
    )
    assert [(share, size) for share, size in sizes if size < share * 1080 / 45 - 0.01] == []
    sentence = f"{FILM}.shadowRoot.querySelector('.strip').getBoundingClientRect().top"
    until(page, f"document.querySelector('studio-product').getBoundingClientRect().bottom <= {sentence} + 1")
