"""Which samples each step sees: all of them, or batch after batch of an order drawn anew every epoch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from chainrule.seeded_random import SeededRandom

_ORDER = 2
"""The word that keeps the orders' streams apart from those of weights and data sets with the same seed."""


@dataclass(frozen=True)
class Batches:
    """`count` samples in batches of `size`; the last batch of an epoch has the rest.

    Where `size` is `count` there is one batch an epoch, in the order of the samples, and the seed does not matter.
    """

    count: int
    size: int
    seed: int

    @property
    def per_epoch(self) -> int:
        return -(-self.count // self.size)

    @property
    def is_full(self) -> bool:
        return self.size == self.count

    def at(self, step: int) -> NDArray[np.intp]:
        """The samples that step `step` (from 0) is taken with. Any step can be asked for, in any order."""
        epoch, part = divmod(step, self.per_epoch)
        return self.order(epoch)[part * self.size : (part + 1) * self.size]

    def order(self, epoch: int) -> NDArray[np.intp]:
        """The order of the samples in an epoch (from 0)."""
        return np.arange(self.count) if self.is_full else _order(self.count, self.seed, epoch)


@lru_cache(maxsize=8)
def _order(count: int, seed: int, epoch: int) -> NDArray[np.intp]:
    order = SeededRandom(seed, _ORDER, epoch).order(count)
    order.setflags(write=False)
    return order
