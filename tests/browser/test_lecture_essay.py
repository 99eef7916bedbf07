"""The lecture to read: the text drives the films, its numbers are theirs, and the public player is all it needs."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from chainrule.essay.chapters import essay
from tests.browser.axe import OF_LOOKS, violations
from tests.browser.conftest import OpenPage
from tests.browser.films import written
from tests.browser.lecture import CASE
from tests.browser.waiting import until, until_here

CHAPTERS = [chapter.id for chapter in essay().chapters]
PASSAGES = [beat for chapter in essay().chapters for part in chapter.parts for beat in part.beats]
CURRENT = ".beat.current"
FILM = "document.querySelector('.part:has(.current) chain-rule')"
AT = "[...document.querySelectorAll('.beat')].findIndex((beat) => beat.matches('.current'))"
# Of the passage that is read: what binds each number that is not hidden, its text, and what the film says.
NUMBERS = f"""() => [...document.querySelectorAll('{CURRENT} p:not([hidden]) .number')].map((number) => {{
    const {{ dataset, textContent }} = number;
    const quantity = dataset.value !== undefined ? "value" : "gradient";
    const name = dataset.value ?? dataset.gradient ?? null;
    return [quantity, name, textContent, name === null ? null : {FILM}[quantity](name) ?? null];
}})"""


def test_it_is_read_by_keyboard_from_the_first_passage_to_the_last(open_page: OpenPage) -> None:
    """Every passage, six predictions among them, and every number against the trace: some fifty key presses."""
    page = open_page("/lecture")
    until(page, "document.querySelectorAll('.driven .beat.current').length === 1")
    golden = {
        **{f"a{layer}_{i}": a for layer, row in enumerate(CASE["a"], 1) for i, a in enumerate(row, 1)},
        **{f"z{layer}_{i}": z for layer, row in enumerate(CASE["z"], 1) for i, z in enumerate(row, 1)},
        "C": CASE["C"],
    }
    slopes = {f"z{layer}_{i}": d for layer, row in enumerate(CASE["dC_dz"], 1) for i, d in enumerate(row, 1)}
    predicted = 0
    for place, beat in enumerate(PASSAGES):
        page.keyboard.press("PageDown")
        until(
            page, f"[...document.querySelectorAll('.beat')].findIndex((beat) => beat.matches('.current')) === {place}"
        )
        until(page, f"{FILM}.scene")
        if beat.is_asked:
            predict(page)
            predicted += 1
        until(page, f"{FILM}.t === {beat.at}")
        is_of_the_network = page.evaluate(f"{FILM}.dataset.src").endswith("network.json")
        for quantity, name, text, found in page.evaluate(NUMBERS):
            if name is None:
                continue
            assert found is not None, (beat.said.within("en"), name)
            assert text == written(found), (quantity, name)
            expected = (golden if quantity == "value" else slopes).get(name)
            if is_of_the_network and expected is not None:
                assert found == pytest.approx(expected, rel=1e-9)
    assert predicted == 6
    page.keyboard.press("PageUp")
    until(page, f"document.querySelector('{CURRENT}').dataset.at === '{PASSAGES[-2].at}'")


def predict(page: Page) -> None:
    """Answer wrongly, then rightly; what follows is said only then, and a number only when it is computed."""
    beat = page.locator(CURRENT)
    expect(beat.locator(".waiting")).to_be_visible()
    expect(beat.locator(".reveal")).to_be_hidden()
    card = page.locator(".part:has(.current) chain-rule .question")
    expect(card).to_be_visible()
    kind, _, name = page.evaluate(f"{FILM}.getAttribute('ask')").partition(":")
    assert page.evaluate(f"name => {FILM}.gradient(name)", name) is None
    right: float = page.evaluate(f"name => {FILM}.gradient(name, {{ at: 'end' }})", name)
    verdict = page.locator(".part:has(.current) chain-rule .question-verdict")
    if kind == "sign":
        card.get_by_role("button", name="positive").click()
        expect(verdict).to_contain_text("Not yet.")
        card.get_by_role("button", name="negative").click()
        assert right < 0
    else:
        field = card.locator(".question-answer")
        for text in (repr(-right), repr(right)):
            field.fill(text)
            field.press("Enter")
            if text != repr(right):
                expect(verdict).to_contain_text("Not yet.")
    expect(beat.locator(".reveal")).to_be_visible()
    expect(beat.locator(".waiting")).to_be_hidden()


def text_of(page: Page, selector: str) -> str:
    return page.locator(selector).first.inner_text()


def test_every_number_of_a_passage_can_be_moved_and_the_others_follow(open_page: OpenPage, api: httpx.Client) -> None:
    page = open_page("/lecture/chain-rule")
    until(page, f"{FILM}.t === 2")
    x = page.locator(f"{CURRENT} [data-value=x]")
    x.focus()
    page.keyboard.press("ArrowRight")
    moved: float = page.evaluate(f"{FILM}.value('x')")
    assert moved > 2
    source = api.get("presets/chain-case-1").json()["document"]
    trace: dict[str, Any] = api.post("traces", json={**source, "inputs": {"x": moved}}).json()
    assert text_of(page, f"{CURRENT} [data-value=z]") == written(trace["values"]["z"])
    expect(x).to_have_attribute("aria-valuenow", repr(moved))
    # What was computed moves too, by way of the input it depends on.
    z = page.locator(f"{CURRENT} [data-value=z]")
    box = z.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 15, box["y"] + box["height"] / 2)
    page.mouse.up()
    by_outcome: float = page.evaluate(f"{FILM}.value('x')")
    assert by_outcome != moved
    assert page.evaluate(f"{FILM}.value('z')") > trace["values"]["z"]
    page.get_by_role("button", name="numbers again").first.click()
    assert page.evaluate(f"{FILM}.value('x')") == 2


def test_the_loss_goes_down_with_every_step_that_is_taken(open_page: OpenPage, document: dict[str, Any]) -> None:
    page = open_page("/lecture/parameters")
    for _ in range(3):
        page.keyboard.press(" ")
    until(page, f"{FILM}.t === 75")
    said = text_of(page, f"{CURRENT} [data-new]")
    button = page.get_by_role("button", name="Take a step")
    for _ in range(2):
        button.click()
    assert text_of(page, f"{CURRENT} [data-value=w3_2_2]") != "4"
    course = [float(each) for each in text_of(page, "[data-course]").split(" → ")]
    assert course[0] == pytest.approx(CASE["C"], abs=1e-4)
    assert course == sorted(course, reverse=True)
    assert len(course) == 3
    page.get_by_role("button", name="numbers again").first.click()
    assert text_of(page, f"{CURRENT} [data-new]") == said
    assert text_of(page, "[data-course]") == written(CASE["C"])


def test_without_a_script_it_is_text_with_still_pictures(open_page: OpenPage) -> None:
    page = open_page("/lecture?lang=zh-Hant", java_script_enabled=False)
    text = page.locator("main").inner_text()
    assert "0.6177" in text
    assert "是 36。" in text
    assert page.locator(".still").count() == page.locator("chain-rule").count()
    first = page.locator(".still").first
    first.scroll_into_view_if_needed()
    expect(first).to_be_visible()
    expect(page.locator("chain-rule").first).to_be_hidden()


def test_on_paper_there_are_pictures_and_everything_that_comes_out(open_page: OpenPage) -> None:
    page = open_page("/lecture/the-formula")
    until(page, f"{FILM}.t === 16")
    page.emulate_media(media="print")
    expect(page.locator(".still")).to_be_visible()
    expect(page.locator("chain-rule")).to_be_hidden()
    expect(page.locator(".reveal")).to_be_visible()
    until_here(page, lambda: "?" not in page.locator("main").inner_text().replace("be?", ""))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_chapter_is_a_frame_that_works_in_480_by_270(open_page: OpenPage) -> None:
    """Sixteen pages are loaded, since each has a film of its own."""
    page = open_page(f"/lecture/{CHAPTERS[0]}", viewport={"width": 480, "height": 270})
    for chapter in essay().chapters:
        page.goto(f"/lecture/{chapter.id}")
        first = chapter.parts[0].beats[0]
        until(page, f"{FILM}?.t === {first.at}")
        box = page.locator(".part:has(.current) chain-rule").bounding_box()
        assert box is not None
        assert box["width"] == 480
        assert box["height"] >= 270 * 0.4, chapter.id
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), chapter.id
        expect(page.locator(CURRENT)).to_be_in_viewport()
        further = page.get_by_role("button", name="On", exact=True)
        further.click()
        until(page, f"{AT} === 1")
    assert violations(page) == []


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640)])
def test_on_a_phone_the_film_stays_above_the_text_that_drives_it(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(
        "/lecture?lang=zh-Hans", viewport={"width": width, "height": height}, has_touch=True, is_mobile=True
    )
    until(page, "document.body.matches('.driven')")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.evaluate("document.querySelectorAll('.beat')[1].scrollIntoView({ block: 'center' })")
    until(page, f"{FILM}?.t === {PASSAGES[1].at}")
    film = page.locator(".part:has(.current) chain-rule").bounding_box()
    beat = page.locator(CURRENT).bounding_box()
    assert film is not None
    assert beat is not None
    assert -1 <= film["y"] <= 1
    assert film["y"] + film["height"] <= beat["y"] + beat["height"]
    assert re.search(r"0\.4168", page.locator(CURRENT).inner_text())
    assert violations(page) == []


def test_axe_finds_nothing_in_the_whole_of_it(open_page: OpenPage) -> None:
    page = open_page("/lecture")
    until(page, "document.body.matches('.driven')")
    page.keyboard.press("PageDown")
    until(page, f"{FILM}?.scene")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, *OF_LOOKS) == []
    assert page.get_by_role("heading", level=2).count() == 16
