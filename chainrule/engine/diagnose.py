"""Say what went wrong or needed a rule: where values or gradients stopped being finite, what sits on a kink."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from chainrule.engine.graph import Graph
from chainrule.engine.ops import OPS
from chainrule.engine.trace import Trace, Value
from chainrule.errors import Span
from chainrule.sentences import SILENCE, Sentence, say


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something to know about node `node`, whose source is `span`; `rule` is the convention that was applied, if any.

    `code` is `non-finite-value`, `non-finite-gradient`, `blocked-gradient`, `untaken-branch`, `outer-broadcast` or
    `kink`; of the source, then `node` is empty, `read-as` or `unused-input`.
    """

    code: str
    message: Sentence
    node: str
    span: Span | None = None
    rule: Sentence = SILENCE


def diagnose(graph: Graph, trace: Trace) -> tuple[Diagnostic, ...]:
    """What is not finite and what stopped it, what was broadcast to a table unasked, and all kinks on the path.

    Of values and of gradients that are not finite the first is named; where a node blocked such a gradient, or did not
    take a branch that is not finite, all are.
    """
    with np.errstate(all="ignore"):
        odd: tuple[Diagnostic, ...] = ()
        if not trace.is_finite():
            odd = (
                *non_finite_value(graph, trace),
                *non_finite_gradient(graph, trace),
                *blocked_gradients(graph, trace),
                *untaken_branches(graph, trace),
            )
        return (*odd, *outer_broadcasts(graph), *kinks(graph, trace))


def non_finite_value(graph: Graph, trace: Trace) -> Iterator[Diagnostic]:
    """The first node, in topological order, whose value is not finite."""
    for i, node in enumerate(graph.nodes):
        if not is_finite(trace.values[i]):
            message = say("the value of {node} is {oddity}", node=node.id, oddity=oddity(trace.values[i]))
            yield Diagnostic("non-finite-value", message, node.id, node.span)
            return


def non_finite_gradient(graph: Graph, trace: Trace) -> Iterator[Diagnostic]:
    """The first node, in the order of the backward pass, that hands on a gradient that is not finite."""
    for i in graph.backward_order:
        node = graph.nodes[i]
        for edge in graph.edges_into(i):
            amount = trace.amounts[edge.index]
            if amount is not None and not is_finite(amount):
                message = say(
                    "the gradient that {node} hands on to {operand} is {oddity}",
                    node=node.id,
                    operand=graph.nodes[edge.source].id,
                    oddity=oddity(amount),
                )
                yield Diagnostic("non-finite-gradient", message, node.id, node.span, OPS[node.op].kink)
                return


def blocked_gradients(graph: Graph, trace: Trace) -> Iterator[Diagnostic]:
    """Every node that received a gradient that is not finite and handed back 0 where it has no slope."""
    for i in graph.backward_order:
        node, gradient = graph.nodes[i], trace.gradients[i]
        if not OPS[node.op].blocks or gradient is None or is_finite(gradient):
            continue
        for edge, source in enumerate(node.inputs, graph.first_edge[i]):
            local = trace.local(edge)
            if local is not None and np.any((np.asarray(local) == 0.0) & ~np.isfinite(gradient)):
                message = say(
                    "the gradient that reaches {node} is {oddity}; where {op} blocks, exactly 0 goes on to {operand}, "
                    "whatever arrives",
                    node=node.id,
                    oddity=oddity(gradient),
                    op=node.op,
                    operand=graph.nodes[source].id,
                )
                rule = say("what is blocked receives exactly 0")
                yield Diagnostic("blocked-gradient", message, node.id, node.span, rule)
                break


def untaken_branches(graph: Graph, trace: Trace) -> Iterator[Diagnostic]:
    """Every choice whose other branch is not finite where it was not taken: the trap of the double where."""
    for i in graph.backward_order:
        node = graph.nodes[i]
        if node.op != "where":
            continue
        condition, yes, no = (np.asarray(trace.values[source]) for source in node.inputs)
        for slot, is_odd in ((1, ~np.isfinite(yes) & (condition == 0.0)), (2, ~np.isfinite(no) & (condition != 0.0))):
            if np.any(is_odd):
                branch = graph.nodes[node.inputs[slot]].id
                message = say(
                    "{branch} is not finite where {node} does not take it. The value is right and the gradient of "
                    "{branch} is 0 there; but further back 0 times an infinite derivative is not a number. Choose a "
                    "harmless operand first, with a where of its own, before the function that breaks",
                    branch=branch,
                    node=node.id,
                )
                yield Diagnostic("untaken-branch", message, node.id, node.span)


def outer_broadcasts(graph: Graph) -> Iterator[Diagnostic]:
    """Every node that pairs each element of a column (n, 1) with each of a vector (n,), which is seldom meant."""
    for i in paired(graph):
        node = graph.nodes[i]
        column, row = sorted((graph.nodes[source] for source in node.inputs[-2:]), key=lambda each: -len(each.shape))
        n = row.shape[0]
        message = say(
            "{column} has shape {column_shape} and {row} has shape {row_shape}: {node} pairs every element with every "
            "other, {n} x {n} of them. To pair them one by one, bring both to shape ({n},): reshape({column}, ({n},))",
            column=column.id,
            column_shape=column.shape,
            row=row.id,
            row_shape=row.shape,
            node=node.id,
            n=n,
        )
        yield Diagnostic("outer-broadcast", message, node.id, node.span)


def paired(graph: Graph) -> tuple[int, ...]:
    """The nodes that combine (n, 1) with (n,), element by element; looked up once a graph."""
    if "paired" not in graph.memo:
        graph.memo["paired"] = tuple(i for i in graph.forward_order if is_paired(graph, i))
    found: tuple[int, ...] = graph.memo["paired"]
    return found


def is_paired(graph: Graph, i: int) -> bool:
    op = OPS[graph.nodes[i].op]
    if op.arity[1] < 2 or not (op.is_elementwise or op.broadcasts):
        return False
    shapes = sorted((graph.nodes[source].shape for source in graph.nodes[i].inputs[-2:]), key=len)
    return [len(shape) for shape in shapes] == [1, 2] and shapes[1] == (shapes[0][0], 1) and shapes[0][0] > 1


def kinks(graph: Graph, trace: Trace) -> Iterator[Diagnostic]:
    """Every node on the path whose operands sit where its op has no derivative."""
    for i in kinked(graph):
        node, op = graph.nodes[i], OPS[graph.nodes[i].op]
        assert op.at_kink is not None
        operands = [trace.values[source] for source in node.inputs]
        if np.any(op.at_kink(*operands, **{**op.options, **node.options})):
            names = reduce(both, dict.fromkeys(graph.nodes[source].id for source in node.inputs))
            message = say(
                "{op} has no derivative at this value of {names}; the rule: {kink}",
                op=op.name,
                names=names,
                kink=op.kink,
            )
            yield Diagnostic("kink", message, node.id, node.span, op.kink)


def both(left: str, right: str) -> str:
    return say("{left} and {right}", left=left, right=right)


def kinked(graph: Graph) -> tuple[int, ...]:
    """The nodes on the path, in order, whose ops have kinks; looked up once a graph."""
    if "kinked" not in graph.memo:
        order = reversed(graph.backward_order)
        graph.memo["kinked"] = tuple(i for i in order if OPS[graph.nodes[i].op].at_kink is not None)
    found: tuple[int, ...] = graph.memo["kinked"]
    return found


def is_finite(value: Value) -> bool:
    return math.isfinite(value) if isinstance(value, float) else bool(np.isfinite(value).all())


def oddity(value: Any) -> Sentence:
    """What a value that is not finite is, in a word, and how much of it."""
    odd = np.asarray(value)[~np.isfinite(value)]
    infinite = say("infinite") if (odd > 0).any() else say("minus infinity")
    word = say("not a number") if np.isnan(odd).any() else infinite
    if np.ndim(value) == 0:
        return word
    return say("{word} in {count} of {size} elements", word=word, count=odd.size, size=np.size(value))
