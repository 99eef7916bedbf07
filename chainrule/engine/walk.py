"""Run a graph of single numbers once, node by node: the first run of a graph, for which no tape would pay.

The numbers are those of the tape bit for bit: the same rules of the op table, read as functions of floats.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chainrule.engine.graph import NO_OPTIONS, Graph, Node
from chainrule.engine.ops import OPS, floats
from chainrule.engine.ops.op import reading
from chainrule.engine.ops.slots import SLOT
from chainrule.engine.tape import FLOAT_NAMES
from chainrule.engine.trace import Trace

Local = float | int | Callable[..., float]
"""A local derivative: a number, the operand whose value it is, or a function of the result and the operands."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of an op on floats."""

    forward: Callable[..., float]
    locals: tuple[Local, ...]
    blocks: bool


RESULT = -1
"""The place of the result among the operands, as a local derivative."""


@cache
def rules_of(name: str) -> Rules:
    op = OPS[name]
    operands = [f"x{slot}" for slot in range(op.arity[1])]
    keywords = ["*", *(f"{name}={default!r}" for name, default in op.options.items())] if op.options else []
    names = {**FLOAT_NAMES, "inf": float("inf")}
    del names["__builtins__"]

    def local(rule: str) -> Local:
        slots = SLOT.findall(rule)
        if not slots:
            return float(rule)
        if rule == f"{{{slots[0]}}}" and slots[0] not in op.options:
            return RESULT if slots[0] == "out" else int(slots[0])
        return reading(rule, ", ".join(["out", *operands, *keywords]), names)

    forward = reading(op.rules[0], ", ".join(operands + keywords), names)
    return Rules(forward, tuple(map(local, op.rules[1:])), op.blocks)


def walk(graph: Graph, leaves: Sequence[float | None]) -> Trace:
    """The trace of a graph of single numbers; `leaves` holds the values of leaves by position."""
    values: list[Any] = list(leaves)
    nodes, first_edge = graph.nodes, graph.first_edge
    known: dict[str, Rules] = {}
    for i, node in enumerate(nodes):
        if node.inputs:
            rules = known.get(node.op)
            if rules is None:
                rules = known[node.op] = rules_of(node.op)
            operands = [values[k] for k in node.inputs]
            if node.options is NO_OPTIONS:
                values[i] = rules.forward(*operands)
            else:
                values[i] = rules.forward(*operands, **numbers_of(node.options))
    edges = first_edge[-1]
    gradients: list[float | None] = [None] * len(nodes)
    amounts: list[float | None] = [None] * edges
    totals: list[float | None] = [None] * edges
    locals_: list[float | None] = [None] * edges
    gradients[graph.output] = 1.0
    for i in range(graph.output, -1, -1):
        g, node = gradients[i], nodes[i]
        if g is None or not node.inputs:
            continue
        rules, edge = known[node.op], first_edge[i]
        for rule, source in zip(rules.locals, node.inputs, strict=True):
            local = value_of(rule, node, values, i)
            # Times one changes no bit.
            is_one = type(rule) is float and rule == 1.0
            amount = g if is_one else floats.blocked(g, local) if rules.blocks else g * local
            before = gradients[source]
            locals_[edge], amounts[edge] = local, amount
            totals[edge] = gradients[source] = amount if before is None else before + amount
            edge += 1
    return Trace(graph, tuple(values), tuple(gradients), tuple(amounts), tuple(totals), tuple(locals_))


def value_of(rule: Local, node: Node, values: Sequence[float], i: int) -> float:
    """A local derivative of node `i`."""
    if isinstance(rule, float):
        return rule
    if isinstance(rule, int):
        return values[i] if rule == RESULT else values[node.inputs[rule]]
    operands = [values[k] for k in node.inputs]
    if node.options is NO_OPTIONS:
        return rule(values[i], *operands)
    return rule(values[i], *operands, **numbers_of(node.options))


def numbers_of(options: Any) -> dict[str, float]:
    return {name: float(value) for name, value in options.items()}
