"""Draw edges: grey forward, in the colour of the sign and as wide as the gradient backward; and their chips."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees
from typing import Final

from chainrule.encode.number_format import short
from chainrule.encode.scene_at_step import SceneAtStep
from chainrule.encode.svg.ink import stroke_width, tone
from chainrule.encode.svg.mark import Point, element, number
from chainrule.engine.trace import Value

CHIP_WIDTH: Final = 72.0
CHIP_HEIGHT: Final = 17.0
CHIP_GAP: Final = 3.0
_GLYPHS: Final = {"local": "▷", "amount": "◆"}
_CHARACTERS: Final = 7
_CHARACTER: Final = 7.0
_TIP: Final = 5.0


def draw_edge(at_step: SceneAtStep, edge: int) -> str:
    """The line of an edge, and what has flowed over it."""
    points = at_step.scene.layout.edges[edge].points
    path, consumer = path_data(points), at_step.graph.edges[edge].consumer
    amount, is_active = at_step.amount(edge), at_step.is_active_edge(edge)
    if amount is not None and _is_told(at_step, edge):
        colour, width = f"tone-{tone(amount)}", stroke_width(amount)
        back = element("path", cls=f"back {colour}", d=path, stroke_width=width)
        return back + _head(points[0], points[1], colour, size=_TIP + width / 2)
    is_known = at_step.value(consumer) is not None
    state = " active" if is_active else " forward" if is_known else ""
    line = element("path", cls=f"edge{state}", d=path)
    return line + (_head(points[-1], points[-2], f"head{' active' if is_active else ''}") if is_known else "")


def _is_told(at_step: SceneAtStep, edge: int) -> bool:
    """Nobody learns from what goes to a constant or to a target."""
    return at_step.scene.layout.nodes[at_step.graph.edges[edge].source].flag is not None


def path_data(points: Sequence[Point]) -> str:
    """1 + 3n Bezier points as path data."""
    start, *others = [f"{number(x)} {number(y)}" for x, y in points]
    return f"M{start}C{' '.join(others)}"


def _head(tip: Point, before: Point, cls: str, *, size: float = _TIP) -> str:
    """An arrow head whose tip is `tip`, seen from `before`."""
    angle = degrees(atan2(tip[1] - before[1], tip[0] - before[0]))
    turn = f"translate({number(tip[0])} {number(tip[1])}) rotate({number(angle)})"
    return element(
        "path", cls=cls, d=f"M0 0L{number(-size * 1.6)} {number(-size * 0.8)}V{number(size * 0.8)}Z", transform=turn
    )


def draw_chips(at_step: SceneAtStep, edge: int) -> str:
    """Of an edge of the step, on the way back: the local derivative above the line, the contribution below it."""
    if not (at_step.is_backward and at_step.is_active_edge(edge) and _is_told(at_step, edge)):
        return ""
    x, y = at_step.scene.layout.edges[edge].label
    distance = CHIP_GAP + CHIP_HEIGHT / 2
    local, amount = at_step.local(edge), at_step.amount(edge)
    above = "" if local is None else _chip("local", local, _slope(at_step, edge, local), x, y - distance)
    return above + ("" if amount is None else _chip("amount", amount, short(amount, _CHARACTERS), x, y + distance))


def _slope(at_step: SceneAtStep, edge: int, local: Value) -> str:
    """A number, the shape of a slope a number, or the word for a slope of every number by every other."""
    consumer = at_step.graph.nodes[at_step.graph.edges[edge].consumer]
    is_jacobian = not isinstance(local, float) and local.shape != consumer.shape
    return "Jacobian" if is_jacobian else short(local, _CHARACTERS)


def _chip(kind: str, value: Value, figure: str, x: float, y: float) -> str:
    width = min(CHIP_WIDTH, (len(figure) + 2) * _CHARACTER + 10)
    box = element(
        "rect", cls=f"chip {kind}", x=x - width / 2, y=y - CHIP_HEIGHT / 2, width=width, height=CHIP_HEIGHT, rx=6
    )
    colour = f"chip-text tone-{tone(value)}" if kind == "amount" else "chip-text"
    glyph = element("tspan", _GLYPHS[kind], cls=f"glyph {kind}")
    return box + element("text", glyph, " ", element("tspan", figure), x=x, y=y + 4, cls=colour)
