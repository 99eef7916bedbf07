"""What becomes of a gradient before the optimiser has it: clipped, then decay added, then a step of eta as scheduled.

    rule = UpdateRule(Adam(0.01), clip_norm=1.0, l2=1e-4, schedule=Cosine(500))
    theta, state = rule.update(theta, gradient, state)
    rule.parts(theta, gradient, state)         the same step with everything that was done on the way

The order is PyTorch's: `clip_grad_norm_` and `clip_grad_value_` see the gradient alone; the optimiser adds the decay.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from chainrule.training.optimisers import Optimiser, OptimiserState
from chainrule.training.schedules import Constant, Schedule

Floats = NDArray[np.float64]

TINY = 1e-6
"""Added to the norm that a gradient is divided by, as PyTorch does."""


@dataclass(frozen=True)
class UpdateParts:
    """One update taken apart; vectors as long as the parameters.

    `clipped` = `gradient` brought to the bound and scaled by `scale`; `decay` is what L1 and L2 add to it; the
    optimiser steps with `eta` along `clipped` + `decay`; `shrink` is the factor of the old parameters (AdamW).
    """

    old: Floats
    gradient: Floats
    norm: float
    scale: float
    clipped: Floats
    decay: Floats
    eta: float
    shrink: float
    new: Floats


@dataclass(frozen=True)
class UpdateRule:
    """An optimiser and what stands before it; zeros and infinities are off.

    `clip_norm` bounds the length of the whole gradient, `clip_value` every number of it; `l2` adds l2 theta and `l1`
    adds l1 sign(theta), to weights and biases alike.
    """

    optimiser: Optimiser
    clip_norm: float = 0.0
    clip_value: float = 0.0
    l2: float = 0.0
    l1: float = 0.0
    schedule: Schedule = field(default_factory=Constant)

    @property
    def is_plain(self) -> bool:
        """Is there nothing but the optimiser?"""
        return not (self.clip_norm or self.clip_value or self.l2 or self.l1) and self.schedule == Constant()

    def start(self, length: int) -> OptimiserState:
        return self.optimiser.start(length)

    def update(self, theta: Floats, gradient: Floats, state: OptimiserState) -> tuple[Floats, OptimiserState]:
        """New parameters and state; nothing is changed in place."""
        if self.is_plain:
            return self.optimiser.update(theta, gradient, state)
        _, clipped = self._clipped(gradient)
        return self._optimiser_at(state.updates).update(theta, self._decayed(theta, clipped), state)

    def parts(self, theta: Floats, gradient: Floats, state: OptimiserState) -> UpdateParts:
        """The update taken apart; `new` is that of `update`, exactly."""
        scale, clipped = self._clipped(gradient)
        optimiser = self._optimiser_at(state.updates)
        return UpdateParts(
            old=theta,
            gradient=gradient,
            norm=float(np.linalg.norm(gradient)),
            scale=scale,
            clipped=clipped,
            decay=self.l1 * np.sign(theta) + self.l2 * theta,
            eta=optimiser.eta,
            shrink=1 - optimiser.eta * float(getattr(optimiser, "decay", 0.0)),
            new=self.update(theta, gradient, state)[0],
        )

    def eta_at(self, step: int) -> float:
        """The learning rate of step `step`, from 0."""
        return self.optimiser.eta * self.schedule.factor(step)

    def _clipped(self, gradient: Floats) -> tuple[float, Floats]:
        """The factor that the norm asks for, and the gradient with both bounds kept."""
        bounded = np.clip(gradient, -self.clip_value, self.clip_value) if self.clip_value else gradient
        if not self.clip_norm:
            return 1.0, bounded
        scale = min(1.0, self.clip_norm / (float(np.linalg.norm(bounded)) + TINY))
        return scale, bounded * scale

    def _decayed(self, theta: Floats, gradient: Floats) -> Floats:
        if self.l1:
            gradient = gradient + self.l1 * np.sign(theta)
        return gradient + self.l2 * theta if self.l2 else gradient

    def _optimiser_at(self, step: int) -> Optimiser:
        """The optimiser with the learning rate of its step; its state counts the steps."""
        return cast(Optimiser, replace(cast(Any, self.optimiser), eta=self.eta_at(step)))
