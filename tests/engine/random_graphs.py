"""Random graphs for property tests: shared nodes, broadcasting, reductions, products, slices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st

from chainrule.engine.build import GraphBuilder
from chainrule.engine.graph import Graph
from chainrule.engine.ops import OPS, Op, Sample
from chainrule.errors import LimitError, ShapeError
from chainrule.limits import Limits

SMALL = Limits(tensor_elements=60, dimensions=4)
SHAPES: tuple[tuple[int, ...], ...] = ((), (1,), (3,), (2, 1), (1, 3), (2, 3), (3, 3))

Move = tuple[str, tuple[int, int, int], int]


@dataclass(frozen=True)
class RandomGraph:
    """`labels` are inputs that are no numbers like any other: they stay as they are."""

    graph: Graph
    inputs: dict[str, Any]
    labels: frozenset[str] = frozenset()


MOVES = sorted(set(OPS) - {"stop_gradient"})
"""Every op whose gradient is the derivative of its value."""


def has_whole_plane(op: Op) -> bool:
    """Does the op take numbers of any sign, and no labels?"""
    return op.domain == ((-2.0, 2.0),) and not any(sample.fixed for sample in op.samples)


def build(moves: Sequence[Move], shapes: Sequence[tuple[int, ...]], seed: int, spread: float = 1.0) -> RandomGraph:
    """Inputs of `shapes`, then a node a move, its options those of a sample; moves that do not fit are left out.

    The operands are whatever nodes a move points at, or else new inputs of the shapes of the sample, in whose place
    comes an earlier node of the same shape.
    """
    rng = np.random.default_rng(seed)
    builder, inputs, labels = GraphBuilder(SMALL), dict[str, Any](), set[str]()

    def leaf(value: Any) -> int:
        name = f"x{len(inputs)}"
        inputs[name] = value
        return builder.input(name, np.shape(value))

    def fresh(op: Op, sample: Sample, picks: Sequence[int]) -> list[int]:
        domains = op.domain * len(sample.operands) if len(op.domain) == 1 else op.domain
        operands = []
        for slot, (given, domain) in enumerate(zip(sample.operands, domains, strict=False)):
            earlier = picks[slot % len(picks)] % len(builder)
            if slot in sample.fixed:
                operands.append(leaf(np.array(given, dtype=np.float64)))
                labels.add(builder[operands[-1]].id)
            elif has_whole_plane(op) and builder.shape(earlier) == np.shape(given):
                operands.append(earlier)
            else:
                operands.append(leaf(rng.uniform(*domain, size=np.shape(given))))
        return operands

    for shape in shapes:
        leaf(rng.normal(scale=spread, size=shape))
    for name, picks, choice in moves:
        op, most = OPS[name], OPS[name].arity[1]
        sample = op.samples[choice % len(op.samples)]
        is_fresh = any(shapes) and (choice % 2 or not has_whole_plane(op))
        count = min(most, len(picks)) if not sample.options else min(most, len(sample.operands))
        try:
            at = fresh(op, sample, picks) if is_fresh else [pick % len(builder) for pick in picks[:count]]
            builder.add(name, at, sample.options)
        except (ShapeError, LimitError):
            continue
    last = len(builder) - 1
    if builder.shape(last):
        last = builder.add("sum", (last,))
    return RandomGraph(builder.graph(last), inputs, frozenset(labels))


def moves_of(names: Sequence[str], most: int) -> st.SearchStrategy[list[Move]]:
    picks = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
    return st.lists(st.tuples(st.sampled_from(list(names)), picks, st.integers(0, 11)), min_size=1, max_size=most)


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
