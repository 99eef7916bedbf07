"""Activations on buffers: lists of calls that write where they are told, made once and called at every step.

`a` receives the activation of `z`, and `gain` its derivative at z, all of shape (units, samples). The numbers are
those of the op table; activations without a kernel of their own take the op itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.engine.ops import OPS
from chainrule.sources.network import ACTIVATIONS

Floats = NDArray[np.float64]
Call = Callable[[], Any]

SLOPE = 0.01
ONE = np.ones(())
"""As an array: numpy would make one of a float at every call."""


@dataclass(frozen=True)
class Kernel:
    """`forward(z, a)` and `slope(z, a, gain)` make the calls for these buffers; `slope` comes after `forward`."""

    forward: Callable[[Floats, Floats], list[Call]]
    slope: Callable[[Floats, Floats, Floats], list[Call]]


LINEAR = Kernel(lambda z, a: [partial(np.copyto, a, z)], lambda z, a, gain: [])

SIGMOID = Kernel(
    lambda z, a: [
        partial(np.negative, z, a),
        partial(np.exp, a, a),
        partial(np.add, a, ONE, a),
        partial(np.divide, ONE, a, a),
    ],
    lambda z, a, gain: [partial(np.subtract, ONE, a, gain), partial(np.multiply, gain, a, gain)],
)
"""1 / (1 + e^-z): exact at both ends; e^-z may overflow to infinity, which gives the right 0."""

TANH = Kernel(
    lambda z, a: [partial(np.tanh, z, a)],
    lambda z, a, gain: [partial(np.multiply, a, a, gain), partial(np.subtract, ONE, gain, gain)],
)

RELU = Kernel(
    lambda z, a: [partial(np.maximum, z, 0.0, out=a)],
    lambda z, a, gain: [partial(np.sign, a, gain)],
)
"""The activation is never negative, so that its sign is the derivative, 0 at the kink."""

LEAKY_RELU = Kernel(
    lambda z, a: [partial(np.multiply, z, SLOPE, a), partial(np.maximum, z, a, out=a)],
    lambda z, a, gain: [
        partial(np.greater, z, 0.0, gain),
        partial(np.multiply, gain, 1.0 - SLOPE, gain),
        partial(np.add, gain, SLOPE, gain),
    ],
)


def from_table(name: str) -> Kernel:
    """The kernel of an op of the table; it allocates, but knows every op."""
    op = OPS[name]
    return Kernel(
        lambda z, a: [lambda: np.copyto(a, op.forward(z, **op.options))],
        lambda z, a, gain: [lambda: np.copyto(gain, op.partial(0, a, (z,), op.options))],
    )


KERNELS: Mapping[str, Kernel] = MappingProxyType(
    {name: from_table(name) for name in ACTIVATIONS if name in OPS and name != "softmax"}
    | {"linear": LINEAR, "sigmoid": SIGMOID, "tanh": TANH, "relu": RELU, "leaky_relu": LEAKY_RELU}
)
"""By activation; softmax, whose derivative is no gain, is not among them."""


def softmax(z: Floats, y: Floats) -> list[Call]:
    """y = softmax of z, one column a sample."""
    row = np.empty((1, z.shape[1]))
    return [
        partial(np.max, z, axis=0, keepdims=True, out=row),
        partial(np.subtract, z, row, y),
        partial(np.exp, y, y),
        partial(np.sum, y, axis=0, keepdims=True, out=row),
        partial(np.divide, y, row, y),
    ]


def softmax_backward(y: Floats, delta: Floats, scratch: Floats) -> list[Call]:
    """delta, until now dC/dy, becomes dC/dz = y (delta - sum over the outputs of delta y)."""
    row = np.empty((1, y.shape[1]))
    return [
        partial(np.multiply, delta, y, scratch),
        partial(np.sum, scratch, axis=0, keepdims=True, out=row),
        partial(np.subtract, delta, row, delta),
        partial(np.multiply, delta, y, delta),
    ]
