"""Lead every edge from the border of its operand's body to the border of its consumer's, through its own room.

All edges that leave a node leave it at one point: one value goes out, and gradients meet there. Edges that arrive
keep apart, in the order in which they come in, so that none crosses another at the door.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final

from chainrule.layout.bezier import Point, height_at, join, line, swing
from chainrule.layout.dot import RANK_GAP
from chainrule.layout.draft import Draft
from chainrule.layout.metrics import ROOM_HEIGHT, ROOM_INSET, ROOM_WIDTH, Body, NodeRoom
from chainrule.layout.skeleton import Skeleton

ARRIVAL_GAP: Final = 14.0
_DOOR: Final = 0.7
"""The part of a body's height over which edges arrive."""
_APPROACH: Final = 10.0
_INSET: Final = 20.0
_NARROW: Final = RANK_GAP + 1
_LOW: Final = 100.0


@dataclass(frozen=True, slots=True)
class Led:
    """The whole curve of an edge, 1 + 3n Bezier points from border to border, and the centre of its room."""

    points: list[Point]
    room: Point


def lead_edges(draft: Draft, skeleton: Skeleton) -> list[Led]:
    """Every edge through its room; those of one consumer keep the order in which they come in."""
    ranks = _arrivals(draft, skeleton)
    return [_lead(draft, skeleton, edge, rank) for edge, rank in enumerate(ranks)]


def _arrivals(draft: Draft, skeleton: Skeleton) -> list[float]:
    """By edge its place among those of its consumer, from the middle: -0.5 and 0.5 of two."""
    arriving: dict[int, list[int]] = {}
    for edge, (_, consumer) in enumerate(skeleton.edges):
        arriving.setdefault(consumer, []).append(edge)
    places = [0.0] * len(skeleton.edges)
    for edges in arriving.values():
        edges.sort(key=lambda edge: _approach(draft.curves[edge]))
        for place, edge in enumerate(edges):
            places[edge] = place - (len(edges) - 1) / 2
    return places


def _approach(curve: list[Point]) -> tuple[float, float]:
    return height_at(curve, curve[-1][0] - _APPROACH), curve[0][1]


def _lead(draft: Draft, skeleton: Skeleton, edge: int, place: float) -> Led:
    source, consumer = skeleton.edges[edge]
    out, into = skeleton.rooms[source], skeleton.rooms[consumer]
    start, end = _centre(draft.nodes[source], out.body), _centre(draft.nodes[consumer], into.body)
    door = place * min(ARRIVAL_GAP, _DOOR * into.body.height / max(1, into.operands - 1))
    y = end[1] + place * ROOM_HEIGHT
    right = end[0] - into.width / 2 - ROOM_INSET
    before = _begun_inside(_arriving(draft.curves[edge], y), _inset(out))
    curve = join(
        line((start[0] + out.body.width / 2, start[1]), before[0]),
        before,
        line((right - ROOM_WIDTH, y), (right, y)),
        swing((right, y), (end[0] - reach(into.body, door), end[1] + door)),
    )
    return Led(curve, (right - ROOM_WIDTH / 2, y))


def _centre(node: Point, body: Body) -> Point:
    return node[0], node[1] + body.dy


def _arriving(curve: list[Point], y: float) -> list[Point]:
    """The same curve, its end moved to the height `y`; it arrives level."""
    if len(curve) == 4:
        return swing(curve[0], (curve[-1][0], y))
    return [*curve[:-2], *((x, y) for x, _ in curve[-2:])]


def _inset(room: NodeRoom) -> float:
    """How far inside the box of its node a low swing may begin, clear of body, name and flag."""
    return min(_INSET, (room.width - room.body.width) / 2)


def _begun_inside(curve: list[Point], inset: float) -> list[Point]:
    return swing((curve[0][0] - inset, curve[0][1]), curve[-1]) if _is_low_swing(curve) else curve


def _is_low_swing(curve: list[Point]) -> bool:
    start, end = curve[0], curve[-1]
    return len(curve) == 4 and end[0] - start[0] <= _NARROW and abs(end[1] - start[1]) <= _LOW


def reach(body: Body, offset: float) -> float:
    """How far the left border of a body is from its centre, `offset` below or above the centre."""
    half = body.width / 2
    return sqrt(half * half - offset * offset) if body.kind == "circle" else half
