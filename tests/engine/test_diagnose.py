"""Diagnostics: the first value and the first gradient that are not finite, and every kink, with its rule."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule.engine.build import GraphBuilder
from chainrule.engine.diagnose import Diagnostic, diagnose
from chainrule.engine.ops import OPS
from chainrule.engine.run import run
from chainrule.errors import Span
from tests.engine.sketch import scalars, single


def found(op: str, *operands: Any, **options: Any) -> dict[str, Diagnostic]:
    graph, names = single(op, *(np.shape(x) for x in operands), **options)
    trace = run(graph, dict(zip(names, operands, strict=True)))
    return {each.code: each for each in diagnose(graph, trace)}


def test_a_run_without_trouble_has_nothing_to_tell() -> None:
    assert found("sigmoid", 1.0) == {}
    assert found("maximum", [1.0, 2.0], [2.0, 1.0]) == {}


def test_the_first_node_that_is_not_finite_is_named_with_its_place() -> None:
    builder, at = scalars("x")
    place = Span(4, 1, 5, 3)
    broken = builder.add("divide", (builder.constant(1.0), at["x"]), id="broken", span=place)
    graph = builder.graph(builder.add("exp", (broken,), id="later"))
    first = diagnose(graph, run(graph, {"x": 0.0}))[0]
    assert (first.code, first.node, first.span) == ("non-finite-value", "broken", place)
    assert "infinite" in first.message


def test_what_kind_of_value_it_is_and_how_much_of_it_is_said() -> None:
    assert "not a number" in found("log", -1.0)["non-finite-value"].message
    assert "minus infinity" in found("log", 0.0)["non-finite-value"].message
    assert "1 of 3 elements" in found("log", [1.0, 0.0, 2.0])["non-finite-value"].message


def test_a_gradient_that_stops_being_finite_while_values_do_not_is_named() -> None:
    reports = found("sqrt", 0.0)
    assert set(reports) == {"non-finite-gradient", "kink"}
    assert reports["non-finite-gradient"].node == "out"
    assert "x0" in reports["non-finite-gradient"].message


@pytest.mark.parametrize(
    ("op", "operands"),
    [
        ("abs", (0.0,)),
        ("abs", ([1.0, 0.0],)),
        ("relu", (0.0,)),
        ("relu", (-0.0,)),
        ("leaky_relu", (0.0,)),
        ("sqrt", (0.0,)),
        ("maximum", (2.0, 2.0)),
        ("minimum", ([1.0, 2.0], 2.0)),
        ("max", ([2.0, 1.0, 2.0],)),
        ("min", ([2.0, 1.0, 1.0],)),
        ("norm", ([0.0, 0.0],)),
        ("arcsin", (1.0,)),
        ("arccos", (-1.0,)),
        ("power", (0.0, 0.5)),
    ],
)
def test_a_kink_is_reported_with_the_rule_that_was_applied(op: str, operands: Any) -> None:
    kink = found(op, *operands)["kink"]
    assert kink.rule == OPS[op].kink
    assert kink.rule in kink.message
    assert kink.node == "out"


@pytest.mark.parametrize(
    ("op", "operands", "options"),
    [
        ("max", ([[1.0, 2.0], [2.0, 1.0]],), {"axis": 0}),
        ("elu", (0.0,), {}),
        ("power_n", (0.0,), {"n": 2.0}),
        ("leaky_relu", (0.0,), {"slope": 1.0}),
    ],
)
def test_what_is_smooth_is_no_kink(op: str, operands: Any, options: dict[str, Any]) -> None:
    assert "kink" not in found(op, *operands, **options)


def test_a_kink_off_the_path_needs_no_rule() -> None:
    builder = GraphBuilder()
    x = builder.input("x")
    builder.add("abs", (x,))
    graph = builder.graph(builder.add("sin", (x,)))
    assert diagnose(graph, run(graph, {"x": 0.0})) == ()


def test_a_tie_of_a_value_with_itself_names_it_once() -> None:
    builder, at = scalars("x")
    graph = builder.graph(builder.add("maximum", (at["x"], at["x"])))
    (kink,) = diagnose(graph, run(graph, {"x": 1.0}))
    assert "x and x" not in kink.message


def test_kinks_are_told_in_the_order_of_the_film() -> None:
    builder, at = scalars("x")
    first = builder.add("abs", (at["x"],), id="first")
    second = builder.add("relu", (first,), id="second")
    graph = builder.graph(builder.add("sqrt", (second,), id="third"))
    assert [each.node for each in diagnose(graph, run(graph, {"x": 0.0})) if each.code == "kink"] == [
        "first", "second", "third",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("op", "x", "options"),
    [("relu", -1.0, {}), ("clip", 3.0, {"max": 2.0}), ("hardtanh", 2.0, {}), ("step", 1.0, {})],
)
def test_a_blocked_place_hands_back_exactly_0_whatever_arrives_and_says_so(
    op: str, x: float, options: dict[str, float]
) -> None:
    builder, at = scalars("x")
    blocked = builder.add(op, (at["x"],), options, id="blocked")
    wild = builder.add("divide", (builder.add("multiply", (blocked, builder.constant(0.0))), builder.constant(0.0)))
    graph = builder.graph(wild)
    trace = run(graph, {"x": x})
    assert trace.gradients[0] == 0.0
    (note,) = (each for each in diagnose(graph, trace) if each.code == "blocked-gradient")
    assert (note.node, note.rule) == ("blocked", "what is blocked receives exactly 0")
    assert "not a number" in note.message


def test_a_branch_that_is_not_taken_and_not_finite_is_told() -> None:
    builder, at = scalars("x")
    condition = builder.add("greater", (at["x"], builder.constant(0.0)))
    root = builder.add("sqrt", (at["x"],), id="root")
    graph = builder.graph(builder.add("where", (condition, root, builder.constant(1.0)), id="chosen"))
    trace = run(graph, {"x": -2.0})
    assert trace.values[graph.output] == 1.0
    (note,) = (each for each in diagnose(graph, trace) if each.code == "untaken-branch")
    assert note.node == "chosen"
    assert "root is not finite" in note.message
    assert not any(each.code == "untaken-branch" for each in diagnose(graph, run(graph, {"x": 2.0})))


@pytest.mark.parametrize("op", ["subtract", "mse", "huber"])
def test_a_column_met_by_a_vector_is_told(op: str) -> None:
    notes = found(op, [[1.0], [2.0], [4.0]], [1.0, 2.0, 3.0])
    assert "reshape(x0, (3,))" in notes["outer-broadcast"].message
    assert "3 x 3" in notes["outer-broadcast"].message


@pytest.mark.parametrize(
    "operands", [([[1.0], [2.0]], [1.0, 2.0, 3.0]), ([[1.0]], [1.0]), ([[1.0, 2.0]], [1.0, 2.0]), ([1.0, 2.0], 3.0)]
)
def test_other_broadcasting_is_no_surprise(operands: Any) -> None:
    assert "outer-broadcast" not in found("subtract", *operands)


def test_a_sum_of_gradients_that_overflows_is_told_at_every_run_alike() -> None:
    builder, at = scalars("w")
    hidden = builder.add("relu", (at["w"],), id="h")
    huge = [builder.add("multiply", (hidden, builder.constant(1.5e308))) for _ in range(2)]
    graph = builder.graph(builder.add("add", huge))
    first, again = (diagnose(graph, run(graph, {"w": -1.0})) for _ in range(2))
    assert [each.code for each in first] == ["blocked-gradient"]
    assert again == first
