"""A notebook is run, made into a page, and opened from disk with the network cut: its traces play there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from playwright.sync_api import Browser, Frame, Page

import chainrule as cr
from tests.browser.waiting import until_here
from tools.environment import ROOT

CELLS = (
    "import chainrule as cr\nt = cr.trace('preset:lecture-network')\nt",
    "t.show(view='reversed', step=40, height=360)",
    "cr.train(cr.network([2, 3, 1], seed=1), 'circle', steps=20).plot()",
)
FILM = "document.querySelector('chain-rule')"


@pytest.fixture(scope="module")
def notebook() -> Any:
    """The notebook, run by a kernel of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
        NotebookClient(made, timeout=120, kernel_name="python3").execute()
    return made


def players(page: Page) -> list[Frame]:
    return [frame for frame in page.frames if frame.evaluate(f"{FILM} !== null && {FILM}.scene !== undefined")]


def test_a_trace_alone_in_a_cell_shows_itself_and_says_what_it_is(notebook: Any) -> None:
    (output,) = notebook.cells[0].outputs
    assert output.data["text/plain"] == repr(cr.trace("preset:lecture-network"))
    assert '<iframe srcdoc="' in output.data["text/html"]
    assert 'sandbox="allow-scripts"' in output.data["text/html"]
    assert "image/svg+xml" in notebook.cells[2].outputs[-1].data


def test_what_is_made_of_it_plays_without_a_network(notebook: Any, browser: Browser, tmp_path: Path) -> None:
    written, _ = HTMLExporter().from_notebook_node(notebook)
    (tmp_path / "notebook.html").write_text(written, encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 1400}, reduced_motion="reduce")
    try:
        page = context.new_page()
        page.goto((tmp_path / "notebook.html").as_uri())
        until_here(page, lambda: len(players(page)) == 2)
        first, second = players(page)
        assert first.evaluate(f"{FILM}.view") == "network"
        assert second.evaluate(f"[{FILM}.view, {FILM}.step]") == ["reversed", 40]
        first.evaluate(f"{FILM}.next()")
        until_here(page, lambda: first.evaluate(f"{FILM}.step") > 0)
    finally:
        context.close()


def test_it_is_a_picture_where_there_is_no_player(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> str:
        raise FileNotFoundError

    monkeypatch.setattr("chainrule.python.notebook.page", missing)
    bundle = cr.trace("y = x*x", x=3)._repr_mimebundle_()
    assert set(bundle) == {"image/svg+xml", "text/plain"}
    assert json.dumps(bundle)
