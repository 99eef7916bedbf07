"""What a network may be shown of a point (x, y): the coordinates themselves, or more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FEATURES: Mapping[str, Callable[[Floats, Floats], Floats]] = MappingProxyType(
    {
        "x": lambda x, y: x,
        "y": lambda x, y: y,
        "x^2": lambda x, y: x * x,
        "y^2": lambda x, y: y * y,
        "xy": lambda x, y: x * y,
        "sin x": lambda x, y: np.sin(x),
        "sin y": lambda x, y: np.sin(y),
    }
)


def featured(points: Floats, names: tuple[str, ...]) -> Floats:
    """The named features of points (N, 2), one column each: shape (N, len(names))."""
    x, y = points[:, 0], points[:, 1]
    return np.stack([FEATURES[name](x, y) for name in names], axis=1)
