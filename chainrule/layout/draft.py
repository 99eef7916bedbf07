"""The outcome of placing, before edges are led to the borders of bodies: what both ways of placing have in common."""

from __future__ import annotations

from dataclasses import dataclass

from chainrule.layout.bezier import Point


@dataclass(frozen=True, slots=True)
class Draft:
    """Centres of nodes and a curve an edge, 1 + 3n Bezier points.

    A curve runs from the right border of the operand's box to the left border of the rooms before its consumer, at
    both ends at the height of the body.
    """

    width: float
    height: float
    nodes: list[Point]
    curves: list[list[Point]]
