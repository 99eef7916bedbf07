"""The 2-8-8-1 sigmoid network, neuron by neuron in single numbers, in micrograd and in PyTorch.

The leaves are those of `bench.engine_networks.scalar_network`, by the same names, so that gradients can be compared.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from micrograd.engine import Value

SIZES = (2, 8, 8, 1)
Gradients = dict[str, float]


def loss(
    leaves: Mapping[str, Any], sigmoid: Callable[[Any], Any], seen: Callable[[Any], Any], sizes: Sequence[int]
) -> Any:
    """(a - t)^2 / 2 with every product and every sum an operation of its own; each result passes through `seen`."""
    activations = [leaves[f"x_{i}"] for i in range(sizes[0])]
    for layer, width in enumerate(sizes[1:], 1):
        following = []
        for j in range(width):
            z = leaves[f"b{layer}_{j}"]
            for i, a in enumerate(activations):
                z = seen(z + seen(leaves[f"W{layer}_{j}_{i}"] * a))
            following.append(seen(sigmoid(z)))
        activations = following
    (a,) = activations
    return seen(seen(seen(a - leaves["t_0"]) ** 2) / 2)


def micrograd_sigmoid(x: Value) -> Value:
    """micrograd has neither exp nor sigmoid; this is one more op, written as its own are, the fastest way it has."""
    out = Value(1 / (1 + math.exp(-x.data)), (x,), "sigmoid")

    def backward() -> None:
        x.grad += out.data * (1 - out.data) * out.grad

    out._backward = backward
    return out


class Micrograd:
    """The network in micrograd. The leaves stay; their gradients are set back before every pass."""

    def __init__(self, inputs: Mapping[str, float]) -> None:
        self.leaves = {name: Value(value) for name, value in inputs.items()}

    def __call__(self) -> Any:
        for leaf in self.leaves.values():
            leaf.grad = 0
        out = loss(self.leaves, micrograd_sigmoid, lambda value: value, SIZES)
        out.backward()
        return out

    def gradients(self) -> Gradients:
        self()
        return {name: float(leaf.grad) for name, leaf in self.leaves.items()}


def retained(value: torch.Tensor) -> torch.Tensor:
    value.retain_grad()
    return value


class Torch:
    """The network in PyTorch, eagerly, in float64, the gradients of all results kept."""

    def __init__(self, inputs: Mapping[str, float]) -> None:
        self.leaves = {
            name: torch.tensor(value, dtype=torch.float64, requires_grad=True) for name, value in inputs.items()
        }

    def __call__(self) -> Any:
        for leaf in self.leaves.values():
            leaf.grad = None
        out = loss(self.leaves, torch.sigmoid, retained, SIZES)
        out.backward()
        return out

    def gradients(self) -> Gradients:
        self()
        return {name: float(leaf.grad) for name, leaf in self.leaves.items() if leaf.grad is not None}


class ScalarModule(torch.nn.Module):
    """The network as a module whose parameters are its leaves, for torchlens; its result is the loss."""

    def __init__(self, inputs: Mapping[str, float]) -> None:
        super().__init__()
        self.leaves = torch.nn.ParameterDict(
            {name: torch.nn.Parameter(torch.tensor(value, dtype=torch.float64)) for name, value in inputs.items()}
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """`x` holds the two inputs."""
        leaves = {**self.leaves, "x_0": x[0], "x_1": x[1]}
        out: torch.Tensor = loss(leaves, torch.sigmoid, lambda value: value, SIZES)
        return out
