"""The dense 784-128-64-10 network on a batch of 64, in plain numpy and as a module of PyTorch.

The arrays are those of `bench.engine_networks.dense_network`, by the same names.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray

Array = NDArray[np.float64]
Arrays = dict[str, Array]


def sigmoid(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))


def by_hand(given: Mapping[str, Array]) -> tuple[Arrays, Arrays]:
    """Both passes as one would write them down: the values of all nodes and the gradients of all nodes, kept."""
    v = dict(given)
    v["z1"] = v["x"] @ v["W1"].T + v["b1"]
    v["a1"] = sigmoid(v["z1"])
    v["z2"] = v["a1"] @ v["W2"].T + v["b2"]
    v["a2"] = sigmoid(v["z2"])
    v["z3"] = v["a2"] @ v["W3"].T + v["b3"]
    shifted = v["z3"] - v["z3"].max(axis=1, keepdims=True)
    log_softmax = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    v["C"] = -(v["t"] * log_softmax).sum(axis=1)
    v["L"] = v["C"].sum()

    g: Arrays = {"L": np.array(1.0)}
    g["C"] = np.full_like(v["C"], g["L"])
    g["t"] = -log_softmax * g["C"][:, None]
    g["z3"] = (np.exp(log_softmax) * v["t"].sum(axis=1, keepdims=True) - v["t"]) * g["C"][:, None]
    for layer, below in ((3, "a2"), (2, "a1"), (1, "x")):
        g[f"W{layer}"] = g[f"z{layer}"].T @ v[below]
        g[f"b{layer}"] = g[f"z{layer}"].sum(axis=0)
        g[below] = g[f"z{layer}"] @ v[f"W{layer}"]
        if below != "x":
            a = v[below]
            g[f"z{layer - 1}"] = g[below] * a * (1 - a)
    return v, g


class DenseModule(torch.nn.Module):
    """The same network as one builds it of PyTorch's own layers, for torchlens; its result is the loss."""

    def __init__(self, given: Mapping[str, Array]) -> None:
        super().__init__()
        layers = [linear(given["W1"], given["b1"]), torch.nn.Sigmoid(), linear(given["W2"], given["b2"])]
        self.layers = torch.nn.Sequential(*layers, torch.nn.Sigmoid(), linear(given["W3"], given["b3"]))
        self.loss = torch.nn.CrossEntropyLoss(reduction="sum")
        self.target = torch.tensor(given["t"])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = self.loss(self.layers(x), self.target)
        return out


def linear(weights: Array, bias: Array) -> torch.nn.Linear:
    layer = torch.nn.Linear(weights.shape[1], weights.shape[0], dtype=torch.float64)
    layer.weight = torch.nn.Parameter(torch.tensor(weights))
    layer.bias = torch.nn.Parameter(torch.tensor(bias))
    return layer
