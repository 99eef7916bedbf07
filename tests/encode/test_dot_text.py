"""DOT text for people: complete, readable by Graphviz, and inert."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.encode.dot import quoted, text
from chainrule.layout.graphviz_process import run_layout
from tests.encode.scenes import PRESET_IDS, colah, preset, scene, scene_of_names

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '<<TABLE HREF="javascript:alert(1)"><TR><TD>x</TD></TR></TABLE>>',
    'a"];b[URL="javascript:alert(1)"',
    "back\\",
    "\\N \\G \\L",
    "two\nlines\r\0\u202e",
    "digraph",
    "a:b:c",
    "",
)


def test_it_says_what_is_known_and_no_more() -> None:
    written = text(colah(), step=5)
    assert r'"b" [label="b = 1\n∂e/∂b = 3 + ?"' in written
    assert r'"a" [label="a = 2\n∂e/∂a = ?"' in written
    assert r'"d" -> "e" [label="local 3\namount 3", id="e.1"]' in written
    assert '"a" -> "c" [id="c.0"]' in written


def test_of_one_sample_its_loss_is_derived_and_targets_and_constants_have_no_gradient() -> None:
    written = text(preset("lecture-network-a"))
    assert r"\n∂Cⁿ/∂W1 = " in written
    assert "∂L/" not in written
    assert "∂ŷ" not in written
    assert "∂½" not in written


def test_the_edges_of_a_square_are_two() -> None:
    assert text(scene("y = x*x", x=3)).count('"x" -> "y"') == 2


@pytest.mark.parametrize("id", PRESET_IDS)
def test_graphviz_reads_every_preset(id: str) -> None:
    found = preset(id)
    lines = run_layout(text(found)).splitlines()
    assert sum(line.startswith("node ") for line in lines) == len(found.graph)
    assert sum(line.startswith("edge ") for line in lines) == len(found.graph.edges)


def test_hostile_names_are_labels_and_nothing_else() -> None:
    written = text(scene_of_names(*HOSTILE, "y"))
    lines = run_layout(written).splitlines()
    assert sum(line.startswith("node ") for line in lines) == len(HOSTILE) + 1
    assert sum(line.startswith("edge ") for line in lines) == 2
    assert "=<" not in written


@given(st.text(max_size=40))
def test_a_quoted_string_ends_where_it_ends(content: str) -> None:
    inside = quoted(content)[1:-1]
    assert inside.replace("\\\\", "").replace('\\"', "").replace("\\n", "").count('"') == 0
    assert "\\" not in inside.replace("\\\\", "").replace('\\"', "").replace("\\n", "")
    assert "\n" not in inside
