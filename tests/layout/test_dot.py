"""The DOT text for placing: what it says, and what it never says."""

from __future__ import annotations

from chainrule.engine.graph import INPUT, Graph, Node
from chainrule.layout.dot import geometry
from chainrule.layout.metrics import ROOM_INSET, ROOM_WIDTH
from chainrule.layout.skeleton import skeleton_of

HOSTILE = '<<TABLE HREF="javascript:alert(1)"><TR><TD>x</TD></TR></TABLE>>"];}\n\\N<img src=x onerror=alert(1)>'


def test_nothing_that_was_typed_gets_into_the_text() -> None:
    typed = Graph((Node(HOSTILE, INPUT, text=HOSTILE, group=HOSTILE), Node("y" + HOSTILE, "sin", (0,))), 1)
    plain = Graph((Node("x", INPUT), Node("y", "sin", (0,))), 1)
    assert geometry(skeleton_of(typed)) == geometry(skeleton_of(plain))


def test_every_edge_is_there_once_for_every_slot() -> None:
    text = geometry(skeleton_of(Graph((Node("x", INPUT), Node("y", "multiply", (0, 0))), 1)))
    assert text.count("n0:b:e->n1:b:w") == 2


def rows(text: str) -> list[tuple[int, int]]:
    """Width and height of the rows of all tables."""
    return [(int(row.split('"')[0]), int(row.split('HEIGHT="')[1].split('"')[0])) for row in text.split('WIDTH="')[1:]]


def test_the_port_is_on_the_row_of_the_body() -> None:
    text = geometry(skeleton_of(Graph((Node("x", INPUT),), 0)))
    assert [height for _, height in rows(text)] == [25, 52, 27]
    assert text.index('HEIGHT="25"') < text.index('PORT="b"') < text.index('HEIGHT="52"')


def test_the_box_of_a_computing_node_has_the_rooms_of_its_edges_before_it() -> None:
    alone, fed = Graph((Node("x", INPUT),), 0), Graph((Node("x", INPUT), Node("y", "sin", (0,))), 1)
    leaf = rows(geometry(skeleton_of(alone)))[0][0]
    assert [width for width, _ in rows(geometry(skeleton_of(fed)))] == [leaf] * 3 + [leaf + ROOM_WIDTH + ROOM_INSET] * 3
