"""Every block of code in the documentation is run, and does what the page says; and the built site opens."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Route, expect

from chainrule.command_line import main
from chainrule.offline import browser as drawing
from tests.browser.conftest import OpenPage
from tools.environment import ROOT

PAGES = ("index", "in-a-lecture", "embedding", "notebooks", "slides", "python", "command-line", "rest")
LANGUAGES = {"python", "sh", "json", "http", "html"}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block of code and the language it is in."""

    language: str
    text: str


def blocks(page: str, *languages: str) -> list[str]:
    """The blocks of a page in these languages."""
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    found = [Block(*match) for match in BLOCK.findall(text)]
    assert text.count("```") == 2 * len(found), f"a block of {page}.md says no language"
    assert {each.language for each in found} <= LANGUAGES, f"no test runs a block of {page}.md"
    return [each.text for each in found if each.language in languages]


def with_any(*languages: str) -> list[str]:
    return [page for page in PAGES if blocks(page, *languages)]


@pytest.fixture(autouse=True)
def elsewhere(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an empty folder, with the browser of the tests for whatever draws: Playwright runs but once in a process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(drawing, "browser", lambda: nullcontext(browser))


def test_the_pages_are_those_of_the_site() -> None:
    named = re.findall(r"(\S+)\.md$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(PAGES) <= set(named)
    assert [name for name in named if not (ROOT / "docs" / f"{name}.md").is_file()] == []


@pytest.mark.parametrize("page", with_any("python"))
def test_the_python_of_a_page_runs_from_its_top_to_its_end(page: str) -> None:
    names: dict[str, Any] = {}
    for text in blocks(page, "python"):
        exec(compile(text, f"{page}.md", "exec"), names)


@pytest.mark.parametrize("page", with_any("sh"))
def test_the_commands_of_a_page_succeed(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for line in "".join(blocks(page, "sh")).splitlines():
        program, *arguments = shlex.split(line, comments=True) or [""]
        if program == "pip":
            extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
            wanted = re.fullmatch(r"chainrule(?:\[(\w+)\])?", arguments[-1])
            assert wanted
            assert wanted[1] is None or wanted[1] in extras["optional-dependencies"]
        elif program:
            assert program == "chainrule"
            monkeypatch.setattr(sys, "argv", ["chainrule", *arguments])
            with pytest.raises(SystemExit) as ended:
                main()
            assert not ended.value.code, line
            out = arguments[arguments.index("-o") + 1] if "-o" in arguments else None
            assert out is None or Path(out).stat().st_size > 0


@pytest.mark.parametrize("page", with_any("json", "http"))
def test_what_a_page_asks_the_api_is_answered(page: str, api: httpx.Client) -> None:
    found = [api.post("traces", json=json.loads(text)) for text in blocks(page, "json")]
    assert [answer.status_code for answer in found] == [200] * len(found)
    for line in "".join(blocks(page, "http")).splitlines():
        method, path = line.split(" ", 1)
        address = path.removeprefix("/api/v1/").replace("{id}", found[0].json()["id"])
        assert api.request(method, address).status_code == 200, line


@pytest.mark.parametrize("page", with_any("html"))
def test_what_a_page_puts_on_other_pages_shows_its_film(page: str, open_page: OpenPage, address: str) -> None:
    for number, text in enumerate(blocks(page, "html")):
        opened = open_page("/static/icon.svg")
        opened.route(f"**/page-{number}", fulfilling(text))
        opened.goto(f"{address}/page-{number}")
        inside = opened.frame_locator("iframe") if "<iframe" in text else opened
        expect(inside.locator("chain-rule [part=stage] text").first).to_be_attached()


def fulfilling(text: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=text, content_type="text/html")


@pytest.fixture(scope="module")
def built() -> None:
    """The site, built as `run.py docs` does."""
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=ROOT, check=True, capture_output=True)


def test_the_site_opens_and_is_searched_without_an_error(built: None, open_page: OpenPage) -> None:
    page = open_page("/docs/")
    expect(page.get_by_role("heading", name="Getting started")).to_be_visible()
    page.get_by_role("textbox", name="Search").fill("worksheet")
    expect(page.locator(".md-search-result__item").first).to_be_attached()
    page.goto(page.url.split("?")[0].rstrip("/") + "/python/")
    expect(page.locator("[id='chainrule.python.named_trace.NamedTrace.to_html']")).to_be_attached()
