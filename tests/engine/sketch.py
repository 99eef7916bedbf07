"""Small graphs for the tests, written like formulas: `s.y = s.op("multiply", s.x, s.x)`."""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.engine.build import GraphBuilder
from chainrule.engine.graph import Graph
from chainrule.engine.trace import Trace
from chainrule.limits import Limits

ROOMY = Limits(nodes=1_000_000)


def scalars(*names: str, limits: Limits = ROOMY) -> tuple[GraphBuilder, dict[str, int]]:
    """A builder with scalar inputs of these names, and their positions."""
    builder = GraphBuilder(limits, reserved=names)
    return builder, {name: builder.input(name) for name in names}


def single(op: str, *shapes: tuple[int, ...], **options: Any) -> tuple[Graph, list[str]]:
    """The graph of one op whose result is summed where it is no single number; its inputs are x0, x1, ..."""
    builder = GraphBuilder(ROOMY)
    names = [f"x{slot}" for slot in range(len(shapes))]
    operands = [builder.input(name, shape) for name, shape in zip(names, shapes, strict=True)]
    out = builder.add(op, operands, options, id="out")
    return builder.graph(builder.add("sum", (out,)) if builder.shape(out) else out), names


def by_name(graph: Graph, column: Any) -> dict[str, Any]:
    """A trace's column by node id."""
    return {node.id: column[i] for i, node in enumerate(graph.nodes)}


def bits(trace: Trace) -> list[bytes]:
    """Everything a trace holds, bit for bit."""
    local, shapes = trace.flat_locals()
    return [array.tobytes() for array in (*trace.flat().values(), local)] + [repr(shapes).encode()]


def arrays(operands: tuple[Any, ...]) -> tuple[np.ndarray, ...]:
    return tuple(np.asarray(operand, dtype=np.float64) for operand in operands)
