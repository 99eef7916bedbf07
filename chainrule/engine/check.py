"""Check every gradient of a trace against central differences, and say where they agree least.

    check = check_gradients(graph, inputs)
    check.worst_relative_error, check.node, check.index

What differences cannot decide is no error: an element whose step leaves the domain, meets a kink, or moves the output
by less than its rounding, is counted as undecided, with the reason, unless both agree all the same.

The derivative is extrapolated from ten step lengths: Ridders, "Accurate computation of F'(x) and F'(x) F''(x)",
Advances in Engineering Software 4 (1982). No step length suits all functions; of the extrapolations the one that
changed least is taken, as long as the shortest step does not contradict it: long ones may reach over a kink.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from chainrule.engine.graph import INPUT, Graph
from chainrule.engine.lower import is_scalar
from chainrule.engine.run import forward, frozen, leaves, run
from chainrule.engine.trace import Array, Trace, Value
from chainrule.engine.work import forward_work

METHOD = "central differences"
STEPS = 2.0 ** -np.arange(6, 26, 2)
"""Step lengths for numbers up to 1, falling by a factor of 4 from 1/64 to about 6e-8; larger numbers scale them."""
OFFSETS = np.concatenate([STEPS, -STEPS])
ELEMENTS = 256
"""At most so many elements of all inputs are checked, evenly spread, each by one forward pass an offset."""
WORK = 1_000_000_000
"""At most about so much work (`engine.work`) is done for it, but every input has one element checked before that..."""
MOST_WORK = 4 * WORK
"""... unless that takes more than so much."""
CALL = 8_000
"""A call of numpy takes at least so much work."""
BATCH = 32
"""So many elements of a graph of single numbers are moved in one pass."""
AGREES = 1e-6
"""Relative errors up to this need no excuse."""
BEND = 1e-3
"""Slopes to the left and to the right that differ relatively by more than this, over the shortest step, are a kink."""
FLOOR = 1e-3
"""Errors are relative to the larger of both derivatives, but at least to this part of the greatest gradient."""

OUTSIDE, KINK, UNRESOLVED = "outside-domain", "kink", "unresolved"
"""Why differences decide nothing: the step left the domain, met a kink, or moved the output less than rounding does."""

Point = tuple[int, int]
"""An input's position and one of its elements, counted row by row."""


@dataclass(frozen=True, slots=True)
class InputCheck:
    """The worst element of one input. `checked` of its `elements` elements were compared.

    Of as many more as `undecided` says, by reason, differences can tell nothing.
    """

    worst_relative_error: float
    index: tuple[int, ...]
    gradient: float
    difference: float
    checked: int
    elements: int
    undecided: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """A derivative by differences, how far it may be off, and the slopes to the left and to the right of the point."""

    value: float
    uncertainty: float
    left: float
    right: float


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

    An error is at most 2, and 1 where the gradient is not finite though the differences are.
    """
    trace = trace or run(graph, inputs)
    given = {**leaves(graph, inputs), **held(graph, trace)}
    places = [i for i, node in enumerate(graph.nodes) if node.op == INPUT]
    shares = share_out(budget(graph, len(places)), [given[i].size for i in places])
    chosen = {i: spread(given[i].size, share) for i, share in zip(places, shares, strict=True)}
    points = [(i, k) for i in places for k in chosen[i]]
    found_at = dict(differences(graph, given, points, float(trace.values[graph.output])))
    scale = FLOOR * max((greatest(gradient) for gradient in trace.gradients), default=0.0)
    found = {graph.nodes[i].id: worst_of(graph, trace, i, chosen[i], found_at, scale=scale) for i in places}
    worst = max(found, key=lambda name: found[name].worst_relative_error, default=None)
    if worst is None:
        return Check(0.0, None, (), found)
    return Check(found[worst].worst_relative_error, worst, found[worst].index, found)


def held(graph: Graph, trace: Trace) -> dict[int, Array]:
    """The values of nodes that stand for constants, whatever their operands: they stay while an input is moved."""
    stopped = (i for i, node in enumerate(graph.nodes) if node.op == "stop_gradient")
    return {i: frozen(np.asarray(trace.values[i])) for i in stopped}


def worst_of(
    graph: Graph, trace: Trace, place: int, chosen: Sequence[int], found: Mapping[Point, Difference], *, scale: float
) -> InputCheck:  # fmt: skip
    """The element of an input whose gradient is farthest from the difference found for it."""
    shape, gradient = graph.nodes[place].shape, trace.gradients[place]
    flat = np.broadcast_to(0.0 if gradient is None else gradient, shape).ravel()
    reasons = {k: doubt(float(flat[k]), found[place, k], scale) for k in chosen}
    decided = [k for k in chosen if not reasons[k]]
    undecided = Counter(reason for reason in reasons.values() if reason)
    if not decided:
        return InputCheck(0.0, (), 0.0, 0.0, 0, flat.size, undecided)
    errors = {k: relative_error(float(flat[k]), found[place, k].value, scale) for k in decided}
    worst = max(decided, key=errors.__getitem__)
    index = tuple(int(j) for j in np.unravel_index(worst, shape))
    difference = found[place, worst].value
    return InputCheck(errors[worst], index, float(flat[worst]), difference, len(decided), flat.size, undecided)


def doubt(gradient: float, found: Difference, scale: float) -> str:
    """Why a gradient that differs from its difference may be right all the same; "" where it agrees, or is wrong."""
    if relative_error(gradient, found.value, scale) <= AGREES:
        return ""
    if not (math.isfinite(found.left) and math.isfinite(found.right)):
        return OUTSIDE
    low, high = sorted((found.left, found.right))
    room = AGREES * max(abs(low), abs(high), scale)
    if high - low > BEND * max(abs(low), abs(high), scale) and low - room <= gradient <= high + room:
        return KINK
    if math.isnan(found.value) or abs(gradient - found.value) <= 10.0 * found.uncertainty:
        return UNRESOLVED
    return ""


def differences(
    graph: Graph, given: Mapping[int, Array], points: Sequence[Point], here: float
) -> Iterator[tuple[Point, Difference]]:
    """The derivative of the output, which is `here` where nothing is moved, at every point."""
    size = BATCH if is_scalar(graph) else 1
    outputs = outputs_of_numbers if is_scalar(graph) else outputs_of_arrays
    with np.errstate(all="ignore"):
        for start in range(0, len(points), size):
            batch = points[start : start + size]
            scales = [max(1.0, abs(float(given[place].flat[element]))) for place, element in batch]
            offsets = np.outer(scales, OFFSETS)
            rows = zip(outputs(graph, given, batch, offsets), offsets, strict=True)
            yield from zip(batch, [difference(row, steps, here) for row, steps in rows], strict=True)


def outputs_of_numbers(graph: Graph, given: Mapping[int, Array], points: Sequence[Point], offsets: Array) -> Array:
    """The output with the input of every row moved by that row's offsets, all at once: element-wise ops do not mind."""
    moved = dict(given)
    for row, (place, _) in enumerate(points):
        x = np.full(offsets.shape, given[place])
        x[row] += offsets[row]
        moved[place] = frozen(x)
    return np.broadcast_to(forward(graph, moved)[graph.output], offsets.shape)


def outputs_of_arrays(graph: Graph, given: Mapping[int, Array], points: Sequence[Point], offsets: Array) -> Array:
    """The output with one element of one input moved, a forward pass an offset."""

    def output(place: int, element: int, offset: float) -> Array:
        x = given[place].copy()
        x.flat[element] += offset
        return forward(graph, {**given, place: frozen(x)})[graph.output]

    rows = zip(points, offsets, strict=True)
    return np.array([[output(*point, float(offset)) for offset in row] for point, row in rows])


def difference(outputs: Array, offsets: Array, here: float) -> Difference:
    """What `outputs` at `offsets`, of the pattern of OFFSETS, say of the derivative at 0, where it is `here`."""
    value, uncertainty = derivative(outputs, offsets)
    shortest = float(offsets[STEPS.size - 1])
    right, left = float(outputs[STEPS.size - 1]), float(outputs[-1])
    return Difference(value, uncertainty, (here - left) / shortest, (right - here) / shortest)


def slope(outputs: Array, offsets: Array) -> float:
    """The derivative at 0 of a function that is `outputs` at `offsets`, of the pattern of OFFSETS."""
    return derivative(outputs, offsets)[0]


def derivative(outputs: Array, offsets: Array) -> tuple[float, float]:
    """The derivative, and how far it may be off."""
    right, left, steps = outputs[: STEPS.size], outputs[STEPS.size :], offsets[: STEPS.size]
    estimates = (right - left) / (2.0 * steps)
    rounding = np.finfo(float).eps * max(abs(float(right[-1])), abs(float(left[-1]))) / steps
    return extrapolated(estimates, rounding)


def extrapolated(estimates: Array, rounding: Array) -> tuple[float, float]:
    """Neville's scheme on estimates whose step falls by 4: errors in h^2, h^4, ... are taken away in turn.

    `rounding` is how far an error in the last digit of the output moves every estimate. An extrapolation is trusted
    no further than that of its shortest step, lest two that agree by chance win, and has to agree with the shortest
    step of all.
    """
    best, least = math.nan, math.inf
    row, weight = estimates, 1.0
    while row.size > 1:
        weight *= 16.0
        after = row[1:] + (row[1:] - row[:-1]) / (weight - 1.0)
        change = np.maximum(np.abs(after - row[1:]), np.abs(after - row[:-1]))
        change = np.maximum(change, rounding[-after.size :])
        change = np.maximum(change, np.abs(after - estimates[-1]) - 64.0 * rounding[-1])
        change[~np.isfinite(change)] = math.inf
        k = int(np.argmin(change))
        if change[k] < least:
            best, least = float(after[k]), float(change[k])
        row = after
    return best, least


def relative_error(gradient: float, estimate: float, scale: float) -> float:
    if gradient == estimate:
        return 0.0
    error = abs(gradient - estimate) / max(abs(gradient), abs(estimate), scale)
    return error if math.isfinite(error) else 1.0


def greatest(gradient: Value | None) -> float:
    """The greatest finite magnitude in a gradient, 0 if there is none."""
    if gradient is None:
        return 0.0
    magnitudes = np.abs(gradient)
    return float(np.max(magnitudes, where=np.isfinite(magnitudes), initial=0.0))


def budget(graph: Graph, inputs: int) -> int:
    """How many elements may be checked."""
    once = OFFSETS.size * pass_work(graph)
    return min(ELEMENTS, max(1, WORK // once, min(inputs, MOST_WORK // once)))


def pass_work(graph: Graph) -> int:
    """The work of a forward pass; of single numbers, whose passes share their calls, of their share in it."""
    if is_scalar(graph):
        return max(1, len(graph) * CALL // (BATCH * OFFSETS.size))
    return sum(CALL + forward_work(graph, i) for i in range(len(graph)))


def check_work(graph: Graph) -> int:
    """What checking the gradients of a graph takes, in units of `engine.work`."""
    sizes = [math.prod(node.shape) for node in graph.nodes if node.op == INPUT]
    checked = sum(share_out(budget(graph, len(sizes)), sizes))
    rounded = -(-checked // BATCH) * BATCH if is_scalar(graph) else checked
    return rounded * OFFSETS.size * pass_work(graph)


def share_out(budget: int, sizes: Sequence[int]) -> list[int]:
    """Shares of `budget`, at most `sizes`: small inputs are taken whole, the large ones share what is left."""
    shares = [0] * len(sizes)
    for rank, i in enumerate(sorted(range(len(sizes)), key=sizes.__getitem__)):
        shares[i] = min(sizes[i], budget // (len(sizes) - rank))
        budget -= shares[i]
    return shares


def spread(size: int, count: int) -> list[int]:
    """`count` of `size` elements, evenly spread from the first to the last."""
    return [int(k) for k in np.linspace(0, size - 1, count)]
