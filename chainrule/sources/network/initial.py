"""First weights from a seed, the same everywhere.

Layer l (from 1) draws its weights, row by row, from the stream `SeededRandom(seed, l)`:

    glorot    U(-r, r), r = sqrt(6 / (inputs + units)); biases 0      (Glorot and Bengio, 2010)
    he        U(-r, r), r = sqrt(6 / inputs); biases 0                (He and others, 2015: for relu and its kin)
    uniform   U(-0.5, 0.5); biases 0.1                                (as TensorFlow Playground does)

A layer's weights do not depend on the layers after it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from chainrule.seeded_random import SeededRandom

Floats = NDArray[np.float64]

REACH: Mapping[str, Callable[[int, int], float]] = MappingProxyType(
    {
        "glorot": lambda inputs, units: math.sqrt(6.0 / (inputs + units)),
        "he": lambda inputs, units: math.sqrt(6.0 / inputs),
        "uniform": lambda inputs, units: 0.5,
    }
)
"""By name of the scheme: the bound of the uniform distribution for a layer of so many inputs and units."""

FIRST_BIAS: Mapping[str, float] = MappingProxyType({"glorot": 0.0, "he": 0.0, "uniform": 0.1})


def first_parameters(scheme: str, seed: int, layer: int, inputs: int, units: int) -> tuple[Floats, Floats]:
    """W (units, inputs) and b (units,) of layer `layer`, counted from 1."""
    reach = REACH[scheme](inputs, units)
    return SeededRandom(seed, layer).uniform(-reach, reach, (units, inputs)), np.full(units, FIRST_BIAS[scheme])
