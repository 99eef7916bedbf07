"""One HTML file with everything in it: small, inert but for what its policy names, and only what there is to show."""

import base64
import gzip
import hashlib
import json
import re
from typing import Any

import pytest

from chainrule.encode.document import document
from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.offline import PageTrace, ViewOptions, page
from chainrule.offline.fonts import fonts
from chainrule.offline.neurons import natural_view, scene_for
from chainrule.offline.page import FORMS
from chainrule.scene import Scene, build
from tools.environment import ROOT

LECTURE = build({"kind": "preset", "id": "lecture-network"}, Limits())
COLAH = build({"kind": "preset", "id": "colah"}, Limits())


def unpacked(written: str, kind: str) -> list[str]:
    """The compressed parts of a page."""
    found = re.findall(rf'<script type="application/gzip" data-kind="{kind}">([^<]*)</script>', written)
    return [gzip.decompress(base64.b64decode(part)).decode() for part in found]


def policy(written: str) -> dict[str, list[str]]:
    """The page's policy by directive."""
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', written)
    assert found is not None
    return {words[0]: words[1:] for words in (part.split() for part in found[1].split(";"))}


def hashed(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def test_the_lectures_network_takes_at_most_400_kilobytes() -> None:
    assert natural_view(LECTURE) == "network"
    assert len(page([PageTrace(LECTURE)]).encode()) <= 400_000


def test_it_asks_for_nothing_from_anywhere() -> None:
    written = page([PageTrace(LECTURE)])
    own = written.split("<script type")[0]
    assert not re.search(r"(?:src|href)=|@import|url\((?!data:)", own)


def test_its_policy_names_every_script_and_the_style_and_allows_no_other() -> None:
    written = page([PageTrace(LECTURE)])
    scripts = [*unpacked(written, "script"), *re.findall(r"<script>(.*?)</script>", written, re.DOTALL)]
    (style,) = re.findall(r"<style>(.*?)</style>", written, re.DOTALL)
    allowed = policy(written)
    assert allowed["default-src"] == ["'none'"]
    assert sorted(allowed["script-src"]) == sorted(map(hashed, scripts))
    assert allowed["style-src"] == [hashed(style)]
    assert "connect-src" not in allowed


def test_the_player_in_it_is_the_built_one() -> None:
    dist = ROOT / "static" / "dist"
    assert unpacked(page([PageTrace(LECTURE)]), "script") == [
        (dist / name).read_text(encoding="utf-8") for name in ("player.js", "network.js")
    ]
    assert unpacked(page([PageTrace(COLAH)]), "script") == [(dist / "player.js").read_text(encoding="utf-8")]


def test_it_carries_the_whole_trace_with_its_source_and_its_layout() -> None:
    (carried,) = unpacked(page([PageTrace(COLAH)]), "trace")
    told = json.loads(carried)
    assert told["values"] == document(COLAH)["values"]
    assert told["gradients"] == document(COLAH)["gradients"]
    assert told["source"] == dict(COLAH.source)
    assert "layout" in told


def test_neurons_are_shown_by_the_trace_of_the_sample_that_is_asked_for() -> None:
    (carried,) = unpacked(page([PageTrace(LECTURE, ViewOptions(view="reversed", sample=2))]), "trace")
    source = json.loads(carried)["source"]
    assert source["detail"] == "scalar"
    assert source["samples"] == [LECTURE.source["samples"][1]]


def test_wide_networks_keep_their_arrays() -> None:
    wide = build(
        {"kind": "network", "sizes": [2, 20, 1], "samples": [{"x": [0, 1], "target": [1]}], "detail": "tensor"},
        Limits(),
    )
    assert natural_view(wide) == "graph"
    assert scene_for(wide, "network") is wide


@pytest.mark.parametrize(
    ("scene", "view_options", "what"),
    [
        (COLAH, ViewOptions(view="network"), "shows networks"),
        (LECTURE, ViewOptions(view="network", sample=3), "there are 2"),
        (COLAH, ViewOptions(step=8), "this view has 7"),
        (COLAH, ViewOptions(theme="pink"), "theme"),  # type: ignore[arg-type]
        (COLAH, ViewOptions(lang="de"), "lang"),
        (COLAH, ViewOptions(view="ledger"), "view"),  # type: ignore[arg-type]
    ],
)
def test_what_there_is_none_of_is_refused_with_what_there_is(
    scene: Scene, view_options: ViewOptions, what: str
) -> None:
    with pytest.raises(SourceError, match=what):
        page([PageTrace(scene, view_options)])


def test_nothing_that_was_typed_becomes_markup() -> None:
    hostile = "</script><script>alert(1)</script>\"'<!--"
    shown = ViewOptions(neuron=hostile, unit=hostile, order=hostile)
    written = page([PageTrace(COLAH, shown, hostile, hostile)] * 2, title=hostile)
    assert "alert(1)</script>" not in written
    assert written.count("<chain-rule") == 2


def test_a_worksheet_says_what_each_trace_is_and_holds_the_player_once() -> None:
    written = page([PageTrace(COLAH, title="First"), PageTrace(LECTURE, title="Second", text="Why?")], title="Sheet")
    assert re.findall(r"<h[12]>(.*?)</h", written) == ["Sheet", "First", "Second"]
    assert "<p>Why?</p>" in written
    assert len(unpacked(written, "script")) == 2
    assert len(unpacked(written, "trace")) == 2


def test_the_same_trace_is_the_same_file() -> None:
    assert page([PageTrace(LECTURE)]) == page([PageTrace(build({"kind": "preset", "id": "lecture-network"}, Limits()))])


def test_only_fonts_are_carried_whose_letters_are_needed() -> None:
    assert len(fonts()) == 3
    assert page([PageTrace(COLAH)]).count("data:font/woff2") == 1
    assert page([PageTrace(LECTURE)]).count("data:font/woff2") == 3


@pytest.mark.parametrize("asked", [{"ask": "gradient:b,edge:c.1"}, {"fade": 3}])
def test_what_asks_is_in_the_file_where_something_is_asked(asked: dict[str, Any]) -> None:
    assert len(unpacked(page([PageTrace(COLAH)]), "script")) == 1
    written = page([PageTrace(COLAH, ViewOptions(**asked))])
    assert len(unpacked(written, "script")) == 2
    ((name, value),) = asked.items()
    assert f'<chain-rule view="graph" step="0" theme="auto" lang="en" {name}="{value}"' in written


@pytest.mark.parametrize("asked", [{"ask": "gradient:nobody"}, {"ask": "number:b"}, {"ask": ""}, {"fade": 4}])
def test_what_cannot_be_asked_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(SourceError):
        page([PageTrace(COLAH, ViewOptions(**asked))])


def test_what_can_be_asked_is_what_the_page_understands() -> None:
    source = (ROOT / "frontend/src/core/quiz/asked.ts").read_text(encoding="utf-8")
    listed = re.search(r"export const FORMS = \[(.*?)\]", source)
    assert listed is not None
    assert tuple(re.findall(r'"(\w+)"', listed[1])) == FORMS
