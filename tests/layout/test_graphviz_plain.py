"""Reading what Graphviz writes."""

from __future__ import annotations

import pytest

from chainrule.layout.graphviz_plain import read_plain

TEXT = """graph 1 4 2
node n0 0.5 1.5 1 1 <TABLE BORDER="0"><TR><TD></TD></TR></TABLE> solid plain black lightgrey
node e0 2.5 0.5 1.1667 0.61111 "" solid box black lightgrey
edge n0 e0 4 1 1.5 1.25 1.5 1.5 0.5 2 0.5 solid black
stop
"""


def test_inches_upwards_become_pixels_downwards() -> None:
    plain = read_plain(TEXT)
    assert (plain.width, plain.height) == (288, 144)
    assert plain.nodes == {"n0": (36, 36), "e0": (180, 108)}


def test_edges_keep_their_control_points() -> None:
    assert read_plain(TEXT).edges == {("n0", "e0"): [[(72, 36), (90, 36), (108, 108), (144, 108)]]}


def test_an_edge_label_is_no_obstacle() -> None:
    line = 'edge n0 e0 4 1 1.5 1.25 1.5 1.5 0.5 2 0.5 "a label" 1.2 1.3 solid black'
    assert [len(curve) for curve in read_plain(f"graph 1 4 2\n{line}\nstop").edges["n0", "e0"]] == [4]


def test_two_edges_between_the_same_nodes_keep_a_curve_each() -> None:
    edge = TEXT.splitlines()[3]
    assert len(read_plain(TEXT.replace(edge, f"{edge}\n{edge}")).edges["n0", "e0"]) == 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_of_both_kinds_are_read(end: str) -> None:
    assert read_plain(TEXT.replace("\n", end)) == read_plain(TEXT)
