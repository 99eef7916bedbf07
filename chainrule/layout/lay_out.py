"""Place a graph: `lay_out(graph)` gives every node its box and every edge its curve and the room of its chips.

Small graphs are placed by Graphviz, large ones by computation (`layered.py`). What counts is the work that Graphviz
would have: nodes, edges, and the columns that edges cross. Up to the limits below it takes well under a second, mostly
under a tenth; beyond them it can take minutes.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, Final, Literal

from chainrule.engine.graph import Graph
from chainrule.layout import metrics
from chainrule.layout.bezier import Point
from chainrule.layout.draft import Draft
from chainrule.layout.graphviz import place_by_graphviz
from chainrule.layout.graphviz_process import LayoutError
from chainrule.layout.layered import place_by_columns, ranks
from chainrule.layout.metrics import Body, Flag
from chainrule.layout.route import lead_edges
from chainrule.layout.skeleton import Key, Skeleton, key_of, skeleton_of
from chainrule.lru_cache import LruCache

MOST_NODES: Final = 250
MOST_NODES_AND_EDGES: Final = 800
MOST_CROSSINGS: Final = 1_500
MARGIN: Final = 16.0
_KEPT_POINTS: Final = 300_000
_CHIPS: Final = {"width": metrics.ROOM_WIDTH, "height": metrics.ROOM_HEIGHT}

Engine = Literal["graphviz", "columns"]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NodeBox:
    """Centre and size of everything drawn for a node, and its body and flag (`dy` from this centre)."""

    x: float
    y: float
    width: float
    height: float
    body: Body
    flag: Flag | None

    def as_document(self) -> dict[str, Any]:
        return {
            "x": self.x,
            "y": self.y,
            "width": self.width,
            "height": self.height,
            "body": _part(self.body),
            "flag": None if self.flag is None else _part(self.flag),
        }


@lru_cache(maxsize=256)
def _part(part: Body | Flag) -> dict[str, Any]:
    """A body or flag as a dict. Nodes of the same kind and shape share it, so it is not to be changed."""
    return asdict(part)


@dataclass(frozen=True, slots=True)
class EdgeCurve:
    """A curve from the operand's body to the consumer's (1 + 3n Bezier points) and the centre of the chips' room.

    The curve passes the room level, through its centre.
    """

    points: tuple[Point, ...]
    label: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is, in CSS pixels, y downwards; nodes and edges in the graph's order."""

    width: float
    height: float
    nodes: tuple[NodeBox, ...]
    edges: tuple[EdgeCurve, ...]
    engine: Engine

    def as_document(self, graph: Graph) -> dict[str, Any]:
        """The JSON-like form, by node id and edge id."""
        return {
            "width": self.width,
            "height": self.height,
            "engine": self.engine,
            "metrics": metrics.as_document(),
            "nodes": {node.id: place.as_document() for node, place in zip(graph.nodes, self.nodes, strict=True)},
            "edges": {
                graph.edge_id(edge): {"points": place.points, "label": place.label, "chips": _CHIPS}
                for edge, place in zip(graph.edges, self.edges, strict=True)
            },
        }


def lay_out(graph: Graph, *, engine: Engine | None = None) -> Layout:
    """The layout of `graph`; equal structures share one, whatever their values and names.

    `engine` insists on a way of placing; left out, the size of the graph decides, and a graph that Graphviz cannot
    place, because it is missing or fails, is placed by columns. Raises LayoutError where Graphviz is insisted on.
    """
    return _cache.get_or_make((key_of(graph), engine), lambda: _placed(skeleton_of(graph), engine))


def is_for_graphviz(skeleton: Skeleton) -> bool:
    """Is the graph small enough for Graphviz?"""
    nodes, edges = len(skeleton.rooms), len(skeleton.edges)
    if nodes > MOST_NODES or nodes + edges > MOST_NODES_AND_EDGES:
        return False
    rank = ranks(skeleton)
    return sum(rank[consumer] - rank[source] for source, consumer in skeleton.edges) <= MOST_CROSSINGS


def _placed(skeleton: Skeleton, engine: Engine | None) -> Layout:
    if engine == "columns" or (engine is None and not is_for_graphviz(skeleton)):
        return _finish(place_by_columns(skeleton), skeleton, "columns")
    try:
        return _finish(place_by_graphviz(skeleton), skeleton, "graphviz")
    except LayoutError as error:
        if engine is not None:
            raise
        _log.warning("%s; placing by columns instead", error.message)
        return _finish(place_by_columns(skeleton), skeleton, "columns")


def _finish(draft: Draft, skeleton: Skeleton, engine: Engine) -> Layout:
    nodes = [
        NodeBox(*_shifted(centre), room.width, room.height, room.body, room.flag)
        for centre, room in zip(draft.nodes, skeleton.rooms, strict=True)
    ]
    edges = [
        EdgeCurve(tuple(_shifted(point) for point in led.points), _shifted(led.room))
        for led in lead_edges(draft, skeleton)
    ]
    width, height = _shifted((draft.width + MARGIN, draft.height + MARGIN))
    return Layout(width, height, tuple(nodes), tuple(edges), engine)


def _shifted(point: Point) -> Point:
    return round(point[0] + MARGIN, 2), round(point[1] + MARGIN, 2)


def _weigh(layout: Layout) -> int:
    return sum(len(edge.points) for edge in layout.edges) + len(layout.nodes)


_cache: Final[LruCache[tuple[Key, Engine | None], Layout]] = LruCache(_KEPT_POINTS, _weigh)
