"""The engine against micrograd, PyTorch, torchlens, and numpy by hand, on the same networks with the same numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch

from bench.engine_networks import dense_network, scalar_network
from bench.measure import interleaved
from bench.peers import dense, lens, scalar
from bench.row import Row
from chainrule.engine.graph import Graph
from chainrule.engine.run import run

torch.set_num_threads(1)


def rows() -> list[Row]:
    return [*scalar_rows(), *dense_rows()]


def scalar_rows() -> list[Row]:
    """Every value and every gradient of a 2-8-8-1 sigmoid network spelled out in single numbers."""
    graph, inputs = scalar_network(scalar.SIZES)
    micrograd, eager = scalar.Micrograd(inputs), scalar.Torch(inputs)
    same(graph, inputs, micrograd.gradients())
    same(graph, inputs, eager.gradients())
    module = scalar.ScalarModule(inputs)
    x = torch.tensor([inputs["x_0"], inputs["x_1"]], dtype=torch.float64, requires_grad=True)
    same(graph, inputs, lens.gradients(module, x))
    found = interleaved(
        {
            "ours": lambda: run(graph, inputs),
            "micrograd": micrograd,
            "PyTorch eager, retain_grad": eager,
            "torchlens": lambda: lens.recorded(module, x),
        },
        rounds=11,
    )
    what = "2-8-8-1 sigmoid, scalar graph"
    targets = {"micrograd": 10, "PyTorch eager, retain_grad": 3, "torchlens": 500}
    return [Row(what, peer, 1e3 * found["ours"], 1e3 * found[peer], aim, True) for peer, aim in targets.items()]


def dense_rows() -> list[Row]:
    """Every value and every gradient of a dense 784-128-64-10 network on a batch of 64."""
    graph, inputs = dense_network()
    _, gradients = dense.by_hand(inputs)
    same(graph, inputs, gradients)
    module = dense.DenseModule(inputs)
    x = torch.tensor(inputs["x"], requires_grad=True)
    found = interleaved(
        {
            "ours": lambda: run(graph, inputs),
            "numpy by hand": lambda: dense.by_hand(inputs),
            "torchlens": lambda: lens.recorded(module, x),
        },
        rounds=21,
    )
    what = "784-128-64-10, batch of 64"
    ours = 1e3 * found["ours"]
    return [
        Row(what, "numpy by hand", ours, 1e3 * found["numpy by hand"], 1.15, False),
        Row(what, "torchlens", ours, 1e3 * found["torchlens"], 25, True),
    ]


def same(graph: Graph, inputs: Mapping[str, object], gradients: Mapping[str, Any]) -> None:
    """A peer that computes something else is no peer."""
    trace = run(graph, inputs)
    for name, gradient in gradients.items():
        ours = np.asarray(trace.gradients[graph.position[name]])
        np.testing.assert_allclose(np.asarray(gradient), ours, rtol=1e-9, atol=1e-12, err_msg=name)
