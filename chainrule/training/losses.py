"""Losses of a batch, one column a sample: C of every sample, and how the first gradient of the backward pass begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Loss = Callable[[Floats, Floats, Floats], Floats]


def half_sse(z: Floats, y: Floats, t: Floats) -> Floats:
    return 0.5 * sse(z, y, t)


def sse(z: Floats, y: Floats, t: Floats) -> Floats:
    e = y - t
    return np.asarray((e * e).sum(axis=0))


def mse(z: Floats, y: Floats, t: Floats) -> Floats:
    return sse(z, y, t) / len(t)


def bce(z: Floats, y: Floats, t: Floats) -> Floats:
    """softplus(z) - t z, from the logits."""
    softplus = np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))
    return np.asarray((softplus - t * z).sum(axis=0))


def cross_entropy(z: Floats, y: Floats, t: Floats) -> Floats:
    """-t log softmax(z), from the logits."""
    above = z - z.max(axis=0)
    return np.asarray((t * (np.log(np.exp(above).sum(axis=0)) - above)).sum(axis=0))


LOSSES: Mapping[str, Loss] = MappingProxyType(
    {"half_sse": half_sse, "sse": sse, "mse": mse, "bce": bce, "cross_entropy": cross_entropy}
)
"""By name: from z and y of the last layer and t, all (outputs, samples), the loss of every sample, (samples,)."""

SLOPE: Mapping[str, Callable[[int], float]] = MappingProxyType(
    {
        "half_sse": lambda outputs: 1.0,
        "sse": lambda outputs: 2.0,
        "mse": lambda outputs: 2.0 / outputs,
        "bce": lambda outputs: 1.0,
        "cross_entropy": lambda outputs: 1.0,
    }
)
"""By name: the factor of y - t in dC/dy, or in dC/dz of the losses from logits (whose targets add up to one)."""
