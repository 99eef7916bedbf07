"""Activations on buffers: lists of calls that write where they are told, made once and called at every step.

`a` receives the activation of `z`, and `gain` its derivative at z, all of shape (units, samples). The numbers are
those of the op table; activations without a kernel of their own take the op itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.engine.ops import OPS

Floats = NDArray[np.float64]
Call = Callable[[], Any]
Kernel = Callable[[Floats, Floats, Floats], tuple[list[Call], list[Call]]]

SLOPE = 0.01


def linear(z: Floats, a: Floats, gain: Floats) -> tuple[list[Call], list[Call]]:
    return [partial(np.copyto, a, z)], []


def sigmoid(z: Floats, a: Floats, gain: Floats) -> tuple[list[Call], list[Call]]:
    """1 / (1 + e^-z): exact at both ends; e^-z may overflow to infinity, which gives the right 0."""
    forward: list[Call] = [
        partial(np.negative, z, a),
        partial(np.exp, a, a),
        partial(np.add, a, 1.0, a),
        partial(np.divide, 1.0, a, a),
    ]
    return forward, [partial(np.subtract, 1.0, a, gain), partial(np.multiply, gain, a, gain)]


def tanh(z: Floats, a: Floats, gain: Floats) -> tuple[list[Call], list[Call]]:
    return [partial(np.tanh, z, a)], [partial(np.multiply, a, a, gain), partial(np.subtract, 1.0, gain, gain)]


def relu(z: Floats, a: Floats, gain: Floats) -> tuple[list[Call], list[Call]]:
    """The activation is never negative, so that its sign is the derivative, 0 at the kink."""
    return [partial(np.maximum, z, 0.0, out=a)], [partial(np.sign, a, gain)]


def leaky_relu(z: Floats, a: Floats, gain: Floats) -> tuple[list[Call], list[Call]]:
    forward: list[Call] = [partial(np.multiply, z, SLOPE, a), partial(np.maximum, z, a, out=a)]
    slopes: list[Call] = [
        partial(np.greater, z, 0.0, gain),
        partial(np.multiply, gain, 1.0 - SLOPE, gain),
        partial(np.add, gain, SLOPE, gain),
    ]
    return forward, slopes


def from_table(name: str) -> Kernel:
    """The kernel of an op of the table; it allocates, but knows every op."""
    op = OPS[name]

    def kernel(z: Floats, a: Floats, gain: Floats) -> tuple[list[Call], list[Call]]:
        def forward() -> None:
            np.copyto(a, op.forward(z, **op.options))

        def slope() -> None:
            np.copyto(gain, op.partial(0, a, (z,), op.options))

        return [forward], [slope]

    return kernel


KERNELS: Mapping[str, Kernel] = MappingProxyType(
    {
        "linear": linear,
        "sigmoid": sigmoid,
        "tanh": tanh,
        "relu": relu,
        "leaky_relu": leaky_relu,
        **{name: from_table(name) for name in ("elu", "gelu", "silu", "softplus")},
    }
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
