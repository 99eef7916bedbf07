"""The steps of a trace with names instead of positions: `for step in trace`.

>>> import chainrule as cr
>>> for step in cr.trace("y = x*x", x=3):
...     print(step)
forward   y = multiply(x, x) = 9
backward  dy/dy = 1
backward  dy/dx += 3 over y.0, dy/dx += 3 over y.1
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from chainrule.encode.document import step_document
from chainrule.encode.formula import formulas_of
from chainrule.encode.number_format import figure
from chainrule.engine.trace import BackwardStep, Contribution, ForwardStep, Step, Trace, Value

Direction = Literal["forward", "backward"]


@dataclass(frozen=True, slots=True)
class NamedContribution:
    """What edge `edge` carries back to node `to`: `amount`, of the shape of `to`, with `total` there after it arrived.

    `edge` is the consumer and its slot, `y.0`. `local` is the local derivative: of an element-wise op in the result's
    shape, of any other the Jacobian (shape of the result + shape of `to`), None where that would be large.
    """

    edge: str
    to: str
    local: Value | None
    amount: Value
    total: Value


@dataclass(frozen=True, slots=True)
class NamedStep:
    """One step. Forward: `value` of `node` is computed by `op` from `operands`, in the order of its slots.

    Backward: `gradient` of `node` is complete, and is handed on as `contributions`; the first backward step is the
    seed, d output / d output = 1, which hands on nothing. What a step does not have is None or empty.
    """

    index: int
    direction: Direction
    node: str
    op: str
    operands: tuple[str, ...]
    value: Value | None
    gradient: Value | None
    contributions: tuple[NamedContribution, ...]
    output: str
    _step: Step = field(repr=False, compare=False)
    _trace: Trace = field(repr=False, compare=False)

    @property
    def tex(self) -> str:
        r"""The formula of the step in symbols, as TeX: `y = x \cdot x`."""
        return self._formula("tex")

    @property
    def numbers(self) -> str:
        r"""The same formula with its numbers, as TeX: `3 \cdot 3 = 9`."""
        return self._formula("numbers")

    def __str__(self) -> str:
        if self.value is not None:
            return f"forward   {self.node} = {self.op}({', '.join(self.operands)}) = {brief(self.value)}"
        if self.gradient is not None and not self.contributions:
            return f"backward  d{self.output}/d{self.node} = {brief(self.gradient)}"
        carried = (f"d{self.output}/d{each.to} += {brief(each.amount)} over {each.edge}" for each in self.contributions)
        return f"backward  {', '.join(carried)}"

    def _formula(self, form: str) -> str:
        written = step_document(self._step, self._trace, formulas_of(self._trace.graph))
        found: str = written["formula"][form]
        return found


def named(step: Step, trace: Trace) -> NamedStep:
    """A step of `trace` with names."""
    graph = trace.graph
    node = graph.nodes[step.node]
    return NamedStep(
        index=step.index,
        direction="forward" if isinstance(step, ForwardStep) else "backward",
        node=node.id,
        op=node.op,
        operands=tuple(graph.nodes[source].id for source in node.inputs),
        value=step.value if isinstance(step, ForwardStep) else None,
        gradient=step.gradient if isinstance(step, BackwardStep) else None,
        contributions=tuple(_named(each, trace) for each in step.contributions)
        if isinstance(step, BackwardStep)
        else (),
        output=graph.nodes[graph.output].id,
        _step=step,
        _trace=trace,
    )


def _named(each: Contribution, trace: Trace) -> NamedContribution:
    graph = trace.graph
    edge = graph.edge_id(graph.edges[each.edge])
    return NamedContribution(edge, graph.nodes[each.source].id, each.local, each.amount, each.total)


def brief(value: Value) -> str:
    """A number in four digits, an array by its shape: `[2×3]`."""
    return figure(value) if isinstance(value, float) else f"[{'×'.join(map(str, np.shape(value)))}]"
