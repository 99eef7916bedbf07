"""The film of a network: stepped by its units, told in words, with the same numbers everywhere on the page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.films import show_details
from tests.browser.waiting import until

LECTURE = "#preset=lecture-network&view=network"
FILM = "document.querySelector('chain-rule')"
SENTENCE = f"{FILM}.shadowRoot.querySelector('.sentence').innerText"
LAYERS = [10, 20, 30, 37, 38, 45, 55, 65, 75]
"""Where the layers, the loss and the seed of the lecture's network end, forward and back."""


NEURONS = [5, 10, 15, 20, 25, 30, 37, 38, 45, 50, 55, 60, 65, 70, 75]
"""Where the neurons end, the loss, dC/dC = 1 and the step that makes dC/dy of it."""


def open_film(open_studio: OpenPage, address: str, steps: int = 75, **options: Any) -> Page:
    page = open_studio(address, **options)
    until(page, f"{FILM}?.steps === {steps}")
    return page


def test_a_presenters_remote_goes_layer_by_layer_and_back(open_studio: OpenPage) -> None:
    page = open_film(open_studio, f"{LECTURE}&unit=layer")
    for end in LAYERS:
        page.keyboard.press("PageDown")
        until(page, f"{FILM}.t === {end}")
    for end in [*LAYERS[-2::-1], 0]:
        page.keyboard.press("PageUp")
        until(page, f"{FILM}.t === {end}")


def test_the_unit_is_chosen_by_key_or_in_the_bar_and_kept_in_the_address(open_studio: OpenPage) -> None:
    page = open_film(open_studio, LECTURE)
    assert page.evaluate(f"{FILM}.unit") == "neuron"
    for unit in ("layer", "op"):
        page.keyboard.press("u")
        until(page, f"{FILM}.unit === '{unit}'")
        until(page, f"location.hash.includes('unit={unit}')")
    page.locator("chain-rule .more > .unit").select_option("neuron")
    until(page, f"{FILM}.unit === 'neuron'")
    until(page, "!location.hash.includes('unit=')")


def test_a_sample_of_the_lectures_network_has_fifteen_steps(open_studio: OpenPage) -> None:
    page = open_film(open_studio, LECTURE)
    counted = f"{FILM}.shadowRoot.querySelector('.count').textContent"
    assert page.evaluate(counted) == "0 / 15"
    for done, end in enumerate(NEURONS, start=1):
        page.keyboard.press("ArrowRight")
        until(page, f"{FILM}.t === {end}")
        assert page.evaluate(counted) == f"{done} / 15"


def test_an_expression_offers_no_unit_but_the_op(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    until(page, f"{FILM}?.scene")
    assert page.locator("chain-rule .more > .unit").is_hidden()
    page.locator("chain-rule .button-more").click()
    page.locator("chain-rule .settings .speed").wait_for()
    assert page.locator("chain-rule .settings .unit").is_hidden()


def test_a_layer_moves_as_one_and_shows_no_result_before_it_has_come_to_it(open_studio: OpenPage) -> None:
    page = open_film(open_studio, f"{LECTURE}&unit=layer", still=False)
    page.keyboard.press("ArrowRight")
    shown = "chain-rule [data-figure='value:a1_{}']"
    moving = until(
        page,
        f"""() => {{
            const film = {FILM};
            const number = film.shadowRoot.querySelector("[data-figure='value:a1_1']").dataset.number;
            return film.t > 0 && film.t < 7 ? [film.step, number ?? null] : null;
        }}""",
    )
    assert moving == [0, None]
    until(page, f"{FILM}.t === 10")
    for j in (1, 2):
        assert page.locator(shown.format(j)).get_attribute("data-number") is not None
    assert page.evaluate(SENTENCE).startswith("Layer 1. All neurons at once. Weigh, add, squash.")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Neuron 2 of layer 3. On the weight the two passes meet: what came in times ∂Cn/∂z."),
        ("zh-Hans", "第 3 层第 2 个神经元：前向与反向在权重上相遇，传进来的值乘以 ∂Cn/∂z。"),
        ("zh-Hant", "第 3 層第 2 個神經元：前向與反向在權重上相遇，傳進來的值乘以 ∂Cn/∂z。"),
    ],
)
def test_a_step_is_told_in_the_lectures_words(open_studio: OpenPage, language: str, told: str) -> None:
    page = open_film(open_studio, f"{LECTURE}&unit=op&step=50&lang={language}")
    assert page.evaluate(SENTENCE).replace("\n", " ").startswith(told)
    page.locator("[data-formula] [data-value='0.10143588390130134']").first.wait_for()
    shown = page.evaluate(f"{FILM}.shadowRoot.textContent + document.body.innerText")
    assert "a2_1" not in shown
    assert "p3_2_1" not in shown


def test_the_card_of_a_neuron_has_its_formula_with_the_numbers_of_the_trace(open_studio: OpenPage) -> None:
    page = open_film(open_studio, f"{LECTURE}&step=65")
    assert page.evaluate(SENTENCE).endswith("What comes back is weighted, added up, and shrunk by the gain.")
    spoken = "document.querySelector('[data-formula] .math').getAttribute('aria-label')"
    until(page, f"{spoken}?.endsWith('= 0.1179 [−0.2708 − 0.1175] = −0.04576')")
    term = page.locator("[data-formula] .katex [data-edge]").last
    term.hover()
    page.locator("[data-formula] .katex .lit").first.wait_for()


def test_with_other_seeds_picture_formula_ledger_table_and_panel_say_the_same(open_studio: OpenPage) -> None:
    page = open_film(open_studio, "#preset=lecture-network&view=reversed&step=75")
    show_details(page)
    panel = "studio-factors .contribution [data-figure]"
    before = page.locator(panel).first.get_attribute("value")
    page.locator("chain-rule .seed").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    page.locator(".what-if-note").wait_for()
    until(page, f"document.querySelector('{panel}').value !== '{before}'")
    number = page.locator("chain-rule [data-figure='gradient:z1_1']").first.get_attribute("data-number")
    assert page.locator(f"[data-formula] [data-value='{number}']").count() > 0
    short = page.evaluate("x => `${Number(x).toPrecision(4)}`.replace('-', '−')", float(number or "nan"))
    page.keyboard.press("t")
    row = page.locator("chain-rule .table tr", has=page.locator("th", has_text="z1,1"))
    expect(row.last).to_contain_text(short, use_inner_text=True)
    page.keyboard.press("t")
    page.get_by_role("button", name="What if").click()
    page.locator(".what-if-note").wait_for(state="detached")
    assert page.locator(panel).first.get_attribute("value") == before


def test_on_a_phone_the_network_is_shown_at_a_size_that_can_be_read(open_studio: OpenPage) -> None:
    page = open_film(open_studio, f"{LECTURE}&step=55", viewport={"width": 390, "height": 844})
    until(page, f"{FILM}.shadowRoot.querySelectorAll('.network text').length > 20")
    sizes = page.evaluate(
        f"""() => [...{FILM}.shadowRoot.querySelectorAll('.network text')]
            .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
    )
    assert min(sizes) > 10.9
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_the_film_is_stepped_below_the_cells_of_a_product(open_studio: OpenPage) -> None:
    page = open_film(
        open_studio,
        "#preset=lecture-network&view=graph&cells=z2&step=3",
        23,
        viewport={"width": 390, "height": 844},
        has_touch=True,
    )
    page.locator("studio-product .product").wait_for()
    page.locator("chain-rule .button-next").tap()
    until(page, f"{FILM}.t === 4")
    for part in (".product", ".product .place-bias", ".product .place-result", "chain-rule .bar"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 390
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 844


def test_on_a_narrow_line_a_layer_without_room_for_its_name_shows_its_number(open_studio: OpenPage) -> None:
    page = open_film(
        open_studio, "#preset=lecture-network&view=graph&lang=zh-Hant", 23, viewport={"width": 390, "height": 844}
    )
    label = "document.querySelector('chain-rule').shadowRoot.querySelector('.group-labels span')"
    assert page.evaluate(f"{label}.innerText") == ""
    assert page.evaluate(f"getComputedStyle({label}, '::after').content") == '"1"'
    page.set_viewport_size({"width": 1280, "height": 720})
    until(page, f"{label}.innerText === '第 1 層'")
