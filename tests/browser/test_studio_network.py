"""Networks in the studio: views, samples, edited numbers, exports, access."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations_in_every_theme
from tests.browser.conftest import OpenPage
from tests.browser.films import show_details
from tests.browser.network_panel import DONE, PRESET, figure, film, unfold, wait_for_view
from tests.browser.waiting import until


def test_a_network_opens_as_a_network_and_its_tabs_lead_to_the_graph_and_back(open_studio: OpenPage) -> None:
    page = open_studio(PRESET)
    wait_for_view(page, "network")
    assert "w1_1_1" in film(page)["values"]
    page.get_by_role("tab", name="Graph").click()
    wait_for_view(page, "graph")
    assert "W1" in film(page)["values"]
    page.get_by_role("tab", name="Graph").press("ArrowRight")
    page.get_by_role("tab", name="Network").press("ArrowRight")
    wait_for_view(page, "reversed")
    expect(page.get_by_role("tab", name="Reversed")).to_have_attribute("aria-selected", "true")
    until(page, "location.hash.includes('view=reversed')")


def test_an_expression_has_no_neurons_to_look_at(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2")
    assert page.get_by_role("tab").all_inner_texts() == ["Graph", "Reversed"]


def test_m_turns_the_network_round_and_the_tabs_follow(open_studio: OpenPage) -> None:
    page = open_studio(PRESET)
    wait_for_view(page, "network")
    page.keyboard.press("m")
    wait_for_view(page, "reversed")
    expect(page.get_by_role("tab", name="Reversed")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("m")
    wait_for_view(page, "network")


def test_a_click_on_a_tab_does_not_take_the_films_keys(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&step=30")
    wait_for_view(page, "network")
    page.get_by_role("tab", name="Reversed").click()
    wait_for_view(page, "reversed")
    page.keyboard.press("o")
    until(page, "document.querySelector('chain-rule').order === 'right'")
    page.keyboard.press("Space")
    until(page, "document.querySelector('chain-rule').step > 0")
    expect(page.get_by_role("tab", name="Reversed")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("m")
    wait_for_view(page, "network")


def test_view_sample_and_step_are_kept_in_the_address(open_studio: OpenPage) -> None:
    page = open_studio(f"{PRESET}&view=reversed&sample=2&step=40")
    wait_for_view(page, "reversed")
    until(page, "document.querySelector('chain-rule').step === 40")
    expect(page.locator(".sample input:checked")).to_have_attribute("value", "1")
    assert page.locator("studio-notices .notice").all_inner_texts() == []


def test_every_sample_has_its_loss_and_a_pass_of_its_own(open_studio: OpenPage, trace: dict[str, Any]) -> None:
    page = open_studio(DONE)
    wait_for_view(page, "network")
    until(page, "document.querySelector('[data-figure=C1]').value !== ''")
    assert [figure(page, "C1"), figure(page, "C2")] == trace["values"]["C"]
    assert figure(page, "L") == trace["values"]["L"]
    for n, sample in enumerate(page.locator(".sample").all()):
        sample.click()
        until(
            page,
            f"document.querySelector('studio-app').studio.store.numbers?.values.length && "
            f"document.querySelector('chain-rule').scene && "
            f"document.querySelector('studio-app').studio.network.sample === {n}",
        )
        page.wait_for_timeout(300)
        values = film(page)["values"]
        assert [values["a3_1"], values["a3_2"]] == pytest.approx(trace["values"]["a3"][n], rel=1e-12)
        assert values["C"] == pytest.approx(trace["values"]["C"][n], rel=1e-12)


def test_no_loss_is_told_beside_a_film_that_has_not_computed_it(open_studio: OpenPage) -> None:
    page = open_studio(PRESET)
    wait_for_view(page, "network")
    unfold(page, "descent")
    page.locator("[data-figure=before]").wait_for()
    after_loss = page.evaluate("document.querySelector('chain-rule').scene.forwardSteps")
    for step in (0, after_loss - 1, after_loss, after_loss + 1, 0):
        page.evaluate(f"document.querySelector('chain-rule').seek({step})")
        until(page, f"document.querySelector('chain-rule').step === {step}")
        page.wait_for_timeout(100)
        for key in ("C1", "C2", "L", "before"):
            is_unknown = page.locator(f"[data-figure={key}]").inner_text() == "?"
            assert is_unknown == (step < after_loss), (key, step)


def test_a_fold_that_opens_below_the_edge_comes_into_view(open_studio: OpenPage) -> None:
    page = open_studio(DONE, viewport={"width": 1280, "height": 720})
    wait_for_view(page, "network")
    for name in ("passes", "descent"):
        page.locator(f"[data-fold={name}] summary").click()
        top, bottom = f"document.querySelector('[data-fold={name}] summary').getBoundingClientRect()", "innerHeight"
        until(page, f"{top}.top >= 0 && {bottom} - {top}.bottom > 150")


def test_the_loss_of_a_single_sample_says_that_it_is_not_the_loss_of_all(open_studio: OpenPage) -> None:
    page = open_studio(DONE)
    wait_for_view(page, "network")
    names = page.evaluate(
        "[...document.querySelector('chain-rule').shadowRoot.querySelectorAll('.plate-loss')]"
        ".map(each => each.textContent)"
    )
    assert [name.startswith("Cn") for name in names] == [True]
    assert figure(page, "L") != film(page)["values"]["L"]


def test_a_product_too_large_for_its_local_derivatives_says_so_and_not_that_they_are_to_come(
    open_studio: OpenPage,
) -> None:
    page = open_studio("#preset=large-network&step=14")
    show_details(page)
    cells = page.locator(".factor.local .figure")
    cells.first.wait_for()
    assert [cell.get_attribute("title") for cell in cells.all()] == [
        "Too large to write down; the rule gives the contribution at once."
    ] * 3


def test_a_typed_weight_changes_every_figure(
    open_studio: OpenPage, api: httpx.Client, document: dict[str, Any]
) -> None:
    page = open_studio(DONE)
    wait_for_view(page, "network")
    page.locator(".layers summary").first.click()
    field = page.get_by_label("W1, element 1, 2")
    field.fill("-1.5")
    field.press("Enter")
    until(page, "document.querySelector('studio-app').studio.bench.preset === null")
    until(page, "document.querySelector('studio-app').studio.network.state.shownId !== null")
    layers = [{**layer} for layer in document["layers"]]
    layers[0]["W"] = [[1, -1.5], [-1, 1]]
    wanted = api.post("traces", json={**document, "layers": layers}).json()["values"]
    assert figure(page, "L") == wanted["L"]
    page.wait_for_timeout(300)
    assert film(page)["values"]["w1_1_2"] == -1.5
    assert film(page)["values"]["C"] == pytest.approx(wanted["C"][0], rel=1e-12)


def test_code_is_copied(open_studio: OpenPage, api: httpx.Client, trace: dict[str, Any]) -> None:
    page = open_studio(PRESET, permissions=["clipboard-read", "clipboard-write"])
    wait_for_view(page, "network")
    page.locator("[data-menu=export] > button").click()
    page.get_by_role("menuitem", name="Copy as PyTorch").click()
    page.get_by_text("Code copied").wait_for()
    wanted = api.get(f"traces/{trace['id']}/code", params={"framework": "torch"}).text
    assert page.evaluate("navigator.clipboard.readText()") == wanted


def test_an_embedded_network_shows_view_sample_and_step(open_page: OpenPage, trace: dict[str, Any]) -> None:
    page = open_page(f"/embed{PRESET}&view=reversed&sample=2&step=40")
    until(page, "document.querySelector('chain-rule')?.scene")
    found = page.evaluate(
        """() => {
            const { scene, view, step } = document.querySelector("chain-rule");
            return [view, step, scene.numbers.values[scene.nodes.findIndex(({ id }) => id === "C")][0]];
        }"""
    )
    assert found == ["reversed", 40, pytest.approx(trace["values"]["C"][1], rel=1e-12)]


def test_a_tour_leads_through_the_graph(open_studio: OpenPage) -> None:
    page = open_studio(PRESET)
    wait_for_view(page, "network")
    page.get_by_role("button", name="Take the tour").click()
    wait_for_view(page, "graph")
    until(page, "document.querySelector('chain-rule').step === 1")


def unfold_all(page: Page) -> None:
    """Every fold of the panel, with a pass added and a step taken."""
    page.locator(".layers summary").first.click()
    page.locator(".change summary").click()
    for name in ("shape", "sum", "descent", "passes"):
        unfold(page, name)
    page.get_by_role("button", name="Backward", exact=True).click()
    page.locator("[data-pass='1']").wait_for()
    until(page, "document.querySelector('[data-figure=new-w1_1_1]')?.value")
    page.get_by_role("button", name="Take the step", exact=True).click()
    page.locator("[data-point='1'][aria-current=step]").wait_for()
    page.locator("[data-room]").wait_for()
    page.locator("[data-figure=share1]").wait_for()


def test_axe_finds_nothing_wrong(open_studio: OpenPage) -> None:
    page = open_studio(DONE)
    wait_for_view(page, "network")
    unfold_all(page)
    page.locator("[data-loss]").select_option("cross_entropy")
    page.locator(".refusal").wait_for()
    assert violations_in_every_theme(page) == []


def test_nothing_in_the_panel_is_wider_than_the_panel(open_studio: OpenPage) -> None:
    page = open_studio(DONE)
    wait_for_view(page, "network")
    unfold_all(page)
    for lang in ("zh-Hans", "zh-Hant", "en"):
        page.locator("[data-menu=lang] > button").click()
        page.locator(f"[data-menu=lang] [data-choice={lang}]").click()
        until(page, f"document.documentElement.lang === '{lang}'")
        fits_its_panel(page)


def fits_its_panel(page: Page) -> None:
    wide = page.evaluate(
        """() => {
            const panel = document.querySelector("studio-network");
            const right = panel.getBoundingClientRect().right;
            const clips = (part) => part.closest("[tabindex], .course, .samples") === null;
            return [...panel.querySelectorAll("*")]
                .filter((part) => clips(part) && !part.closest(".hidden") && !part.closest(".katex"))
                .filter((part) => part.getBoundingClientRect().right > right + 16)
                .map((part) => part.outerHTML.slice(0, 80));
        }"""
    )
    assert wide == []
    assert (
        page.evaluate(
            "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('.vectors'))"
        )
        == 0
    )


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_nothing_is_wider_than_the_page(open_studio: OpenPage, width: int, height: int) -> None:
    page = open_studio(DONE, viewport={"width": width, "height": height})
    wait_for_view(page, "network")
    if width < 800:
        page.locator(".menu-button").click()
    unfold_all(page)
    size = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert size[0] == width
    assert width < 800 or size[1] == height


def test_only_the_output_is_the_base_case(open_studio: OpenPage) -> None:
    page = open_studio("#preset=lecture-network-a")
    wait_for_view(page, "network")
    says = bases(page)
    # Where a number needs the room, the words beside it yield.
    assert {name[:2] for name, is_base in says.items() if is_base} == {"z3"}
    assert len(says) == 6
    page = open_studio("#preset=xor-network")
    wait_for_view(page, "network")
    assert {name: says for name, says in bases(page).items() if name.startswith("z1")} == {"z1_1": False, "z1_2": False}


def bases(page: Page) -> dict[str, bool]:
    """By neuron: when it is looked at, does what it has collected say that it is the base case?"""
    found: dict[str, bool] = page.evaluate(
        """() => {
            const player = document.querySelector("chain-rule");
            player.seek(player.steps);
            const names = player.scene.nodes.map(({ id }) => id).filter((id) => /^z\\d/.test(id));
            return Object.fromEntries(names.map((name) => {
                player.highlight({ nodes: [name] });
                const activation = player.scene.nodes.find(({ id }) => id === name.replace("z", "a")).index;
                const collected = player.shadowRoot.querySelector(`[data-collected="${activation}"]`);
                return [name, collected.textContent.includes("base case")];
            }));
        }"""
    )
    return found
