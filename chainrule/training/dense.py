"""Forward and backward pass of a dense network over a batch, as fast as numpy goes: the way of training.

    batch = DensePass(network, count)
    batch.load(sample_columns(x, t))
    batch.set(theta)
    batch.forward(); batch.loss(); batch.backward()      # the gradient by flat vector, in `batch.gradient`

    batch = DensePass(network, count, is_masked=True)
    batch.mask(masks)                                    # what hidden layers say is multiplied with these

Nothing is recorded and nothing allocated: every buffer is made once, every step calls the same numpy functions on
them. Samples are columns, and the last row of every layer's input is ones, so that one product with W | b does
weights and bias, and one with delta gives the gradient of both. The numbers are those of the trace to 1e-12.

Of a small network a step is little but calls: the methods of arrays take less time than numpy's functions of the same
name, which look for other arrays than numpy's first.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from chainrule.sources.network import Network
from chainrule.sources.network.losses import FROM_LOGITS, LOSSES
from chainrule.training.kernels import KERNELS, Call, softmax, softmax_backward
from chainrule.training.parameter_vector import ParameterVector

Floats = NDArray[np.float64]


class DensePass:
    """The passes of `network`'s architecture over batches of `count` samples; its weights come by `set`.

    Where it `is_masked`, the output of every hidden neuron is multiplied with what came by `mask`.
    """

    def __init__(self, network: Network, count: int, *, is_masked: bool = False) -> None:
        self._network, self._count, self._is_masked = network, count, is_masked
        vector = ParameterVector(network.sizes)
        self._theta, self.gradient = np.zeros(vector.length), np.zeros(vector.length)
        self._weights, self._slopes = vector.layers(self._theta), vector.layers(self.gradient)
        self._rows = list(itertools.accumulate((size + 1 for size in network.sizes), initial=network.sizes[-1]))
        self._a, self._z, self._gain = (np.full((self._rows[-1], count), fill) for fill in (1.0, 0.0, 0.0))
        self._t, self._samples = self._a[: self._rows[0]], self._a[: self._rows[0] + network.sizes[0]]
        self._masks = [np.ones((units, count)) for units in network.sizes[1:-1]] if is_masked else []
        self._delta = [np.zeros((units, count)) for units in network.sizes[1:]]
        self._shares = np.ones((1, count))
        layers = range(len(network.layers))
        self._forward = [call for layer in layers for call in self._layer_forward(layer)]
        self._backward = [
            *([] if is_masked else self._all_gains()),
            *self._base_case(),
            *(call for layer in reversed(layers) for call in self._layer_backward(layer)),
        ]

    def load(self, samples: Floats) -> None:
        """The samples as `sample_columns` has them."""
        self._samples[...] = samples
        if self._network.loss == "cross_entropy":
            np.sum(self._t, axis=0, keepdims=True, out=self._shares)

    def set(self, theta: Floats) -> None:
        """All weights and biases, as `ParameterVector` lays them out."""
        self._theta[...] = theta

    def mask(self, masks: Sequence[Floats]) -> None:
        """By hidden layer the factors of its neurons, of shape (samples, units)."""
        for own, given in zip(self._masks, masks, strict=True):
            own[...] = given.T

    def forward(self) -> None:
        for call in self._forward:
            call()

    def backward(self) -> None:
        """dL/dtheta into `gradient`, after `forward`."""
        for call in self._backward:
            call()

    def loss(self) -> float:
        """L, after `forward`."""
        losses = LOSSES[self._network.loss].of_samples(self._block(self._z, len(self._delta)), self.output(), self._t)
        return float(losses.sum() if self._network.reduction == "sum" else losses.mean())

    def activation(self, layer: int) -> Floats:
        """What layer `layer`, from 1, answers (0: the inputs): a view, (units, count)."""
        return self._block(self._a, layer)

    def output(self) -> Floats:
        return self.activation(len(self._delta))

    def _block(self, rows: Floats, layer: int) -> Floats:
        """The part of one layer, counted from 1; the row after it is that of the ones. Targets stand above them all."""
        return rows[self._rows[layer] : self._rows[layer + 1] - 1]

    def _layer_forward(self, layer: int) -> list[Call]:
        """z = (W | b) (a, 1), then the activation; layers count from 0 from here on."""
        z, a = self._block(self._z, layer + 1), self.activation(layer + 1)
        inputs = self._a[self._rows[layer] : self._rows[layer + 1]]
        name = self._network.layers[layer].activation
        activate = softmax(z, a) if name == "softmax" else KERNELS[name].forward(z, a)
        calls: list[Call] = [partial(self._weights[layer].dot, inputs, z), *activate]
        return calls + self._masked(layer) if self._is_masked else calls

    def _masked(self, layer: int) -> list[Call]:
        """The gain while it can still be had from a, then both with their masks; only the gain of the last layer."""
        name = self._network.layers[layer].activation
        z, a, gain = (self._block(rows, layer + 1) for rows in (self._z, self._a, self._gain))
        if name == "softmax":
            return []
        calls: list[Call] = [partial(gain.fill, 1.0)] if name == "linear" else KERNELS[name].slope(z, a, gain)
        if layer == len(self._masks):
            return calls
        return [*calls, *(partial(np.multiply, rows, self._masks[layer], rows) for rows in (a, gain))]

    def _all_gains(self) -> list[Call]:
        """The derivative of every activation at its z, of neighbouring layers with the same activation at once."""
        calls: list[Call] = []
        for name, group in itertools.groupby(enumerate(self._network.layers, start=1), lambda pair: pair[1].activation):
            numbers = [number for number, _ in group]
            if name != "softmax":
                rows = slice(self._rows[numbers[0]], self._rows[numbers[-1] + 1] - 1)
                calls += KERNELS[name].slope(self._z[rows], self._a[rows], self._gain[rows])
        return calls

    def _base_case(self) -> list[Call]:
        """dC/dz of the last layer, with the factors of the loss and of the mean."""
        network, delta, y = self._network, self._delta[-1], self.output()
        factor = LOSSES[network.loss].slope(len(delta)) / (self._count if network.reduction == "mean" else 1)
        calls: list[Call] = LOSSES[network.loss].error(y, self._t, delta)
        if network.loss == "cross_entropy":
            calls = [partial(np.multiply, y, self._shares, delta), partial(np.subtract, delta, self._t, delta)]
        if factor != 1.0:
            calls.append(partial(np.multiply, delta, np.array(factor), delta))
        return calls if network.loss in FROM_LOGITS else calls + self._through_activation(len(self._delta) - 1)

    def _through_activation(self, layer: int) -> list[Call]:
        """The delta, until now dC/da, becomes dC/dz."""
        name, delta = self._network.layers[layer].activation, self._delta[layer]
        if name == "softmax":
            return softmax_backward(self.activation(layer + 1), delta, np.zeros_like(delta))
        if name == "linear" and not self._is_masked:
            return []
        return [partial(np.multiply, delta, self._block(self._gain, layer + 1), delta)]

    def _layer_backward(self, layer: int) -> list[Call]:
        """dW | db = delta (a, 1)^T; then the layer below: its delta = W^T delta, times its derivative."""
        delta, inputs = self._delta[layer], self._a[self._rows[layer] : self._rows[layer + 1]]
        calls: list[Call] = [partial(delta.dot, inputs.T, self._slopes[layer])]
        if layer > 0:
            weights = self._weights[layer][:, :-1]
            calls.append(partial(weights.T.dot, delta, self._delta[layer - 1]))
            calls += self._through_activation(layer - 1)
        return calls


def sample_columns(x: Floats, t: Floats) -> Floats:
    """Samples (count, inputs) and their targets (count, outputs) as columns, the target above the input."""
    return np.vstack((t.T, x.T))
