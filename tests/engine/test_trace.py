"""Traces as flat arrays: everything in order, row by row, zero where nothing was computed."""

from __future__ import annotations

import math

import numpy as np

from chainrule.engine.build import GraphBuilder
from chainrule.engine.run import run
from chainrule.engine.trace import BackwardStep, Trace
from tests.engine.sketch import scalars, single


def matrix_times_vector() -> Trace:
    builder = GraphBuilder()
    w, x, aside = builder.input("W", (2, 3)), builder.input("x", (3,)), builder.input("aside", (2,))
    builder.add("sin", (aside,))
    graph = builder.graph(builder.add("sum", (builder.add("tanh", (builder.add("matmul", (w, x)),)),)))
    return run(graph, {"W": np.arange(6.0).reshape(2, 3) / 10, "x": [1.0, -1.0, 2.0], "aside": [1.0, 2.0]})


def test_flat_arrays_hold_nodes_and_edges_in_order() -> None:
    trace = matrix_times_vector()
    flat = trace.flat()
    sizes = [math.prod(node.shape) for node in trace.graph]
    assert flat["values"].size == flat["gradients"].size == sum(sizes)
    assert flat["amounts"].size == flat["totals"].size == sum(sizes[edge.source] for edge in trace.graph.edges)
    np.testing.assert_array_equal(flat["values"][:6], np.arange(6.0) / 10)
    np.testing.assert_array_equal(flat["gradients"][:6], np.ravel(trace.gradients[0]))
    np.testing.assert_array_equal(flat["gradients"][9:13], 0.0)  # aside and its sine
    np.testing.assert_array_equal(flat["amounts"][2:8], np.ravel(trace.amount(1)))


def test_flat_locals_come_with_their_shapes() -> None:
    trace = matrix_times_vector()
    locals_, shapes = trace.flat_locals()
    assert shapes == (None, (2, 2, 3), (2, 3), (2,), (2,))
    assert locals_.size == 12 + 6 + 2 + 2
    np.testing.assert_array_equal(locals_[12:18], np.arange(6.0) / 10)


def test_a_large_jacobian_is_left_out_but_an_element_wise_derivative_never_is() -> None:
    graph, _ = single("softmax", (17,))
    assert run(graph, {"x0": np.zeros(17)}).local(0) is None
    graph, _ = single("softmax", (16,))
    assert np.shape(run(graph, {"x0": np.zeros(16)}).local(0)) == (16, 16)
    graph, _ = single("tanh", (500,))
    assert np.shape(run(graph, {"x0": np.zeros(500)}).local(0)) == (500,)


def test_a_constant_local_derivative_has_the_shape_of_the_result() -> None:
    graph, _ = single("add", (2, 1), (3,))
    trace = run(graph, {"x0": np.zeros((2, 1)), "x1": np.zeros(3)})
    np.testing.assert_array_equal(trace.local(0), np.ones((2, 3)))
    np.testing.assert_array_equal(trace.amount(0), [[3.0], [3.0]])
    np.testing.assert_array_equal(trace.amount(1), [2.0, 2.0, 2.0])


def test_every_nan_has_the_same_bits() -> None:
    builder, at = scalars("x", "y")
    graph = builder.graph(builder.add("add", (at["x"], builder.add("negate", (at["y"],)))))
    flat = run(graph, {"x": math.nan, "y": math.nan}).flat()["values"]
    assert {value.tobytes() for value in flat} == {np.float64(np.nan).tobytes()}


def test_a_step_back_shows_what_the_step_forward_showed() -> None:
    trace = matrix_times_vector()
    there = [repr(trace.step(k)) for k in range(len(trace))]
    back = [repr(trace.step(k)) for k in reversed(range(len(trace)))]
    assert there == back[::-1]


def test_a_page_of_steps_is_a_part_of_the_film() -> None:
    trace = matrix_times_vector()
    assert [step.index for step in trace.steps(2, 5)] == [2, 3, 4]
    assert [step.index for step in trace.steps(7, 99)] == [7]
    assert isinstance(trace.step(trace.seed), BackwardStep)
