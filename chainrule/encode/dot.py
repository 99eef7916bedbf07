"""Write a scene at a step as DOT text for people: `text(scene, step=7)`. Graphviz draws it as it is.

Names, numbers and labels are quoted strings, in which nothing a person typed means anything to Graphviz.
"""

from __future__ import annotations

from typing import Final

from chainrule.encode.formula import formulas_of
from chainrule.encode.number_format import figure, short
from chainrule.encode.scene_at_step import SceneAtStep
from chainrule.engine.graph import CONSTANT, INPUT
from chainrule.engine.ops import OPS
from chainrule.engine.trace import Value
from chainrule.scene import Scene

_SHAPES: Final = {
    INPUT: 'shape=box, style="rounded,filled", fillcolor="#fff4c9", color="#a58600"',
    CONSTANT: "shape=box",
}
_CHARACTERS: Final = 12
_HEAD: Final = (
    'digraph chainrule {\n  rankdir=LR\n  node [shape=ellipse, fontname="Helvetica", color="#20242c"]\n'
    '  edge [fontname="Helvetica", fontsize=10, color="#8b8f98"]'
)


def text(scene: Scene, *, step: int | None = None) -> str:
    """The DOT text when step `step` is done (the last when it is left out): values, gradients, what edges carried.

    Raises SourceError for a step that is none.
    """
    at_step = SceneAtStep(scene, step)
    nodes = [_node(at_step, i) for i in range(len(scene.graph))]
    edges = [_edge(at_step, edge) for edge in range(len(scene.graph.edges))]
    return "\n".join([_HEAD, *nodes, *edges, "}\n"])


def quoted(content: str) -> str:
    """`content` as a string of DOT: always in quotes, so never HTML-like; no escape sequence but line breaks.

    Control characters become spaces.
    """
    plain = "".join(c if c.isprintable() or c == "\n" else " " for c in content)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _node(at_step: SceneAtStep, i: int) -> str:
    node, formulas = at_step.graph.nodes[i], formulas_of(at_step.graph)
    symbol = "" if node.is_leaf else f"{OPS[node.op].symbol}\n"
    name = "" if node.op == CONSTANT else f"{formulas.labels[i]} = "
    lines = f"{symbol}{name}{_known(at_step.value(i))}"
    state, gradient = at_step.gradient(i)
    # As in every picture: of constants and targets nobody asks what the output makes of them.
    if state != "none" and node.role not in {"constant", "target"}:
        lines += f"\n{formulas.partial_text(i)} = {_known(gradient)}{' + ?' if state == 'partial' else ''}"
    look = f", {_SHAPES[node.op]}" if node.op in _SHAPES else ""
    return f"  {quoted(node.id)} [label={quoted(lines)}{look}]"


def _edge(at_step: SceneAtStep, edge: int) -> str:
    place = at_step.graph.edges[edge]
    ends = f"{quoted(at_step.graph.nodes[place.source].id)} -> {quoted(at_step.graph.nodes[place.consumer].id)}"
    local, amount = at_step.local(edge), at_step.amount(edge)
    lines = ([] if local is None else [f"local {_known(local)}"]) + (
        [] if amount is None else [f"amount {_known(amount)}"]
    )
    label = f"label={quoted(chr(10).join(lines))}, " if lines else ""
    return f"  {ends} [{label}id={quoted(at_step.graph.edge_id(place))}]"


def _known(value: Value | None) -> str:
    if value is None:
        return "?"
    return figure(value) if isinstance(value, float) else f"[{short(value, _CHARACTERS)}]"
