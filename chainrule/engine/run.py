"""Run a graph forward and backward, and record everything that happens.

    trace = run(graph, {"w": 0.5, "x": [1.0, 2.0]})

Graphs of single numbers are walked through and, when run again, take the tape; all others take numpy. All record the
same things in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from chainrule.engine.build import check_scalar
from chainrule.engine.graph import CONSTANT, INPUT, Graph, Node
from chainrule.engine.lower import is_scalar, lower
from chainrule.engine.ops import OPS
from chainrule.engine.tape import Tape
from chainrule.engine.trace import Array, Trace, Value
from chainrule.engine.walk import walk
from chainrule.errors import ShapeError, SourceError
from chainrule.sentences import say

FLOAT64 = np.dtype(np.float64)
JACOBIAN_ELEMENTS = 256
"""The largest Jacobian (result's elements times operand's) that is shown."""


def run(graph: Graph, inputs: Mapping[str, Any]) -> Trace:
    """The trace of `graph` for `inputs`: by id of every input leaf a number, nested lists or an array of its shape.

    Raises SourceError for a value that is missing or no number, ShapeError for one of the wrong shape and for an
    output that is not a single number. Values that are not finite are recorded as they come.
    """
    if has_single_numbers(graph):
        return run_single_numbers(graph, inputs)
    with np.errstate(all="ignore"):
        values = forward(graph, leaves(graph, inputs))
        gradients, amounts, totals = backward(graph, values)
    return Trace(graph, shown(values), shown(gradients), shown(amounts), shown(totals), Locals(graph, values))


def has_single_numbers(graph: Graph) -> bool:
    """Is it a graph of single numbers? Looked up once a graph, whose output is checked then."""
    if "single" not in graph.memo:
        check_scalar(graph.nodes[graph.output])
        graph.memo["single"] = is_scalar(graph)
    found: bool = graph.memo["single"]
    return found


def run_single_numbers(graph: Graph, inputs: Mapping[str, Any]) -> Trace:
    """The first run walks through the graph; for the next ones it is lowered to a tape."""
    if "walked" not in graph.memo:
        trace = walk(graph, [number(node, inputs) if node.is_leaf else None for node in graph.nodes])
        graph.memo["walked"] = True
        return trace
    if "tape" not in graph.memo:
        graph.memo["tape"] = lower(graph)
    tape: Tape = graph.memo["tape"]
    return tape.run(graph, [number(graph.nodes[graph.position[id]], inputs) for id in tape.inputs])


def number(node: Node, inputs: Mapping[str, Any]) -> float:
    """The value of a leaf that is a single number; -0.0 stays what it is."""
    given = inputs.get(node.id) if node.op == INPUT else node.constant
    return given if type(given) is float else float(leaf(node, inputs))


def leaf(node: Node, inputs: Mapping[str, Any]) -> Array:
    """The value of a leaf as a read-only array: one that is read-only is taken as it is, all else is copied."""
    if node.op == CONSTANT:
        return frozen(np.array(node.constant, dtype=np.float64))
    if node.id not in inputs:
        raise SourceError("missing-input", say("{node} has no value", node=repr(node.id)), span=node.span, node=node.id)
    given = inputs[node.id]
    if isinstance(given, np.ndarray) and given.dtype == FLOAT64 and not given.flags.writeable:
        value = given
    else:
        value = as_array(given, node)
    if value.shape != node.shape:
        message = say(
            "{node} has shape {shape}, the value given has shape {other}",
            node=repr(node.id),
            shape=node.shape,
            other=value.shape,
        )
        raise ShapeError("input-shape", message, span=node.span, node=node.id)
    return value


def as_array(given: Any, node: Node) -> Array:
    try:
        value = np.asarray(given)
        if value.dtype.kind not in "iuf":
            raise TypeError
        return frozen(np.array(value, dtype=np.float64))
    except (TypeError, ValueError, OverflowError):
        message = say(
            "the value of {node} must be a number or nested lists of numbers, as long as each other", node=repr(node.id)
        )
        raise SourceError("bad-input", message, span=node.span, node=node.id) from None


def leaves(graph: Graph, inputs: Mapping[str, Any]) -> dict[int, Array]:
    """The values of all leaves, by position."""
    return {i: leaf(node, inputs) for i, node in enumerate(graph.nodes) if not node.inputs}


def forward(graph: Graph, given: Mapping[int, Array]) -> list[Array]:
    """Every node's value, in order, from those of the leaves (and of others whose value is known)."""
    values: list[Array] = []
    for i, node in enumerate(graph.nodes):
        if i in given:
            values.append(given[i])
        else:
            values.append(frozen(OPS[node.op].forward(*[values[k] for k in node.inputs], **node.options)))
    return values


def backward(
    graph: Graph, values: Sequence[Array]
) -> tuple[list[Array | None], list[Array | None], list[Array | None]]:
    """Gradients by node, amounts and totals by edge: every node, last first, hands its gradient on to its operands."""
    gradients: list[Array | None] = [None] * len(graph)
    amounts: list[Array | None] = [None] * len(graph.edges)
    totals: list[Array | None] = [None] * len(graph.edges)
    gradients[graph.output] = frozen(np.array(1.0))
    for i in graph.backward_order:
        node, op = graph.nodes[i], OPS[graph.nodes[i].op]
        operands = tuple([values[source] for source in node.inputs])
        for edge in graph.edges_into(i):
            amount = frozen(op.vjp(edge.slot, gradients[i], values[i], operands, node.options))
            before = gradients[edge.source]
            amounts[edge.index] = amount
            totals[edge.index] = gradients[edge.source] = amount if before is None else frozen(before + amount)
    return gradients, amounts, totals


def frozen(result: Any) -> Array:
    """`result` as a read-only array."""
    array: Array = np.asarray(result)
    array.setflags(write=False)
    return array


def shown(arrays: Sequence[Array | None]) -> tuple[Any, ...]:
    """Arrays as a trace holds them: plain floats where they are single numbers."""
    return tuple([array if array is None or array.ndim else float(array) for array in arrays])


class Locals:
    """Local derivatives by edge, computed when asked for."""

    def __init__(self, graph: Graph, values: Sequence[Array]) -> None:
        self._graph, self._values = graph, values

    def __len__(self) -> int:
        return len(self._graph.edges)

    def __getitem__(self, edge: int, /) -> Value | None:
        place = self._graph.edges[edge]
        if not self._graph.on_path[place.consumer]:
            return None
        with np.errstate(all="ignore"):
            local = self._local(place.consumer, place.slot)
        return local if local is None or local.ndim else float(local)

    def __iter__(self) -> Iterator[Value | None]:
        return (self[edge] for edge in range(len(self)))

    def _local(self, consumer: int, slot: int) -> Array | None:
        node, out = self._graph.nodes[consumer], self._values[consumer]
        op, operands = OPS[node.op], tuple(self._values[source] for source in node.inputs)
        if op.is_elementwise:
            return frozen(np.broadcast_to(op.partial(slot, out, operands, node.options), out.shape))
        if out.size * operands[slot].size > JACOBIAN_ELEMENTS:
            return None
        rows = [op.vjp(slot, unit.reshape(out.shape), out, operands, node.options) for unit in np.eye(out.size)]
        return frozen(np.array(rows).reshape(out.shape + operands[slot].shape))
