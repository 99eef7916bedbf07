"""Draw seeded random numbers that are the same on every machine and with every release of numpy.

    random = SeededRandom(seed, 3)      # the words name a stream: another word, another stream
    random.uniform(-0.5, 0.5, (2, 3))   # 53 random bits a number, scaled

Only the raw 64-bit output of PCG64 is used, whose stream numpy guarantees (NEP 19); the generators' distributions
carry no such promise. A number is `(raw >> 11) * 2**-53`, in [0, 1).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_STEP = 2.0**-53


class SeededRandom:
    """A stream of random numbers, named by a seed and further words (all integers from 0)."""

    def __init__(self, seed: int, *words: int) -> None:
        self._bits = np.random.PCG64(np.random.SeedSequence([seed, *words]))

    def unit(self, shape: tuple[int, ...]) -> Floats:
        """Numbers in [0, 1), drawn in row-major order."""
        raw = np.asarray(self._bits.random_raw(math.prod(shape)), dtype=np.uint64)
        numbers: Floats = (raw >> np.uint64(11)).astype(np.float64) * _STEP
        return numbers.reshape(shape)

    def uniform(self, low: float, high: float, shape: tuple[int, ...]) -> Floats:
        """Numbers in [low, high)."""
        numbers: Floats = low + (high - low) * self.unit(shape)
        return numbers

    def normal(self, mean: float, variance: float, shape: tuple[int, ...]) -> Floats:
        """Normally distributed numbers by Box and Muller's method: two uniform numbers for each."""
        radius, angle = self.unit((2, *shape))
        numbers: Floats = mean + math.sqrt(variance) * np.sqrt(-2.0 * np.log1p(-radius)) * np.cos(2.0 * np.pi * angle)
        return numbers

    def order(self, count: int) -> NDArray[np.intp]:
        """A permutation of range(count): the order that sorts as many uniform numbers."""
        return np.argsort(self.unit((count,)), kind="stable")
