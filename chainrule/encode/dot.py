"""Write a scene at a step as DOT text for people: `text(scene, step=7)`. Graphviz draws it as it is.

Names, numbers and labels are quoted strings, in which nothing a person typed means anything to Graphviz.
"""

from __future__ import annotations

from typing import Final

from chainrule.encode.figures import figure, short
from chainrule.encode.formula import formulas_of
from chainrule.encode.moment import Moment
from chainrule.encode.parts import SceneParts
from chainrule.engine.graph import CONSTANT, INPUT
from chainrule.engine.ops import OPS
from chainrule.engine.trace import Value

_SHAPES: Final = {
    INPUT: 'shape=box, style="rounded,filled", fillcolor="#fff4c9", color="#c9a300"',
    CONSTANT: "shape=box",
}
_CHARACTERS: Final = 12
_HEAD: Final = (
    'digraph chainrule {\n  rankdir=LR\n  node [shape=ellipse, fontname="Helvetica", color="#20242c"]\n'
    '  edge [fontname="Helvetica", fontsize=10, color="#8b8f98"]'
)


def text(scene: SceneParts, *, step: int | None = None) -> str:
    """The DOT text when step `step` is done (the last when it is left out): values, gradients, what edges carried.

    Raises SourceError for a step that is none.
    """
    moment = Moment(scene, step)
    nodes = [_node(moment, i) for i in range(len(scene.graph))]
    edges = [_edge(moment, edge) for edge in range(len(scene.graph.edges))]
    return "\n".join([_HEAD, *nodes, *edges, "}\n"])


def quoted(content: str) -> str:
    """`content` as a string of DOT: always in quotes, so never HTML-like; no escape sequence but line breaks.

    Control characters become spaces.
    """
    plain = "".join(c if c.isprintable() or c == "\n" else " " for c in content)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _node(moment: Moment, i: int) -> str:
    node, labels = moment.graph.nodes[i], formulas_of(moment.graph).labels
    symbol = "" if node.is_leaf else f"{OPS[node.op].symbol}\n"
    name = "" if node.op == CONSTANT else f"{labels[i]} = "
    lines = f"{symbol}{name}{_known(moment.value(i))}"
    state, gradient = moment.gradient(i)
    if state != "none":
        output = labels[moment.graph.output]
        lines += f"\n∂{output}/∂{labels[i]} = {_known(gradient)}{' + ?' if state == 'partial' else ''}"
    look = f", {_SHAPES[node.op]}" if node.op in _SHAPES else ""
    return f"  {quoted(node.id)} [label={quoted(lines)}{look}]"


def _edge(moment: Moment, edge: int) -> str:
    place = moment.graph.edges[edge]
    ends = f"{quoted(moment.graph.nodes[place.source].id)} -> {quoted(moment.graph.nodes[place.consumer].id)}"
    local, amount = moment.local(edge), moment.amount(edge)
    lines = ([] if local is None else [f"local {_known(local)}"]) + (
        [] if amount is None else [f"amount {_known(amount)}"]
    )
    label = f"label={quoted(chr(10).join(lines))}, " if lines else ""
    return f"  {ends} [{label}id={quoted(moment.graph.edge_id(place))}]"


def _known(value: Value | None) -> str:
    if value is None:
        return "?"
    return figure(value) if isinstance(value, float) else f"[{short(value, _CHARACTERS)}]"
