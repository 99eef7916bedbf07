"""Graphs without meaning, to be laid out, and what must hold for the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import dist

from hypothesis import strategies as st

from chainrule.engine.graph import CONSTANT, INPUT, Graph, Node
from chainrule.layout import EdgeCurve, Layout, NodeBox
from chainrule.layout.bezier import Point
from chainrule.layout.metrics import ROOM_HEIGHT, ROOM_WIDTH

ROUNDING = 0.5
"""Graphviz writes five significant digits: at 30 inches half a pixel may be lost."""

SHAPES: tuple[tuple[int, ...], ...] = ((), (), (), (1,), (6,), (7,), (2, 3), (6, 6), (40, 30), (2, 2, 2))


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left + ROUNDING < other.right
            and other.left + ROUNDING < self.right
            and self.top + ROUNDING < other.bottom
            and other.top + ROUNDING < self.bottom
        )


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def graph_of(*operands: Sequence[int], shapes: Sequence[tuple[int, ...]] = ()) -> Graph:
    """A graph with a node for each entry, fed by the nodes named in it; an empty entry is an input."""
    nodes = [
        Node(f"v{i}", "any" if sources else INPUT, tuple(sources), shape=shapes[i] if shapes else ())
        for i, sources in enumerate(operands)
    ]
    return Graph(tuple(nodes), len(nodes) - 1)


def random_graph(choices: list[tuple[str, tuple[int, ...], tuple[int, ...]]]) -> Graph:
    nodes: list[Node] = []
    for i, (op, picks, shape) in enumerate(choices):
        sources = tuple(pick % i for pick in picks) if op == "any" and i else ()
        nodes.append(Node(f"v{i}", op if sources or op != "any" else INPUT, sources, shape=shape))
    return Graph(tuple(nodes), len(nodes) - 1)


graphs = st.builds(
    random_graph,
    st.lists(
        st.tuples(
            st.sampled_from([INPUT, CONSTANT, "any", "any", "any"]),
            st.lists(st.integers(0, 60), min_size=1, max_size=4).map(tuple),
            st.sampled_from(SHAPES),
        ),
        min_size=1,
        max_size=25,
    ),
)


def overlapping_nodes(layout: Layout) -> list[tuple[Box, Box]]:
    """Pairs of nodes whose boxes overlap."""
    boxes = [box(node.x, node.y, node.width, node.height) for node in layout.nodes]
    return [(a, b) for a, b in combinations(boxes, 2) if a.overlaps(b)]


def overlapping_rooms(layout: Layout) -> list[tuple[Box, Box]]:
    """Rooms of edges that overlap a node or each other."""
    rooms = [box(*edge.label, ROOM_WIDTH, ROOM_HEIGHT) for edge in layout.edges]
    nodes = [box(node.x, node.y, node.width, node.height) for node in layout.nodes]
    return [(a, b) for a, b in [*product(rooms, nodes), *combinations(rooms, 2)] if a.overlaps(b)]


def is_on_border(point: Point, node: NodeBox) -> bool:
    """Is `point` on the border of the node's body?"""
    body = node.body
    right, below = point[0] - node.x, point[1] - node.y - body.dy
    if body.kind == "circle":
        return abs(dist((right, below), (0, 0)) - body.width / 2) < 0.05
    return abs(abs(right) - body.width / 2) < 0.05 and abs(below) <= body.height / 2


def misled_edges(graph: Graph, layout: Layout) -> list[str]:
    """Edges that do not run from the right side of their operand's body to the left side of their consumer's."""
    misled = []
    for edge, place in zip(graph.edges, layout.edges, strict=True):
        out, into = layout.nodes[edge.source], layout.nodes[edge.consumer]
        start, end = place.points[0], place.points[-1]
        if not (is_on_border(start, out) and is_on_border(end, into) and start[0] > out.x and end[0] < into.x):
            misled.append(graph.edge_id(edge))
    return misled


def passes_room_level(place: EdgeCurve) -> bool:
    """Does the curve cross its room on a level line through the centre?"""
    (x, y), points = place.label, place.points
    pieces = [points[i : i + 4] for i in range(0, len(points) - 3, 3)]
    return any(
        piece[0][0] <= x - ROOM_WIDTH / 2 + 0.01
        and piece[3][0] >= x + ROOM_WIDTH / 2 - 0.01
        and all(abs(py - y) < 0.01 for _, py in piece)
        for piece in pieces
    )
