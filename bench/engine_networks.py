"""Dense networks as graphs, for the benchmarks: every neuron spelled out in scalars, or layer by layer in arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chainrule.engine.build import GraphBuilder
from chainrule.engine.graph import Graph
from chainrule.limits import Limits


def scalar_network(sizes: Sequence[int] = (2, 8, 8, 1), seed: int = 0) -> tuple[Graph, dict[str, float]]:
    """A sigmoid network with loss (a - t)^2 / 2 in which every product and every sum is a node of its own."""
    rng = np.random.default_rng(seed)
    builder, inputs = GraphBuilder(Limits(nodes=1_000_000)), {}

    def leaf(name: str) -> int:
        inputs[name] = float(rng.normal())
        return builder.input(name)

    activations = [leaf(f"x_{i}") for i in range(sizes[0])]
    for layer, width in enumerate(sizes[1:], 1):
        following = []
        for j in range(width):
            z = leaf(f"b{layer}_{j}")
            for i, a in enumerate(activations):
                z = builder.add("add", (z, builder.add("multiply", (leaf(f"W{layer}_{j}_{i}"), a))))
            following.append(builder.add("sigmoid", (z,)))
        activations = following
    losses = [
        builder.add("power_n", (builder.add("subtract", (a, leaf(f"t_{i}"))),), {"n": 2.0})
        for i, a in enumerate(activations)
    ]
    total = losses[0]
    for loss in losses[1:]:
        total = builder.add("add", (total, loss))
    return builder.graph(builder.add("divide", (total, builder.constant(2.0)))), inputs


def dense_network(
    sizes: Sequence[int] = (784, 128, 64, 10), batch: int = 64, seed: int = 0
) -> tuple[Graph, dict[str, np.ndarray]]:
    """Sigmoid layers and a cross-entropy summed over the batch: affine, activation, affine, ..."""
    rng = np.random.default_rng(seed)
    builder = GraphBuilder()
    inputs = {"x": rng.normal(size=(batch, sizes[0]))}
    a = builder.input("x", (batch, sizes[0]))
    for layer, (width, fan_in) in enumerate(zip(sizes[1:], sizes, strict=False), 1):
        inputs[f"W{layer}"] = rng.normal(size=(width, fan_in)) / np.sqrt(fan_in)
        inputs[f"b{layer}"] = np.zeros(width)
        w = builder.input(f"W{layer}", (width, fan_in), role="parameter")
        b = builder.input(f"b{layer}", (width,), role="parameter")
        a = builder.add("affine", (a, w, b), id=f"z{layer}")
        if layer < len(sizes) - 1:
            a = builder.add("sigmoid", (a,), id=f"a{layer}")
    inputs["t"] = np.eye(sizes[-1])[rng.integers(sizes[-1], size=batch)]
    for array in inputs.values():
        array.setflags(write=False)  # as a program holds its inputs; a run takes them without copying
    loss = builder.add("cross_entropy", (a, builder.input("t", (batch, sizes[-1]), role="target")), id="C")
    return builder.graph(builder.add("sum", (loss,), id="L")), inputs
