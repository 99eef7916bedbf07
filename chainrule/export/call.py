"""The nodes of a graph as the writers of code see them."""

from __future__ import annotations

from collections.abc import Mapping

from chainrule.engine.graph import Graph
from chainrule.engine.ops import OPS
from chainrule.engine.ops.call import Call


def call_of(graph: Graph, position: int, names: Mapping[str, str]) -> Call:
    """Node `position` as a call; `names` are the identifiers of the text, by node id."""
    node = graph.nodes[position]
    op = OPS[node.op]
    options = {**op.options, **node.options}
    operands = [graph.nodes[source] for source in node.inputs]
    return Call(
        op=node.op,
        xs=tuple(names[operand.id] for operand in operands),
        shapes=tuple(operand.shape for operand in operands),
        out=names[node.id],
        shape=node.shape,
        options={name: float(value) for name, value in options.items()} if op.is_elementwise else options,
    )
