"""Films in the pages of others, made with the tools that make those pages: slides, books, plain files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, OpenPage
from tests.browser.sites import site
from tests.browser.waiting import until
from tools import frontend
from tools.process import quietly

REVEAL = ROOT / "frontend" / "node_modules" / "reveal.js" / "dist"
READY = "[...document.querySelectorAll('chain-rule')].every((film) => film.scene)"

DECK = """<!doctype html><html><head><meta charset="utf-8"><title>Lecture</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="reveal/reveal.css"><link rel="stylesheet" href="reveal/theme/black.css">
<style>.half { width: 460px; height: 420px } .reveal p { font-size: 20px }</style>
<script src="reveal/reveal.js"></script>
<script src="package/chainrule-player.global.js"></script><script src="package/reveal.global.js"></script></head>
<body><div class="reveal"><div class="slides">
<section id="title"><h1>Chain rule</h1></section>
<section id="two"><div style="display: flex; gap: 20px; justify-content: center">
  <chain-rule id="left" preset="chain-case-2" server="{server}" editable class="half"></chain-rule>
  <chain-rule id="right" preset="chain-case-1" server="{server}" class="half"></chain-rule>
</div></section>
<section id="told"><chain-rule id="film" preset="chain-case-2" server="{server}" style="height: 400px"></chain-rule>
  <p class="fragment" data-chainrule-step="3">Forward is over.</p><p class="fragment" data-chainrule-step="7">Done.</p>
</section>
<section id="end"><h2>Questions?</h2></section>
</div></div><script>Reveal.initialize({ plugins: [ChainRuleReveal], width: 960, height: 700 })</script></body></html>"""


MIDDLE = """(({ left, right }) => Math.abs(left + right - innerWidth) < 4)
    (Reveal.getCurrentSlide().getBoundingClientRect())"""


def slide(page: Page) -> str:
    """The slide that is up, once it has come in from the side."""
    until(page, MIDDLE)
    found: str = page.evaluate("Reveal.getCurrentSlide().id")
    return found


def step(page: Page, film: str) -> int:
    found: int = page.evaluate("id => document.getElementById(id).step", film)
    return found


def test_a_speakers_remote_goes_through_the_slides_and_the_films_on_them(
    open_page: OpenPage,
    address: str,
    tmp_path: Path,
    npm_package: Path,
) -> None:
    shutil.copytree(REVEAL, tmp_path / "reveal")
    shutil.copytree(npm_package, tmp_path / "package")
    (tmp_path / "index.html").write_text(DECK.replace("{server}", address), encoding="utf-8")
    with site(tmp_path) as found:
        page = open_page(found, viewport={"width": 1280, "height": 600})
        until(page, READY)
        press = page.keyboard.press
        press("PageDown")
        assert slide(page) == "two"
        steps = page.evaluate("document.getElementById('left').steps")
        for _ in range(steps):
            if step(page, "left") == steps:
                break
            press("PageDown")
            assert slide(page) == "two"
        assert (step(page, "left"), step(page, "right"), step(page, "film")) == (steps, 0, 0)
        # A hand on a slide that is scaled hits what it points at.
        page.evaluate("addEventListener('chainrule-change', ({ detail }) => { window.changed = detail.values })")
        box = page.locator("#left g.node[data-node='0'] .body").bounding_box()
        assert box is not None
        assert abs(page.evaluate("Reveal.getScale()") - 1) > 0.05
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 10, y)
        page.mouse.up()
        assert "s" in until(page, "window.changed")
        # Escape shows all slides, whose arrows are the deck's; the film stays as it is.
        page.evaluate("document.activeElement.blur()")
        press("Escape")
        until(page, "Reveal.isOverview()")
        press("ArrowRight")
        assert slide(page) == "told"
        press("ArrowLeft")
        press("Escape")
        until(page, "!Reveal.isOverview()")
        assert slide(page) == "two"
        press("PageDown")
        assert slide(page) == "told"
        for shown in (3, 7):
            press("PageDown")
            assert (slide(page), step(page, "film")) == ("told", shown)
        press("PageUp")
        assert step(page, "film") == 3
        press("PageDown")
        press("PageDown")
        assert slide(page) == "end"
        for _ in range(3):
            press("PageUp")
        assert (slide(page), step(page, "film")) == ("told", 0)
        press("PageUp")
        assert slide(page) == "two"
        press("PageUp")
        assert slide(page) == "two", "back into the film before the slide before"
        assert step(page, "left") < steps


def test_a_page_from_disk_plays_with_the_classic_script(
    open_page: OpenPage,
    api: httpx.Client,
    tmp_path: Path,
    npm_package: Path,
) -> None:
    trace = api.post("traces", json={"kind": "expression", "text": "y = x*x", "inputs": {"x": 3}}).json()
    shutil.copy(npm_package / "chainrule-player.global.js", tmp_path)
    inside = json.dumps(trace).replace("<", "\\u003c")
    page_text = f"""<!doctype html><meta charset=utf-8><title>Notes</title>
        <script src=chainrule-player.global.js></script>
        <h1>Notes</h1><chain-rule editable><script type="application/json">{inside}</script></chain-rule>"""
    (tmp_path / "notes.html").write_text(page_text, encoding="utf-8")
    page = open_page((tmp_path / "notes.html").as_uri())
    until(page, READY)
    page.evaluate("document.querySelector('chain-rule').set({ x: 5 })")
    until(page, "document.querySelector('chain-rule').gradient('x', { at: 'end' }) === 10")
    page.locator("chain-rule .button-next").click()
    expect(page.locator("chain-rule .count")).to_contain_text("1 /")


BOOK = """site_name: Course
site_url: {address}
theme: {{name: material, font: false, features: [navigation.instant]}}
extra_javascript: [chainrule-player.global.js]
markdown_extensions: [md_in_html]
"""


def test_a_book_of_mkdocs_material_shows_films_on_every_page_one_comes_to(
    open_page: OpenPage,
    address: str,
    tmp_path: Path,
    npm_package: Path,
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    shutil.copy(npm_package / "chainrule-player.global.js", docs)
    film = f'<chain-rule preset="%s" server="{address}" keys="page"></chain-rule>'
    (docs / "index.md").write_text(f"# One\n\n{film % 'chain-case-1'}\n", encoding="utf-8")
    (docs / "two.md").write_text(f"# Two\n\n{film % 'chain-case-2'}\n\n[back](index.md)\n", encoding="utf-8")
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(tmp_path / "mkdocs.yml")]
    (tmp_path / "site").mkdir()
    with site(tmp_path / "site") as found:
        (tmp_path / "mkdocs.yml").write_text(BOOK.format(address=found), encoding="utf-8")
        subprocess.run(build, check=True, capture_output=True)
        page = open_page(found)
        until(page, READY)
        page.evaluate("window.isFirst = true")
        page.get_by_role("link", name="Two").first.click()
        until(page, "location.pathname === '/two/' && document.querySelector('chain-rule')?.scene")
        assert page.evaluate("window.isFirst"), "the page was not loaded anew"
        page.locator("h1").click()
        page.keyboard.press("PageDown")
        assert page.evaluate("document.querySelector('chain-rule').step") > 0
        page.keyboard.press("s")  # the book's own key: its search opens
        until(page, "document.querySelector('[data-md-toggle=search]').checked")
        page.keyboard.press("Escape")
        page.go_back()
        until(page, f"location.pathname === '/' && {READY}")
        assert page.evaluate("document.querySelectorAll('chain-rule').length") == 1


VITEPRESS = "tests/browser/vitepress"
CONFIG = """export default {
  title: "Course",
  head: [["link", { rel: "icon", href: "data:," }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "chain-rule" } } },
}
"""
THEME = """import "chainrule-player";
export { default } from "vitepress/theme";
"""
FILM = '<chain-rule src="/{name}.json" keys="page" style="height: 400px"><p>Needs script.</p></chain-rule>'
FILMS = {"square": ("y = x*x", {"x": 3}), "cube": ("y = x^3", {"x": 2})}
GONE_BACK = f"location.pathname === '/' && document.querySelectorAll('chain-rule').length === 1 && {READY}"


@pytest.fixture
def vitepress_book(npm_package: Path, api: httpx.Client, tmp_path: Path) -> Path:
    """A book of two pages with a film each, whose traces lie beside them, as VitePress builds it."""
    frontend.install(ROOT, VITEPRESS, of="VitePress")
    packages = ROOT / VITEPRESS / "node_modules"
    (tmp_path / "node_modules").symlink_to(packages)
    book = tmp_path / "book"
    for folder in ("node_modules", "public", ".vitepress/theme"):
        (book / folder).mkdir(parents=True)
    (book / "node_modules" / "chainrule-player").symlink_to(npm_package)
    (book / ".vitepress" / "config.mjs").write_text(CONFIG, encoding="utf-8")
    (book / ".vitepress" / "theme" / "index.js").write_text(THEME, encoding="utf-8")
    for name, (text, inputs) in FILMS.items():
        trace = api.post("traces", json={"kind": "expression", "text": text, "inputs": inputs})
        (book / "public" / f"{name}.json").write_bytes(trace.content)
        page = "index" if name == "square" else name
        written = f"# The {name}\n\n{FILM.format(name=name)}\n\n[The cube](./cube.md)\n"
        (book / f"{page}.md").write_text(written, encoding="utf-8")
    command = [frontend.node(), packages / "vitepress" / "bin" / "vitepress.js", "build", book]
    quietly(command, doing="Building the book", env=frontend.node_environment())
    return book / ".vitepress" / "dist"


def test_a_book_of_vitepress_renders_pages_with_films_that_work_after_going_back(
    open_page: OpenPage, vitepress_book: Path
) -> None:
    """Longer than 10 s where VitePress is installed and builds: it renders each page on a server and in the browser."""
    assert "<chain-rule" in (vitepress_book / "index.html").read_text(encoding="utf-8")
    with site(vitepress_book) as found:
        page = open_page(found)
        until(page, READY)
        page.evaluate("window.isFirst = true")
        page.get_by_role("link", name="The cube").click()
        until(page, f"location.pathname.startsWith('/cube') && {READY}")
        assert page.evaluate("document.querySelector('chain-rule').value('y', { at: 'end' })") == 8
        page.keyboard.press("PageDown")
        assert page.evaluate("document.querySelector('chain-rule').step") == 1
        page.go_back()
        until(page, GONE_BACK)
        assert page.evaluate("window.isFirst"), "the page was not loaded anew"
        page.locator("chain-rule .button-next").click()
        expect(page.locator("chain-rule .count")).to_contain_text("1 /")
        page.evaluate("document.querySelector('chain-rule').set({ x: 5 })")
        until(page, "document.querySelector('chain-rule').gradient('x', { at: 'end' }) === 10")


QUARTO = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Notes</title>
<link rel="icon" href="data:,">
<style>*,*::before,*::after { box-sizing: border-box } :root { font-size: 17px }
body { margin: 0; font-family: serif; line-height: 1.5 } button { border-radius: 0; font: inherit }
p { margin: 0 0 1rem }
.page-columns { display: grid; grid-template-columns: [screen-start] 1fr [body-start] minmax(0, 800px) [body-end] 1fr }
.content { grid-column: body-start / body-end } .cell-output { overflow-x: auto }
svg { overflow: hidden; vertical-align: middle; max-width: 100%; height: auto }</style></head>
<body class="nav-fixed quarto-light"><div id="quarto-content" class="quarto-container page-columns page-rows-contents">
<main class="content" id="quarto-document-content"><header id="title-block-header"><h1 class="title">Notes</h1></header>
<section id="film" class="level2"><h2 data-anchor-id="film">A film</h2><div class="cell"><div class="cell-output">
<script type="module" src="package/chainrule-player.js"></script>
<chain-rule preset="lecture-network" view="network" server="{server}" keys="page"><p>A network.</p></chain-rule>
</div></div></section></main></div>
<script>document.addEventListener("keydown", ({ key }) => { if ("fs/".includes(key)) window.searched = key; })</script>
</body></html>"""


def test_a_page_of_the_structure_that_quarto_renders_shows_a_film_as_a_module(
    open_page: OpenPage,
    address: str,
    tmp_path: Path,
    npm_package: Path,
) -> None:
    """This page has Quarto's containers, its reset, and its keys of the search.

    Quarto itself is in no registry of packages: the one that bears its name fetches the program from elsewhere.
    """
    shutil.copytree(npm_package, tmp_path / "package")
    (tmp_path / "index.html").write_text(QUARTO.replace("{server}", address), encoding="utf-8")
    with site(tmp_path) as found:
        page = open_page(found)
        until(page, READY)
        assert page.evaluate("document.querySelector('chain-rule').view") == "network"
        box = page.locator("chain-rule").bounding_box()
        assert box is not None
        assert (box["width"], box["height"]) == (800, 480)
        expect(page.locator("chain-rule .network .spot-a")).to_have_count(6)
        page.keyboard.press("PageDown")
        page.keyboard.press("s")
        assert page.evaluate("window.searched") == "s"
        assert page.evaluate("document.querySelector('chain-rule').step") > 0
