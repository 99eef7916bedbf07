"""Draw what a scene is made of, small: `thumbnail(scene)`, a picture without a number for a list of examples.

A network is its columns of neurons, everything else its graph; inputs are squares, ops circles, the output is filled.
The colours are seen on light and on dark paper alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from chainrule.encode.svg import NAMESPACE
from chainrule.encode.svg.mark import element, number
from chainrule.scene import Scene
from chainrule.sources.network.size import layer_widths

WIDTH: Final = 220.0
HEIGHT: Final = 84.0
MARGIN: Final = 6.0
MOST_NEURONS: Final = 6
"""Of a wider layer so many neurons are drawn."""
MOST_NODES: Final = 240
"""A larger graph is drawn as its nodes alone; its lines would be one grey."""

LINE: Final = {"fill": "none", "stroke": "#8b94a1"}
INPUT: Final = {"fill": "#ffe48a", "stroke": "#a88400"}
OP: Final = {"fill": "#8b94a1", "stroke": "none"}
OUTPUT: Final = {"fill": "#d2456b", "stroke": "none"}


def thumbnail(scene: Scene) -> str:
    """An SVG of 220 x 84 that takes a few kilobytes."""
    sizes = layer_widths(scene.source)
    drawn = _network(sizes) if sizes else _graph(scene)
    return element("svg", *drawn, xmlns=NAMESPACE, viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}", width=WIDTH, height=HEIGHT)


def _network(sizes: Sequence[int]) -> list[str]:
    shown = [min(size, MOST_NEURONS) for size in sizes]
    step = (WIDTH - 60) / max(1, len(shown) - 1)
    rise = (HEIGHT - 2 * MARGIN) / max(2, *shown)
    radius = min(7.0, 0.36 * rise)
    columns = [
        [(30 + i * step, HEIGHT / 2 + (j - (count - 1) / 2) * rise) for j in range(count)]
        for i, count in enumerate(shown)
    ]
    lines = "".join(
        f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}"
        for left, right in pairwise(columns)
        for a in left
        for b in right
    )
    last = len(columns) - 1
    marks = [
        _mark(x, y, radius, INPUT if i == 0 else OUTPUT if i == last else OP)
        for i, column in enumerate(columns)
        for x, y in column
    ]
    return [element("path", d=lines, stroke_width=0.8, **LINE), *marks]


def _graph(scene: Scene) -> list[str]:
    graph, layout = scene.graph, scene.layout
    scale = min((WIDTH - 2 * MARGIN) / layout.width, (HEIGHT - 2 * MARGIN) / layout.height)
    left, top = (WIDTH - layout.width * scale) / 2, (HEIGHT - layout.height * scale) / 2

    def at(x: float, y: float) -> str:
        return f"{number(left + x * scale)} {number(top + y * scale)}"

    curves = ""
    if len(graph) <= MOST_NODES:
        for edge in layout.edges:
            first, *rest = edge.points
            curves += f"M{at(*first)}C{' '.join(at(*point) for point in rest)}"
    radius = max(1.5, min(8.0, 26 * scale))
    marks = []
    for i, (node, box) in enumerate(zip(graph.nodes, layout.nodes, strict=True)):
        look = OUTPUT if i == graph.output else OP if node.inputs else INPUT
        marks.append(_mark(left + box.x * scale, top + (box.y + box.body.dy) * scale, radius, look))
    return [element("path", d=curves, stroke_width=1.1, **LINE), *marks]


def _mark(x: float, y: float, radius: float, look: Mapping[str, str]) -> str:
    if look is INPUT:
        side, corner = 1.8 * radius, 0.35 * radius
        return element("rect", x=x - side / 2, y=y - side / 2, width=side, height=side, rx=corner, **look)
    return element("circle", cx=x, cy=y, r=radius, **look)
