"""Runs: golden figures by hand, what a trace holds, and what is refused."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from chainrule.engine.build import GraphBuilder
from chainrule.engine.run import run
from chainrule.engine.trace import BackwardStep, ForwardStep
from chainrule.errors import ShapeError, SourceError
from tests.engine.sketch import by_name, scalars, single


def close(found: dict[str, Any], expected: dict[str, Any]) -> None:
    for name, value in expected.items():
        np.testing.assert_allclose(found[name], value, rtol=1e-10, atol=1e-14, err_msg=name)


def test_fan_out_adds_the_contributions_of_all_uses() -> None:
    builder, at = scalars("x")
    trace = run(builder.graph(builder.add("multiply", (at["x"], at["x"]), id="y")), {"x": 3.0})
    assert [trace.amount(0), trace.amount(1)] == [3.0, 3.0]
    assert [trace.total(0), trace.total(1)] == [3.0, 6.0]
    assert trace.gradients[0] == 6.0


def test_branches_of_24_and_12_add_up_to_36() -> None:
    builder, at = scalars("s")
    x = builder.add("power_n", (at["s"],), {"n": 2.0}, id="x")
    y = builder.add("multiply", (builder.constant(3.0), at["s"]), id="y")
    graph = builder.graph(builder.add("multiply", (x, y), id="z"))
    trace = run(graph, {"s": 2.0})
    close(by_name(graph, trace.values), {"x": 4.0, "y": 6.0, "z": 24.0})
    close(by_name(graph, trace.gradients), {"s": 36.0, "x": 6.0, "y": 4.0, "const_1": 8.0})
    assert sorted(float(trace.amount(edge.index) or 0) for edge in graph.edges if edge.source == 0) == [12.0, 24.0]


def test_a_sigmoid_neuron_spelled_out() -> None:
    builder, at = scalars("w0", "x0", "w1", "x1", "w2")
    products = [builder.add("multiply", (at[f"w{k}"], at[f"x{k}"])) for k in range(2)]
    z = builder.add("add", (builder.add("add", products), at["w2"]), id="dot")
    e = builder.add("exp", (builder.add("negate", (z,), id="neg"),), id="e")
    graph = builder.graph(
        builder.add("divide", (builder.constant(1.0), builder.add("add", (builder.constant(1.0), e))), id="f")
    )
    trace = run(graph, {"w0": 2.0, "w1": -3.0, "w2": -3.0, "x0": -1.0, "x1": -2.0})
    close(by_name(graph, trace.values), {"dot": 1.0, "e": 0.367879441171442, "f": 0.731058578630005})
    expected = {"w0": -0.196611933241482, "w1": -0.393223866482964, "x1": -0.589835799724446, "e": -0.534446645388523}
    close(by_name(graph, trace.gradients), expected)


def test_softmax_with_cross_entropy_gives_probability_minus_target() -> None:
    graph, _ = single("cross_entropy", (3,), (3,))
    z, t = np.array([1.0, 2.0, -0.5]), np.array([0.0, 1.0, 0.0])
    trace = run(graph, {"x0": z, "x1": t})
    close({"z": trace.gradients[0]}, {"z": np.exp(z) / np.exp(z).sum() - t})


def test_steps_come_forward_then_the_seed_then_backward() -> None:
    builder, at = scalars("x", "w")
    p = builder.add("multiply", (at["w"], at["x"]), id="p")
    builder.add("cos", (p,), id="aside")
    graph = builder.graph(builder.add("sin", (p,), id="y"))
    trace = run(graph, {"w": 2.0, "x": 0.5})
    seen = [(type(step), graph.nodes[step.node].id) for step in trace.steps()]
    assert seen == [
        *((ForwardStep, name) for name in ("p", "aside", "y")),
        *((BackwardStep, name) for name in ("y", "y", "p")),
    ]
    assert len(trace) == 6
    seed, last = trace.step(3), trace.step(5)
    assert isinstance(seed, BackwardStep)
    assert (seed.gradient, seed.contributions) == (1.0, ())
    assert isinstance(last, BackwardStep)
    assert [(c.edge, c.source, c.slot, c.local) for c in last.contributions] == [(0, 1, 0, 0.5), (1, 0, 1, 2.0)]
    assert trace.step(0) == ForwardStep(0, p, (2.0, 0.5), 1.0)


@pytest.mark.parametrize("index", [-1, 6, 100])
def test_a_step_outside_the_film_does_not_exist(index: int) -> None:
    graph, _ = single("sin", ())
    with pytest.raises(IndexError):
        run(graph, {"x0": 1.0}).step(index)


def test_an_output_that_is_an_input_has_the_seed_as_its_only_step() -> None:
    builder, at = scalars("x")
    trace = run(builder.graph(at["x"]), {"x": 2.0})
    assert [step.node for step in trace.steps()] == [0]
    assert (trace.values[0], trace.gradients[0]) == (2.0, 1.0)


@pytest.mark.parametrize("shape", [(), (2,)])
def test_what_the_output_does_not_depend_on_has_no_gradient(shape: tuple[int, ...]) -> None:
    builder = GraphBuilder()
    x, aside = builder.input("x"), builder.input("aside", shape)
    builder.add("sin", (aside,))
    graph = builder.graph(builder.add("sin", (x,)))
    trace = run(graph, {"x": 1.0, "aside": np.ones(shape)})
    assert trace.gradients[aside] is None
    assert (trace.amount(0), trace.total(0), trace.local(0)) == (None, None, None)
    assert trace.flat()["gradients"].size == 2 + 2 * math.prod(shape)


def test_an_output_in_the_middle_leaves_later_nodes_without_gradient() -> None:
    builder, at = scalars("x")
    y = builder.add("sin", (at["x"],))
    late = builder.add("exp", (y,))
    trace = run(builder.graph(y), {"x": 0.5})
    assert trace.values[late] == math.exp(math.sin(0.5))
    assert trace.gradients[late] is None
    assert trace.gradients[y] == 1.0


@pytest.mark.parametrize("shape", [(), (3,)])
def test_single_numbers_are_plain_floats_and_arrays_cannot_be_written(shape: tuple[int, ...]) -> None:
    graph, _ = single("multiply", shape, ())
    trace = run(graph, {"x0": np.full(shape, 2.0), "x1": 3})
    for column in (trace.values, trace.gradients, trace.amounts, trace.totals, trace.locals):
        for value in column:
            assert type(value) in (float, np.ndarray)
            if isinstance(value, np.ndarray):
                assert value.dtype == np.float64
                assert not value.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        trace.flat()["values"][0] = 1.0


def test_a_later_change_of_the_callers_array_does_not_reach_the_trace() -> None:
    graph, _ = single("square", (2,))
    mine = np.array([1.0, 2.0])
    trace = run(graph, {"x0": mine})
    mine[:] = 9.0
    np.testing.assert_array_equal(trace.values[0], [1.0, 2.0])


@pytest.mark.parametrize("shape", [(), (2,)])
def test_a_missing_value_is_named(shape: tuple[int, ...]) -> None:
    graph, _ = single("multiply", shape, shape)
    with pytest.raises(SourceError) as caught:
        run(graph, {"x0": np.ones(shape)})
    assert (caught.value.code, caught.value.node) == ("missing-input", "x1")


@pytest.mark.parametrize("bad", ["1.5", None, True, [1.0, [2.0]], 1j, {}, 10**400])
@pytest.mark.parametrize("shape", [(), (2,)])
def test_a_value_that_is_no_number_is_refused(bad: Any, shape: tuple[int, ...]) -> None:
    graph, _ = single("sin", shape)
    with pytest.raises(SourceError) as caught:
        run(graph, {"x0": bad})
    assert (caught.value.code, caught.value.node) == ("bad-input", "x0")


def test_a_value_of_another_shape_is_refused_and_both_shapes_are_named() -> None:
    for shape, given in [((), [1.0]), ((2,), [1.0, 2.0, 3.0])]:
        graph, _ = single("sin", shape)
        with pytest.raises(ShapeError) as caught:
            run(graph, {"x0": given})
        assert caught.value.code == "input-shape"
        assert str(np.shape(given)) in caught.value.message
        assert str(shape) in caught.value.message


def test_a_chain_of_100_000_ops_runs_and_steps() -> None:
    builder, at = scalars("x")
    last = at["x"]
    for _ in range(50_000):
        last = builder.add("negate", (builder.add("sin", (last,)),))
    graph = builder.graph(last)
    trace = run(graph, {"x": 0.5})
    assert len(trace) == 200_001
    *_, final = trace.steps(199_990)
    assert isinstance(final, BackwardStep)
    assert final.contributions[0].total == trace.gradients[0]
    assert trace.flat()["values"].size == 100_001


def test_a_chain_of_arrays_runs_without_recursion() -> None:
    builder = GraphBuilder()
    last = builder.input("x", (2,))
    for _ in range(1_500):
        last = builder.add("negate", (last,))
    graph = builder.graph(builder.add("sum", (last,)))
    np.testing.assert_array_equal(run(graph, {"x": [1.0, 2.0]}).gradients[0], [1.0, 1.0])
