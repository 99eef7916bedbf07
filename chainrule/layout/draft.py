"""The outcome of placing, before edges are led to the borders of bodies: what both ways of placing have in common."""

from __future__ import annotations

from dataclasses import dataclass

from chainrule.layout.bezier import Point


@dataclass(frozen=True, slots=True)
class Draft:
    """Centres of nodes and of the rooms of edges, and two curves an edge, each 1 + 3n Bezier points.

    `before[e]` runs from the right border of the operand's box to the left border of the room of edge e, `after[e]`
    from the right border of the room to the left border of the consumer's box; both at the height of the body.
    """

    width: float
    height: float
    nodes: list[Point]
    rooms: list[Point]
    before: list[list[Point]]
    after: list[list[Point]]
