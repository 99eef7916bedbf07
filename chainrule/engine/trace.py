"""Everything that happened in a run, in order: values, gradients, and what flowed over every edge.

    trace = run(graph, inputs)
    trace.values[i], trace.gradients[i]                  by node position
    trace.local(e), trace.amount(e), trace.total(e)      by edge index
    for step in trace.steps(): ...                       light views, made when asked for

Single numbers are plain floats, all else read-only float64 arrays. What was never computed is None, not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import prod
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from chainrule.engine.graph import Graph, Shape

Array = NDArray[np.float64]
Value = float | Array
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class ForwardStep:
    """Node `node` (a position) is computed from `operands`."""

    index: int
    node: int
    operands: tuple[Value, ...]
    value: Value


@dataclass(frozen=True, slots=True)
class Contribution:
    """What edge `edge` carries back to node `source`: `amount`, with `total` there after it arrived.

    `local` is the local derivative: of an element-wise op in the result's shape, of any other the Jacobian (result's
    shape + operand's shape), None where that would be large.
    """

    edge: int
    source: int
    slot: int
    local: Value | None
    amount: Value
    total: Value


@dataclass(frozen=True, slots=True)
class BackwardStep:
    """The gradient of node `node` is complete and is handed on; the seed step hands on nothing."""

    index: int
    node: int
    gradient: Value
    contributions: tuple[Contribution, ...]


Step = ForwardStep | BackwardStep


class Column(Protocol[T_co]):
    """What a trace holds by node or by edge: indexed from 0 and iterated, like a tuple."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> T_co: ...
    def __iter__(self) -> Iterator[T_co]: ...


@dataclass(frozen=True, eq=False)
class Trace:
    """The record of one run. `len` is the number of steps: forward, seed, backward."""

    graph: Graph
    values: Column[Value]
    gradients: Column[Value | None]
    amounts: Column[Value | None]
    totals: Column[Value | None]
    locals: Column[Value | None]

    def local(self, edge: int) -> Value | None:
        """The local derivative at an edge; None off the path to the output, or where the Jacobian is large."""
        return self.locals[edge]

    def amount(self, edge: int) -> Value | None:
        """The contribution an edge carries to its operand; None off the path to the output."""
        return self.amounts[edge]

    def total(self, edge: int) -> Value | None:
        """The running sum at the operand after the contribution arrived; None off the path to the output."""
        return self.totals[edge]

    @property
    def seed(self) -> int:
        """The index of the seed step, the first of the backward pass."""
        return len(self.graph.forward_order)

    def __len__(self) -> int:
        return self.seed + 1 + len(self.graph.backward_order)

    def step(self, index: int) -> Step:
        """Step `index`, from 0; IndexError outside."""
        if not 0 <= index < len(self):
            raise IndexError(f"step {index} is outside 0 to {len(self) - 1}")
        if index < self.seed:
            return self._forward_step(index)
        if index == self.seed:
            return BackwardStep(index, self.graph.output, 1.0, ())
        return self._backward_step(index)

    def steps(self, start: int = 0, stop: int | None = None) -> Iterator[Step]:
        """Steps `start` to `stop` (left out: to the end), one after the other."""
        return map(self.step, range(len(self))[start:stop])

    def _forward_step(self, index: int) -> ForwardStep:
        node = self.graph.forward_order[index]
        operands = tuple(self.values[source] for source in self.graph.nodes[node].inputs)
        return ForwardStep(index, node, operands, self.values[node])

    def _backward_step(self, index: int) -> BackwardStep:
        node = self.graph.backward_order[index - self.seed - 1]
        contributions = tuple(
            Contribution(edge.index, edge.source, edge.slot, self.locals[edge.index], *self._moved(edge.index))
            for edge in self.graph.edges_into(node)
        )
        return BackwardStep(index, node, present(self.gradients[node]), contributions)

    def _moved(self, edge: int) -> tuple[Value, Value]:
        return present(self.amounts[edge]), present(self.totals[edge])

    def flat(self) -> dict[str, Array]:
        """`values`, `gradients`, `amounts`, `totals`, each as one float64 array; zero where nothing was computed."""
        shapes = [node.shape for node in self.graph.nodes]
        operand_shapes = [shapes[source] for node in self.graph.nodes for source in node.inputs]
        return {
            "values": flatten(self.values, shapes),
            "gradients": flatten(self.gradients, shapes),
            "amounts": flatten(self.amounts, operand_shapes),
            "totals": flatten(self.totals, operand_shapes),
        }

    def flat_locals(self) -> tuple[Array, tuple[Shape | None, ...]]:
        """All local derivatives as one float64 array, and their shapes by edge, None where there is none."""
        found = [local for local in self.locals if local is not None]
        shapes = tuple(None if local is None else shape_of(local) for local in self.locals)
        return flatten(found, [shape for shape in shapes if shape is not None]), shapes

    def is_finite(self) -> bool:
        """Are all values, amounts and totals finite? False may mean no more than that it takes a closer look."""
        columns = chain(self.values, self.amounts, self.totals)
        return all(value is None or bool(np.isfinite(value).all()) for value in columns)


def present(value: Value | None) -> Value:
    """`value`, which is known to have been computed."""
    assert value is not None
    return value


def shape_of(value: Value) -> Shape:
    return () if isinstance(value, float) else value.shape


def flatten(values: Iterable[Value | None], shapes: Sequence[Shape]) -> Array:
    """`values` one after the other, row by row; zeros of the given shape where there is none."""
    if not any(shapes):
        flat = np.array([0.0 if value is None else value for value in values], dtype=np.float64)
    else:
        flat = np.zeros(sum(map(prod, shapes)))
        start = 0
        for value, shape in zip(values, shapes, strict=True):
            stop = start + prod(shape)
            if value is not None:
                flat[start:stop] = np.ravel(value)
            start = stop
    flat[np.isnan(flat)] = np.nan  # one bit pattern: which of them arithmetic gives is left to the machine
    flat.setflags(write=False)
    return flat
