"""The data sets that are drawn from formulas: two coordinates, a label, a noise from 0 to 0.5.

Circle, xor, two gaussians, spiral, plane and hills are those of TensorFlow Playground; moons is scikit-learn's
`make_moons`. U(a, b) is uniform, n the noise, N the number of points. Labels of classes are 0 (-1) and 1 (+1).
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from chainrule.seeded_random import SeededRandom

Floats = NDArray[np.float64]
Points = tuple[Floats, Floats]
Formula = Callable[[SeededRandom, int, float], Points]


def circle(random: SeededRandom, count: int, noise: float) -> Points:
    """Half the points at radius U(0, 2.5), half at U(3.5, 5); +1 if the point, moved by U(-5, 5) n, is nearer than 2.5.

    The noise moves only the label's test, not the point.
    """
    inner = count // 2
    radius = np.concatenate([random.uniform(0, 2.5, (inner,)), random.uniform(3.5, 5, (count - inner,))])
    angle = random.uniform(0, 2 * np.pi, (count,))
    x = np.stack([radius * np.sin(angle), radius * np.cos(angle)], axis=1)
    moved = x + random.uniform(-5, 5, (count, 2)) * noise
    return x, _as_floats(np.hypot(moved[:, 0], moved[:, 1]) < 2.5)


def xor(random: SeededRandom, count: int, noise: float) -> Points:
    """Coordinates U(-5, 5) pushed 0.3 away from the axes; +1 where their product, each moved by U(-5, 5) n, is >= 0."""
    x = random.uniform(-5, 5, (count, 2))
    x += np.where(x > 0, 0.3, -0.3)
    moved = x + random.uniform(-5, 5, (count, 2)) * noise
    return x, _as_floats(moved[:, 0] * moved[:, 1] >= 0)


def gaussians(random: SeededRandom, count: int, noise: float) -> Points:
    """N((2, 2), v) is +1 and N((-2, -2), v) is -1, with the VARIANCE v = 0.5 + 7 n."""
    label = np.arange(count) < count // 2
    centre = np.where(label, 2.0, -2.0)
    return centre[:, np.newaxis] + random.normal(0.0, 0.5 + 7 * noise, (count, 2)), _as_floats(label)


def spiral(random: SeededRandom, count: int, noise: float) -> Points:
    """Two arms: r = 5 i / (N/2), t = 1.75 * 2 pi i / (N/2) + D, for i = 0 .. N/2 - 1; D = 0 is +1, D = pi is -1.

    x = r sin t + U(-1, 1) n, y = r cos t + U(-1, 1) n. The first arm has a point more when N is odd.
    """
    first = (count + 1) // 2
    label = np.arange(count) < first
    i = np.where(label, np.arange(count), np.arange(count) - first) / np.where(label, first, max(count - first, 1))
    angle = 1.75 * 2 * np.pi * i + np.where(label, 0.0, np.pi)
    arm = 5 * i[:, np.newaxis] * np.stack([np.sin(angle), np.cos(angle)], axis=1)
    return arm + random.uniform(-1, 1, (count, 2)) * noise, _as_floats(label)


def moons(random: SeededRandom, count: int, noise: float) -> Points:
    """Two half circles: (cos t, sin t) is -1 and (1 - cos t, 1/2 - sin t) is +1, t from 0 to pi in even steps.

    The noise is the deviation of a normal number added to each coordinate.
    """
    outer = count // 2
    t = np.linspace(0, np.pi, outer)
    s = np.linspace(0, np.pi, count - outer)
    x = np.concatenate([np.stack([np.cos(t), np.sin(t)], axis=1), np.stack([1 - np.cos(s), 0.5 - np.sin(s)], axis=1)])
    return x + random.normal(0.0, noise * noise, (count, 2)), _as_floats(np.arange(count) >= outer)


def plane(random: SeededRandom, count: int, noise: float) -> Points:
    """Coordinates U(-6, 6); the value is a tenth of their sum, each moved by U(-6, 6) n."""
    x = random.uniform(-6, 6, (count, 2))
    return x, (x + random.uniform(-6, 6, (count, 2)) * noise).sum(axis=1) / 10


def hills(random: SeededRandom, count: int, noise: float) -> Points:
    """Six cones of radius 2, signed; the value is sign * clamp(1 - d/2, 0, 1) of the one with the largest magnitude.

    The distance d is taken from the point moved by U(-6, 6) n on each coordinate.
    """
    x = random.uniform(-6, 6, (count, 2))
    moved = x + random.uniform(-6, 6, (count, 2)) * noise
    away = np.hypot(moved[:, :1] - CENTRES[:, 0], moved[:, 1:] - CENTRES[:, 1])
    values = CENTRES[:, 2] * np.clip(1 - away / 2, 0, 1)
    return x, values[np.arange(count), np.abs(values).argmax(axis=1)]


def _as_floats(label: NDArray[np.bool_]) -> Floats:
    return label.astype(np.float64)


CENTRES = np.array([(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)], dtype=float)
"""Of the hills: x, y and sign."""

CLASSES: MappingProxyType[str, Formula] = MappingProxyType(
    {"circle": circle, "xor": xor, "gaussians": gaussians, "spiral": spiral, "moons": moons}
)
REGRESSIONS: MappingProxyType[str, Formula] = MappingProxyType({"plane": plane, "hills": hills})
