"""A network as a graph of arrays, whose names are the field's: x, W1, b1, z1, a1, ..., t, C, L.

x, z and a have shape (N, units), also for one sample; C has shape (N,), one loss a sample; L is their sum or mean.
Between the last layer and C stand

    half_sse, sse, mse    e = y - ŷ,  q = e^2,  and s = sum of q over the outputs before half_sse's C = s / 2
    bce                   u = softplus(z), v = ŷ z,  h = u - v;  C = sum of h
                          (with y = sigmoid(z) that is -ŷ log y - (1 - ŷ) log(1 - y))
    cross_entropy         nothing: C = -sum of ŷ log softmax(z) in one op

y is written for the activation of the last layer, whose node is called as those of the others, and ŷ for the node t.

The last two start from the z of the last layer, so that no logarithm of a rounded 0 is taken. Its activation is still
computed, for the eye; but C does not depend on it, and so it has no gradient: that is absent, not 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from chainrule.engine.build import GraphBuilder
from chainrule.engine.graph import LOSS_GROUP, Graph
from chainrule.limits import Limits
from chainrule.sources.network.parts import FROM_LOGITS, Network

OPERATION: Mapping[str, str] = MappingProxyType({"linear": "identity"})
"""The op of an activation, where it is not called the same."""

INPUT_GROUP = "input"

OUTPUT, TARGET = "y", "ŷ"
"""The signs of the lecture for what the last layer says and what it should have said: the nodes a3 and t."""


def tensor_graph(network: Network, limits: Limits) -> Graph:
    """The graph of a network with at least one sample."""
    builder = GraphBuilder(limits)
    count, sizes = network.sample_count, network.sizes
    a = builder.input("x", (count, sizes[0]), role="input", group=INPUT_GROUP)
    z = a
    for i, layer in enumerate(network.layers, start=1):
        group = f"layer {i}"
        weights = builder.input(f"W{i}", layer.W.shape, role="parameter", group=group)
        bias = builder.input(f"b{i}", layer.b.shape, role="parameter", group=group)
        source = builder[a].id
        z = builder.add("affine", (a, weights, bias), id=f"z{i}", group=group, text=f"W{i} {source} + b{i}")
        operation = OPERATION.get(layer.activation, layer.activation)
        label = OUTPUT if i == len(network.layers) else ""
        text = f"{layer.activation}(z{i})"
        a = builder.add(operation, (z,), id=f"a{i}", group=group, text=text, label=label)
    t = builder.input("t", (count, sizes[-1]), role="target", group=LOSS_GROUP, label=TARGET)
    start = z if network.loss in FROM_LOGITS else a
    per_sample = TENSOR_LOSSES[network.loss](builder, start, t)
    reduced = builder.add(
        network.reduction, (per_sample,), id="L", role="output", group=LOSS_GROUP, text=f"{network.reduction}(C)"
    )
    return builder.graph(reduced)


def _squares(builder: GraphBuilder, y: int, t: int) -> int:
    e = builder.add("subtract", (y, t), id="e", group=LOSS_GROUP, text=f"{OUTPUT} - {TARGET}")
    return builder.add("square", (e,), id="q", group=LOSS_GROUP, text="e ** 2")


def _half_sse(builder: GraphBuilder, y: int, t: int) -> int:
    total = builder.add("sum", (_squares(builder, y, t),), {"axis": 1}, id="s", group=LOSS_GROUP, text="sum(q)")
    half = builder.constant(0.5, id="half", group=LOSS_GROUP)
    return builder.add("multiply", (half, total), id="C", group=LOSS_GROUP, text="0.5 * s")


def _sse(builder: GraphBuilder, y: int, t: int) -> int:
    return builder.add("sum", (_squares(builder, y, t),), {"axis": 1}, id="C", group=LOSS_GROUP, text="sum(q)")


def _mse(builder: GraphBuilder, y: int, t: int) -> int:
    return builder.add("mean", (_squares(builder, y, t),), {"axis": 1}, id="C", group=LOSS_GROUP, text="mean(q)")


def _bce(builder: GraphBuilder, z: int, t: int) -> int:
    logits = builder[z].id
    u = builder.add("softplus", (z,), id="u", group=LOSS_GROUP, text=f"softplus({logits})")
    v = builder.add("multiply", (t, z), id="v", group=LOSS_GROUP, text=f"{TARGET} * {logits}")
    h = builder.add("subtract", (u, v), id="h", group=LOSS_GROUP, text="u - v")
    return builder.add("sum", (h,), {"axis": 1}, id="C", group=LOSS_GROUP, text="sum(h)")


def _cross_entropy(builder: GraphBuilder, z: int, t: int) -> int:
    text = f"cross_entropy({builder[z].id}, {TARGET})"
    return builder.add("cross_entropy", (z, t), id="C", group=LOSS_GROUP, text=text)


TENSOR_LOSSES: Mapping[str, Callable[[GraphBuilder, int, int], int]] = MappingProxyType(
    {"half_sse": _half_sse, "sse": _sse, "mse": _mse, "bce": _bce, "cross_entropy": _cross_entropy}
)
"""By name: adds the nodes of the loss to a builder; takes the positions of y (or z) and t, returns that of C."""
