"""Describe a computation: nodes in topological order, each with an op and an ordered list of operands.

An edge is a consumer and a slot, never a pair of nodes: `x*x` has the two edges `y.0` and `y.1`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal

from chainrule.errors import GraphError, Span
from chainrule.sentences import say

Role = Literal["input", "parameter", "target", "constant", "hidden", "output"]
Shape = tuple[int, ...]
Constant = float | tuple[Any, ...]
"""A number, or nested tuples of numbers, all lists side by side of one length."""

INPUT = "input"
CONSTANT = "constant"
LEAVES = frozenset({INPUT, CONSTANT})
LOSS_GROUP = "loss"
"""The group of everything between the last layer of a network and its result."""
NO_OPTIONS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Node:
    """One value of the computation.

    `op` is a name in the op table, or `input`/`constant` for a leaf. `inputs` are positions of earlier nodes in
    `Graph.nodes`, one a slot, in order. `options` are what the op takes besides operands (`axis`, `n`, `index`),
    JSON-like values only. `constant` is the value of a constant leaf. `text` is the piece of source it came from.
    `label` is the sign the field has for it, where that is not its id.
    """

    id: str
    op: str
    inputs: tuple[int, ...] = ()
    options: Mapping[str, Any] = field(default_factory=lambda: NO_OPTIONS)
    shape: Shape = ()
    role: Role = "hidden"
    group: str = ""
    span: Span | None = None
    text: str = ""
    constant: Constant | None = None
    label: str = ""

    @property
    def sign(self) -> str:
        """What it is called: its label, else its id."""
        return self.label or self.id

    @property
    def is_leaf(self) -> bool:
        return self.op in LEAVES


@dataclass(frozen=True, slots=True)
class Edge:
    """A consumer and a slot: operand `source` feeds slot `slot` of node `consumer` (both positions)."""

    index: int
    source: int
    consumer: int
    slot: int


@dataclass(frozen=True)
class Graph:
    """Nodes in topological order and the position of the output. Immutable."""

    nodes: tuple[Node, ...]
    output: int

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What is worked out once and kept with the graph, such as its tape."""
        return {}

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Position by node id."""
        return {node.id: i for i, node in enumerate(self.nodes)}

    @cached_property
    def first_edge(self) -> tuple[int, ...]:
        """The index of the edge into slot 0 of every node; one more entry holds the number of edges."""
        starts = [0]
        for node in self.nodes:
            starts.append(starts[-1] + len(node.inputs))
        return tuple(starts)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """All edges, numbered by consumer and slot."""
        index = 0
        found = []
        for consumer, node in enumerate(self.nodes):
            for slot, source in enumerate(node.inputs):
                found.append(Edge(index, source, consumer, slot))
                index += 1
        return tuple(found)

    def edges_into(self, consumer: int) -> tuple[Edge, ...]:
        """The edges over which a node reads its operands, in slot order."""
        return self.edges[self.first_edge[consumer] : self.first_edge[consumer + 1]]

    def edge_id(self, edge: Edge) -> str:
        return f"{self.nodes[edge.consumer].id}.{edge.slot}"

    @cached_property
    def on_path(self) -> tuple[bool, ...]:
        """For every node: does the output depend on it? (The output depends on itself.)"""
        reached = [False] * len(self.nodes)
        reached[self.output] = True
        for i in range(self.output, -1, -1):
            if reached[i]:
                for source in self.nodes[i].inputs:
                    reached[source] = True
        return tuple(reached)

    @cached_property
    def forward_order(self) -> tuple[int, ...]:
        """Positions of the nodes that compute something, in topological order."""
        return tuple(i for i, node in enumerate(self.nodes) if not node.is_leaf)

    @cached_property
    def backward_order(self) -> tuple[int, ...]:
        """Positions of the computing nodes the output depends on, in reverse topological order."""
        return tuple(i for i in reversed(self.forward_order) if self.on_path[i])

    @cached_property
    def arriving_edges(self) -> tuple[tuple[int, ...], ...]:
        """For every node: the edges that bring it contributions, by index, in the order of the backward pass."""
        arriving: list[list[int]] = [[] for _ in self.nodes]
        for consumer in self.backward_order:
            for edge in self.edges_into(consumer):
                arriving[edge.source].append(edge.index)
        return tuple(map(tuple, arriving))


def check_graph(graph: Graph) -> None:
    """Raise GraphError, naming the node or the edge, unless `graph` is one: unique ids, operands before consumers."""
    seen: set[str] = set()
    for i, node in enumerate(graph.nodes):
        if node.id in seen:
            raise GraphError(
                "doubled-id", say("two nodes are called {node}; ids must differ", node=repr(node.id)), node=node.id
            )
        seen.add(node.id)
        if node.is_leaf and node.inputs:
            raise GraphError(
                "leaf-with-operands", say("{node} is a leaf and can have no operands", node=repr(node.id)), node=node.id
            )
        for slot, source in enumerate(node.inputs):
            if 0 <= source < i:
                continue
            edge = f"{node.id}.{slot}"
            if source == i:
                raise GraphError(
                    "self-loop",
                    say("edge {edge} runs from {node} to itself", edge=repr(edge), node=repr(node.id)),
                    node=edge,
                )
            if not 0 <= source < len(graph.nodes):
                raise GraphError(
                    "dangling-edge",
                    say("edge {edge} comes from node {source}, which is none", edge=repr(edge), source=source),
                    node=edge,
                )
            later = graph.nodes[source].id
            raise GraphError(
                "cycle",
                say("edge {edge} comes from a later node, {later}", edge=repr(edge), later=repr(later)),
                node=edge,
            )
    if not 0 <= graph.output < len(graph.nodes):
        raise GraphError("no-output", say("the output is node {output}, which is none", output=graph.output))
