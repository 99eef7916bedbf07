"""The DOT text for placing: what it says, and what it never says."""

from __future__ import annotations

from chainrule.engine.graph import INPUT, Graph, Node
from chainrule.layout.dot import geometry
from chainrule.layout.skeleton import skeleton_of

HOSTILE = '<<TABLE HREF="javascript:alert(1)"><TR><TD>x</TD></TR></TABLE>>"];}\n\\N<img src=x onerror=alert(1)>'


def test_nothing_that_was_typed_gets_into_the_text() -> None:
    typed = Graph((Node(HOSTILE, INPUT, text=HOSTILE, group=HOSTILE), Node("y" + HOSTILE, "sin", (0,))), 1)
    plain = Graph((Node("x", INPUT), Node("y", "sin", (0,))), 1)
    assert geometry(skeleton_of(typed)) == geometry(skeleton_of(plain))


def test_every_edge_has_a_box_of_its_own() -> None:
    text = geometry(skeleton_of(Graph((Node("x", INPUT), Node("y", "multiply", (0, 0))), 1)))
    assert "n0:b:e->e0:w" in text
    assert "e0:e->n1:b:w" in text
    assert "n0:b:e->e1:w" in text
    assert "e1:e->n1:b:w" in text


def test_the_port_is_on_the_row_of_the_body() -> None:
    text = geometry(skeleton_of(Graph((Node("x", INPUT),), 0)))
    heights = [int(piece.split('"')[0]) for piece in text.split('HEIGHT="')[1:]]
    assert heights == [26, 56, 42]
    assert text.index('HEIGHT="26"') < text.index('PORT="b"') < text.index('HEIGHT="56"')
