"""Read the plain form that Graphviz writes: where it put the nodes and how it led the edges.

    graph SCALE WIDTH HEIGHT / node NAME X Y WIDTH HEIGHT ... / edge TAIL HEAD N X1 Y1 ... XN YN ... / stop

Lengths come in inches with five significant digits, y upwards; they leave as pixels, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from chainrule.layout.bezier import Point

_PIXELS_PER_INCH: Final = 72.0


@dataclass(frozen=True, slots=True)
class GraphvizPlain:
    """Size of the picture, centres by name, control points of Bezier pieces (1 + 3n) by (tail, head), an edge each."""

    width: float
    height: float
    nodes: dict[str, Point]
    edges: dict[tuple[str, str], list[list[Point]]]


def read_plain(text: str) -> GraphvizPlain:
    """Read what `dot -Tplain` wrote for a graph whose names hold no spaces."""
    width = height = 0.0
    nodes: dict[str, Point] = {}
    edges: dict[tuple[str, str], list[list[Point]]] = {}
    for line in text.splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "graph":
            _, width, height = _numbers(rest.split(" "))
        elif kind == "node":
            name, x, y = rest.split(" ", 3)[:3]
            nodes[name] = _point(float(x), float(y), height)
        elif kind == "edge":
            tail, head, count, *fields = rest.split(" ")
            numbers = _numbers(fields[: 2 * int(count)])
            points = [_point(x, y, height) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
            edges.setdefault((tail, head), []).append(points)
    return GraphvizPlain(width * _PIXELS_PER_INCH, height * _PIXELS_PER_INCH, nodes, edges)


def _numbers(words: list[str]) -> list[float]:
    return [float(word) for word in words]


def _point(x: float, y: float, height: float) -> Point:
    return x * _PIXELS_PER_INCH, (height - y) * _PIXELS_PER_INCH
