"""Lines of the picture stand out from their ground by pixel: borders of nodes and flags, and edges, at least 3 to 1."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.waiting import until

MEASURE = Path(__file__).with_name("line_contrasts.js").read_text(encoding="utf-8")
FILM = "document.querySelector('chain-rule')"
GRAPH = (".node .shape", ".edge-base")
BACKWARD = (*GRAPH, ".flag.is-done .flag-shape", ".is-active .edge-backward")


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_borders_and_edges_have_three_to_one_with_what_is_beside_them(theme: str, open_page: OpenPage) -> None:
    page = open_page(f"/#preset=chain-case-2&view=graph&theme={theme}")
    page.evaluate(MEASURE)
    for t, lines in ((0, GRAPH), (2, GRAPH), (5, BACKWARD), (7, BACKWARD)):
        until(page, f"{FILM}?.scene && ({FILM}.t = {t}, {FILM}.t === {t})")
        picture = b64encode(page.screenshot()).decode()
        found = page.evaluate("([lines, picture]) => lineContrasts.weak(lines, picture)", [list(lines), picture])
        assert found == [], f"{theme}, step {t}"
