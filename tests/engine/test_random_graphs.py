"""Laws that hold for every graph, tried on random ones."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np
from hypothesis import HealthCheck, assume, given, settings

from chainrule.engine.check import OFFSETS, slope
from chainrule.engine.ops import OPS
from chainrule.engine.run import forward, frozen, run
from chainrule.engine.tape import interpreted
from tests.engine.random_graphs import MOVES, RandomGraph, array_graphs, build, scalar_graphs
from tests.engine.sketch import bits

unhurried = {"deadline": None, "derandomize": True, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=2_000, **unhurried)
@given(array_graphs)
def test_gradients_agree_with_central_differences_along_a_random_direction(random: RandomGraph) -> None:
    graph, inputs = random.graph, random.inputs
    trace = run(graph, inputs)
    assume(all(np.all(np.abs(value) < 1e4) for value in trace.values))
    rng = np.random.default_rng(3)
    directions = {
        name: rng.normal(size=np.shape(x)) if name not in random.labels else np.zeros(np.shape(x))
        for name, x in inputs.items()
    }
    parts = {
        name: np.sum(trace.gradients[graph.position[name]] * direction)
        for name, direction in directions.items()
        if trace.gradients[graph.position[name]] is not None
    }

    def output(offset: float) -> float:
        moved = {graph.position[name]: frozen(x + offset * directions[name]) for name, x in inputs.items()}
        return float(forward(graph, moved)[graph.output])

    expected = slope(np.array([output(offset) for offset in OFFSETS]), OFFSETS)
    greatest = max(np.max(np.abs(g), initial=0.0) for g in trace.gradients if g is not None)
    assert abs(sum(parts.values()) - expected) <= 1e-6 * max(abs(expected), greatest, abs(float(output(0.0))))


@settings(max_examples=300, **unhurried)
@given(array_graphs)
def test_an_amount_is_the_upstream_gradient_contracted_with_the_local_derivative(random: RandomGraph) -> None:
    graph, trace = random.graph, run(random.graph, random.inputs)
    for edge in graph.edges:
        local, amount, g = trace.local(edge.index), trace.amount(edge.index), trace.gradients[edge.consumer]
        if local is None or amount is None or g is None:
            continue
        if OPS[graph.nodes[edge.consumer].op].is_elementwise:
            assert np.shape(local) == graph.nodes[edge.consumer].shape
            contracted = sum_to(np.asarray(g * local), graph.nodes[edge.source].shape)
        else:
            assert np.shape(local) == graph.nodes[edge.consumer].shape + graph.nodes[edge.source].shape
            contracted = np.tensordot(g, local, axes=np.ndim(g))
        np.testing.assert_allclose(contracted, amount, rtol=1e-10, atol=1e-12 * np.max(np.abs(g), initial=1.0))


def sum_to(array: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The sum over all axes along which `shape` was broadcast, written as numpy's own broadcasting sees it."""
    stretched = np.broadcast_to(np.arange(np.prod(shape, dtype=int)).reshape(shape), array.shape)
    return np.bincount(stretched.ravel(), weights=array.ravel()).reshape(shape)


@settings(max_examples=300, **unhurried)
@given(array_graphs)
def test_totals_are_running_sums_that_end_at_the_gradient(random: RandomGraph) -> None:
    graph, trace = random.graph, run(random.graph, random.inputs)
    arrived: dict[int, list[int]] = defaultdict(list)
    for i in graph.backward_order:
        for edge, source in enumerate(graph.nodes[i].inputs, graph.first_edge[i]):
            arrived[source].append(edge)
    for source, edges in arrived.items():
        np.testing.assert_array_equal(trace.total(edges[0]), trace.amount(edges[0]))
        for before, after in pairwise(edges):
            np.testing.assert_array_equal(trace.total(before) + trace.amount(after), trace.total(after))
        np.testing.assert_array_equal(trace.total(edges[-1]), trace.gradients[source])
    assert set(arrived) | {graph.output} == {i for i, on_path in enumerate(graph.on_path) if on_path}


@settings(max_examples=300, **unhurried)
@given(scalar_graphs)
def test_a_walk_an_interpreted_and_a_compiled_tape_give_the_same_bits(random: RandomGraph) -> None:
    walked, compiled = (run(random.graph, random.inputs) for _ in range(2))
    tape = random.graph.memo["tape"]
    assert tape.kernel is not None
    given = (*(float(random.inputs[id]) for id in tape.inputs), *tape.fixed)
    assert repr(interpreted(tape, given)) == repr(tape.kernel(given))
    assert bits(walked) == bits(compiled)


@settings(max_examples=300, **unhurried)
@given(scalar_graphs)
def test_the_tape_records_what_a_run_on_arrays_records(random: RandomGraph) -> None:
    on_tape = run(random.graph, random.inputs)
    random.graph.memo["single"] = False
    on_arrays = run(random.graph, random.inputs)
    assume(all(np.isfinite(value) and abs(value) < 1e4 for value in on_arrays.values))
    for name, column in on_tape.flat().items():
        finite = np.isfinite(column) & (np.abs(column) < 1e6)
        np.testing.assert_allclose(column[finite], on_arrays.flat()[name][finite], rtol=1e-6, atol=1e-8, err_msg=name)
    assert on_tape.flat_locals()[1] == on_arrays.flat_locals()[1]
    assert [type(step) for step in on_tape.steps()] == [type(step) for step in on_arrays.steps()]


@settings(max_examples=100, **unhurried)
@given(array_graphs)
def test_the_same_graph_and_inputs_give_the_same_bits(random: RandomGraph) -> None:
    assert bits(run(random.graph, random.inputs)) == bits(run(random.graph, random.inputs))


def test_random_graphs_hold_every_op() -> None:
    rng = np.random.default_rng(2)
    found: set[str] = set()
    for seed in range(600):
        names = rng.choice(MOVES, size=6)
        moves = [(str(name), tuple(map(int, rng.integers(40, size=3))), int(rng.integers(12))) for name in names]
        found |= {node.op for node in build(moves, [(3,), (2, 3)], seed).graph}
    assert set(MOVES) <= found
