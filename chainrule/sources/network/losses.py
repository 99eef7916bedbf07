"""The losses of a network, each once: its formula, its nodes in both details, and what a training computes.

In the graph of arrays stand between the last layer and C, one number a sample,

    half_sse, sse, mse    e = y - t,  q = e^2,  and s = sum of q over the outputs before half_sse's C = s / 2
    mae                   e = y - t,  q = |e|;  C = mean of q over the outputs
    huber                 e = y - t,  c = e between -1 and 1,  g = c / 2, d = e - g,  q = c d;  C = mean of q
                          (that is e^2 / 2 where |e| <= 1, and |e| - 1/2 beyond)
    hinge                 m = t y, the target being 1 or -1,  r = 1 - m,  q = relu(r);  C = mean of q
    bce                   u = softplus(z), v = t z,  h = u - v;  C = sum of h
                          (with y = sigmoid(z) that is -t log y - (1 - t) log(1 - y))
    cross_entropy         nothing: C = -sum of t log softmax(z) in one op

and in that of single numbers the same, a node an output: e_1, e_2, ... bce and cross_entropy start from the z
of the last layer, so that no logarithm of a rounded 0 is taken. Its activation is still computed, for the eye; but C
does not depend on it, and so it has no gradient: that is absent, not 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.engine.build import GraphBuilder
from chainrule.engine.graph import LOSS_GROUP
from chainrule.sources.network.group import Group
from chainrule.sources.network.signs import OUTPUT, TARGET

Floats = NDArray[np.float64]
Neurons = Sequence[int]
Call = Callable[[], Any]


@dataclass(frozen=True)
class Last:
    """A layer, as positions by neuron: activations `y`, pre-activations `z`, and of softmax the logarithms of `y`."""

    y: Neurons
    z: Neurons
    logs: Neurons


def difference(y: Floats, t: Floats, out: Floats) -> list[Call]:
    """out = y - t."""
    return [partial(np.subtract, y, t, out)]


@dataclass(frozen=True)
class Loss:
    """`formula` is for people. `in_arrays` and `in_numbers` add the nodes of C and return its position (positions).

    `of_samples` computes C of every sample, (samples,), from z and y of the last layer and t, all (outputs, samples);
    `error` makes the calls that write what dC/dy is a multiple of, y - t unless told, and `slope` is the factor, by the
    number of outputs. With an `activation`, which the last layer must have then, the loss starts from z instead of y,
    and the slope is that of dC/dz. `torch`, `numpy` and, where it is not written as NumPy, `jax` compute C of every
    sample from y, z and t of shape (samples, outputs), and `numpy_slope` that same dC/dy or dC/dz.
    """

    formula: str
    in_arrays: Callable[[GraphBuilder, int, int], int]
    in_numbers: Callable[[Group, Last, Neurons], int]
    of_samples: Callable[[Floats, Floats, Floats], Floats]
    slope: Callable[[int], float]
    torch: str
    numpy: str
    numpy_slope: str
    jax: str = ""
    error: Callable[[Floats, Floats, Floats], list[Call]] = difference
    activation: str = ""


def _squares(builder: GraphBuilder, y: int, t: int) -> int:
    e = builder.add("subtract", (y, t), id="e", group=LOSS_GROUP, text=f"{OUTPUT} - {TARGET}")
    return builder.add("square", (e,), id="q", group=LOSS_GROUP, text="e ** 2")


def _half_sse(builder: GraphBuilder, y: int, t: int) -> int:
    total = builder.add("sum", (_squares(builder, y, t),), {"axis": 1}, id="s", group=LOSS_GROUP, text="sum(q)")
    half = builder.constant(0.5, id="half", group=LOSS_GROUP, label="½")
    return builder.add("multiply", (half, total), id="C", group=LOSS_GROUP, text="0.5 * s")


def _sse(builder: GraphBuilder, y: int, t: int) -> int:
    return builder.add("sum", (_squares(builder, y, t),), {"axis": 1}, id="C", group=LOSS_GROUP, text="sum(q)")


def _mse(builder: GraphBuilder, y: int, t: int) -> int:
    return builder.add("mean", (_squares(builder, y, t),), {"axis": 1}, id="C", group=LOSS_GROUP, text="mean(q)")


def _mean(builder: GraphBuilder, q: int) -> int:
    return builder.add("mean", (q,), {"axis": 1}, id="C", group=LOSS_GROUP, text="mean(q)")


def _mae(builder: GraphBuilder, y: int, t: int) -> int:
    e = builder.add("subtract", (y, t), id="e", group=LOSS_GROUP, text=f"{OUTPUT} - {TARGET}")
    return _mean(builder, builder.add("abs", (e,), id="q", group=LOSS_GROUP, text="abs(e)"))


def _huber(builder: GraphBuilder, y: int, t: int) -> int:
    e = builder.add("subtract", (y, t), id="e", group=LOSS_GROUP, text=f"{OUTPUT} - {TARGET}")
    c = builder.add("hardtanh", (e,), id="c", group=LOSS_GROUP, text="hardtanh(e)")
    half = builder.constant(0.5, id="half", group=LOSS_GROUP, label="½")
    g = builder.add("multiply", (half, c), id="g", group=LOSS_GROUP, text="0.5 * c")
    d = builder.add("subtract", (e, g), id="d", group=LOSS_GROUP, text="e - g")
    return _mean(builder, builder.add("multiply", (c, d), id="q", group=LOSS_GROUP, text="c * d"))


def _hinge(builder: GraphBuilder, y: int, t: int) -> int:
    m = builder.add("multiply", (t, y), id="m", group=LOSS_GROUP, text=f"{TARGET} * {OUTPUT}")
    one = builder.constant(1.0, id="one", group=LOSS_GROUP, label="1")
    r = builder.add("subtract", (one, m), id="r", group=LOSS_GROUP, text="1 - m")
    return _mean(builder, builder.add("relu", (r,), id="q", group=LOSS_GROUP, text="relu(r)"))


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
    return [group.one("square", e, f"q_{k}", "{} ** 2") for k, e in enumerate(_number_errors(group, y, t), start=1)]


def _number_errors(group: Group, y: Neurons, t: Neurons) -> list[int]:
    return [group.two("subtract", pair, f"e_{k}") for k, pair in enumerate(zip(y, t, strict=True), start=1)]


def _number_half_sse(group: Group, last: Last, t: Neurons) -> int:
    total = group.sum(_number_squares(group, last.y, t), "s")
    return group.two("multiply", (group.constant(0.5, "half", "½"), total), "C")


def _number_sse(group: Group, last: Last, t: Neurons) -> int:
    return group.one("identity", group.sum(_number_squares(group, last.y, t), "s"), "C", "{}")


def _number_mse(group: Group, last: Last, t: Neurons) -> int:
    total = group.sum(_number_squares(group, last.y, t), "s")
    return group.two("divide", (total, group.constant(len(t), "K")), "C")


def _number_mean(group: Group, q: Sequence[int]) -> int:
    return group.two("divide", (group.sum(q, "s"), group.constant(len(q), "K")), "C")


def _number_mae(group: Group, last: Last, t: Neurons) -> int:
    errors = _number_errors(group, last.y, t)
    return _number_mean(group, [group.one("abs", e, f"q_{k}", "abs({})") for k, e in enumerate(errors, start=1)])


def _number_huber(group: Group, last: Last, t: Neurons) -> int:
    half = group.constant(0.5, "half", "½")
    q = []
    for k, e in enumerate(_number_errors(group, last.y, t), start=1):
        c = group.one("hardtanh", e, f"c_{k}", "hardtanh({})")
        d = group.two("subtract", (e, group.two("multiply", (half, c), f"g_{k}")), f"d_{k}")
        q.append(group.two("multiply", (c, d), f"q_{k}"))
    return _number_mean(group, q)


def _number_hinge(group: Group, last: Last, t: Neurons) -> int:
    one = group.constant(1.0, "one", "1")
    q = []
    for k, (y, target) in enumerate(zip(last.y, t, strict=True), start=1):
        r = group.two("subtract", (one, group.two("multiply", (target, y), f"m_{k}")), f"r_{k}")
        q.append(group.one("relu", r, f"q_{k}", "relu({})"))
    return _number_mean(group, q)


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


def _huber_of(z: Floats, y: Floats, t: Floats) -> Floats:
    e = y - t
    c = np.clip(e, -1.0, 1.0)
    return np.asarray((c * (e - 0.5 * c)).mean(axis=0))


def _hinge_error(y: Floats, t: Floats, out: Floats) -> list[Call]:
    """-t where the margin is below 1, else 0."""
    return [
        partial(np.multiply, t, y, out),
        partial(np.less, out, 1.0, out),
        partial(np.multiply, out, t, out),
        partial(np.negative, out, out),
    ]


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
            "½ Σ (y − ŷ)²", _half_sse, _number_half_sse, lambda z, y, t: 0.5 * _sse_of(z, y, t), lambda outputs: 1.0,
            torch="0.5 * ((y - t) ** 2).sum(1)", numpy="0.5 * ((y - t) ** 2).sum(1)", numpy_slope="y - t",
        ),
        "sse": Loss(
            "Σ (y − ŷ)²", _sse, _number_sse, _sse_of, lambda outputs: 2.0,
            torch="((y - t) ** 2).sum(1)", numpy="((y - t) ** 2).sum(1)", numpy_slope="2.0 * (y - t)",
        ),
        "mse": Loss(
            "mean (y − ŷ)²", _mse, _number_mse, lambda z, y, t: _sse_of(z, y, t) / len(t),
            lambda outputs: 2.0 / outputs, torch='F.mse_loss(y, t, reduction="none").mean(1)',
            numpy="((y - t) ** 2).mean(1)", numpy_slope="2.0 * (y - t) / y.shape[1]",
        ),
        "mae": Loss(
            "mean |y − ŷ|", _mae, _number_mae, lambda z, y, t: np.abs(y - t).mean(axis=0),
            lambda outputs: 1.0 / outputs, torch='F.l1_loss(y, t, reduction="none").mean(1)',
            numpy="np.abs(y - t).mean(1)", numpy_slope="np.sign(y - t) / y.shape[1]",
            error=lambda y, t, out: [*difference(y, t, out), partial(np.sign, out, out)],
        ),
        "huber": Loss(
            "mean huber(y − ŷ)", _huber, _number_huber, _huber_of, lambda outputs: 1.0 / outputs,
            torch='F.huber_loss(y, t, reduction="none").mean(1)',
            numpy="np.where(np.abs(y - t) < 1.0, 0.5 * (y - t) ** 2, np.abs(y - t) - 0.5).mean(1)",
            numpy_slope="np.clip(y - t, -1.0, 1.0) / y.shape[1]",
            error=lambda y, t, out: [*difference(y, t, out), partial(np.clip, out, -1.0, 1.0, out)],
        ),
        "hinge": Loss(
            "mean max(0, 1 − ŷ y)", _hinge, _number_hinge, lambda z, y, t: np.maximum(1.0 - t * y, 0.0).mean(axis=0),
            lambda outputs: 1.0 / outputs, torch="F.relu(1 - t * y).mean(1)", error=_hinge_error,
            numpy="np.where(t * y < 1.0, 1.0 - t * y, 0.0).mean(1)",
            numpy_slope="np.where(t * y < 1.0, -t, 0.0) / y.shape[1]",
        ),
        "bce": Loss(
            "−Σ ŷ ln y + (1 − ŷ) ln(1 − y)", _bce, _number_bce, _bce_of, lambda outputs: 1.0, activation="sigmoid",
            torch='F.binary_cross_entropy_with_logits(z, t, reduction="none").sum(1)',
            numpy="(np.logaddexp(z, 0.0) - t * z).sum(1)", numpy_slope="y - t",
        ),
        "cross_entropy": Loss(
            "−Σ ŷ ln y", _cross_entropy, _number_cross_entropy, _cross_entropy_of, lambda outputs: 1.0,
            activation="softmax", torch="-(t * F.log_softmax(z, 1)).sum(1)",
            numpy="-(t * log_softmax(z)).sum(1)", numpy_slope="y * t.sum(1, keepdims=True) - t",
            jax="-(t * jax.nn.log_softmax(z, 1)).sum(1)",
        ),
    }
)  # fmt: skip

FROM_LOGITS: Mapping[str, str] = MappingProxyType(
    {name: loss.activation for name, loss in LOSSES.items() if loss.activation}
)
"""Losses that are computed from the z of the last layer, and the activation that layer must have."""
