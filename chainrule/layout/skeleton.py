"""Reduce a graph to what its layout depends on: the room of every node and what feeds it. No names, no values."""

from __future__ import annotations

from dataclasses import dataclass

from chainrule.engine.graph import Graph, Shape
from chainrule.layout.metrics import NodeRoom, node_room


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Rooms by node and, by edge, source and consumer (positions). Two equal skeletons are laid out alike."""

    rooms: tuple[NodeRoom, ...]
    edges: tuple[tuple[int, int], ...]


Key = tuple[tuple[str, Shape, tuple[int, ...]], ...]


def key_of(graph: Graph) -> Key:
    """What tells graphs of different skeletons apart, cheaper than the skeleton: kind of leaf, shape and operands."""
    return tuple((node.op if node.is_leaf else "", node.shape, node.inputs) for node in graph.nodes)


def skeleton_of(graph: Graph) -> Skeleton:
    """The skeleton of `graph`; its edges are numbered as the graph's."""
    rooms = tuple(node_room(node) for node in graph.nodes)
    edges = tuple((edge.source, edge.consumer) for edge in graph.edges)
    return Skeleton(rooms, edges)
