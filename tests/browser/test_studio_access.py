"""The studio for everybody: no rule of axe broken, all of it by keyboard, on every size of screen."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.axe import OF_LOOKS, violations, violations_in_every_theme
from tests.browser.conftest import OpenPage
from tests.browser.films import go_to
from tests.browser.targets import small_targets
from tests.browser.waiting import until

SEEN = """() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (!focused || focused === document.body) return null;
    const name = focused.getAttribute('aria-label') ?? focused.textContent.trim();
    const { left, top, width, height } = focused.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot?.elementFromPoint(x, y)) {
        const inner = hit.shadowRoot.elementFromPoint(x, y);
        if (inner === hit) break;
        hit = inner;
    }
    // Words on the stage let the pointer through.
    const stage = focused.closest('.stage');
    const isSeen = hit && (focused.contains(hit) || hit.closest('label')?.contains(focused) || stage?.contains(hit));
    return [name.slice(0, 40), Boolean(isSeen)];
}"""
"""What has the focus, and whether the middle of it is within the window and behind nothing; null where nothing has."""


def test_no_rule_of_axe_is_broken_at_rest_and_in_both_passes(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    assert violations_in_every_theme(page) == []
    for step in (2, 6):
        go_to(page, step)
        page.wait_for_selector(".katex")
        assert violations_in_every_theme(page) == []


def test_no_rule_of_axe_is_broken_with_tensors_errors_and_a_selection(open_studio: OpenPage) -> None:
    page = open_studio("#preset=softmax-ce&step=9")
    page.locator("chain-rule").locator("g.node[data-node='1']").press("Enter")
    page.locator(".selection").wait_for()
    assert violations_in_every_theme(page) == []
    page.locator("studio-editor .cm-content").fill("y = sofmax(z)")
    page.locator("[data-mend]").wait_for()
    assert violations_in_every_theme(page) == []


def test_no_rule_of_axe_is_broken_while_an_order_is_played(open_studio: OpenPage) -> None:
    page = open_studio("#preset=lecture-network&view=reversed&order=left&step=19")
    page.locator("studio-order").wait_for()
    until(page, "document.querySelector('chain-rule').order === 'left'")
    assert violations_in_every_theme(page) == []


def test_no_rule_of_axe_is_broken_in_a_reversed_graph(open_studio: OpenPage) -> None:
    page = open_studio("#preset=neuron-fragment&view=reversed&step=17")
    until(page, "document.querySelector('chain-rule').view === 'reversed'")
    page.wait_for_selector(".katex")
    assert violations_in_every_theme(page) == []


@pytest.mark.parametrize("key", ["x", "?"])
def test_no_rule_of_axe_is_broken_in_a_sheet(open_studio: OpenPage, key: str) -> None:
    page = open_studio("#preset=chain-case-2")
    until(page, "document.querySelectorAll('.card').length > 10")
    page.keyboard.press(key)
    page.locator("dialog[open]").wait_for()
    assert violations(page) == []


def test_a_menu_is_walked_by_arrow_keys_and_breaks_no_rule(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    button = page.locator("[data-menu=theme] > button")
    button.focus()
    page.keyboard.press("ArrowDown")
    page.locator("[data-menu=theme] [role=menuitemradio]").first.wait_for()
    assert violations(page) == []
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    expect(button).to_have_attribute("aria-expanded", "false")


def test_on_a_desk_nothing_scrolls(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2&step=6")
    page.wait_for_selector(".katex")
    size = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert size == [1280, 720]
    panel = page.evaluate(
        "(() => { const e = document.querySelector('.explain'); return e.scrollHeight - e.clientHeight })()"
    )
    assert panel <= 0


@pytest.mark.parametrize("preset", ["one-neuron", "softmax-ce", "batchnorm"])
def test_on_a_phone_nothing_scrolls_sideways(open_studio: OpenPage, preset: str) -> None:
    viewport = {"width": 360, "height": 740}
    page = open_studio(f"#preset={preset}&step=5", viewport=viewport, has_touch=True, is_mobile=True)
    page.wait_for_selector(".katex")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page) == []


def test_a_whole_visit_by_keyboard_alone(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "stage"
    page.keyboard.press("x")
    page.keyboard.type("colah")
    until(page, "document.querySelectorAll('.card').length === 1")
    page.keyboard.press("Tab")
    for _ in range(8):
        if page.evaluate("document.activeElement.matches('.card')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('chain-rule').scene.nodes.some(node => node.id === 'e')")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.querySelector('chain-rule').step") == 2
    page.keyboard.press("b")
    assert page.locator(".badge").inner_text().startswith("forward")
    page.keyboard.press("End")
    page.keyboard.press("w")
    until(page, "document.activeElement.matches('studio-editor')")
    page.keyboard.press("Control+End")
    page.keyboard.type("\ng = e**2")
    until(page, "document.querySelector('chain-rule').scene.nodes.some(node => node.id === 'g')")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("d")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_keys_typed_into_a_field_are_no_commands(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2&step=3")
    page.locator("studio-editor .cm-content").click()
    page.keyboard.type("xedb ")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.evaluate("document.querySelector('chain-rule').step") in {0, 3}


def test_every_step_is_said_in_a_live_region(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    page.keyboard.press("ArrowRight")
    until(
        page,
        """() => [...document.querySelector('chain-rule').shadowRoot.querySelectorAll('[aria-live]')]
            .some((region) => region.textContent.includes('x = 4'))""",
    )


def test_nothing_plays_by_itself(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2", still=False)
    page.wait_for_timeout(300)
    assert page.evaluate("[document.querySelector('chain-rule').t, document.querySelector('chain-rule').playing]") == [
        0,
        False,
    ]


def test_no_rule_of_axe_is_broken_on_a_first_visit_and_before_many(open_studio: OpenPage) -> None:
    page = open_studio("")
    page.locator("studio-hero").wait_for()
    until(page, "document.querySelector('chain-rule').view === 'reversed'")
    assert violations_in_every_theme(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    until(page, "document.querySelector('chain-rule').hall")
    assert violations_in_every_theme(page) == []


def test_no_rule_of_axe_is_broken_in_a_frame_and_in_a_training(open_page: OpenPage) -> None:
    for theme in ("light", "dark", "projector"):
        page = open_page(f"/embed#preset=lecture-network&step=5&theme={theme}", viewport={"width": 640, "height": 360})
        until(page, "document.querySelector('chain-rule')?.scene")
        expect(page.locator("main chain-rule")).to_have_count(1)
        assert violations(page, *(() if theme == "light" else OF_LOOKS)) == []
    page = open_page("/#preset=xor-network&view=training")
    page.locator("training-picture .picture").first.wait_for()
    page.locator("training-transport").wait_for()
    assert violations_in_every_theme(page) == []


def test_no_rule_of_axe_is_broken_in_the_menu_of_a_phone(open_studio: OpenPage) -> None:
    page = open_studio("#preset=lecture-network", viewport={"width": 390, "height": 844}, has_touch=True)
    page.locator(".menu-button").click()
    page.locator("studio-network").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("place", ["", "#preset=chain-case-2&step=6", "#preset=lecture-network&step=5&hall=1"])
def test_at_400_per_cent_there_is_a_picture_and_nothing_scrolls_sideways(open_studio: OpenPage, place: str) -> None:
    page = open_studio(place, viewport={"width": 320, "height": 256})
    height = "document.querySelector('chain-rule').shadowRoot.querySelector('.stage').clientHeight"
    assert page.evaluate(height) >= 120
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    "place",
    ["#preset=chain-case-2&step=6", "#preset=rnn-3&step=5", "#preset=lecture-network&view=network&step=5"],
)
def test_what_has_the_focus_is_seen_at_400_per_cent(open_studio: OpenPage, place: str) -> None:
    page = open_studio(place, viewport={"width": 320, "height": 256})
    page.wait_for_selector(".katex")
    seen: dict[str, bool] = {}
    for _ in range(40):
        page.keyboard.press("Tab")
        found = page.evaluate(SEEN)
        if found is None:
            break
        seen[found[0]] = found[1]
    assert len(seen) > 8
    assert [name for name, is_seen in seen.items() if not is_seen] == []


def test_a_camera_that_went_to_the_focus_follows_the_film_again(open_studio: OpenPage) -> None:
    page = open_studio("#preset=rnn-3&step=5", viewport={"width": 320, "height": 256})
    where = "document.querySelector('chain-rule').shadowRoot.querySelector('.world')?.getAttribute('transform')"
    page.locator("#stage").press("ArrowRight")
    followed = page.evaluate(where)
    page.locator("#stage").press("ArrowLeft")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.shadowRoot?.activeElement?.matches('g.node')"):
            break
    assert page.evaluate(where) != followed
    page.evaluate("document.querySelector('chain-rule').next()")
    until(page, f"{where} === '{followed}'")


@pytest.mark.parametrize("place", ["#preset=chain-case-2&step=6", "#preset=xor-network&view=network&step=5"])
def test_targets_are_large_enough_at_400_per_cent(open_studio: OpenPage, place: str) -> None:
    page = open_studio(place, viewport={"width": 320, "height": 256})
    page.wait_for_selector(".katex")
    assert small_targets(page, 24) == []


def test_in_forced_colours_what_is_chosen_and_how_far_one_is_are_seen(open_studio: OpenPage) -> None:
    """Tabs, the chosen sample, the timeline, sliders, the focus of the editor, and the pictures of a training."""
    page = open_studio("#preset=lecture-network&step=8", forced_colors="active", color_scheme="dark")
    tabs = page.locator("studio-tabs [role=tab]")
    tabs.first.wait_for()
    ground = "tab => getComputedStyle(tab).backgroundColor"
    chosen = page.locator("studio-tabs [aria-selected=true]").evaluate(ground)
    others = page.locator("studio-tabs [aria-selected=false]").evaluate_all(f"tabs => tabs.map({ground})")
    assert chosen not in others
    filled = page.locator("chain-rule .filled").first.evaluate(ground)
    assert filled not in {page.locator("chain-rule .part").first.evaluate(ground), "rgba(0, 0, 0, 0)"}
    text = "element => getComputedStyle(element).color"
    assert {page.locator(f".sample:has(:checked) {part}").evaluate(text) for part in (".pair", ".place", ".cost")} == {
        page.locator("studio-tabs [aria-selected=true]").evaluate(text)
    }
    page.goto("/livez")
    page.goto("/#preset=xor-network&view=training")
    pictures = page.locator("training-picture .picture")
    pictures.nth(2).wait_for()
    own = pictures.evaluate_all("all => all.map(each => getComputedStyle(each).forcedColorAdjust)")
    assert set(own) == {"none"}
    page.goto("/livez")
    page.goto("/#preset=chain-case-2")
    editor = page.locator("studio-editor")
    editor.locator(".cm-content").focus()
    assert editor.evaluate("editor => getComputedStyle(editor).outlineStyle") == "solid"
    slider = Image.open(BytesIO(page.locator("input.slider").screenshot()))
    assert slider.getpixel((3, slider.height // 2)) != slider.getpixel((3, 1))


def test_with_reduced_motion_steps_change_at_once(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    seen = page.evaluate(
        """async () => {
            const player = document.querySelector("chain-rule");
            const seen = new Set();
            player.addEventListener("chainrule-time", (event) => seen.add(event.detail.t));
            player.next();
            for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
            return [...seen];
        }"""
    )
    assert seen == [1]
