"""What each sample contributes to the gradient of a parameter: dC^n/dW and dC^n/db.

    C^n depends on W through z[n] = W a[n] + b alone, so   dC^n/dW = dC^n/dz[n] a[n]^T,   dC^n/db = dC^n/dz[n].

The trace holds dL/dz; divided by dL/dC^n (1 for a sum, 1/N for a mean) it is dC^n/dz.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from chainrule.engine.graph import Graph
from chainrule.engine.trace import Trace
from chainrule.sources.network.names import cell_id
from chainrule.sources.program import Program

Floats = NDArray[np.float64]
MOST_ELEMENTS = 100_000
"""Samples times parameters above which nothing is made."""


def per_sample_gradients(program: Program, trace: Trace) -> dict[str, Floats] | None:
    """dC^n/dparameter by id of every weight and bias, leading axis = sample, whatever the reduction.

    Of a scalar graph every entry has shape (N,), of a tensor graph W's has shape (N, units, inputs). None for a
    program that is no network, and where there would be more than `MOST_ELEMENTS` numbers.
    """
    if program.document.get("kind") != "network":
        return None
    count = len(program.document["samples"])
    parameters = [node for node in program.graph if node.role == "parameter"]
    if count * sum(math.prod(node.shape) for node in parameters) > MOST_ELEMENTS:
        return None
    found = _of_tensors(trace) if program.document["detail"] == "tensor" else _of_scalars(trace, count)
    for gradients in found.values():
        gradients.setflags(write=False)
    return {node.id: found[node.id] for node in parameters}


def _of_tensors(trace: Trace) -> dict[str, Floats]:
    graph = trace.graph
    losses = _gradient(trace, "C")[:, np.newaxis]
    found = {}
    for node in graph:
        if node.op == "affine":
            a, weights, bias = node.inputs
            delta = _gradient(trace, node.id) / losses
            found[graph.nodes[weights].id] = delta[:, :, np.newaxis] * np.asarray(trace.values[a])[:, np.newaxis, :]
            found[graph.nodes[bias].id] = delta
    return found


def _of_scalars(trace: Trace, count: int) -> dict[str, Floats]:
    """Every product is of a weight and one sample's activation, every z the sum with a bias: one a sample, in order."""
    losses = np.array([_gradient(trace, cell_id("C", (n,), count)) for n in range(count)])
    columns: dict[str, list[Floats]] = {}
    for node in trace.graph:
        for slot, source in enumerate(node.inputs):
            leaf = trace.graph.nodes[source]
            if leaf.role == "parameter":
                columns.setdefault(leaf.id, []).append(_amount(trace, node.id, slot))
    return {name: np.array(amounts) / losses for name, amounts in columns.items()}


def _gradient(trace: Trace, name: str) -> Floats:
    gradient = trace.gradients[trace.graph.position[name]]
    assert gradient is not None, name
    return np.asarray(gradient)


def _amount(trace: Trace, consumer: str, slot: int) -> Floats:
    graph: Graph = trace.graph
    amount = trace.amount(graph.first_edge[graph.position[consumer]] + slot)
    assert amount is not None, consumer
    return np.asarray(amount)
