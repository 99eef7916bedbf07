"""The losses of a network, each once: its formula, its nodes in both details, and what a training computes.

In the graph of arrays stand between the last layer and C, one number a sample,

    half_sse, sse, mse    e = y - t,  q = e^2,  and s = sum of q over the outputs before half_sse's C = s / 2
    bce                   u = softplus(z), v = t z,  h = u - v;  C = sum of h
                          (with y = sigmoid(z) that is -t log y - (1 - t) log(1 - y))
    cross_entropy         nothing: C = -sum of t log softmax(z) in one op

and in that of single numbers the same, a node an output: e_1, e_2, ... The last two start from the z of the last
layer, so that no logarithm of a rounded 0 is taken. Its activation is still computed, for the eye; but C does not
depend on it, and so it has no gradient: that is absent, not 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from chainrule.engine.build import GraphBuilder
from chainrule.engine.graph import LOSS_GROUP
from chainrule.sources.network.group import Group
from chainrule.sources.network.signs import OUTPUT, TARGET

Floats = NDArray[np.float64]
Neurons = Sequence[int]


@dataclass(frozen=True)
class Last:
    """A layer, as positions by neuron: activations `y`, pre-activations `z`, and of softmax the logarithms of `y`."""

    y: Neurons
    z: Neurons
    logs: Neurons


@dataclass(frozen=True)
class Loss:
    """`formula` is for people. `in_arrays` and `in_numbers` add the nodes of C and return its position (positions).

    `of_samples` computes C of every sample, (samples,), from z and y of the last layer and t, all (outputs, samples);
    `slope` is the factor of y - t in dC/dy, by the number of outputs. With an `activation`, which the last layer must
    have then, the loss starts from z instead of y, and the slope is that of dC/dz.
    """

    formula: str
    in_arrays: Callable[[GraphBuilder, int, int], int]
    in_numbers: Callable[[Group, Last, Neurons], int]
    of_samples: Callable[[Floats, Floats, Floats], Floats]
    slope: Callable[[int], float]
    activation: str = ""


def _squares(builder: GraphBuilder, y: int, t: int) -> int:
    e = builder.add("subtract", (y, t), id="e", group=LOSS_GROUP, text=f"{OUTPUT} - {TARGET}")
    return builder.add("square", (e,), id="q", group=LOSS_GROUP, text="e ** 2")


def _half_sse(builder: GraphBuilder, y: int, t: int) -> int:
    total = builder.add("sum", (_squares(builder, y, t),), {"axis": 1}, id="s", group=LOSS_GROUP, text="sum(q)")
    half = builder.constant(0.5, id="half", group=LOSS_GROUP)
    return builder.add("multiply", (half, total), id="C", group=LOSS_GROUP, text="0.5 * s")


def _sse(builder: GraphBuilder, y: int, t: int) -> int:
    return builder.add("sum", (_squares(builder, y, t),), {"axis": 1}, id="C", group=LOSS_GROUP, text="sum(q)")


def _mse(builder: GraphBuilder, y: int, t: int) -> int:
    return builder.add("mean", (_squares(builder, y, t),), {"axis": 1}, id="C", group=LOSS_GROUP, text="mean(q)")


def _bce(builder: GraphBuilder, z: int, t: int) -> int:
    logits = builder[z].id
    u = builder.add("softplus", (z,), id="u", group=LOSS_GROUP, text=f"softplus({logits})")
    v = builder.add("multiply", (t, z), id="v", group=LOSS_GROUP, text=f"{TARGET} * {logits}")
    h = builder.add("subtract", (u, v), id="h", group=LOSS_GROUP, text="u - v")
    return builder.add("sum", (h,), {"axis": 1}, id="C", group=LOSS_GROUP, text="sum(h)")


def _cross_entropy(builder: GraphBuilder, z: int, t: int) -> int:
    text = f"cross_entropy({builder[z].id}, {TARGET})"
    return builder.add("cross_entropy", (z, t), id="C", group=LOSS_GROUP, text=text)


def _number_squares(group: Group, y: Neurons, t: Neurons) -> list[int]:
    pairs = enumerate(zip(y, t, strict=True), start=1)
    errors = [group.two("subtract", pair, f"e_{k}") for k, pair in pairs]
    return [group.one("square", e, f"q_{k}", "{} ** 2") for k, e in enumerate(errors, start=1)]


def _number_half_sse(group: Group, last: Last, t: Neurons) -> int:
    total = group.sum(_number_squares(group, last.y, t), "s")
    return group.two("multiply", (group.constant(0.5, "half"), total), "C")


def _number_sse(group: Group, last: Last, t: Neurons) -> int:
    return group.one("identity", group.sum(_number_squares(group, last.y, t), "s"), "C", "{}")


def _number_mse(group: Group, last: Last, t: Neurons) -> int:
    total = group.sum(_number_squares(group, last.y, t), "s")
    return group.two("divide", (total, group.constant(len(t), "K")), "C")


def _number_bce(group: Group, last: Last, t: Neurons) -> int:
    terms = []
    for k, (z, target) in enumerate(zip(last.z, t, strict=True), start=1):
        u = group.one("softplus", z, f"u_{k}", "softplus({})")
        v = group.two("multiply", (target, z), f"v_{k}")
        terms.append(group.two("subtract", (u, v), f"h_{k}"))
    return group.one("identity", group.sum(terms, "s"), "C", "{}")


def _number_cross_entropy(group: Group, last: Last, t: Neurons) -> int:
    pairs = enumerate(zip(t, last.logs, strict=True), start=1)
    total = group.sum([group.two("multiply", pair, f"h_{k}") for k, pair in pairs], "s")
    return group.one("negate", total, "C", "-{}")


def _sse_of(z: Floats, y: Floats, t: Floats) -> Floats:
    e = y - t
    return np.asarray((e * e).sum(axis=0))


def _bce_of(z: Floats, y: Floats, t: Floats) -> Floats:
    """softplus(z) - t z, the linear part first, so that what is left of it near 0 keeps its digits."""
    return np.asarray((np.maximum(z, 0.0) - t * z + np.log1p(np.exp(-np.abs(z)))).sum(axis=0))


def _cross_entropy_of(z: Floats, y: Floats, t: Floats) -> Floats:
    """-t log softmax(z)."""
    above = z - z.max(axis=0)
    return np.asarray((t * (np.log(np.exp(above).sum(axis=0)) - above)).sum(axis=0))


LOSSES: Mapping[str, Loss] = MappingProxyType(
    {
        "half_sse": Loss(
            "½ Σ (y − ŷ)²", _half_sse, _number_half_sse, lambda z, y, t: 0.5 * _sse_of(z, y, t), lambda outputs: 1.0
        ),
        "sse": Loss("Σ (y − ŷ)²", _sse, _number_sse, _sse_of, lambda outputs: 2.0),
        "mse": Loss(
            "mean (y − ŷ)²", _mse, _number_mse, lambda z, y, t: _sse_of(z, y, t) / len(t), lambda outputs: 2.0 / outputs
        ),
        "bce": Loss(
            "−Σ ŷ ln y + (1 − ŷ) ln(1 − y)", _bce, _number_bce, _bce_of, lambda outputs: 1.0, activation="sigmoid"
        ),
        "cross_entropy": Loss(
            "−Σ ŷ ln y", _cross_entropy, _number_cross_entropy, _cross_entropy_of, lambda outputs: 1.0,
            activation="softmax",
        ),
    }
)  # fmt: skip

FROM_LOGITS: Mapping[str, str] = MappingProxyType(
    {name: loss.activation for name, loss in LOSSES.items() if loss.activation}
)
"""Losses that are computed from the z of the last layer, and the activation that layer must have."""
