"""What the ops promise beyond their formula: conventions at kinks, ties, zeros, and numbers that would overflow."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule.engine.ops import OPS
from chainrule.engine.run import run
from tests.engine.sketch import by_name, single


def gradients(op: str, *operands: Any, **options: Any) -> list[Any]:
    """The gradient of the (summed) result of `op` with respect to every operand."""
    graph, names = single(op, *(np.shape(x) for x in operands), **options)
    trace = run(graph, dict(zip(names, operands, strict=True)))
    found = by_name(graph, trace.gradients)
    return [found[name] if np.ndim(found[name]) == 0 else found[name].tolist() for name in names]


def value(op: str, *operands: Any, **options: Any) -> Any:
    graph, names = single(op, *(np.shape(x) for x in operands), **options)
    return by_name(graph, run(graph, dict(zip(names, operands, strict=True))).values)["out"]


@pytest.mark.parametrize(
    ("op", "slope"), [("relu", 0.0), ("abs", 0.0), ("leaky_relu", 0.01), ("elu", 1.0), ("sqrt", np.inf)]
)
def test_the_derivative_at_zero_is_the_stated_one(op: str, slope: float) -> None:
    assert gradients(op, 0.0) == [slope]


@pytest.mark.parametrize("op", ["maximum", "minimum"])
def test_a_tie_of_two_values_gives_each_half(op: str) -> None:
    assert gradients(op, 3.0, 3.0) == [0.5, 0.5]
    assert gradients(op, [3.0, 1.0], [3.0, 1.0]) == [[0.5, 0.5], [0.5, 0.5]]


@pytest.mark.parametrize(("op", "expected"), [("max", [0.0, 0.5, 0.5]), ("min", [1.0, 0.0, 0.0])])
def test_tied_elements_share_the_gradient_equally(op: str, expected: list[float]) -> None:
    assert gradients(op, [1.0, 2.0, 2.0]) == [expected]


def test_each_row_shares_its_own_ties() -> None:
    assert gradients("max", [[1.0, 1.0], [0.0, 2.0]], axis=-1) == [[[0.5, 0.5], [0.0, 1.0]]]


def test_the_norm_of_the_zero_vector_has_gradient_zero() -> None:
    assert gradients("norm", [0.0, 0.0]) == [[0.0, 0.0]]


@pytest.mark.parametrize(
    ("factors", "expected"),
    [([2.0, 3.0, 4.0], [12.0, 8.0, 6.0]), ([2.0, 0.0, 4.0], [0.0, 8.0, 0.0]), ([0.0, 0.0, 4.0], [0.0, 0.0, 0.0])],
)
def test_the_gradient_of_a_product_is_right_where_factors_are_zero(factors: list[float], expected: list[float]) -> None:
    assert gradients("prod", factors) == [expected]


def test_the_exponents_gradient_is_zero_where_the_base_is_zero() -> None:
    assert gradients("power", 0.0, 2.0) == [0.0, 0.0]
    assert gradients("power_n", 0.0, n=0.0) == [0.0]


def test_the_variance_is_that_of_the_population() -> None:
    assert value("var", [1.0, 2.0, 3.0, 4.0]) == 1.25


@pytest.mark.parametrize(
    ("op", "x", "expected", "slope"),
    [
        ("sigmoid", -1000.0, 0.0, 0.0),
        ("sigmoid", 1000.0, 1.0, 0.0),
        ("logsigmoid", -1000.0, -1000.0, 1.0),
        ("softplus", 1000.0, 1000.0, 1.0),
        ("softplus", -1000.0, 0.0, 0.0),
        ("gelu", -40.0, 0.0, 0.0),
        ("tanh", 1000.0, 1.0, 0.0),
    ],
)
def test_far_out_values_stay_finite(op: str, x: float, expected: float, slope: float) -> None:
    assert value(op, x) == pytest.approx(expected, abs=1e-300)
    assert gradients(op, x) == [pytest.approx(slope, abs=1e-300)]
    np.testing.assert_allclose(value(op, [x, x]), [expected] * 2, atol=1e-300)


def test_small_probabilities_keep_their_digits() -> None:
    assert value("sigmoid", -40.0) == pytest.approx(4.248354255291589e-18, rel=1e-14)
    assert value("gelu", -10.0) == pytest.approx(-7.61985302416053e-23, rel=1e-12)


@pytest.mark.parametrize(
    ("op", "x", "slope"),
    [("sigmoid", 40.0, 4.248354255291589e-18), ("sigmoid", 30.0, 9.357622968839299e-14),
     ("sigmoid", 745.0, 5e-324), ("tanh", 19.0, 1.255653116819212e-16), ("tanh", -19.0, 1.255653116819212e-16)],
)  # fmt: skip
def test_slopes_far_out_keep_their_digits(op: str, x: float, slope: float) -> None:
    assert gradients(op, x) == [pytest.approx(slope, rel=1e-12, abs=0.0)]
    assert gradients(op, [x, x])[0] == pytest.approx([slope] * 2, rel=1e-12, abs=0.0)


def test_large_logits_of_one_size_share_the_gradient() -> None:
    big = [1e16, 1e16]
    assert gradients("logsumexp", big) == [[0.5, 0.5]]
    assert value("log_softmax", big).tolist() == pytest.approx([-np.log(2.0)] * 2)
    assert value("cross_entropy", big, [1.0, 0.0]) == pytest.approx(np.log(2.0))


def test_a_loss_near_0_keeps_its_digits() -> None:
    tiny = 4.248354255291589e-18
    assert value("cross_entropy", [40.0, 0.0], [1.0, 0.0]) == pytest.approx(tiny, rel=1e-12, abs=0.0)
    assert gradients("cross_entropy", [40.0, 0.0], [1.0, 0.0])[0] == pytest.approx([-tiny, tiny], rel=1e-12, abs=0.0)
    assert value("cross_entropy", [40.0, 0.0], 0.0) == pytest.approx(tiny, rel=1e-12, abs=0.0)
    assert value("bce_with_logits", 40.0, 1.0) == pytest.approx(tiny, rel=1e-12, abs=0.0)
    assert gradients("bce_with_logits", 40.0, 1.0)[0] == pytest.approx(-tiny, rel=1e-12, abs=0.0)


@pytest.mark.parametrize("size", [1e-320, 1e-200, 1.0, 1e200, 1e307])
def test_a_length_neither_overflows_nor_vanishes(size: float) -> None:
    x = [3.0 * size, 4.0 * size]
    assert value("norm", x) == pytest.approx(5.0 * size, rel=1e-3 if size < 1e-300 else 1e-14, abs=0.0)
    assert gradients("norm", x)[0] == pytest.approx([0.6, 0.8], rel=1e-3)


@pytest.mark.parametrize("label", [-1.0, 3.0, 0.5, np.nan])
def test_a_label_that_is_no_class_has_no_loss(label: float) -> None:
    assert np.isnan(value("cross_entropy", [1.0, 2.0, 3.0], label))


def test_one_label_a_sample_is_a_batch() -> None:
    rows = value("cross_entropy", [[1.0, 2.0, 3.0], [0.0, 0.0, 0.0]], [2.0, 1.0])
    assert rows.tolist() == [
        pytest.approx(value("cross_entropy", [1.0, 2.0, 3.0], [0.0, 0.0, 1.0])), pytest.approx(np.log(3.0)),
    ]  # fmt: skip


@pytest.mark.parametrize("op", ["relu", "hardtanh", "step", "sign", "floor", "stop_gradient"])
def test_what_is_blocked_receives_exactly_0_also_in_arrays(op: str) -> None:
    out = OPS[op].forward(np.array([-3.0, -2.5]))
    with np.errstate(invalid="ignore"):
        amount = OPS[op].vjp(0, np.array([np.nan, np.inf]), out, (np.array([-3.0, -2.5]),), {})
    assert amount.tolist() == [0.0, 0.0]


@pytest.mark.parametrize("op", ["max", "min", "maximum", "minimum", "where"])
def test_who_does_not_win_receives_exactly_0(op: str) -> None:
    loser = {"max": 0, "min": 1, "maximum": 0, "minimum": 1, "where": 2}[op]
    g = np.full((), np.nan)
    if op in {"max", "min"}:
        x = np.array([1.0, 2.0])
        assert OPS[op].vjp(0, g, OPS[op].forward(x), (x,), {})[loser] == 0.0
    else:
        xs = tuple(map(np.asarray, (1.0, 1.0, 2.0) if op == "where" else (1.0, 2.0)))
        assert OPS[op].vjp(loser, g, np.asarray(OPS[op].forward(*xs)), xs, {}) == 0.0


def test_a_matrix_without_an_inverse_is_not_a_number_and_still_has_cofactors() -> None:
    singular = [[1.0, 2.0], [2.0, 4.0]]
    assert np.isnan(value("inv", singular)).all()
    assert np.isnan(value("solve", singular, [1.0, 2.0])).all()
    np.testing.assert_allclose(gradients("det", singular)[0], [[4.0, -2.0], [-2.0, 1.0]], atol=1e-14)


def test_rows_taken_twice_gather_both_gradients() -> None:
    table = [[1.0, 2.0], [3.0, 4.0]]
    assert gradients("take", table, indices=(0, 1, 1)) == [[[1.0, 1.0], [2.0, 2.0]]]
    assert gradients("embedding", [1.0, 1.0, 0.0], table)[1] == [[1.0, 1.0], [2.0, 2.0]]


def test_the_first_of_equal_elements_of_a_window_receives_the_gradient() -> None:
    assert gradients("max_pool2d", [[1.0, 1.0], [1.0, 0.0]]) == [[[1.0, 0.0], [0.0, 0.0]]]


def test_logits_of_a_thousand_neither_overflow_nor_vanish() -> None:
    logits, target = [1000.0, 0.0, -1000.0], [0.0, 1.0, 0.0]
    assert value("logsumexp", logits) == 1000.0
    assert value("softmax", logits).tolist() == [1.0, 0.0, 0.0]
    assert value("log_softmax", logits).tolist() == [0.0, -1000.0, -2000.0]
    assert value("cross_entropy", logits, target) == 1000.0
    assert gradients("cross_entropy", logits, target)[0] == [1.0, -1.0, 0.0]


def test_a_sigmoid_of_many_is_that_of_each_to_the_last_digits_and_never_overflows() -> None:
    x = [-745.0, -720.0, -709.9, -700.0, -699.9, -40.0, -1.0, -0.0, 0.5, 40.0, 800.0, np.inf, -np.inf, np.nan]
    with np.errstate(over="raise", invalid="raise"):
        found = OPS["sigmoid"].forward(np.array(x))
        few = OPS["sigmoid"].forward(np.array(x[3:-2]))
    np.testing.assert_allclose(found, [value("sigmoid", each) for each in x], rtol=4e-16, atol=0.0)
    np.testing.assert_array_equal(few, found[3:-2])


def test_greatest_logits_that_tie_are_counted_once_each() -> None:
    tied = value("log_softmax", [2.0, 2.0, 2.0, -700.0])
    assert tied.tolist() == pytest.approx([-np.log(3.0)] * 3 + [-702.0 - np.log(3.0)], rel=1e-15)


def test_cross_entropy_is_one_number_a_sample() -> None:
    losses = value("cross_entropy", [[0.0, 0.0], [0.0, 0.0]], [[1.0, 0.0], [0.5, 0.5]])
    np.testing.assert_allclose(losses, [np.log(2.0)] * 2, rtol=1e-15)


def test_an_affine_layer_has_a_neuron_a_row() -> None:
    weights = [[1.0, -2.0], [-1.0, 1.0], [0.0, 3.0]]
    assert value("affine", [1.0, -1.0], weights, [1.0, 0.0, 0.0]).tolist() == [4.0, -2.0, -3.0]
    assert value("affine", [[1.0, -1.0], [0.0, 0.0]], weights, [1.0, 0.0, 0.0]).shape == (2, 3)


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        ([1], 2.0),
        ([-1], 3.0),
        ([[0, 2]], [1.0, 2.0]),
        ([[None, None, -1]], [3.0, 2.0, 1.0]),
        ([[-2, None]], [2.0, 3.0]),
    ],
)
def test_an_index_picks_and_slices_as_python_does(index: list[Any], expected: Any) -> None:
    found = value("index", [1.0, 2.0, 3.0], index=index)
    assert (found if np.ndim(found) == 0 else found.tolist()) == expected


@pytest.mark.parametrize(
    ("op", "operands", "expected"),
    [
        ("divide", (1.0, 0.0), np.inf),
        ("divide", (-1.0, 0.0), -np.inf),
        ("divide", (1.0, -0.0), -np.inf),
        ("divide", (0.0, 0.0), np.nan),
        ("log", (-1.0,), np.nan),
        ("log", (0.0,), -np.inf),
        ("sqrt", (-1.0,), np.nan),
        ("power", (0.0, -1.0), np.inf),
        ("power", (9.0, 387420489.0), np.inf),
        ("power", (-8.0, 0.5), np.nan),
        ("exp", (1000.0,), np.inf),
        ("sinh", (-1000.0,), -np.inf),
        ("sin", (np.inf,), np.nan),
        ("arcsin", (2.0,), np.nan),
    ],
)
def test_what_has_no_finite_value_is_recorded_as_ieee_has_it(
    op: str, operands: tuple[float, ...], expected: float
) -> None:
    np.testing.assert_equal(value(op, *operands), expected)
    np.testing.assert_equal(value(op, *([x] for x in operands)), [expected])
