"""Forward and backward pass of a dense network over a batch, as fast as numpy goes: the way of training.

    batch = DensePass(network, count)
    batch.load(x.T, t.T)
    batch.set(theta)
    batch.forward(); batch.loss(); batch.backward()      # the gradient by flat vector, in `batch.gradient`

Nothing is recorded and nothing allocated: every buffer is made once, every step calls the same numpy functions on
them. Samples are columns, and the last row of every layer's input is ones, so that one product with W | b does
weights and bias, and one with delta gives the gradient of both. The numbers are those of the trace to 1e-12.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from chainrule.sources.network import Network
from chainrule.sources.network.parts import FROM_LOGITS
from chainrule.training.kernels import KERNELS, Call, softmax, softmax_backward
from chainrule.training.losses import LOSSES, SLOPE
from chainrule.training.vector import Vector

Floats = NDArray[np.float64]


class DensePass:
    """The passes of `network`'s architecture over batches of `count` samples; its weights come by `set`."""

    def __init__(self, network: Network, count: int) -> None:
        self._network, self._count = network, count
        vector = Vector(network.sizes)
        self._theta, self.gradient = np.zeros(vector.length), np.zeros(vector.length)
        self._weights, self._slopes = vector.layers(self._theta), vector.layers(self.gradient)
        self._inputs = [np.ones((size + 1, count)) for size in network.sizes]
        self._z = [np.zeros((units, count)) for units in network.sizes[1:]]
        self._delta = [np.zeros((units, count)) for units in network.sizes[1:]]
        self._t, self._shares = np.zeros((network.sizes[-1], count)), np.zeros((1, count))
        self._forward: list[Call] = []
        self._gains: list[list[Call]] = []
        for layer in range(len(network.layers)):
            self._add_layer(layer)
        self._backward = self._base_case() + [
            call for layer in reversed(range(len(network.layers))) for call in self._layer_backward(layer)
        ]

    def load(self, x: Floats, t: Floats) -> None:
        """The samples, as columns: x (inputs, count), t (outputs, count)."""
        np.copyto(self._inputs[0][:-1], x)
        np.copyto(self._t, t)
        np.sum(t, axis=0, keepdims=True, out=self._shares)

    def set(self, theta: Floats) -> None:
        """All weights and biases, as `Vector` lays them out."""
        np.copyto(self._theta, theta)

    def forward(self) -> None:
        for call in self._forward:
            call()

    def backward(self) -> None:
        """dL/dtheta into `gradient`, after `forward`."""
        for call in self._backward:
            call()

    def loss(self) -> float:
        """L, after `forward`."""
        losses = LOSSES[self._network.loss](self._z[-1], self.output(), self._t)
        return float(losses.sum() if self._network.reduction == "sum" else losses.mean())

    def activation(self, layer: int) -> Floats:
        """What layer `layer`, from 1, answers (0: the inputs): a view, (units, count)."""
        return self._inputs[layer][:-1]

    def output(self) -> Floats:
        return self.activation(-1)

    def _add_layer(self, layer: int) -> None:
        """z = (W | b) (a, 1), then the activation; and the calls that make its derivative, times the delta."""
        z, a, delta = self._z[layer], self.activation(layer + 1), self._delta[layer]
        self._forward.append(partial(np.dot, self._weights[layer], self._inputs[layer], z))
        name = self._network.layers[layer].activation
        if name == "softmax":
            self._forward += softmax(z, a)
            self._gains.append(softmax_backward(a, delta, np.zeros_like(z)))
            return
        gain = np.zeros_like(z)
        forward, slopes = KERNELS[name](z, a, gain)
        self._forward += forward
        self._gains.append([*slopes, partial(np.multiply, delta, gain, delta)] if slopes else [])

    def _base_case(self) -> list[Call]:
        """dC/dz of the last layer, with the factors of the loss and of the mean."""
        network, delta, y = self._network, self._delta[-1], self.output()
        factor = SLOPE[network.loss](len(delta)) / (self._count if network.reduction == "mean" else 1)
        calls: list[Call] = [partial(np.subtract, y, self._t, delta)]
        if network.loss == "cross_entropy":
            calls = [partial(np.multiply, y, self._shares, delta), partial(np.subtract, delta, self._t, delta)]
        if factor != 1.0:
            calls.append(partial(np.multiply, delta, factor, delta))
        return calls if network.loss in FROM_LOGITS else calls + self._gains[-1]

    def _layer_backward(self, layer: int) -> list[Call]:
        """dW | db = delta (a, 1)^T; then the layer below: its delta = W^T delta, times its derivative."""
        delta = self._delta[layer]
        calls: list[Call] = [partial(np.dot, delta, self._inputs[layer].T, self._slopes[layer])]
        if layer > 0:
            weights = self._weights[layer][:, :-1]
            calls.append(partial(np.dot, weights.T, delta, self._delta[layer - 1]))
            calls += self._gains[layer - 1]
        return calls
