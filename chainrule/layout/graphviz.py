"""Place a graph by Graphviz."""

from __future__ import annotations

from chainrule.layout.bezier import Point, swing
from chainrule.layout.dot import RANK_GAP, geometry
from chainrule.layout.draft import Draft
from chainrule.layout.graphviz_plain import GraphvizPlain, read_plain
from chainrule.layout.graphviz_process import run_layout
from chainrule.layout.metrics import ROOM_WIDTH
from chainrule.layout.skeleton import Skeleton


def place_by_graphviz(skeleton: Skeleton) -> Draft:
    """Centres and curves as Graphviz finds them. Raises LayoutError."""
    plain = read_plain(run_layout(geometry(skeleton)))
    nodes = [plain.nodes[f"n{i}"] for i in range(len(skeleton.rooms))]
    rooms = [plain.nodes[f"e{i}"] for i in range(len(skeleton.edges))]
    before, after = [], []
    for i, (source, consumer) in enumerate(skeleton.edges):
        room_x, room_y = rooms[i]
        start, end = _door(skeleton, nodes, source, +1), _door(skeleton, nodes, consumer, -1)
        before.append(_curve(plain, (f"n{source}", f"e{i}"), start, (room_x - ROOM_WIDTH / 2, room_y)))
        after.append(_curve(plain, (f"e{i}", f"n{consumer}"), (room_x + ROOM_WIDTH / 2, room_y), end))
    return Draft(plain.width, plain.height, nodes, rooms, before, after)


def _door(skeleton: Skeleton, nodes: list[Point], node: int, side: int) -> Point:
    room = skeleton.rooms[node]
    x, y = nodes[node]
    return x + side * room.width / 2, y + room.body.dy


def _curve(plain: GraphvizPlain, key: tuple[str, str], start: Point, end: Point) -> list[Point]:
    """Graphviz's curve with exact ends (it rounds to five digits).

    Between neighbouring columns nothing is in the way, and a plain swing is calmer than what Graphviz draws.
    """
    found = plain.edges.get(key)
    if found is None or len(found) < 4 or end[0] - start[0] <= RANK_GAP + 1:
        return swing(start, end)
    return [start, (found[1][0], start[1]), *found[2:-2], (found[-2][0], end[1]), end]
