"""The file for offline use: opened from disk with the network cut, it plays, steps and scrubs under its own policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import chainrule as cr
from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

OpenFile = Callable[..., Page]
FILM = "document.querySelector('chain-rule')"


@pytest.fixture
def open_file(browser: Browser) -> Iterator[OpenFile]:
    """Open a file in a browser without network; whatever its console says or the page asks for ends the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(path: Path, *, still: bool = True) -> Page:
        context = browser.new_context(
            offline=True,
            viewport={"width": 1280, "height": 720},
            reduced_motion="reduce" if still else "no-preference",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        address = path.as_uri()
        page.on("request", lambda asked: None if asked.url == address else complaints.append(f"asked for {asked.url}"))
        page.goto(address)
        until(page, "[...document.querySelectorAll('chain-rule')].every((film) => film.scene)")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


def test_it_steps_and_every_number_is_that_of_the_trace(open_file: OpenFile, tmp_path: Path) -> None:
    t = cr.trace("y = x*x", x=3)
    page = open_file(t.to_html(tmp_path / "square.html"))
    assert page.evaluate(f"{FILM}.steps") == len(t)
    words = page.locator("chain-rule").inner_text()
    assert "9" not in words
    for step in range(1, len(t) + 1):
        page.keyboard.press("ArrowRight")
        until(page, f"{FILM}.step === {step}")
    shown = page.evaluate(
        f"[...{FILM}.shadowRoot.querySelectorAll('[data-node]')].map((node) => node.textContent).join(' ')"
    )
    assert "9" in shown
    assert "6" in shown
    page.keyboard.press("ArrowLeft")
    until(page, f"{FILM}.step === {len(t) - 1}")
    # What asks is not in this file: the film does not wait for an answer that cannot be given.
    page.keyboard.press("q")
    page.keyboard.press("ArrowRight")
    until(page, f"{FILM}.step === {len(t)}")


def test_it_plays_to_its_end(open_file: OpenFile, tmp_path: Path) -> None:
    page = open_file(cr.trace("y = x*x", x=3).to_html(tmp_path / "square.html"), still=False)
    page.evaluate(f"{FILM}.speed = 4")
    page.keyboard.press("Space")
    until(page, f"{FILM}.playing || {FILM}.step === {FILM}.steps")
    until(page, f"{FILM}.step === {FILM}.steps && !{FILM}.playing")


def test_it_is_scrubbed_along_its_timeline(open_file: OpenFile, tmp_path: Path) -> None:
    page = open_file(cr.trace("preset:lecture-network").to_html(tmp_path / "lecture.html"))
    assert page.evaluate(f"{FILM}.view") == "network"
    slider = page.get_by_role("slider")
    box = slider.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2, steps=5)
    until(page, f"{FILM}.step > {FILM}.steps / 2 && {FILM}.step < {FILM}.steps")
    page.mouse.up()
    page.keyboard.press("Home")
    until(page, f"{FILM}.step === 0")


def test_its_letters_are_in_the_file(open_file: OpenFile, tmp_path: Path) -> None:
    page = open_file(cr.trace("preset:lecture-network").to_html(tmp_path / "lecture.html", step=60))
    until(page, "[...document.fonts].filter((font) => font.status === 'loaded').length >= 1")
    assert not page.evaluate("[...document.fonts].some((font) => font.status === 'error')")


def test_it_opens_as_it_was_asked_to(open_file: OpenFile, tmp_path: Path) -> None:
    t = cr.trace("preset:lecture-network")
    page = open_file(t.to_html(tmp_path / "dark.html", view="reversed", step=40, theme="dark", lang="zh-Hans"))
    assert page.evaluate(f"[{FILM}.view, {FILM}.step, {FILM}.theme, document.documentElement.lang]") == [
        "reversed", 40, "dark", "zh-Hans",
    ]  # fmt: skip


def test_it_asks_names_the_mistake_and_goes_on_when_the_answer_is_right(open_file: OpenFile, tmp_path: Path) -> None:
    t = cr.trace("preset:chain-case-2")
    page = open_file(t.to_html(tmp_path / "asked.html", ask="gradient:s"))
    card = page.locator("chain-rule .question")
    page.keyboard.press("End")
    expect(page.locator("chain-rule .question-answer")).to_be_focused()
    asked_at = page.evaluate(f"{FILM}.t")
    through_y = page.evaluate(
        f"{FILM}.scene.numbers.amounts[{FILM}.scene.edges.findIndex(({{ id }}) => id === 'y.1')][0]"
    )
    assert 0 < through_y < t.grad["s"]
    page.keyboard.type(str(through_y))
    page.keyboard.press("Enter")
    expect(card).to_have_attribute("data-mistake", "branch")
    expect(page.locator("chain-rule .question-verdict")).to_contain_text("One way is missing.")
    page.keyboard.press("Control+A")
    page.keyboard.type(str(float(t.grad["s"])))
    page.keyboard.press("Enter")
    expect(card).to_be_hidden()
    expect(page.locator("chain-rule .question-told")).to_contain_text("Right.")
    until(page, f"{FILM}.t > {asked_at}")


def test_its_inputs_can_be_dragged_and_every_number_follows(open_file: OpenFile, tmp_path: Path) -> None:
    t = cr.trace("z = w*x + b\na = sigmoid(z)", w=0.5, x=2, b=1)
    page = open_file(t.to_html(tmp_path / "neuron.html", step=len(t)))
    at = page.evaluate(f"{FILM}.scene.nodes.findIndex(({{ id }}) => id === 'w')")
    box = page.locator("chain-rule").locator(f"g.node[data-node='{at}'] .body").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y)
    page.mouse.up()
    numbers = f"""(({{ scene, store }}) => Object.fromEntries(scene.nodes.map(({{ id, index }}) =>
        [id, [store.numbers.values[index][0], store.numbers.gradients[index][0]]])))({FILM})"""
    until(page, f"({numbers}).w[0] !== 0.5")
    found = page.evaluate(numbers)
    again = cr.trace("z = w*x + b\na = sigmoid(z)", w=found["w"][0], x=2, b=1)
    for name, (value, gradient) in found.items():
        assert value == pytest.approx(again.value[name], rel=1e-12)
        assert gradient == pytest.approx(again.grad[name], rel=1e-12)


def test_the_films_of_a_worksheet_are_moved_one_by_one(open_file: OpenFile, tmp_path: Path) -> None:
    sheet = cr.worksheet([cr.trace("y = x*x", x=3), cr.trace("preset:colah")], tmp_path / "sheet.html", title="Sheet")
    page = open_file(sheet)
    page.locator("chain-rule").nth(1).get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelectorAll('chain-rule')[1].step === 1")
    assert page.evaluate("document.querySelectorAll('chain-rule')[0].step") == 0


def test_the_studio_exports_it(open_studio: OpenPage, open_file: OpenFile, tmp_path: Path) -> None:
    studio = open_studio("#preset=lecture-network&view=reversed&lang=zh-Hant")
    until(studio, "document.querySelector('chain-rule').view === 'reversed'")
    studio.locator("[data-menu=export] > button").click()
    with studio.expect_download() as download:
        studio.locator("[data-choice=html]").click()
    assert download.value.suggested_filename == "chainrule-lecture-network.html"
    download.value.save_as(tmp_path / "saved.html")
    page = open_file(tmp_path / "saved.html")
    assert page.evaluate(f"[{FILM}.view, {FILM}.lang]") == ["reversed", "zh-Hant"]
