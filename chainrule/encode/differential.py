"""d or ∂: `differential(graph, i)` is how the derivative of the output with respect to node `i` is written.

In a graph of one variable the derivative of what depends on nothing else is written with d, as dz/ds; where others are
held still it is partial, ∂z/∂x. Graphs of several variables are partial throughout.
"""

from __future__ import annotations

from typing import Literal

from chainrule.engine.graph import CONSTANT, Graph

Differential = Literal["d", "∂"]


def differential(graph: Graph, i: int) -> Differential:
    """The sign before the names of output and node."""
    memo = graph.memo
    if "totals" not in memo:
        memo["totals"] = _totals(graph)
    return "d" if i in memo["totals"] else "∂"


def _totals(graph: Graph) -> frozenset[int]:
    """Every node through which all ways from the one variable to the output lead; none where there are several.

    Operands come before consumers, so a way passes by a node exactly where an edge leads from before it to behind it.
    """
    leaves = [i for i, node in enumerate(graph) if node.is_leaf and node.op != CONSTANT and graph.on_path[i]]
    if len(leaves) != 1 or any(node.shape for node in graph):
        return frozenset()
    depends = [False] * len(graph)
    depends[leaves[0]] = True
    last = list(range(len(graph)))
    for i, node in enumerate(graph):
        if graph.on_path[i] and any(depends[operand] for operand in node.inputs):
            depends[i] = True
            for operand in node.inputs:
                last[operand] = i
    totals, reached = set(), leaves[0]
    for i in range(leaves[0], len(graph)):
        if depends[i]:
            if reached <= i:
                totals.add(i)
            reached = max(reached, last[i])
    return frozenset(totals)
