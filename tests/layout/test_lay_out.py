"""What a layout promises, whichever way a graph is placed."""

from __future__ import annotations

import logging
from itertools import pairwise

import pytest
from hypothesis import given, settings

from chainrule.engine.graph import CONSTANT, INPUT, Graph, Node
from chainrule.layout import lay_out
from chainrule.layout.graphviz_process import LayoutError, layout_program
from chainrule.layout.lay_out import MOST_NODES, Engine, is_for_graphviz
from chainrule.layout.metrics import MOST_CELLS
from chainrule.layout.skeleton import skeleton_of
from tests.layout.boxes import (
    graph_of,
    graphs,
    misled_edges,
    overlapping_nodes,
    overlapping_rooms,
    passes_room_level,
)

ENGINES: tuple[Engine, ...] = ("graphviz", "columns")


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=60)
@given(graph=graphs)
def test_nothing_overlaps_and_every_edge_joins_its_bodies(engine: Engine, graph: Graph) -> None:
    layout = lay_out(graph, engine=engine)
    assert layout.engine == engine
    assert overlapping_nodes(layout) == []
    assert overlapping_rooms(layout) == []
    assert misled_edges(graph, layout) == []
    assert all(passes_room_level(edge) for edge in layout.edges)
    for node in layout.nodes:
        assert 0 < node.x - node.width / 2 < node.x + node.width / 2 < layout.width
        assert 0 < node.y - node.height / 2 < node.y + node.height / 2 < layout.height


@pytest.mark.parametrize("engine", ENGINES)
def test_operands_stand_to_the_left_of_their_consumers(engine: Engine) -> None:
    graph = graph_of((), (), (0, 1), (2,), (3, 0))
    layout = lay_out(graph, engine=engine)
    for edge in graph.edges:
        assert layout.nodes[edge.source].x < layout.nodes[edge.consumer].x


@pytest.mark.parametrize("engine", ENGINES)
def test_the_two_edges_of_a_square_are_two_curves_with_two_rooms(engine: Engine) -> None:
    first, second = lay_out(graph_of((), (0, 0)), engine=engine).edges
    assert first.points[0] == second.points[0], "one value leaves at one point"
    assert first.points[-1] != second.points[-1]
    assert first.label != second.label


@pytest.mark.parametrize("engine", ENGINES)
def test_edges_arrive_from_top_to_bottom_in_the_order_of_their_rooms(engine: Engine) -> None:
    layout = lay_out(graph_of((), (), (), (), (0, 1, 2, 3)), engine=engine)
    by_room = sorted(layout.edges, key=lambda edge: edge.label[1])
    arrivals = [edge.points[-1][1] for edge in by_room]
    assert arrivals == sorted(arrivals)
    assert len(set(arrivals)) == 4


def test_a_chain_is_level() -> None:
    layout = lay_out(graph_of((), (0,), (1,), (2,)))
    assert len({node.y for node in layout.nodes}) == 1
    assert {y for edge in layout.edges for _, y in edge.points} == {layout.nodes[0].y + layout.nodes[0].body.dy}


def test_curves_have_one_point_and_three_a_piece_and_no_piece_without_length() -> None:
    layout = lay_out(graph_of((), (0,), (0, 1), (0, 2), shapes=((7,), (7,), (40, 30), ())))
    for edge in layout.edges:
        assert len(edge.points) % 3 == 1
        starts = edge.points[::3]
        assert all(a != b for a, b in pairwise(starts))


@pytest.mark.parametrize(("op", "kind"), [(INPUT, "square"), (CONSTANT, "rounded"), ("sin", "circle")])
def test_a_scalar_is_drawn_by_what_it_is(op: str, kind: str) -> None:
    nodes = (Node("x", INPUT), Node("y", op, (0,) if op == "sin" else ()))
    assert lay_out(Graph(nodes, 1)).nodes[1].body.kind == kind


def test_an_array_shows_its_cells_as_long_as_they_can_be_read() -> None:
    few, many = (MOST_CELLS, MOST_CELLS), (MOST_CELLS + 1, 1)
    layout = lay_out(graph_of((), (0,), shapes=(few, many)))
    assert [node.body.kind for node in layout.nodes] == ["cells", "heat"]
    assert (layout.nodes[0].body.rows, layout.nodes[0].body.columns) == few


def test_a_single_node_has_a_layout() -> None:
    layout = lay_out(graph_of(()))
    assert len(layout.nodes) == 1
    assert layout.edges == ()


def test_graphs_of_the_same_structure_share_one_layout() -> None:
    one = Graph((Node("x", INPUT), Node("y", "sin", (0,))), 1)
    other = Graph((Node("w", INPUT, text="w"), Node("loss", "exp", (0,))), 1)
    assert lay_out(one) is lay_out(other)
    assert lay_out(one) is not lay_out(graph_of((), (0,), (1,)))


def test_a_large_graph_is_placed_by_columns() -> None:
    chain = graph_of((), *((i,) for i in range(MOST_NODES)))
    assert lay_out(chain).engine == "columns"
    assert lay_out(graph_of((), (0,))).engine == "graphviz"


def test_a_graph_whose_edges_cross_very_many_columns_is_not_for_graphviz() -> None:
    horner = graph_of((), *((0, i) for i in range(100)))
    assert not is_for_graphviz(skeleton_of(horner))
    assert overlapping_nodes(lay_out(horner)) == []


def test_two_thousand_nodes_are_placed_without_overlap() -> None:
    wide = graph_of(*[()] * 40, *((i, i - 7, (i * i) % (i - 3)) for i in range(40, 2000)))
    layout = lay_out(wide)
    assert overlapping_nodes(layout) == []
    assert misled_edges(wide, layout) == []


def test_the_document_names_nodes_and_edges_and_says_where_body_and_flag_are() -> None:
    graph = graph_of((), (), (0, 1))
    layout = lay_out(graph)
    document = layout.as_document(graph)
    assert list(document["nodes"]) == ["v0", "v1", "v2"]
    assert list(document["edges"]) == ["v2.0", "v2.1"]
    node = document["nodes"]["v2"]
    assert (node["width"], node["height"]) == (84, 104)
    body = {"kind": "circle", "width": 60, "height": 60, "dy": -1, "rows": 1, "columns": 1, "turned": False}
    assert node["body"] == body
    assert node["flag"] == {"width": 82, "height": 20, "dy": 42}
    assert document["edges"]["v2.0"]["chips"] == {"width": 72, "height": 44}


def test_a_constant_has_no_flag_in_the_document() -> None:
    graph = Graph((Node("c", CONSTANT), Node("y", "sin", (0,))), 1)
    assert lay_out(graph).as_document(graph)["nodes"]["c"]["flag"] is None


def test_without_a_layout_program_graphs_are_placed_by_columns(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("chainrule.layout.graphviz_process.layout_program", lambda: None)
    graph = graph_of((), (), (), (0, 1, 2, 0, 1), (3,))
    with caplog.at_level(logging.WARNING, "chainrule"):
        assert lay_out(graph).engine == "columns"
    assert "graphviz-pure" in caplog.text
    with pytest.raises(LayoutError, match="no layout program"):
        lay_out(graph, engine="graphviz")


def test_a_layout_program_is_here() -> None:
    assert layout_program() is not None
