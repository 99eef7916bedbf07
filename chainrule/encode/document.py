"""Write a scene as the document that the API answers: `document(scene)`, `steps(scene, 0, 20)`.

It is made of dicts, lists, strings, numbers and float64 arrays; `encode.json.dumps` writes it. Everything about the
structure is in `structure(scene)`, which the binary form has for its header.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

import numpy as np

from chainrule.encode.formula import Formulas, formulas_of
from chainrule.encode.number_format import jsonable
from chainrule.engine.check import Check
from chainrule.engine.diagnose import Diagnostic
from chainrule.engine.graph import Constant, Graph, Node
from chainrule.engine.ops import OPS, Op
from chainrule.engine.trace import BackwardStep, Contribution, ForwardStep, Step, Trace, Value
from chainrule.errors import LimitError
from chainrule.languages import translations
from chainrule.scene import Scene
from chainrule.sentences import say

MOST_PLACED: Final = 400
"""The layout of a graph with more nodes is left out of the document; it can be asked for."""
MOST_NUMBERS: Final = 4_000_000
"""Values, gradients, amounts and totals: a trace with more of them has a binary form only."""

Document = dict[str, Any]


def document(scene: Scene) -> Document:
    """The whole scene. Raises LimitError where it holds too many numbers to be written as JSON."""
    check_size(scene.graph)
    trace, nodes = scene.trace, scene.graph.nodes
    given = structure(scene)
    written = {name: given.pop(name) for name in ("id", "source", "graph", "ops")}
    written["values"] = {node.id: jsonable(value) for node, value in zip(nodes, trace.values, strict=True)}
    written["gradients"] = {
        node.id: jsonable(gradient)
        for node, gradient in zip(nodes, trace.gradients, strict=True)
        if gradient is not None
    }
    if scene.per_sample_gradients is not None:
        written["per_sample_gradients"] = {id: jsonable(each) for id, each in scene.per_sample_gradients.items()}
    written["steps"] = steps(scene)
    return written | given


def placed_document(scene: Scene) -> Document:
    """The same with the layout of a large graph too, for a player that has nobody to ask for it."""
    written = document(scene)
    if "layout" not in written:
        written["layout"] = scene.layout.as_document(scene.graph)
    return written


def structure(scene: Scene) -> Document:
    """Everything but numbers: identity, graph, ops in use, diagnostics, the check, and the layout of a small graph."""
    written: Document = {
        "id": scene.id,
        "source": scene.source,
        "graph": graph_document(scene.graph),
        "ops": {name: op_document(OPS[name]) for name in sorted({node.op for node in scene.graph if not node.is_leaf})},
        "diagnostics": [diagnostic_document(diagnostic) for diagnostic in scene.diagnostics],
    }
    if scene.read_as is not None:
        written["read_as"] = scene.read_as
    if scene.check is not None:
        written["check"] = check_document(scene.check)
    if len(scene.graph) <= MOST_PLACED:
        written["layout"] = scene.layout.as_document(scene.graph)
    return written


def graph_document(graph: Graph) -> Document:
    """The nodes in topological order, and which one is the output."""
    formulas = formulas_of(graph)
    nodes = [_node_document(graph, node, formulas, i) for i, node in enumerate(graph.nodes)]
    return {"output": graph.nodes[graph.output].id, "nodes": nodes}


def _node_document(graph: Graph, node: Node, formulas: Formulas, i: int) -> Document:
    written: Document = {
        "id": node.id,
        "op": node.op,
        "inputs": [graph.nodes[source].id for source in node.inputs],
        "role": node.role,
        "shape": node.shape,
        "group": node.group,
        "span": None if node.span is None else [node.span.offset, node.span.length],
        "text": node.text,
        "label": formulas.labels[i],
        "tex": formulas.phrases[i].text,
        "options": dict(node.options),
    }
    if node.constant is not None:
        written["constant"] = jsonable(constant_value(node.constant))
    return written


def constant_value(constant: Constant) -> Value:
    """The number of a constant node, or its numbers as an array."""
    return np.array(constant, dtype=np.float64) if isinstance(constant, tuple) else constant


def op_document(op: Op) -> Document:
    """An op as its formulas; the last entry of `local` and `vjp` stands for all further slots."""
    written: Document = {
        "symbol": op.symbol,
        "text": op.text,
        "tex": op.tex,
        "elementwise": op.is_elementwise,
        "local": [{"text": text, "tex": tex} for text, tex in zip(op.local_text, op.local_tex, strict=True)],
        "vjp": [{"text": text, "tex": tex} for text, tex in zip(op.vjp_text, op.vjp_tex, strict=True)],
        "kink": op.kink,
    }
    if op.kink:
        written["translations"] = translations({"kink": op.kink})
    return written


def steps(scene: Scene, start: int = 0, stop: int | None = None) -> list[Document]:
    """Steps `start` to `stop` (left out: to the end), each with its formula."""
    trace, formulas = scene.trace, formulas_of(scene.graph)
    return [step_document(step, trace, formulas) for step in trace.steps(start, stop)]


def step_document(step: Step, trace: Trace, formulas: Formulas) -> Document:
    """A step: what was computed from what, or which gradient was complete and where it was handed on."""
    return _forward(step, trace, formulas) if isinstance(step, ForwardStep) else _backward(step, trace, formulas)


def _forward(step: ForwardStep, trace: Trace, formulas: Formulas) -> Document:
    nodes = trace.graph.nodes
    return {
        "index": step.index,
        "pass": "forward",
        "node": nodes[step.node].id,
        "operands": [nodes[source].id for source in nodes[step.node].inputs],
        "value": jsonable(step.value),
        "formula": formulas.forward(step.node, trace),
    }


def _backward(step: BackwardStep, trace: Trace, formulas: Formulas) -> Document:
    return {
        "index": step.index,
        "pass": "backward",
        "node": trace.graph.nodes[step.node].id,
        "gradient": jsonable(step.gradient),
        "contributions": [_contribution(each, trace, formulas) for each in step.contributions],
        "formula": formulas.gradient(step.node, trace),
    }


def _contribution(each: Contribution, trace: Trace, formulas: Formulas) -> Document:
    graph = trace.graph
    edge = graph.edges[each.edge]
    return {
        "edge": graph.edge_id(edge),
        "to": graph.nodes[each.source].id,
        "local": None if each.local is None else jsonable(each.local),
        "amount": jsonable(each.amount),
        "total": jsonable(each.total),
        "formula": formulas.contribution(edge, trace),
    }


def diagnostic_document(diagnostic: Diagnostic) -> Document:
    """What happened where; `rule` is the convention that was applied, "" where there was none.

    `translations` are message and rule in the other languages: a trace says the same whoever asks, and can be kept.
    """
    said = {"message": diagnostic.message, "rule": diagnostic.rule}
    return {**asdict(diagnostic), "translations": translations(said)}


def check_document(check: Check) -> Document:
    """The comparison with central differences: the worst error, where it is, and the same for every input."""
    return {
        "method": check.method,
        "worst_relative_error": jsonable(check.worst_relative_error),
        "node": check.node,
        "index": check.index,
        "inputs": {
            id: {
                "worst_relative_error": jsonable(each.worst_relative_error),
                "index": each.index,
                "gradient": jsonable(each.gradient),
                "difference": jsonable(each.difference),
                "checked": each.checked,
                "elements": each.elements,
                "undecided": dict(each.undecided),
            }
            for id, each in check.inputs.items()
        },
    }


def check_size(graph: Graph) -> None:
    """Raise LimitError where a graph's trace has too many numbers to be written as JSON."""
    sizes = [_size(node) for node in graph.nodes]
    count = 2 * sum(sizes) + 2 * sum(sizes[source] for node in graph.nodes for source in node.inputs)
    if count > MOST_NUMBERS:
        message = say(
            "the trace has {count} numbers; as JSON at most {most} are written: ask for the binary form",
            count=count,
            most=MOST_NUMBERS,
        )
        raise LimitError("limit-json-numbers", message)


def _size(node: Node) -> int:
    size = 1
    for length in node.shape:
        size *= length
    return size
