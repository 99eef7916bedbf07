"""The element on pages of others: where its film comes from, what it computes, and whose keys are whose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, OpenPage
from tests.browser.sites import site
from tests.browser.waiting import until

FILM = "document.querySelector('chain-rule')"
REFUSED = f"""values => {FILM}.set(values).then(() => 'computed', (error) => error.message)"""


def page_with(address: str, body: str, head: str = "") -> str:
    """A page of somebody else's with the player in it."""
    scripts = "".join(f'<script src="{address}/static/dist/{name}.js"></script>' for name in ("player", "network"))
    return (
        f"<!doctype html><meta charset=utf-8><title>Notes</title><link rel=icon href=data:,>{head}{scripts}<body>{body}"
    )


def test_a_page_of_another_site_shows_a_worked_example_and_computes_with_other_values(
    open_page: OpenPage, address: str, tmp_path: Path, api: Any
) -> None:
    films = """<chain-rule preset="lecture-network" view="network" sample="2"></chain-rule>
        <chain-rule id="arrays" preset="lecture-network"></chain-rule>"""
    (tmp_path / "index.html").write_text(page_with(address, films), encoding="utf-8")
    with site(tmp_path) as found:
        page = open_page(found, refuses=True)
        until(page, "[...document.querySelectorAll('chain-rule')].every((film) => film.scene)")
        assert page.evaluate(f"{FILM}.view") == "network"
        assert page.evaluate(f"{FILM}.value('w1_1_1')") == 1
        assert page.evaluate(f"[{FILM}.value('z1_1') ?? null, {FILM}.gradient('w1_1_1') ?? null]") == [None, None]
        before = page.evaluate(f"{FILM}.value('L', {{ at: 'end' }})")
        page.evaluate("addEventListener('chainrule-change', ({ detail }) => { window.changed = detail.values })")
        page.evaluate(f"{FILM}.descend(0.1)")
        until(page, "window.changed")
        assert page.evaluate(f"{FILM}.value('L', {{ at: 'end' }})") < before
        document = api.get("presets/lecture-network").json()["document"]
        scalar = document | {"detail": "scalar", "samples": [document["samples"][1]]}
        trace = api.post("traces", json=scalar).json()
        moved = trace["values"]["w3_1_2"] - 0.1 * trace["gradients"]["w3_1_2"]
        assert page.evaluate("window.changed.w3_1_2") == pytest.approx(moved, rel=1e-12)
        assert "no input" in page.evaluate(REFUSED, {"nothing": 2})
        arrays = REFUSED.replace(FILM, "document.querySelector('#arrays')")
        assert "does not answer" in page.evaluate(arrays, {"b1": [5, 5]})  # only allowed sites may post


def test_arrays_are_computed_by_the_server_from_what_the_film_holds_now(open_page: OpenPage, api: Any) -> None:
    page = open_page("/embed#preset=lecture-network")
    until(page, f"{FILM}.scene")
    page.evaluate(f"{FILM}.set({{ b1: [0.5, 0.25] }})")
    until(page, f"{FILM}.value('b1')[0] === 0.5")
    page.evaluate(f"{FILM}.descend(0.1, ['W2'])")
    document = api.get("presets/lecture-network").json()["document"]
    first, second, third = document["layers"]
    moved = document | {"layers": [first | {"b": [0.5, 0.25]}, second, third]}
    step = api.post("traces", json=moved).json()["gradients"]["W2"]
    wanted = [[w - 0.1 * g for w, g in zip(*rows, strict=True)] for rows in zip(second["W"], step, strict=True)]
    until(page, f"{FILM}.value('W2')[0][0] !== 2")
    np.testing.assert_allclose(page.evaluate(f"{FILM}.value('W2')"), wanted, rtol=1e-12)
    assert page.evaluate(f"{FILM}.value('b1')") == [0.5, 0.25]


def test_a_page_from_disk_says_why_a_file_cannot_be_read_and_shows_what_it_has_instead(
    open_page: OpenPage, tmp_path: Path
) -> None:
    body = """<chain-rule src="trace.json" lang="en"><p id="instead">A picture of the film</p></chain-rule>
        <chain-rule preset="colah"></chain-rule>"""
    listening = "addEventListener('chainrule-error', ({ detail }) => said.push(detail.message))"
    page_text = page_with(ROOT.as_uri(), body, f"<script>window.said = []; {listening}</script>")
    (tmp_path / "page.html").write_text(page_text, encoding="utf-8")
    page = open_page((tmp_path / "page.html").as_uri(), refuses=True)
    expect(page.locator("chain-rule .notice").first).to_contain_text("opened from disk may not read trace.json")
    expect(page.locator("#instead")).to_be_visible()
    until(page, "said.length === 2")
    assert "colah" in page.evaluate("said.join()")


SHOUTING = """* { font: italic 900 40px/3 serif !important; letter-spacing: 9px !important; text-transform: uppercase;
    text-indent: 50px; white-space: pre; word-spacing: 20px; text-align: right; color: lime; text-shadow: 1px 1px red; }
    body { margin: 0 } chain-rule { height: 480px !important }"""


def test_no_style_of_a_page_reaches_into_the_film(open_page: OpenPage, address: str, tmp_path: Path) -> None:
    film = '<chain-rule preset="chain-case-2" step="4" theme="light"></chain-rule>'
    (tmp_path / "loud.html").write_text(page_with(address, film, f"<style>{SHOUTING}</style>"), encoding="utf-8")
    quiet = "<style>body { margin: 0 } chain-rule { height: 480px }</style>"
    (tmp_path / "quiet.html").write_text(page_with(address, film, quiet), encoding="utf-8")
    with site(tmp_path) as found:
        shots = []
        for name in ("loud", "quiet"):
            page = open_page(f"{found}{name}.html")
            until(page, f"{FILM}.scene")
            shots.append(page.locator("chain-rule").screenshot(animations="disabled"))
    assert shots[0] == shots[1]


KEYS = """<script>
    window.reached = [];
    addEventListener("keydown", ({ key }) => reached.push(key));
</script>
<style>section { position: absolute; inset: 0 } section.hidden { visibility: hidden; opacity: 0 }
    chain-rule { height: 300px; width: 45% } #far { position: absolute; top: 0; left: 0 }
    #near { position: absolute; top: 200px; left: 30% }</style>
<section id="one"><chain-rule id="far" preset="chain-case-2" keys="page"></chain-rule>
    <chain-rule id="near" preset="chain-case-2" keys="page"></chain-rule><input id="field"></section>
<section id="two" class="hidden"><chain-rule id="other" preset="chain-case-2" keys="page"></chain-rule></section>"""


@pytest.fixture
def films(open_page: OpenPage, address: str, tmp_path: Path) -> Any:
    """A page of two slides with three films that all want the page's keys."""
    (tmp_path / "index.html").write_text(page_with(address, KEYS), encoding="utf-8")
    with site(tmp_path) as found:
        page = open_page(found)
        until(page, "[...document.querySelectorAll('chain-rule')].every((film) => film.scene)")
        yield page


def steps(page: Page) -> dict[str, int]:
    found: dict[str, int] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('chain-rule')].map(({ id, step }) => [id, step]))"
    )
    return found


def reached(page: Page, *keys: str) -> list[str]:
    """Press the keys; those that the page heard."""
    page.evaluate("reached.length = 0")
    for key in keys:
        page.keyboard.press(key)
    found: list[str] = page.evaluate("reached")
    return found


def test_the_keys_of_a_page_are_those_of_the_one_film_on_screen_that_is_nearest_the_middle(films: Page) -> None:
    assert reached(films, "PageDown", "PageDown") == []
    assert steps(films) == {"far": 0, "near": 2, "other": 0}
    films.evaluate("document.querySelector('#one').className = 'hidden'; document.querySelector('#two').className = ''")
    assert reached(films, "PageDown") == []
    assert steps(films) == {"far": 0, "near": 2, "other": 1}
    films.evaluate("document.querySelector('#two').inert = true")
    assert reached(films, "PageDown") == ["PageDown"]
    films.evaluate("document.querySelector('#one').className = ''; document.querySelector('#field').focus()")
    assert reached(films, "ArrowRight", "s", " ") == ["ArrowRight", "s", " "]
    assert steps(films) == {"far": 0, "near": 2, "other": 1}


def test_keys_that_a_film_uses_do_not_reach_the_page_and_all_others_do(films: Page) -> None:
    assert reached(films, "Escape", "s", ".", "Control+k", "F2") == ["Escape", "s", ".", "Control", "k", "F2"]
    assert reached(films, "?") == []
    dialog = films.locator("#near dialog")
    expect(dialog).to_be_visible()
    assert reached(films, "s", "Home", "ArrowRight", "PageDown") == []
    assert reached(films, "Escape") == []
    expect(dialog).not_to_be_visible()
    assert reached(films, "End", "Home", "ArrowRight", "m") == []
    films.locator("#near g.node .body").first.click()
    assert reached(films, "Escape", "Escape") == ["Escape"]
    films.locator("#near .button-more").click()
    expect(films.locator("#near .settings")).to_be_visible()
    assert reached(films, "Escape", "Escape") == ["Escape"]
    expect(films.locator("#near .settings")).not_to_be_visible()


def test_at_the_end_a_key_is_the_pages_unless_the_film_stays_or_begins_again(films: Page) -> None:
    assert reached(films, "PageUp") == ["PageUp"]
    assert reached(films, "End", "PageDown") == ["PageDown"]
    films.locator("#near g.node .body").first.click()
    assert reached(films, "PageDown") == ["PageDown"], "a node that was clicked does not hold the remote"
    films.evaluate("document.querySelector('#near').setAttribute('at-end', 'stay')")
    assert reached(films, "PageDown") == []
    films.evaluate("document.querySelector('#near').setAttribute('at-end', 'restart')")
    assert reached(films, "PageDown") == []
    assert steps(films)["near"] == 0
