"""A step of gradient descent on a dense tanh network in other ways: plain numpy, PyTorch, one object a neuron.

All take the same layers and samples, half the squared error averaged over the samples, and change their parameters in
place. `step()` is a forward pass, a backward pass and an update.
"""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from tools.frontend import node

Array = NDArray[np.float64]
Layers = list[tuple[Array, Array]]
NEURONS = Path(__file__).with_name("neurons.mjs")


class PlainNumpy:
    """As one writes it down: a new array for everything."""

    def __init__(self, layers: Layers, x: Array, t: Array, eta: float) -> None:
        self.layers = [(w.copy(), b.copy()) for w, b in layers]
        self.x, self.t, self.eta = x, t, eta

    def step(self) -> None:
        activations = [self.x]
        for w, b in self.layers:
            activations.append(np.tanh(activations[-1] @ w.T + b))
        delta = (activations[-1] - self.t) / len(self.x) * (1 - activations[-1] ** 2)
        gradients = []
        for layer in range(len(self.layers) - 1, -1, -1):
            gradients.append((delta.T @ activations[layer], delta.sum(axis=0)))
            if layer:
                delta = delta @ self.layers[layer][0] * (1 - activations[layer] ** 2)
        pairs = zip(self.layers, reversed(gradients), strict=True)
        self.layers = [(w - self.eta * dw, b - self.eta * db) for (w, b), (dw, db) in pairs]

    def parameters(self) -> Layers:
        return self.layers


class Eager:
    """PyTorch's own layers and optimiser."""

    def __init__(self, layers: Layers, x: Array, t: Array, eta: float) -> None:
        parts: list[torch.nn.Module] = []
        for w, b in layers:
            linear = torch.nn.Linear(w.shape[1], w.shape[0], dtype=torch.float64)
            linear.weight, linear.bias = torch.nn.Parameter(torch.tensor(w)), torch.nn.Parameter(torch.tensor(b))
            parts += [linear, torch.nn.Tanh()]
        self.model = torch.nn.Sequential(*parts)
        self.optimiser = torch.optim.SGD(self.model.parameters(), lr=eta)
        self.x, self.t = torch.tensor(x), torch.tensor(t)

    def step(self) -> None:
        self.optimiser.zero_grad()
        loss = 0.5 * ((self.model(self.x) - self.t) ** 2).sum(dim=1).mean()
        loss.backward()
        self.optimiser.step()

    def parameters(self) -> Layers:
        found = [parameter.detach().numpy() for parameter in self.model.parameters()]
        return list(zip(found[::2], found[1::2], strict=True))


class Neuron:
    """One object a neuron: its weights, what it answered, what came back."""

    def __init__(self, weights: Sequence[float], bias: float) -> None:
        self.weights, self.bias = list(weights), bias
        self.slopes, self.slope = [0.0] * len(self.weights), 0.0
        self.value, self.delta = 0.0, 0.0


class Objects:
    """A network of such neurons, sample after sample."""

    def __init__(self, layers: Layers, x: Array, t: Array, eta: float) -> None:
        self.layers = [[Neuron(row, bias) for row, bias in zip(w.tolist(), b.tolist(), strict=True)] for w, b in layers]
        self.samples = list(zip(x.tolist(), t.tolist(), strict=True))
        self.rate = eta / len(x)

    def step(self) -> None:
        for x, t in self.samples:
            self.sample(x, t)
        for layer in self.layers:
            for neuron in layer:
                neuron.bias -= self.rate * neuron.slope
                neuron.weights = [w - self.rate * s for w, s in zip(neuron.weights, neuron.slopes, strict=True)]
                neuron.slopes, neuron.slope = [0.0] * len(neuron.weights), 0.0

    def sample(self, x: list[float], t: list[float]) -> None:
        inputs = [x]
        for layer in self.layers:
            for neuron in layer:
                z = neuron.bias + sum(w * a for w, a in zip(neuron.weights, inputs[-1], strict=True))
                neuron.value = math.tanh(z)
            inputs.append([neuron.value for neuron in layer])
        arriving = [neuron.value - target for neuron, target in zip(self.layers[-1], t, strict=True)]
        for depth in range(len(self.layers) - 1, -1, -1):
            below = [0.0] * len(inputs[depth])
            for neuron, gradient in zip(self.layers[depth], arriving, strict=True):
                delta = gradient * (1.0 - neuron.value * neuron.value)
                neuron.slope += delta
                for k, a in enumerate(inputs[depth]):
                    neuron.slopes[k] += delta * a
                    below[k] += delta * neuron.weights[k]
            arriving = below

    def parameters(self) -> Layers:
        return [
            (np.array([neuron.weights for neuron in layer]), np.array([neuron.bias for neuron in layer]))
            for layer in self.layers
        ]


@dataclass(frozen=True)
class InNode:
    """The same in JavaScript: the parameters after `checked` steps, and microseconds a step."""

    parameters: Layers
    microseconds: float


def in_node(layers: Layers, x: Array, t: Array, *, eta: float, checked: int, measured: int) -> InNode:
    task = {
        "layers": [{"W": w.tolist(), "b": b.tolist()} for w, b in layers],
        "samples": [{"x": a, "target": b} for a, b in zip(x.tolist(), t.tolist(), strict=True)],
        "eta": eta,
        "checked": checked,
        "measured": measured,
    }
    done = subprocess.run(
        [str(node()), str(NEURONS)], input=json.dumps(task), capture_output=True, text=True, check=True
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    found = [(np.array(layer["W"]), np.array(layer["b"])) for layer in answer["parameters"]]
    return InNode(found, answer["microseconds"])
