"""Which hidden neurons a step drops: drawn anew for every step and sample, from the seed of the training.

    dropout = Dropout(rate=0.5, seed=0, units=(8, 8))
    dropout.kept(step, count)      zeros and ones, (count, 16): a row a sample, layer after layer

A number is drawn for every neuron, and it stays where that is not below the rate. Measuring drops nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chainrule.seeded_random import SeededRandom

Floats = NDArray[np.float64]

STREAM = 3
"""The word that keeps the masks' stream apart from those of weights, data sets and orders with the same seed."""


@dataclass(frozen=True)
class Dropout:
    """`rate` is the share that is dropped, `units` are the neurons of every hidden layer."""

    rate: float
    seed: int
    units: tuple[int, ...]

    def kept(self, step: int, count: int) -> Floats:
        """What step `step` (from 0) keeps of a batch of `count` samples, in the order of the batch."""
        drawn = SeededRandom(self.seed, STREAM, step).unit((count, sum(self.units)))
        return (drawn >= self.rate).astype(np.float64)

    def by_layer(self, kept: Floats) -> list[Floats]:
        """The columns of every hidden layer."""
        return np.split(kept, np.cumsum(self.units)[:-1], axis=1)
