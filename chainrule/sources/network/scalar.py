"""A network as a graph of single numbers: every product, sum, bias and activation a node of its own.

For ids see `names.py`. The group of a node is `layer 2/neuron 1`, `input` or `loss`. The numbers are those of the
tensor graph, up to the order of additions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chainrule.engine.build import GraphBuilder
from chainrule.engine.graph import LOSS_GROUP, Graph
from chainrule.errors import LimitError
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.network.group import Group
from chainrule.sources.network.losses import LOSSES, Last
from chainrule.sources.network.names import suffix
from chainrule.sources.network.parts import OPERATION, Layer, Network
from chainrule.sources.network.signs import LABELS, OUTPUT, TARGET
from chainrule.sources.network.tensor import INPUT_GROUP

Neurons = Sequence[int]
Parameters = tuple[Neurons, int]


def scalar_graph(network: Network, limits: Limits) -> Graph:
    """The graph of a network with at least one sample. Raises LimitError where it would have too many nodes."""
    check_node_count(network, limits)
    builder = GraphBuilder(limits, labels=LABELS)
    parameters = [_parameters(builder, layer, i) for i, layer in enumerate(network.layers, start=1)]
    losses = [_sample(builder, network, parameters, n) for n in range(network.sample_count)]
    return builder.graph(_reduced(builder, losses, network.reduction))


def check_node_count(network: Network, limits: Limits) -> None:
    sizes = network.sizes
    weights = sum(layer.W.size for layer in network.layers)
    least = weights + sum(sizes) + network.sample_count * (2 * weights + sum(sizes))
    if least > limits.nodes:
        raise LimitError(
            "limit-nodes",
            say(
                "in scalar detail this network has at least {least} nodes; a graph may have {most}. Ask for detail "
                '"tensor", or for fewer samples or neurons',
                least=f"{least:,}",
                most=f"{limits.nodes:,}",
            ),
            suggestion="tensor",
            node="detail",
        )


def _neuron(layer: int, number: int) -> str:
    return f"layer {layer}/neuron {number}"


def _parameters(builder: GraphBuilder, layer: Layer, i: int) -> list[Parameters]:
    """Weights and bias of every neuron of layer i."""
    units, inputs = layer.W.shape
    found: list[Parameters] = []
    for j in range(1, units + 1):
        group = _neuron(i, j)
        weights = [builder.input(f"w{i}_{j}_{k}", role="parameter", group=group) for k in range(1, inputs + 1)]
        found.append((weights, builder.input(f"b{i}_{j}", role="parameter", group=group)))
    return found


def _sample(builder: GraphBuilder, network: Network, parameters: Sequence[list[Parameters]], sample: int) -> int:
    """One sample through all layers; the position of its loss."""
    end = suffix(sample, network.sample_count)
    a: Neurons = [builder.input(f"x_{k + 1}{end}", group=INPUT_GROUP) for k in range(network.sizes[0])]
    last = Last(a, a, ())
    for i, (layer, neurons) in enumerate(zip(network.layers, parameters, strict=True), start=1):
        groups = [Group(builder, _neuron(i, j + 1), end) for j in range(len(neurons))]
        last = _layer(groups, last.y, neurons, layer.activation, i, is_last=i == len(network.layers))
        if i <= len(network.masks):
            dropped = [_dropped(group, a, f"{i}_{j}", network.dropout) for j, (group, a) in numbered(groups, last.y)]
            last = Last(dropped, last.z, ())
    t = [
        builder.input(f"t_{k}{end}", role="target", group=LOSS_GROUP, label=f"{TARGET}_{k}{end}")
        for k in range(1, network.sizes[-1] + 1)
    ]
    return LOSSES[network.loss].in_numbers(Group(builder, LOSS_GROUP, end), last, t)


def _layer(
    groups: Sequence[Group], a: Neurons, neurons: Sequence[Parameters], activation: str, i: int, *, is_last: bool
) -> Last:
    """Neuron by neuron, each from its products to its activation; a softmax has to wait for all of them."""
    operation = OPERATION.get(activation, activation)
    z: list[int] = []
    y: list[int] = []
    for j, (group, neuron) in enumerate(zip(groups, neurons, strict=True), start=1):
        z.append(_preactivation(group, a, neuron, f"{i}_{j}"))
        if activation != "softmax":
            label = f"{OUTPUT}_{j}" if is_last else ""
            y.append(group.one(operation, z[-1], f"a{i}_{j}", f"{activation}({{}})", label))
    return Last(y, z, ()) if y else _softmax(groups, z, i, is_last=is_last)


def _preactivation(group: Group, a: Neurons, neuron: Parameters, name: str) -> int:
    """w_1 a_1, + w_2 a_2, ..., + b: one node each."""
    weights, bias = neuron
    pairs = enumerate(zip(weights, a, strict=True), start=1)
    products = [group.two("multiply", pair, f"p{name}_{k}") for k, pair in pairs]
    return group.two("add", (group.sum(products, f"s{name}"), bias), f"z{name}")


def numbered(groups: Sequence[Group], y: Neurons) -> Iterator[tuple[int, tuple[Group, int]]]:
    return enumerate(zip(groups, y, strict=True), start=1)


def _dropped(group: Group, a: int, name: str, p: float) -> int:
    """What a neuron says, with its mask."""
    mask = group.builder.input(f"m{name}{group.end}", role="input", group=group.name)
    text = f"dropout({group.builder[a].sign}, {group.builder[mask].sign}, p={p!r})"
    return group.builder.add("dropout", (a, mask), {"p": p}, id=f"d{name}{group.end}", group=group.name, text=text)


def _softmax(groups: Sequence[Group], z: Neurons, i: int, *, is_last: bool) -> Last:
    """softmax_k = exp(z_k - lse), where lse is the logarithm of the sum of the exponentials.

    It is stable without a maximum: lse_1 = z_1 and lse_k = lse_(k-1) + softplus(z_k - lse_(k-1)).
    """
    lse = z[0]
    for j, (group, each) in enumerate(zip(groups[1:], z[1:], strict=True), start=2):
        above = group.two("subtract", (each, lse), f"d{i}_{j}")
        lse = group.two("add", (lse, group.one("softplus", above, f"g{i}_{j}", "softplus({})")), f"lse{i}_{j}")
    pairs = list(zip(groups, z, strict=True))
    logs = [group.two("subtract", (each, lse), f"r{i}_{j}") for j, (group, each) in enumerate(pairs, start=1)]
    y = [
        group.one("exp", log, f"a{i}_{j}", "exp({})", f"{OUTPUT}_{j}" if is_last else "")
        for j, (group, log) in enumerate(zip(groups, logs, strict=True), 1)
    ]
    return Last(y, z, logs)


def _reduced(builder: GraphBuilder, losses: Neurons, reduction: str) -> int:
    """L: the sum of the losses, one after the other, or their mean."""
    group = Group(builder, LOSS_GROUP)
    if len(losses) == 1:
        return group.one("identity", losses[0], "L", "{}")
    if reduction == "sum":
        return group.two("add", (_sum_of_samples(group, losses[:-1]), losses[-1]), "L")
    return group.two("divide", (_sum_of_samples(group, losses), group.constant(len(losses), "N")), "L")


def _sum_of_samples(group: Group, losses: Neurons) -> int:
    total = losses[0]
    for n, loss in enumerate(losses[1:], start=2):
        total = group.two("add", (total, loss), f"S@{n}")
    return total
