"""Reading a text and running the graph it becomes, in microseconds a node; and whether a large graph costs more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from bench.measure import Call, interleaved
from bench.row import Row
from bench.source import chain, hundred_nodes
from chainrule.engine.graph import Graph
from chainrule.engine.run import run
from chainrule.limits import Limits
from chainrule.sources import Program, read

AIMS_US = {"reading a text": 20.0, "the first run of a graph": 5.0, "a later run": 0.25}
LINEAR = 1.5
"""A node of a large graph may cost so much more than one of a small graph: its memory is in no cache."""
SMALL, LARGE = 1_000, 100_000
LIMITS = Limits(nodes=2 * LARGE, text_length=100 * LARGE)


def rows() -> Iterator[Row]:
    small = microseconds_a_node({100: hundred_nodes(0)}, rounds=41)
    for what, aim in AIMS_US.items():
        yield Row(f"{what}, 100 nodes", "the limit", small[what, 100], aim, 1, False, "µs a node")
    large = microseconds_a_node({size: chain(size) for size in (SMALL, LARGE)}, rounds=5)
    for what in AIMS_US:
        ours, theirs = large[what, LARGE], large[what, SMALL]
        yield Row(f"{what}, {LARGE:,} nodes", f"{SMALL:,} nodes", ours, theirs, LINEAR, False, "µs a node")


def microseconds_a_node(sources: Mapping[int, Mapping[str, Any]], *, rounds: int) -> dict[tuple[str, int], float]:
    """The costs of sources of so many nodes, measured in turns, by what is done and by size."""
    calls: dict[tuple[str, int], Call] = {}
    for size, source in sources.items():
        program = read(source, LIMITS)
        if len(program.graph) != size:
            raise RuntimeError(f"a graph of {len(program.graph)} nodes, not {size}")
        run(program.graph, program.inputs)
        calls["reading a text", size] = partial(read, source, LIMITS)
        calls["the first run of a graph", size] = partial(run_new, program)
        calls["a later run", size] = partial(run, program.graph, program.inputs)
    return {(what, size): 1e6 * found / size for (what, size), found in interleaved(calls, rounds=rounds).items()}


def run_new(program: Program) -> None:
    """A run of a graph about which nothing has been worked out."""
    run(Graph(program.graph.nodes, program.graph.output), program.inputs)
