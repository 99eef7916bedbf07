"""All parameters of a network in one flat vector: layer after layer, neuron after neuron, each its weights and bias.

Layer l is `theta[start:stop].reshape(units, inputs + 1)`, its columns W | b.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chainrule.sources.network import Layer

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class ParameterVector:
    """Where the parameters of layers of `sizes` (inputs first) stand in the flat vector."""

    sizes: tuple[int, ...]

    @property
    def length(self) -> int:
        return self._starts()[-1]

    def layers(self, theta: Floats) -> list[Floats]:
        """Views of `theta`, one a layer, of shape (units, inputs + 1): weights, and the bias last."""
        starts = self._starts()
        pairs = zip(itertools.pairwise(starts), itertools.pairwise(self.sizes), strict=True)
        return [theta[start:stop].reshape(units, inputs + 1) for (start, stop), (inputs, units) in pairs]

    def join(self, layers: Sequence[Layer]) -> Floats:
        """The vector of weights and biases."""
        return np.concatenate([np.column_stack([layer.W, layer.b]).ravel() for layer in layers])

    def parameters(self, theta: Floats) -> dict[str, Floats]:
        """`W1`, `b1`, `W2`, ... as arrays of their own."""
        found = {}
        for i, layer in enumerate(self.layers(theta), start=1):
            found[f"W{i}"], found[f"b{i}"] = layer[:, :-1].copy(), layer[:, -1].copy()
        return found

    def norms(self, gradient: Floats) -> tuple[float, ...]:
        """The Euclidean length of every layer's part, weights and biases together."""
        return tuple(float(np.linalg.norm(layer)) for layer in self.layers(gradient))

    def _starts(self) -> list[int]:
        counts = (units * (inputs + 1) for inputs, units in itertools.pairwise(self.sizes))
        return [0, *itertools.accumulate(counts)]
