"""A network as a program: its graph in the detail asked for, and the values of its leaves by id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from chainrule.engine.graph import Graph
from chainrule.limits import Limits
from chainrule.sources.judge import Judge, accept
from chainrule.sources.network.document import filled, read_outline
from chainrule.sources.network.names import cell_id
from chainrule.sources.network.parts import Network
from chainrule.sources.network.scalar import scalar_graph
from chainrule.sources.network.tensor import tensor_graph
from chainrule.sources.program import Program

Floats = NDArray[np.float64]


def read(document: Mapping[str, object], limits: Limits, judge: Judge = accept) -> Program:
    """The program of a network document. Raises SourceError or LimitError, naming the field at fault.

    `judge` is told the graph before anything is drawn at random.
    """
    outline = read_outline(document, limits)
    graph = graph_of(outline, limits)
    judge(graph, outline.sample_count, "sizes" in outline.document)
    return with_graph(filled(outline), graph)


def as_program(network: Network, limits: Limits) -> Program:
    """The program of a network with samples."""
    return with_graph(network, graph_of(network, limits))


def graph_of(network: Network, limits: Limits) -> Graph:
    return tensor_graph(network, limits) if network.detail == "tensor" else scalar_graph(network, limits)


def with_graph(network: Network, graph: Graph) -> Program:
    inputs = leaves(network) if network.detail == "tensor" else cells(network)
    return Program(graph, MappingProxyType(inputs), MappingProxyType(dict(network.document)))


def leaves(network: Network) -> dict[str, float | Floats]:
    """Read-only arrays by id of every leaf of the tensor graph."""
    found = {"x": network.x, "t": network.t}
    for i, layer in enumerate(network.layers, start=1):
        found |= {f"W{i}": layer.W, f"b{i}": layer.b}
    found |= {f"m{i}": mask for i, mask in enumerate(network.masks, start=1)}
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
