"""A network as a graph of arrays, whose names are the field's: x, W1, b1, z1, a1, ..., t, C, L.

x, z and a have shape (N, units), also for one sample; C has shape (N,), one loss a sample; L is their sum or mean.
With dropout a mask m1 stands beside every hidden layer, and the next layer reads d1 = a1 m1 / (1 - p) in place of a1.
For what stands between the last layer and C see `losses.py`.
"""

from __future__ import annotations

from chainrule.engine.build import GraphBuilder
from chainrule.engine.graph import LOSS_GROUP, Graph
from chainrule.limits import Limits
from chainrule.sources.network.losses import LOSSES
from chainrule.sources.network.parts import OPERATION, Network
from chainrule.sources.network.signs import COST, LABELS, OUTPUT, TARGET

INPUT_GROUP = "input"


def tensor_graph(network: Network, limits: Limits) -> Graph:
    """The graph of a network with at least one sample."""
    builder = GraphBuilder(limits, labels=LABELS)
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
        if i <= len(network.masks):
            mask = builder.input(f"m{i}", network.masks[i - 1].shape, role="input", group=group)
            options, text = {"p": network.dropout}, f"dropout(a{i}, m{i}, p={network.dropout!r})"
            a = builder.add("dropout", (a, mask), options, id=f"d{i}", group=group, text=text)
    t = builder.input("t", (count, sizes[-1]), role="target", group=LOSS_GROUP, label=TARGET)
    loss = LOSSES[network.loss]
    per_sample = loss.in_arrays(builder, z if loss.activation else a, t)
    reduced = builder.add(
        network.reduction, (per_sample,), id="L", role="output", group=LOSS_GROUP, text=f"{network.reduction}({COST})"
    )
    return builder.graph(reduced)
