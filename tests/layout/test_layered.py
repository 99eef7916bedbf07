"""Placing by columns."""

from __future__ import annotations

from hypothesis import given

from chainrule.engine.graph import Graph
from chainrule.layout.layered import place_by_columns, ranks
from chainrule.layout.skeleton import skeleton_of
from tests.layout.boxes import graph_of, graphs


@given(graph=graphs)
def test_every_edge_runs_to_a_later_column(graph: Graph) -> None:
    skeleton = skeleton_of(graph)
    rank = ranks(skeleton)
    assert min(rank) >= 0
    assert all(rank[source] < rank[consumer] for source, consumer in skeleton.edges)


def test_a_leaf_stands_in_the_column_before_its_first_consumer() -> None:
    graph = graph_of((), (0,), (1,), (), (2, 3), (4, 3))
    assert ranks(skeleton_of(graph)) == [0, 1, 2, 2, 3, 4]


@given(graph=graphs)
def test_the_same_skeleton_is_always_placed_alike(graph: Graph) -> None:
    assert place_by_columns(skeleton_of(graph)) == place_by_columns(skeleton_of(graph))


def test_neighbours_are_ordered_so_that_edges_do_not_cross() -> None:
    graph = graph_of((), (), (), (2,), (1,), (0,), (3, 4, 5))
    draft = place_by_columns(skeleton_of(graph))
    leaves = sorted(range(3), key=lambda i: draft.nodes[i][1])
    consumers = sorted(range(3, 6), key=lambda i: draft.nodes[i][1])
    assert [graph.nodes[i].inputs[0] for i in consumers] == leaves


def test_a_column_moves_no_farther_than_it_must() -> None:
    draft = place_by_columns(skeleton_of(graph_of((), (0,), (1,))))
    assert len({y for _, y in draft.nodes}) == 1
