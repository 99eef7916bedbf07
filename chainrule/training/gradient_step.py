"""One step of gradient descent on any program: theta <- theta - eta dL/dtheta, old beside new.

All of the backward pass is done before any parameter changes: the gradients are those of one finished trace.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from chainrule.engine.run import run
from chainrule.engine.trace import Trace, Value
from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources import Program, with_values


@dataclass(frozen=True)
class ParameterChange:
    """One parameter: `new` = `old` - eta * `gradient`."""

    old: Value
    gradient: Value
    new: Value


@dataclass(frozen=True)
class GradientStep:
    """`before` and `after` are whole programs: taking the step back is going on with `before`, exactly."""

    eta: float
    changes: Mapping[str, ParameterChange]
    loss_before: float
    loss_after: float
    before: Program
    after: Program


def trainable(program: Program) -> tuple[str, ...]:
    """The ids of the parameters; of a program that marks none, such as an expression, those of all inputs."""
    marked = tuple(node.id for node in program.graph if node.role == "parameter")
    return marked or tuple(program.inputs)


def descend(
    program: Program, trace: Trace, *, eta: float, limits: Limits, names: Sequence[str] | None = None
) -> GradientStep:
    """One step downhill from `trace`, the run of `program`, for the inputs in `names` (left out: the parameters).

    An input that the output does not depend on stays as it is. Raises SourceError for a name that is no input.
    """
    changes = {}
    for name in trainable(program) if names is None else names:
        if name not in program.inputs:
            raise SourceError("unknown-input", say("there is no input {name} to change", name=repr(name)), node=name)
        gradient = trace.gradients[program.graph.position[name]]
        if gradient is not None:
            old = program.inputs[name]
            changes[name] = ParameterChange(old, gradient, old - eta * gradient)
    if not all(np.isfinite(change.new).all() for change in changes.values()) or not math.isfinite(eta):
        raise SourceError("not-finite", say("a parameter would no longer be finite; take a smaller eta"), node="eta")
    after = with_values(program, {name: change.new for name, change in changes.items()}, limits)
    again = run(after.graph, after.inputs)
    return GradientStep(eta, changes, _output(trace), _output(again), program, after)


def _output(trace: Trace) -> float:
    return float(trace.values[trace.graph.output])
