"""Graphs: what is one, what is refused, and what depends on what."""

from __future__ import annotations

import dataclasses

import pytest

from chainrule.engine.graph import INPUT, Graph, Node, check_graph
from chainrule.errors import GraphError
from tests.engine.sketch import scalars

X = Node("x", INPUT)


@pytest.mark.parametrize(
    ("nodes", "output", "code", "fault"),
    [
        ((X, X), 0, "doubled-id", "x"),
        ((X, Node("y", "add", (0, 1))), 1, "self-loop", "y.1"),
        ((X, Node("y", "add", (0, 7))), 1, "dangling-edge", "y.1"),
        ((X, Node("y", "add", (0, -1))), 1, "dangling-edge", "y.1"),
        ((X, Node("y", "sin", (2,)), Node("z", "sin", (1,))), 2, "cycle", "y.0"),
        ((X, Node("y", INPUT, (0,))), 0, "leaf-with-operands", "y"),
        ((X,), 1, "no-output", None),
        ((X,), -1, "no-output", None),
    ],
)
def test_what_is_no_graph_is_refused_and_the_place_is_named(
    nodes: tuple[Node, ...], output: int, code: str, fault: str | None
) -> None:
    with pytest.raises(GraphError) as caught:
        check_graph(Graph(nodes, output))
    assert caught.value.code == code
    assert caught.value.node == fault


def test_x_times_x_has_two_edges() -> None:
    builder, at = scalars("x")
    graph = builder.graph(builder.add("multiply", (at["x"], at["x"]), id="y"))
    assert [graph.edge_id(edge) for edge in graph.edges] == ["y.0", "y.1"]
    assert [(edge.source, edge.consumer, edge.slot) for edge in graph.edges] == [(0, 1, 0), (0, 1, 1)]


def test_only_what_the_output_depends_on_is_on_the_path() -> None:
    builder, at = scalars("x", "unused")
    y = builder.add("sin", (at["x"],), id="y")
    builder.add("cos", (y,), id="aside")
    graph = builder.graph(y)
    assert [node.id for node, on_path in zip(graph, graph.on_path, strict=True) if on_path] == ["x", "y"]
    assert [graph.nodes[i].id for i in graph.forward_order] == ["y", "aside"]
    assert [graph.nodes[i].id for i in graph.backward_order] == ["y"]


def test_a_graph_cannot_be_changed() -> None:
    builder, at = scalars("x")
    graph = builder.graph(at["x"])
    with pytest.raises(dataclasses.FrozenInstanceError):
        graph.output = 1  # type: ignore[misc]


def test_the_edges_into_a_node_are_its_slots_in_order_and_a_leaf_has_none() -> None:
    builder, at = scalars("x", "w")
    y = builder.add("multiply", (at["w"], at["x"]), id="y")
    graph = builder.graph(builder.add("subtract", (y, at["x"]), id="z"))
    assert [graph.edge_id(edge) for edge in graph.edges_into(3)] == ["z.0", "z.1"]
    assert [(edge.source, edge.slot) for edge in graph.edges_into(2)] == [(1, 0), (0, 1)]
    assert graph.edges_into(0) == ()


def test_contributions_arrive_in_the_order_of_the_backward_pass() -> None:
    builder, at = scalars("x")
    y = builder.add("multiply", (at["x"], at["x"]), id="y")
    graph = builder.graph(builder.add("add", (y, at["x"]), id="z"))
    arriving = [[graph.edge_id(graph.edges[edge]) for edge in edges] for edges in graph.arriving_edges]
    assert arriving == [["z.1", "y.0", "y.1"], ["z.0"], []]
