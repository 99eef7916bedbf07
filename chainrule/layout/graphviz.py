"""Place a graph by Graphviz."""

from __future__ import annotations

from chainrule.layout.bezier import Point, swing
from chainrule.layout.dot import RANK_GAP, geometry
from chainrule.layout.draft import Draft
from chainrule.layout.graphviz_plain import read_plain
from chainrule.layout.graphviz_process import run_layout
from chainrule.layout.metrics import NodeRoom
from chainrule.layout.skeleton import Skeleton


def place_by_graphviz(skeleton: Skeleton) -> Draft:
    """Centres and curves as Graphviz finds them. Raises LayoutError."""
    plain = read_plain(run_layout(geometry(skeleton)))
    nodes = [_centre(room, plain.nodes[f"n{i}"]) for i, room in enumerate(skeleton.rooms)]
    curves = []
    for source, consumer in skeleton.edges:
        out, into = skeleton.rooms[source], skeleton.rooms[consumer]
        start = nodes[source][0] + out.width / 2, nodes[source][1] + out.body.dy
        end = nodes[consumer][0] - into.width / 2 - into.before, nodes[consumer][1] + into.body.dy
        found = plain.edges[f"n{source}", f"n{consumer}"]
        # Of two edges between the same nodes, as in x*x, each has its own curve.
        curves.append(_curve(found.pop() if len(found) > 1 else found[0], start, end))
    return Draft(plain.width, plain.height, nodes, curves)


def _centre(room: NodeRoom, box: Point) -> Point:
    """The centre of a node, given that of its box with the rooms before it."""
    x, y = box
    return x + room.before / 2, y + (room.up - room.down) / 2 - room.body.dy


def _curve(found: list[Point], start: Point, end: Point) -> list[Point]:
    """Graphviz's curve with exact ends (it rounds to five digits).

    Between neighbouring columns nothing is in the way, and a plain swing is calmer than what Graphviz draws.
    """
    if len(found) < 4 or end[0] - start[0] <= RANK_GAP + 1:
        return swing(start, end)
    return [start, (found[1][0], start[1]), *found[2:-2], (found[-2][0], end[1]), end]
