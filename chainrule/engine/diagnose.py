"""Say what went wrong or needed a rule: where values or gradients stopped being finite, what sits on a kink."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from chainrule.engine.graph import Graph
from chainrule.engine.ops import OPS
from chainrule.engine.trace import Trace, Value
from chainrule.errors import Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something to know about node `node`, whose source is `span`; `rule` is the convention that was applied, if any.

    `code` is `non-finite-value`, `non-finite-gradient` or `kink`.
    """

    code: str
    message: str
    node: str
    span: Span | None = None
    rule: str = ""


def diagnose(graph: Graph, trace: Trace) -> tuple[Diagnostic, ...]:
    """The first node whose value is not finite, the first that handed on such a gradient, and all kinks on the path."""
    with np.errstate(all="ignore"):
        odd = () if trace.is_finite() else (*non_finite_value(graph, trace), *non_finite_gradient(graph, trace))
        return (*odd, *kinks(graph, trace))


def non_finite_value(graph: Graph, trace: Trace) -> Iterator[Diagnostic]:
    """The first node, in topological order, whose value is not finite."""
    for i, node in enumerate(graph.nodes):
        if not is_finite(trace.values[i]):
            message = f"the value of {node.id} is {oddity(trace.values[i])}"
            yield Diagnostic("non-finite-value", message, node.id, node.span)
            return


def non_finite_gradient(graph: Graph, trace: Trace) -> Iterator[Diagnostic]:
    """The first node, in the order of the backward pass, that hands on a gradient that is not finite."""
    for i in graph.backward_order:
        node = graph.nodes[i]
        for edge in graph.edges_into(i):
            amount = trace.amounts[edge.index]
            if amount is not None and not is_finite(amount):
                message = f"the gradient that {node.id} hands on to {graph.nodes[edge.source].id} is {oddity(amount)}"
                yield Diagnostic("non-finite-gradient", message, node.id, node.span, OPS[node.op].kink)
                return


def kinks(graph: Graph, trace: Trace) -> Iterator[Diagnostic]:
    """Every node on the path whose operands sit where its op has no derivative."""
    for i in kinked(graph):
        node, op = graph.nodes[i], OPS[graph.nodes[i].op]
        assert op.at_kink is not None
        operands = [trace.values[source] for source in node.inputs]
        if np.any(op.at_kink(*operands, **{**op.options, **node.options})):
            names = " and ".join(dict.fromkeys(graph.nodes[source].id for source in node.inputs))
            message = f"{op.name} has no derivative at this value of {names}; the rule: {op.kink}"
            yield Diagnostic("kink", message, node.id, node.span, op.kink)


def kinked(graph: Graph) -> tuple[int, ...]:
    """The nodes on the path, in order, whose ops have kinks; looked up once a graph."""
    if "kinked" not in graph.memo:
        order = reversed(graph.backward_order)
        graph.memo["kinked"] = tuple(i for i in order if OPS[graph.nodes[i].op].at_kink is not None)
    found: tuple[int, ...] = graph.memo["kinked"]
    return found


def is_finite(value: Value) -> bool:
    return math.isfinite(value) if isinstance(value, float) else bool(np.isfinite(value).all())


def oddity(value: Any) -> str:
    """What a value that is not finite is, in a word, and how much of it."""
    odd = np.asarray(value)[~np.isfinite(value)]
    word = "not a number" if np.isnan(odd).any() else "infinite" if (odd > 0).any() else "minus infinity"
    return word if np.ndim(value) == 0 else f"{word} in {odd.size} of {np.size(value)} elements"
