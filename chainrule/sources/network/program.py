"""A network as a program: its graph in the detail asked for, and the values of its leaves by id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from chainrule.limits import Limits
from chainrule.sources.network.document import read_network
from chainrule.sources.network.names import cell_id
from chainrule.sources.network.parts import Network
from chainrule.sources.network.scalar import scalar_graph
from chainrule.sources.network.tensor import tensor_graph
from chainrule.sources.program import Program

Floats = NDArray[np.float64]


def read(document: Mapping[str, object], limits: Limits) -> Program:
    """The program of a network document. Raises SourceError or LimitError, naming the field at fault."""
    return as_program(read_network(document, limits), limits)


def as_program(network: Network, limits: Limits) -> Program:
    """The program of a network with samples."""
    if network.detail == "tensor":
        graph, inputs = tensor_graph(network, limits), leaves(network)
    else:
        graph, inputs = scalar_graph(network, limits), cells(network)
    return Program(graph, MappingProxyType(inputs), MappingProxyType(dict(network.document)))


def leaves(network: Network) -> dict[str, float | Floats]:
    """Read-only arrays by id of every leaf of the tensor graph."""
    found = {"x": network.x, "t": network.t}
    for i, layer in enumerate(network.layers, start=1):
        found |= {f"W{i}": layer.W, f"b{i}": layer.b}
    for array in found.values():
        array.setflags(write=False)
    return {**found}


def cells(network: Network) -> dict[str, float | Floats]:
    """Numbers by id of every leaf of the scalar graph."""
    return {
        cell_id(name, index, network.sample_count): float(number)
        for name, array in leaves(network).items()
        for index, number in np.ndenumerate(array)
    }
