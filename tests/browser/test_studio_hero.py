"""The first visit: a network that turns into its reverse, a seed to drag, and that everything follows it."""

from __future__ import annotations

import math

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

FILM = "document.querySelector('chain-rule')"
SEED = "chain-rule .seed[data-seed=a3_2]"
NUMBERS = f"""() => Object.fromEntries(
    [...{FILM}.shadowRoot.querySelectorAll('[data-figure^=\"gradient:z\"]')]
        .filter(({{ dataset }}) => dataset.number)
        .map(({{ dataset }}) => [dataset.figure, Number(dataset.number)]))"""
"""Every dC/dz that is written, by name."""


def open_hero(open_studio: OpenPage, **options: object) -> Page:
    page = open_studio("", **options)
    until(page, f"{FILM}.view === 'reversed'")
    page.locator("studio-hero").wait_for()
    page.locator(".drag-me").wait_for()
    return page


def test_a_first_visit_finds_the_network_reversed_with_all_its_numbers(open_studio: OpenPage) -> None:
    page = open_hero(open_studio, still=False)
    shown = page.evaluate(f"[{FILM}.t, {FILM}.steps, {FILM}.playing]")
    assert shown == [75, 75, False]
    page.wait_for_timeout(1500)
    assert page.evaluate(f"[{FILM}.t, {FILM}.playing]") == [75, False]
    hint = page.locator("chain-rule [data-drag-me]")
    assert hint.evaluate_all("all => all.filter((each) => getComputedStyle(each).visibility !== 'hidden').length") == 0


def test_dragging_a_seed_changes_everything_by_its_factor(open_studio: OpenPage) -> None:
    page = open_hero(open_studio)
    before = page.evaluate(NUMBERS)
    assert len(before) >= 4
    box = page.locator(SEED).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 80, steps=10)
    page.mouse.up()
    until(page, "document.querySelector('.hero-scaling').innerText.includes('everything ×2')")
    expect(page.locator(".hero-scaling")).to_have_text("seed ×2 → everything ×2", use_inner_text=True)
    expect(page.locator(".drag-me")).to_have_count(0)
    after = page.evaluate(NUMBERS)
    for name, number in before.items():
        assert math.isclose(after[name], 2 * number, rel_tol=1e-12), name


def test_the_hero_leads_to_the_beginning(open_studio: OpenPage) -> None:
    page = open_hero(open_studio)
    page.locator("[data-hero=start]").click()
    until(page, f"{FILM}.view === 'network' && {FILM}.t < 75")
    page.locator("studio-hero").wait_for(state="detached")


def test_a_link_leads_where_it_says_and_a_returning_reader_to_where_they_were(open_studio: OpenPage) -> None:
    page = open_studio("#preset=chain-case-2&step=3")
    expect(page.locator("studio-hero")).to_have_count(0)
    page.goto("about:blank")
    page.goto("/")
    until(page, f"{FILM}?.step === 3")
    assert page.evaluate(f"{FILM}.scene.nodes.some(({{ id }}) => id === 's')")
    expect(page.locator("studio-hero")).to_have_count(0)


def test_who_only_looked_is_shown_the_hero_again(open_studio: OpenPage) -> None:
    page = open_hero(open_studio)
    page.goto("about:blank")
    page.goto("/")
    page.locator("studio-hero").wait_for()
