"""The film in the pages of others, and what must not get into ours."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import ROOT, OpenPage
from tests.browser.films import go_to
from tests.browser.sites import site
from tests.browser.waiting import until

MARKUP = "<img src=x onerror=alert(1)>"
SLIDE = ROOT / "docs" / "examples" / "slide.html"


def packed(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def test_the_embedded_film_shows_source_step_and_theme_of_its_address(open_page: OpenPage) -> None:
    source = {"kind": "expression", "text": "y = x*x", "inputs": {"x": 3}}
    page = open_page(f"/embed#source={packed(source)}&step=2&theme=dark")
    until(page, "document.querySelector('chain-rule').scene")
    shown = page.evaluate("(film => [film.step, film.theme, film.steps])(document.querySelector('chain-rule'))")
    assert shown == [2, "dark", 3]
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('chain-rule').t === 3")
    # In the letters for which its widths were measured.
    until(page, "[...document.fonts].some((font) => font.family.includes('Inter') && font.status === 'loaded')")


def test_the_embed_code_of_the_studio_shows_its_moment(open_studio: OpenPage, open_page: OpenPage) -> None:
    page = open_studio("#preset=colah&step=4", permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-menu=export] > button").click()
    page.locator("[data-choice=embed]").click()
    expect(page.locator("[data-notice=brief]")).to_contain_text("others cannot reach")
    code = page.evaluate("navigator.clipboard.readText()")
    source = "code => new DOMParser().parseFromString(code, 'text/html').querySelector('iframe').src"
    film = open_page(page.evaluate(source, code))
    until(film, "document.querySelector('chain-rule').scene")
    assert film.evaluate("document.querySelector('chain-rule').step") == 4


@pytest.mark.parametrize("preset", ["chain-case-2", "karpathy-neuron"])
def test_inputs_of_a_frame_can_be_dragged_with_the_server_cut_off(
    open_page: OpenPage, api: httpx.Client, preset: str
) -> None:
    page = open_page(f"/embed#preset={preset}&editable=1&step=30")
    until(page, "document.querySelector('chain-rule').scene")
    page.context.set_offline(True)
    page.evaluate("document.addEventListener('chainrule-change', ({ detail }) => { window.changed = detail.values; })")
    at = page.evaluate("document.querySelector('chain-rule').scene.nodes.findIndex(({ op }) => op === 'input')")
    box = page.locator("chain-rule").locator(f"g.node[data-node='{at}'] .body").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y)
    page.mouse.up()
    until(page, "window.changed !== undefined")
    changed: dict[str, float] = page.evaluate("window.changed")
    source = api.get(f"presets/{preset}").json()["document"]
    trace = api.post("traces", json={**source, "inputs": {**source["inputs"], **changed}}).json()
    found = page.evaluate(
        """(({ scene, store }) => Object.fromEntries(scene.nodes.map(({ id, index }) =>
            [id, [store.numbers.values[index][0], store.numbers.gradients[index]?.[0] ?? null]])))
            (document.querySelector('chain-rule'))"""
    )
    for id, (value, gradient) in found.items():
        assert value == pytest.approx(trace["values"][id], rel=1e-12)
        assert gradient == pytest.approx(trace["gradients"].get(id), rel=1e-12)
    assert source["inputs"] != {**source["inputs"], **changed}


def test_a_frame_of_arrays_says_that_they_need_the_server_and_goes_on(open_page: OpenPage) -> None:
    source = {"kind": "expression", "text": "v = s * k\ny = sum(v * v)", "inputs": {"s": 2, "k": [1, 0.5]}}
    page = open_page(f"/embed#source={packed(source)}&editable=1")
    until(page, "document.querySelector('chain-rule').scene")
    notice = page.locator("chain-rule").locator(".notice")
    body = page.locator("chain-rule").locator("g.node[data-node='0'] .body")
    body.click()
    expect(notice).to_be_hidden()
    box = body.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y)
    page.mouse.up()
    expect(notice).to_contain_text("server")
    page.evaluate("document.querySelector('chain-rule').next()")
    until(page, "document.querySelector('chain-rule').step === 1")
    expect(notice).to_be_hidden()


@pytest.fixture
def slides(tmp_path: Path) -> Iterator[str]:
    """Another site: an empty page on a port of its own."""
    (tmp_path / "index.html").write_text("<!doctype html><title>Slides</title>", encoding="utf-8")
    with site(tmp_path) as found:
        yield found


@pytest.mark.parametrize(("path", "is_shown"), [("/embed#preset=colah", True), ("/", False), ("/docs", False)])
def test_only_the_embedded_film_can_be_framed(
    browser: Browser, address: str, slides: str, path: str, is_shown: bool
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(slides)
    with page.expect_event("framenavigated", lambda frame: frame.url not in {slides, "about:blank"}):
        page.set_content(f'<iframe src="{address}{path}"></iframe>')
    assert page.frames[-1].url.startswith(address) is is_shown
    context.close()


@pytest.mark.parametrize("name", ["constructor", "toString", "valueOf"])
def test_names_of_objects_own_properties_are_names(open_studio: OpenPage, name: str) -> None:
    page = open_studio(f"#source={packed({'kind': 'expression', 'text': f'y = {name}*2', 'inputs': {name: 3}})}")
    page.locator(f"[data-input={name}] .number").wait_for()
    expect(page.locator(f"[data-input={name}] .number")).to_have_value("3")
    go_to(page, 1)
    page.locator("[data-formula] [data-value='6']").wait_for()


def test_a_name_that_is_refused_is_refused_in_words(open_page: OpenPage) -> None:
    source = {"kind": "expression", "text": "y = __proto__*2", "inputs": {}}
    page = open_page(f"/#source={packed(source)}")
    expect(page.locator(".problem")).to_contain_text("__proto__", use_inner_text=True)


def test_markup_in_a_text_is_shown_as_text(open_studio: OpenPage) -> None:
    text = f"# {MARKUP}\ny = x + {MARKUP}"
    page = open_studio("#preset=chain-case-2")
    page.locator("studio-editor .cm-content").fill(text)
    page.locator(".problem").wait_for()
    expect(page.locator("studio-app img:not(.thumbnail)")).to_have_count(0)
    assert MARKUP in page.evaluate("document.querySelector('studio-editor').text")


def test_markup_and_tex_in_a_document_are_shown_as_text(open_studio: OpenPage, api: Any) -> None:
    page = open_studio("#preset=chain-case-2")
    trace = api.post("traces", json={"kind": "expression", "text": "y = x*x", "inputs": {"x": 3}}).json()
    node = trace["graph"]["nodes"][0]
    node["label"] = node["text"] = MARKUP + "</style></svg><script>alert(1)</script>"
    node["tex"] = r"\href{javascript:alert(1)}{x}\htmlStyle{position:fixed}{x}\def\a{\a\a}\a"
    page.evaluate(
        """async (trace) => {
            const app = document.querySelector("studio-app");
            await app.studio.network.settled();
            await app.updateComplete;
            app.studio.store.show(document.querySelector("chain-rule").constructor.readScene(trace));
        }""",
        trace,
    )
    go_to(page, 3)
    page.wait_for_selector(".katex")
    bad = page.evaluate(
        """() => {
            const harmful = "img:not(.thumbnail), script:not([src]), [onerror], a[href^='javascript'], [style*=fixed]";
            const inside = (root) => [...root.querySelectorAll("*")].flatMap((element) =>
                [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
            return inside(document.body).filter((element) => element.matches(harmful)).map((each) => each.outerHTML);
        }"""
    )
    assert bad == []
    assert page.evaluate("document.querySelector('studio-explanation').innerText.length") < 5_000


TALKING = """<!doctype html><title>Notes</title><link rel=icon href=data:,><script>
    window.said = [];
    addEventListener("message", ({ data, origin, source }) => {
        if (source === frames[0]) said.push({ ...data, origin });
    });
    window.ask = (message) => frames[0].postMessage({ version: 1, ...message }, "*");
    window.last = (type) => said.findLast((each) => each.type === `chainrule:${type}`);
</script>"""


def test_a_page_and_the_frame_in_it_speak_to_each_other(open_page: OpenPage, address: str, tmp_path: Path) -> None:
    frame = f'<iframe width=800 height=500 src="{address}/embed?preset=chain-case-2&origin=%s"></iframe>'
    with site(tmp_path) as found:
        for name, origin in (("open", ""), ("named", found), ("other", "https://other.example")):
            (tmp_path / f"{name}.html").write_text(TALKING + frame % origin, encoding="utf-8")
        page = open_page(f"{found}named.html")
        ready = until(page, "last('ready')")
        assert ready == {"type": "chainrule:ready", "version": 1, "steps": 7, "origin": address}
        assert until(page, "last('height')")["height"] == 450
        page.evaluate("ask({ type: 'chainrule:set', step: 3, theme: 'dark', inputs: { s: 4 } })")
        until(page, "last('step')?.step === 3")
        assert until(page, "last('change')")["values"] == {"s": 4}
        page.evaluate("ask({ type: 'chainrule:next' })")
        until(page, "last('step').step === 4")
        page.evaluate("ask({ type: 'chainrule:previous' })")
        until(page, "last('step').step === 3")
        page.evaluate("ask({ type: 'chainrule:seek', t: 0 })")
        until(page, "last('step').step === 0")
        page.evaluate("ask({ type: 'chainrule:play' })")
        until(page, "last('state').playing === true")
        page.evaluate("ask({ type: 'chainrule:pause' })")
        until(page, "last('state').playing === false")
        for wrong, told in (
            ("{ type: 'chainrule:play', version: 2 }", "speaks version 1"),
            ("{ type: 'chainrule:set', inputs: { nothing: 1 } }", "no input"),
            ("{ type: 'chainrule:seek' }", "needs t"),
        ):
            page.evaluate(f"said.length = 0; ask({wrong})")
            assert told in until(page, "last('error')")["message"]
        page.goto(f"{found}open.html")
        until(page, "last('ready')")
        # A frame that was made for another page hears nothing of this one, and tells it nothing.
        page.goto(f"{found}other.html")
        inside = page.frames[-1]
        until(inside, "document.querySelector('chain-rule')?.steps")
        inside.evaluate("addEventListener('message', ({ data }) => { window.isOver = data === 'done' })")
        page.evaluate("ask({ type: 'chainrule:set', step: 3 })")
        page.evaluate("frames[0].postMessage('done', '*')")
        until(inside, "window.isOver")
        assert inside.evaluate("document.querySelector('chain-rule').step") == 0
        assert page.evaluate("said.length") == 0


def test_the_slide_opens_from_disk(open_page: OpenPage) -> None:
    page = open_page(SLIDE.as_uri(), refuses=True)  # its other frame wants a running app
    until(page, "document.querySelector('chain-rule')?.scene")


def test_the_player_with_its_tape_weighs_less_than_sixty_kilobytes_on_its_way() -> None:
    script = (ROOT / "static" / "dist" / "player.js").read_bytes()
    assert len(gzip.compress(script, 9)) < 60_000


@pytest.mark.parametrize("name", ["player", "network"])
def test_a_script_is_read_alike_in_every_encoding(name: str) -> None:
    """A page from disk that does not name its encoding reads what it loads in an older one."""
    assert (ROOT / "static" / "dist" / f"{name}.js").read_bytes().isascii()


def test_a_network_on_the_slide_is_a_network_and_goes_by_layers_from_disk(open_page: OpenPage) -> None:
    page = open_page(SLIDE.as_uri(), refuses=True)
    film = "document.querySelectorAll('chain-rule')[1]"
    until(page, f"{film}?.scene")
    assert page.evaluate(f"[{film}.view, {film}.unit]") == ["network", "layer"]
    expect(page.locator("chain-rule .network .spot-a")).to_have_count(6)
    page.locator("chain-rule").nth(1).locator(".track").focus()
    page.keyboard.press("PageDown")
    until(page, f"{film}.step === 10")
    page.keyboard.press("m")
    until(page, f"{film}.view === 'reversed'")


@pytest.mark.parametrize("given", ["..", "../presets", "%2e%2e", "0" * 31, "A" * 32])
def test_a_trace_in_the_address_is_an_id_and_leads_nowhere_else(open_page: OpenPage, address: str, given: str) -> None:
    page = open_page("/docs")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/embed?trace={given}")
    expect(page.locator("#problem")).to_contain_text("no trace")
    assert not [url for url in asked if "/api/" in url]
