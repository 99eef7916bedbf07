"""The gradient check: it agrees with right gradients, finds wrong ones, and says where."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from chainrule.engine import check as checks
from chainrule.engine.build import GraphBuilder
from chainrule.engine.check import OFFSETS, check_gradients, share_out, slope
from chainrule.engine.run import run
from tests.engine.sketch import scalars, single


def test_right_gradients_agree_to_many_digits() -> None:
    graph, _ = single("affine", (4, 3), (2, 3), (2,))
    rng = np.random.default_rng(1)
    check = check_gradients(graph, {node.id: rng.normal(size=node.shape) for node in graph.nodes[:3]})
    assert check.worst_relative_error < 1e-9
    assert {name: each.checked for name, each in check.inputs.items()} == {"x0": 12, "x1": 6, "x2": 2}


def test_a_wrong_gradient_is_found_and_its_place_named() -> None:
    graph, _ = single("multiply", (2, 2), (2, 2))
    inputs = {"x0": np.ones((2, 2)), "x1": np.full((2, 2), 3.0)}
    trace = run(graph, inputs)
    wrong = np.array(trace.gradients[1])
    wrong[1, 0] += 0.01
    check = check_gradients(graph, inputs, replace(trace, gradients=(trace.gradients[0], wrong, *trace.gradients[2:])))
    assert (check.node, check.index) == ("x1", (1, 0))
    assert check.worst_relative_error == pytest.approx(0.01 / 1.01, rel=1e-6)
    assert check.inputs["x1"].gradient == pytest.approx(1.01)
    assert check.inputs["x1"].difference == pytest.approx(1.0)
    assert check.inputs["x0"].worst_relative_error < 1e-9


def test_a_forgotten_contribution_is_found() -> None:
    builder, at = scalars("x")
    graph = builder.graph(builder.add("multiply", (at["x"], at["x"])))
    trace = run(graph, {"x": 3.0})
    check = check_gradients(graph, {"x": 3.0}, replace(trace, gradients=(3.0, 1.0)))
    assert check.worst_relative_error == pytest.approx(0.5)


@pytest.mark.parametrize("x", [3e-6, -3e-6, 1e-5, 1e-3, 1.0, 1e6])
def test_steps_that_reach_over_a_kink_or_out_of_the_domain_do_not_mislead(x: float) -> None:
    builder, at = scalars("x")
    graph = builder.graph(builder.add("log", (builder.add("sqrt", (builder.add("abs", (at["x"],)),)),)))
    assert check_gradients(graph, {"x": x}).worst_relative_error < 1e-6


def test_an_input_the_output_does_not_depend_on_has_derivative_zero() -> None:
    builder, at = scalars("x", "aside")
    check = check_gradients(builder.graph(builder.add("sin", (at["x"],))), {"x": 1.0, "aside": 2.0})
    assert check.inputs["aside"].worst_relative_error == 0.0
    assert check.inputs["aside"].difference == 0.0


def of_one(op: str, x: float, **options: Any) -> checks.InputCheck:
    builder, at = scalars("x")
    return check_gradients(builder.graph(builder.add(op, (at["x"],), options)), {"x": x}).inputs["x"]


@pytest.mark.parametrize(
    ("op", "x", "reason"),
    [
        ("sqrt", 0.0, checks.OUTSIDE),
        ("log", 0.0, checks.OUTSIDE),
        ("log", -1.0, checks.OUTSIDE),
        ("arcsin", 1.0, checks.OUTSIDE),
        ("exp", 710.0, checks.OUTSIDE),
        ("relu", 0.0, checks.KINK),
        ("relu", 1e-9, checks.KINK),
        ("abs", -1e-9, checks.KINK),
        ("floor", 2.0, checks.KINK),
    ],
)
def test_what_differences_cannot_decide_is_undecided_with_the_reason(op: str, x: float, reason: str) -> None:
    found = of_one(op, x)
    assert (found.checked, found.undecided) == (0, {reason: 1})
    assert found.worst_relative_error == 0.0


def test_a_slope_that_drowns_in_the_size_of_the_output_is_not_resolved() -> None:
    builder, at = scalars("x")
    small = builder.add("multiply", (builder.constant(0.1), builder.add("sin", (at["x"],))))
    graph = builder.graph(builder.add("add", (builder.constant(1e16), small)))
    assert check_gradients(graph, {"x": 1.0}).inputs["x"].undecided == {checks.UNRESOLVED: 1}


def test_a_wrong_gradient_beside_a_kink_is_still_wrong() -> None:
    builder, at = scalars("x")
    graph = builder.graph(builder.add("relu", (at["x"],)))
    trace = run(graph, {"x": 0.0})
    check = check_gradients(graph, {"x": 0.0}, replace(trace, gradients=(3.0, 1.0)))
    assert check.worst_relative_error > 0.5


def test_a_gradient_that_is_not_finite_where_differences_are_is_wrong_by_1() -> None:
    builder, at = scalars("x")
    positive = builder.add("greater", (at["x"], builder.constant(0.0)))
    chosen = builder.add("where", (positive, builder.add("sqrt", (at["x"],)), builder.constant(0.0)))
    graph = builder.graph(chosen)
    trace = run(graph, {"x": -1.0})
    assert np.isnan(trace.gradients[0]), "the double where"
    assert check_gradients(graph, {"x": -1.0}).worst_relative_error == 1.0


def test_what_is_taken_for_a_constant_stays_while_its_operand_is_moved() -> None:
    builder, at = scalars("x")
    held = builder.add("stop_gradient", (at["x"],))
    graph = builder.graph(builder.add("multiply", (at["x"], held)))
    check = check_gradients(graph, {"x": 3.0})
    assert check.inputs["x"].gradient == 3.0
    assert check.worst_relative_error < 1e-9


def test_a_graph_without_inputs_has_nothing_to_check() -> None:
    builder = GraphBuilder()
    check = check_gradients(builder.graph(builder.add("sin", (builder.constant(1.0),))), {})
    assert (check.worst_relative_error, check.node, dict(check.inputs)) == (0.0, None, {})


def test_large_inputs_are_sampled_within_the_bound_and_always_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "ELEMENTS", 20)
    graph, _ = single("multiply", (100,), ())
    inputs: dict[str, Any] = {"x0": np.arange(100.0), "x1": 2.0}
    first, second = (check_gradients(graph, inputs) for _ in range(2))
    assert (first.inputs["x0"].checked, first.inputs["x0"].elements, first.inputs["x1"].checked) == (19, 100, 1)
    assert first == second


@pytest.mark.parametrize(
    ("sizes", "shares"), [([3, 5], [3, 5]), ([100, 2, 100], [4, 2, 4]), ([], []), ([1] * 12, [0, 0] + [1] * 10)]
)
def test_small_inputs_are_checked_whole_and_large_ones_share_the_rest(sizes: list[int], shares: list[int]) -> None:
    assert share_out(10, sizes) == shares


@pytest.mark.parametrize(
    ("function", "expected"), [(np.exp, 1.0), (lambda h: np.sin(100.0 * h), 100.0), (lambda h: 5.0 + 0.0 * h, 0.0)]
)
def test_differences_find_the_derivative(function: Any, expected: float) -> None:
    assert slope(function(OFFSETS), OFFSETS) == pytest.approx(expected, rel=1e-9)


def test_estimates_that_agree_by_chance_do_not_win() -> None:
    phases = np.linspace(0.0, 6.0, 300)
    errors = [slope(3.0 + np.sin(phase + OFFSETS), OFFSETS) - np.cos(phase) for phase in phases]
    assert np.max(np.abs(errors)) < 2e-12


@pytest.mark.parametrize(("width", "length"), [(1, 400), (200, 30)])
def test_the_work_is_bounded_for_many_calls_and_for_large_products(width: int, length: int) -> None:
    b = GraphBuilder()
    square = b.input("W", (width, width))
    product = square
    for _ in range(length):
        product = b.add("matmul", (product, square))
    graph = b.graph(b.add("sum", (product,)))
    found = checks.budget(graph, 1)
    assert 1 <= found < checks.ELEMENTS
    products = found * OFFSETS.size * length * width**3 / 8
    assert products <= 2 * checks.MOST_WORK
