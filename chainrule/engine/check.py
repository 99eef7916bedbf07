"""Check every gradient of a trace against central differences, and say where they agree least.

    check = check_gradients(graph, inputs)
    check.worst_relative_error, check.node, check.index

The derivative is extrapolated from ten step lengths: Ridders, "Accurate computation of F'(x) and F'(x) F''(x)",
Advances in Engineering Software 4 (1982). No step length suits all functions; of the extrapolations the one that
changed least is taken, as long as the shortest step does not contradict it: long ones may reach over a kink.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from chainrule.engine.graph import INPUT, Graph
from chainrule.engine.run import forward, frozen, leaves, run
from chainrule.engine.tape import is_scalar
from chainrule.engine.trace import Array, Trace

METHOD = "central differences"
STEPS = 2.0 ** -np.arange(6, 26, 2)
"""Step lengths for numbers up to 1, falling by a factor of 4 from 1/64 to about 6e-8; larger numbers scale them."""
ELEMENTS = 256
"""At most so many elements are checked, evenly spread over the inputs; 20 forward passes each."""
FLOOR = 1e-3
"""Errors are relative to the larger of both derivatives, but at least to this part of the greatest gradient."""


@dataclass(frozen=True, slots=True)
class InputCheck:
    """The worst element of one input. `checked` of its `elements` elements were compared."""

    worst_relative_error: float
    index: tuple[int, ...]
    gradient: float
    difference: float
    checked: int
    elements: int


@dataclass(frozen=True, slots=True)
class Check:
    """The worst relative error, at element `index` of input `node`, and the worst of every input by id."""

    worst_relative_error: float
    node: str | None
    index: tuple[int, ...]
    inputs: Mapping[str, InputCheck]
    method: str = METHOD


def check_gradients(graph: Graph, inputs: Mapping[str, Any], trace: Trace | None = None) -> Check:
    """Compare the gradients of `trace` (made if left out) with central differences, for every input.

    An error is infinite where one of the two is not finite and the other differs.
    """
    trace = trace or run(graph, inputs)
    places = [i for i, node in enumerate(graph.nodes) if node.op == INPUT]
    given = leaves(graph, inputs)
    scale = FLOOR * max((greatest(gradient) for gradient in trace.gradients), default=0.0)
    share = spread(ELEMENTS, [given[i].size for i in places])
    found = {
        graph.nodes[i].id: check_input(graph, given, i, trace.gradients[i], scale=scale, count=count)
        for i, count in zip(places, share, strict=True)
    }
    worst = max(found, key=lambda name: found[name].worst_relative_error, default=None)
    if worst is None:
        return Check(0.0, None, (), found)
    return Check(found[worst].worst_relative_error, worst, found[worst].index, found)


def check_input(
    graph: Graph, given: Mapping[int, Array], place: int, gradient: Any, *, scale: float, count: int
) -> InputCheck:
    """The worst of `count` elements of the input at `place`, evenly spread."""
    x = given[place]
    analytic = np.broadcast_to(0.0 if gradient is None else gradient, x.shape).ravel()
    worst = InputCheck(-1.0, (), 0.0, 0.0, count, x.size)
    for k in np.linspace(0, x.size - 1, count).astype(int):
        a, n = float(analytic[k]), difference(along_element(graph, given, place, int(k)), abs(float(x.flat[k])))
        error = relative_error(a, n, scale)
        if error > worst.worst_relative_error:
            index = tuple(int(j) for j in np.unravel_index(k, x.shape))
            worst = InputCheck(error, index, a, n, count, x.size)
    return worst if count else InputCheck(0.0, (), 0.0, 0.0, 0, x.size)


def along_element(graph: Graph, given: Mapping[int, Array], place: int, element: int) -> Callable[[Array], Array]:
    """The output as a function of offsets to one element of one input."""
    x = given[place]

    def moved(offset: float) -> Array:
        y = x.copy()
        y.flat[element] += offset
        return frozen(y)

    def outputs(offsets: Array) -> Array:
        if is_scalar(graph):  # all offsets at once: element-wise ops do not mind
            result = forward(graph, {**given, place: frozen(x + offsets)})[graph.output]
            return np.broadcast_to(result, offsets.shape)
        return np.array([forward(graph, {**given, place: moved(offset)})[graph.output] for offset in offsets])

    return outputs


def difference(function: Callable[[Array], Array], magnitude: float) -> float:
    """The derivative of `function` (of an array of offsets) at offset 0, near a number of `magnitude`."""
    steps = STEPS * max(1.0, magnitude)
    with np.errstate(all="ignore"):
        outputs = function(np.concatenate([steps, -steps]))
        estimates = (outputs[: steps.size] - outputs[steps.size :]) / (2.0 * steps)
        noise = 64.0 * np.finfo(float).eps * float(np.max(np.abs(outputs[[steps.size - 1, -1]]))) / float(steps[-1])
        return extrapolated(estimates, noise)


def extrapolated(estimates: Array, noise: float) -> float:
    """Neville's scheme on estimates whose step falls by 4: errors in h^2, h^4, ... are taken away in turn.

    `noise` is how far rounding may have moved the last estimate.
    """
    best, least = math.nan, math.inf
    row, weight = estimates, 1.0
    while row.size > 1:
        weight *= 16.0
        after = row[1:] + (row[1:] - row[:-1]) / (weight - 1.0)
        change = np.maximum(np.abs(after - row[1:]), np.abs(after - row[:-1]))
        change = np.maximum(change, np.abs(after - estimates[-1]) - noise)
        change[~np.isfinite(change)] = math.inf
        k = int(np.argmin(change))
        if change[k] < least:
            best, least = float(after[k]), float(change[k])
        row = after
    return best


def relative_error(gradient: float, estimate: float, scale: float) -> float:
    if gradient == estimate:
        return 0.0
    error = abs(gradient - estimate) / max(abs(gradient), abs(estimate), scale)
    return error if math.isfinite(error) else math.inf


def greatest(gradient: Any) -> float:
    """The greatest finite magnitude in a gradient, 0 if there is none."""
    if gradient is None:
        return 0.0
    magnitudes = np.abs(gradient)
    return float(np.max(magnitudes, where=np.isfinite(magnitudes), initial=0.0))


def spread(budget: int, sizes: list[int]) -> list[int]:
    """Shares of `budget`, at most `sizes`: small inputs are taken whole, the large ones share what is left."""
    shares = [0] * len(sizes)
    left = budget
    for rank, i in enumerate(sorted(range(len(sizes)), key=sizes.__getitem__)):
        shares[i] = min(sizes[i], left // (len(sizes) - rank))
        left -= shares[i]
    return shares
