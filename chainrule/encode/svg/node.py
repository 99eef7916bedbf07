"""Draw nodes: the name, the body with the value, the flag with the gradient."""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from chainrule.encode.differential import Differential, differential
from chainrule.encode.names import name_parts
from chainrule.encode.number_format import fitted
from chainrule.encode.scene_at_step import SceneAtStep
from chainrule.encode.svg.grid import draw_array, draw_lines
from chainrule.encode.svg.ink import tone
from chainrule.encode.svg.mark import clipped, element, number, text, written
from chainrule.engine.graph import CONSTANT, INPUT, Node
from chainrule.engine.ops import OPS
from chainrule.engine.trace import Value
from chainrule.layout import NodeBox

_POINT: Final = 10.0
_CAPTION: Final = 15.0
_FLAG_MARGIN: Final = 3.0
_FIGURE_EM: Final = 0.63
_NAME_CHARACTER: Final = 7.0
_CAPTION_CHARACTERS: Final = 12
_FLAG_CHARACTERS: Final = 10


def draw_node(at_step: SceneAtStep, labels: tuple[str, ...], i: int) -> str:
    """Everything of node `i`, in the middle of its box."""
    box, node = at_step.scene.layout.nodes[i], at_step.graph.nodes[i]
    inside = _name(node, labels[i], box) + _body(at_step, i, box) + _flag(at_step, labels, i, box)
    return element("g", inside, transform=f"translate({number(box.x)} {number(box.y)})")


def _name(node: Node, label: str, box: NodeBox) -> str:
    if node.op == CONSTANT:
        return ""
    note = "" if not node.shape else "×".join(map(str, node.shape))
    if node.shape and not node.is_leaf:
        note = f"{OPS[node.op].symbol} {note}"
    room = int(box.width / _NAME_CHARACTER) - (len(note) + 1 if note else 0)
    inside = _spans(clipped(label, max(3, room)))
    if note:
        inside += element("tspan", written(note), cls="note", dx=6)
    cls = "name" if label == node.id else "name formula"
    return element("text", inside, x=0, y=-box.height / 2 + 14, cls=cls)


def _spans(label: str) -> str:
    """A name with its indices below and above the line."""
    base, index, sample = name_parts(label)
    inside = written(base)
    shift = 0.0
    for part, to in ((index, 3.0), (f"({sample})" if sample else "", -4.0)):
        if part:
            inside += element("tspan", written(part), cls="index", dy=to - shift)
            shift = to
    return inside + (element("tspan", "\u200b", dy=-shift) if shift else "")


def _body(at_step: SceneAtStep, i: int, box: NodeBox) -> str:
    node, body, value = at_step.graph.nodes[i], box.body, at_step.value(i)
    kind = node.op if node.op in (INPUT, CONSTANT) else ""
    states = (kind, "unknown" if value is None else "", "active" if at_step.active == i else "")
    cls = " ".join(filter(None, ("body", *states)))
    if body.kind == "circle":
        shape = element("circle", cls=cls, cx=0, cy=body.dy, r=body.width / 2)
    else:
        radius = {"square": 9, "rounded": 7}.get(body.kind, 5)
        left, top = -body.width / 2, body.dy - body.height / 2
        shape = element("rect", cls=cls, x=left, y=top, width=body.width, height=body.height, rx=radius)
    return shape + (_array(value, box, kind) if node.shape else _scalar(node, value, box, kind))


def _array(value: Value | None, box: NodeBox, kind: str) -> str:
    body = box.body
    left, top = -body.width / 2, body.dy - body.height / 2
    if value is None:
        return text("?", 0, body.dy + 5, cls="unknown-value", font_size=14)
    lines = draw_lines(body, left, top)
    return lines + draw_array(np.asarray(value), body, left, top, cls=kind or "plain")


def _scalar(node: Node, value: Value | None, box: NodeBox, kind: str) -> str:
    body = box.body
    symbol = "" if node.is_leaf else clipped(OPS[node.op].symbol, 7)
    drawn = ""
    if symbol:
        size = max(12.0, min(15.0, 46 / (len(symbol) * 0.58)))
        drawn = text(symbol, 0, body.dy - 13 + size * 0.35, cls="symbol", font_size=size)
    middle = body.dy + (7 if symbol else 0)
    if not isinstance(value, float):
        return drawn + text("?", 0, middle + 5, cls="unknown-value", font_size=14)
    room = body.width - (6 if body.kind == "circle" else 4)
    figure = fitted(value, int(room / (12 * _FIGURE_EM)))
    size = max(12.0, min(15.0, room / (len(figure) * _FIGURE_EM)))
    return drawn + text(figure, 0, middle + size * 0.35, cls=f"value {kind}".strip(), font_size=size)


def _flag(at_step: SceneAtStep, labels: tuple[str, ...], i: int, box: NodeBox) -> str:
    """The gradient, once something of it is known; of a node at stake with a line that says whose it is."""
    flag, (known, gradient) = box.flag, at_step.gradient(i)
    is_open = at_step.is_backward and at_step.is_at_stake(i)
    if flag is None or known == "none" or (known == "unknown" and not is_open):
        return ""
    is_done, below = known == "done", _CAPTION if is_open else 0.0
    is_active = at_step.is_backward and at_step.active == i
    cls = " ".join(filter(None, ("flag", "done" if is_done else "", "active" if is_active else "")))
    outline = _outline(flag.width, flag.height, below)
    drawn = element("path", cls=cls, d=outline, transform=f"translate(0 {number(flag.dy)})")
    if is_open:
        caption = _caption(differential(at_step.graph, i), labels[at_step.graph.output], labels[i])
        drawn += element("text", caption, x=_POINT / 2, y=flag.dy + flag.height / 2 + 10, cls="caption")
    if at_step.graph.nodes[i].shape and is_done and gradient is not None:
        left, above = _POINT / 2 - box.body.width / 2, flag.dy - flag.height / 2 + _FLAG_MARGIN
        lines = draw_lines(box.body, left, above)
        return drawn + lines + draw_array(np.asarray(gradient), box.body, left, above)
    return drawn + _figure(known == "partial", gradient, flag.dy + 4.5)


def _figure(is_partial: bool, gradient: Value | None, y: float) -> str:
    """The gradient, the sum so far and what is still to come, or `?`."""
    still = element("tspan", " + ?", cls="still")
    if not isinstance(gradient, float):
        return text("?", _POINT / 2, y, cls="gradient still")
    figure = written(fitted(gradient, _FLAG_CHARACTERS - (4 if is_partial else 0)))
    cls = f"gradient tone-{tone(gradient)}"
    return element("text", figure + (still if is_partial else ""), x=_POINT / 2, y=y, cls=cls)


def _caption(d: Differential, output: str, label: str) -> str:
    """∂C/∂z, cut to the width of a flag."""
    over = clipped(output, 6)
    under = clipped(label, max(4, _CAPTION_CHARACTERS - 3 - len(over)))
    return f"{d}{_spans(over)}/{d}{_spans(_grouped(under))}"


def _grouped(label: str) -> str:
    return label if re.fullmatch(r"[\w.@…]+", label) else f"({label})"


def _outline(width: float, height: float, below: float) -> str:
    """Pointing left at the height of its number; so much longer below."""
    left, right, half, round_ = -width / 2, width / 2, height / 2, 5.0
    bottom = half + below
    return (
        f"M{left:g} 0L{left + _POINT:g} {-half:g}H{right - round_:g}Q{right:g} {-half:g} {right:g} {-half + round_:g}"
        f"V{bottom - round_:g}Q{right:g} {bottom:g} {right - round_:g} {bottom:g}H{left + _POINT:g}V{half:g}Z"
    )
