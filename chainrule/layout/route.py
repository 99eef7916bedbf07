"""Lead every edge from the border of its operand's body to the border of its consumer's, through its own room.

All edges that leave a node leave it at one point: one value goes out, and gradients meet there. Edges that arrive
keep apart, in the order in which they come in, so that none crosses another at the door.
"""

from __future__ import annotations

from math import sqrt
from typing import Final

from chainrule.layout.bezier import Point, height_at, join, line, swing
from chainrule.layout.dot import RANK_GAP
from chainrule.layout.draft import Draft
from chainrule.layout.metrics import ROOM_WIDTH, Body, NodeRoom
from chainrule.layout.skeleton import Skeleton

ARRIVAL_GAP: Final = 14.0
_DOOR: Final = 0.7
"""The part of a body's height over which edges arrive."""
_APPROACH: Final = 10.0
_INSET: Final = 20.0
_NARROW: Final = RANK_GAP + 1
_LOW: Final = 100.0


def lead_edges(draft: Draft, skeleton: Skeleton) -> list[list[Point]]:
    """The whole curve of every edge, as 1 + 3n Bezier points from border to border."""
    offsets = arrivals(draft, skeleton)
    return [_lead(draft, skeleton, edge, offset) for edge, offset in enumerate(offsets)]


def arrivals(draft: Draft, skeleton: Skeleton) -> list[float]:
    """How far below the centre of its consumer's body every edge arrives."""
    arriving: dict[int, list[int]] = {}
    for edge, (_, consumer) in enumerate(skeleton.edges):
        arriving.setdefault(consumer, []).append(edge)
    offsets = [0.0] * len(skeleton.edges)
    for consumer, edges in arriving.items():
        if len(edges) == 1:
            continue
        body = skeleton.rooms[consumer].body
        gap = min(ARRIVAL_GAP, _DOOR * body.height / (len(edges) - 1))
        edges.sort(key=lambda edge: _approach(draft.after[edge]))
        for place, edge in enumerate(edges):
            offsets[edge] = (place - (len(edges) - 1) / 2) * gap
    return offsets


def _approach(after: list[Point]) -> tuple[float, float]:
    return height_at(after, after[-1][0] - _APPROACH), after[0][1]


def _lead(draft: Draft, skeleton: Skeleton, edge: int, offset: float) -> list[Point]:
    source, consumer = skeleton.edges[edge]
    out, into = skeleton.rooms[source].body, skeleton.rooms[consumer].body
    start = _centre(draft.nodes[source], out)
    end = _centre(draft.nodes[consumer], into)
    room_x, room_y = draft.rooms[edge]
    before = _begun_inside(draft.before[edge], _inset(skeleton.rooms[source]))
    after = _ended_inside(_arriving(draft.after[edge], offset), _inset(skeleton.rooms[consumer]))
    return join(
        line((start[0] + out.width / 2, start[1]), before[0]),
        before,
        line((room_x - ROOM_WIDTH / 2, room_y), (room_x + ROOM_WIDTH / 2, room_y)),
        after,
        line(after[-1], (end[0] - reach(into, offset), end[1] + offset)),
    )


def _centre(node: Point, body: Body) -> Point:
    return node[0], node[1] + body.dy


def _arriving(curve: list[Point], offset: float) -> list[Point]:
    """The same curve, its end moved by `offset`, its last direction kept."""
    if not offset:
        return curve
    return [*curve[:-2], *((x, y + offset) for x, y in curve[-2:])]


def _inset(room: NodeRoom) -> float:
    """How far inside the box of its node a low swing may begin or end, clear of body, name and flag."""
    return min(_INSET, (room.width - room.body.width) / 2)


def _begun_inside(curve: list[Point], inset: float) -> list[Point]:
    return swing((curve[0][0] - inset, curve[0][1]), curve[-1]) if _is_low_swing(curve) else curve


def _ended_inside(curve: list[Point], inset: float) -> list[Point]:
    return swing(curve[0], (curve[-1][0] + inset, curve[-1][1])) if _is_low_swing(curve) else curve


def _is_low_swing(curve: list[Point]) -> bool:
    start, end = curve[0], curve[-1]
    return len(curve) == 4 and end[0] - start[0] <= _NARROW and abs(end[1] - start[1]) <= _LOW


def reach(body: Body, offset: float) -> float:
    """How far the left border of a body is from its centre, `offset` below or above the centre."""
    half = body.width / 2
    return sqrt(half * half - offset * offset) if body.kind == "circle" else half
