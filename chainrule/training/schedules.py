"""The learning rate from step to step: `StepDecay(every=100, factor=0.1).factor(k)` times eta, k counting from 0."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol


class Schedule(Protocol):
    """What eta is multiplied with at step `step`, from 0."""

    def factor(self, step: int) -> float: ...


@dataclass(frozen=True)
class Constant:
    """eta all the way."""

    def factor(self, step: int) -> float:
        return 1.0


@dataclass(frozen=True)
class StepDecay:
    """eta times `by` once more every `every` steps (PyTorch: StepLR)."""

    every: int
    by: float = 0.1

    def factor(self, step: int) -> float:
        return float(self.by ** (step // self.every))


@dataclass(frozen=True)
class Cosine:
    """From eta to `end` times eta along half a cosine over `steps` steps (PyTorch: CosineAnnealingLR)."""

    steps: int
    end: float = 0.0

    def factor(self, step: int) -> float:
        return self.end + (1 - self.end) * (1 + math.cos(math.pi * step / self.steps)) / 2


@dataclass(frozen=True)
class WarmUp:
    """The first `steps` steps with 1/steps, 2/steps, ... of what `then` says (PyTorch: LinearLR, and a chain)."""

    steps: int
    then: Schedule

    def factor(self, step: int) -> float:
        return min(1.0, (step + 1) / self.steps) * self.then.factor(step)
