"""Reduce a graph to what its layout depends on: the room of every node and what feeds it. No names, no values."""

from __future__ import annotations

from dataclasses import dataclass

from chainrule.engine.graph import CONSTANT, Graph, Shape
from chainrule.layout.metrics import NodeRoom, node_room


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Rooms by node and, by edge, source and consumer (positions). Two equal skeletons are laid out alike."""

    rooms: tuple[NodeRoom, ...]
    edges: tuple[tuple[int, int], ...]


Key = tuple[tuple[str, Shape, tuple[int, ...], bool], ...]


def key_of(graph: Graph) -> Key:
    """What tells graphs of different skeletons apart, cheaper than the skeleton."""
    return tuple(
        (node.op if node.is_leaf else "", node.shape, node.inputs, has_flag(graph, i))
        for i, node in enumerate(graph.nodes)
    )


def skeleton_of(graph: Graph) -> Skeleton:
    """The skeleton of `graph`; its edges are numbered as the graph's."""
    rooms = tuple(node_room(node, has_flag=has_flag(graph, i)) for i, node in enumerate(graph.nodes))
    edges = tuple((edge.source, edge.consumer) for edge in graph.edges)
    return Skeleton(rooms, edges)


def has_flag(graph: Graph, i: int) -> bool:
    """Is the gradient of node `i` shown in pictures? Nobody learns from that of a constant or of a target."""
    node = graph.nodes[i]
    return graph.on_path[i] and node.op != CONSTANT and node.role != "target"
