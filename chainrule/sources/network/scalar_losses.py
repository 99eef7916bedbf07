"""The loss of one sample in single numbers; the names of its parts are those of the tensor graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from chainrule.sources.network.group import Group

Neurons = Sequence[int]


@dataclass(frozen=True)
class Last:
    """A layer, as positions by neuron: activations `y`, pre-activations `z`, and of softmax the logarithms of `y`."""

    y: Neurons
    z: Neurons
    logs: Neurons


def half_sse(group: Group, last: Last, t: Neurons) -> int:
    total = group.sum(_squares(group, last.y, t), "s")
    return group.two("multiply", (group.constant(0.5, "half"), total), "C")


def sse(group: Group, last: Last, t: Neurons) -> int:
    return group.one("identity", group.sum(_squares(group, last.y, t), "s"), "C", "{}")


def mse(group: Group, last: Last, t: Neurons) -> int:
    total = group.sum(_squares(group, last.y, t), "s")
    return group.two("divide", (total, group.constant(len(t), "K")), "C")


def bce(group: Group, last: Last, t: Neurons) -> int:
    terms = []
    for k, (z, target) in enumerate(zip(last.z, t, strict=True), start=1):
        u = group.one("softplus", z, f"u_{k}", "softplus({})")
        v = group.two("multiply", (target, z), f"v_{k}")
        terms.append(group.two("subtract", (u, v), f"h_{k}"))
    return group.one("identity", group.sum(terms, "s"), "C", "{}")


def cross_entropy(group: Group, last: Last, t: Neurons) -> int:
    pairs = enumerate(zip(t, last.logs, strict=True), start=1)
    total = group.sum([group.two("multiply", pair, f"h_{k}") for k, pair in pairs], "s")
    return group.one("negate", total, "C", "-{}")


def _squares(group: Group, y: Neurons, t: Neurons) -> list[int]:
    pairs = enumerate(zip(y, t, strict=True), start=1)
    errors = [group.two("subtract", pair, f"e_{k}") for k, pair in pairs]
    return [group.one("square", e, f"q_{k}", "{} ** 2") for k, e in enumerate(errors, start=1)]


SCALAR_LOSSES: Mapping[str, Callable[[Group, Last, Neurons], int]] = MappingProxyType(
    {"half_sse": half_sse, "sse": sse, "mse": mse, "bce": bce, "cross_entropy": cross_entropy}
)
"""By name: adds the nodes of a sample's loss, from the last layer and t; the position of C."""
