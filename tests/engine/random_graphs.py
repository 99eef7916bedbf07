"""Random graphs for property tests: shared nodes, broadcasting, reductions, products, slices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st

from chainrule.engine.build import GraphBuilder
from chainrule.engine.graph import Graph
from chainrule.engine.ops import OPS
from chainrule.errors import LimitError, ShapeError
from chainrule.limits import Limits

SMALL = Limits(tensor_elements=60, dimensions=4)
SHAPES: tuple[tuple[int, ...], ...] = ((), (1,), (3,), (2, 1), (1, 3), (2, 3), (3, 3))

Move = tuple[str, tuple[int, int, int], int]


@dataclass(frozen=True)
class RandomGraph:
    graph: Graph
    inputs: dict[str, Any]


SMOOTH = [
    "add", "subtract", "multiply", "negate", "sin", "cos", "tanh", "sigmoid", "softplus", "silu", "gelu", "logsigmoid",
    "square", "arctan", "maximum", "minimum", "abs", "relu", "leaky_relu",
]  # fmt: skip
MOVES = [
    *SMOOTH, "sum", "mean", "var", "max", "min", "prod", "logsumexp", "softmax", "log_softmax", "matmul", "dot",
    "affine", "cross_entropy", "transpose", "reshape", "concatenate", "stack", "index",
]  # fmt: skip


def options_for(op: str, choice: int) -> dict[str, Any]:
    """One of the options `op` takes."""
    if op in {"sum", "mean", "var", "max", "min", "prod", "logsumexp"}:
        axis = (None, 0, -1, (0, 1))[choice % 4]
        return {"axis": axis, "keepdims": choice >= 4}
    if op in {"softmax", "log_softmax", "concatenate", "stack"}:
        return {"axis": (-1, 0)[choice % 2]}
    if op == "index":
        return {"index": [[0], [-1], [[0, 2]], [0, 1], [[None, None, -1]]][choice % 5]}
    if op == "reshape":
        return {"shape": [[-1], [1, -1], [-1, 1], [3, -1]][choice % 4]}
    return {}


def build(moves: Sequence[Move], shapes: Sequence[tuple[int, ...]], seed: int, spread: float = 1.0) -> RandomGraph:
    """Inputs of `shapes`, then a node a move on whatever nodes it points at; moves that do not fit are left out."""
    rng = np.random.default_rng(seed)
    builder, inputs = GraphBuilder(SMALL), {}
    for k, shape in enumerate(shapes):
        builder.input(f"x{k}", shape)
        inputs[f"x{k}"] = rng.normal(scale=spread, size=shape)
    for op, picks, choice in moves:
        count = min(OPS[op].arity[1], len(picks))
        try:
            builder.add(op, [pick % len(builder) for pick in picks[:count]], options_for(op, choice))
        except (ShapeError, LimitError):
            continue
    last = len(builder) - 1
    if builder.shape(last):
        last = builder.add("sum", (last,))
    return RandomGraph(builder.graph(last), inputs)


def moves_of(names: Sequence[str], most: int) -> st.SearchStrategy[list[Move]]:
    picks = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
    return st.lists(st.tuples(st.sampled_from(list(names)), picks, st.integers(0, 7)), min_size=1, max_size=most)


seeds = st.integers(0, 2**32 - 1)
array_graphs = st.builds(build, moves_of(MOVES, 9), st.lists(st.sampled_from(SHAPES), min_size=1, max_size=3), seeds)
elementwise_names = [op.name for op in OPS.values() if op.is_elementwise]
scalar_graphs = st.builds(
    build,
    moves_of(elementwise_names, 30),
    st.lists(st.just(()), min_size=1, max_size=4),
    seeds,
    st.sampled_from([0.0, 1.0, 1e3, 1e200]),
)
