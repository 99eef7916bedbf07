"""Update rules as pure functions: parameters, gradient and state in, new parameters and new state out.

    optimiser = Adam(eta=0.01)
    state = optimiser.start(len(theta))
    theta, state = optimiser.update(theta, gradient, state)

Nothing is changed in place: what was before is still there, so that a step can be taken back exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class OptimiserState(NamedTuple):
    """What an optimiser remembers: the number of updates so far, and vectors as long as the parameters."""

    updates: int = 0
    memory: tuple[Floats, ...] = ()


class Optimiser(Protocol):
    """A rule with its constants."""

    @property
    def eta(self) -> float: ...

    def start(self, length: int) -> OptimiserState: ...

    def update(self, theta: Floats, gradient: Floats, state: OptimiserState) -> tuple[Floats, OptimiserState]: ...


@dataclass(frozen=True)
class Sgd:
    """theta <- theta - eta gradient."""

    eta: float

    def start(self, length: int) -> OptimiserState:
        return OptimiserState()

    def update(self, theta: Floats, gradient: Floats, state: OptimiserState) -> tuple[Floats, OptimiserState]:
        return theta - self.eta * gradient, OptimiserState(state.updates + 1)


@dataclass(frozen=True)
class Momentum:
    """v <- momentum v + gradient; theta <- theta - eta v (Polyak's heavy ball, as PyTorch writes it)."""

    eta: float
    momentum: float = 0.9

    def start(self, length: int) -> OptimiserState:
        return OptimiserState(memory=(np.zeros(length),))

    def update(self, theta: Floats, gradient: Floats, state: OptimiserState) -> tuple[Floats, OptimiserState]:
        velocity = self.momentum * state.memory[0] + gradient
        return theta - self.eta * velocity, OptimiserState(state.updates + 1, (velocity,))


@dataclass(frozen=True)
class Nesterov(Momentum):
    """v <- momentum v + gradient; theta <- theta - eta (gradient + momentum v): momentum that looks ahead."""

    def update(self, theta: Floats, gradient: Floats, state: OptimiserState) -> tuple[Floats, OptimiserState]:
        velocity = self.momentum * state.memory[0] + gradient
        step = gradient + self.momentum * velocity
        return theta - self.eta * step, OptimiserState(state.updates + 1, (velocity,))


@dataclass(frozen=True)
class Adam:
    """Means of the gradient and of its square, both corrected for their start at zero (Kingma and Ba, 2015).

    theta <- theta - eta m / (sqrt(v) + epsilon)
    """

    eta: float
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8

    def start(self, length: int) -> OptimiserState:
        return OptimiserState(memory=(np.zeros(length), np.zeros(length)))

    def update(self, theta: Floats, gradient: Floats, state: OptimiserState) -> tuple[Floats, OptimiserState]:
        k, (first, second) = state.updates + 1, state.memory
        first = self.beta1 * first + (1 - self.beta1) * gradient
        second = self.beta2 * second + (1 - self.beta2) * gradient * gradient
        m, v = first / (1 - self.beta1**k), second / (1 - self.beta2**k)
        return theta - self.eta * m / (np.sqrt(v) + self.epsilon), OptimiserState(k, (first, second))


@dataclass(frozen=True)
class AdamW(Adam):
    """Adam whose decay does not pass through the means: theta <- theta (1 - eta decay), then Adam's step.

    Loshchilov and Hutter, 2019.
    """

    decay: float = 0.01

    def update(self, theta: Floats, gradient: Floats, state: OptimiserState) -> tuple[Floats, OptimiserState]:
        return super().update(theta * (1 - self.eta * self.decay), gradient, state)


@dataclass(frozen=True)
class RmsProp:
    """v <- alpha v + (1 - alpha) gradient^2; theta <- theta - eta gradient / (sqrt(v) + epsilon)   (Hinton, 2012)."""

    eta: float
    alpha: float = 0.99
    epsilon: float = 1e-8

    def start(self, length: int) -> OptimiserState:
        return OptimiserState(memory=(np.zeros(length),))

    def update(self, theta: Floats, gradient: Floats, state: OptimiserState) -> tuple[Floats, OptimiserState]:
        mean = self.alpha * state.memory[0] + (1 - self.alpha) * gradient * gradient
        change = self.eta * gradient / (np.sqrt(mean) + self.epsilon)
        return theta - change, OptimiserState(state.updates + 1, (mean,))


OptimiserClass = type[Sgd] | type[Momentum] | type[Nesterov] | type[RmsProp] | type[Adam] | type[AdamW]
OPTIMISERS: Mapping[str, OptimiserClass] = MappingProxyType(
    {"sgd": Sgd, "momentum": Momentum, "nesterov": Nesterov, "rmsprop": RmsProp, "adam": Adam, "adamw": AdamW}
)
