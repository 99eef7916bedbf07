"""Early stopping: a training ends after so many measurements that were no better than the best before them."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Watch:
    """What early stopping remembers: the best loss, how many measurements since, and the step of the last one."""

    best: float = inf
    waited: int = 0
    step: int = -1

    def seen(self, loss: float, step: int) -> Watch:
        """After a measurement; one that was seen already changes nothing."""
        if step <= self.step:
            return self
        return Watch(loss, 0, step) if loss < self.best else Watch(self.best, self.waited + 1, step)


NOTHING_SEEN = Watch()
