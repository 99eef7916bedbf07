"""Numbers for people, for TeX and for JSON."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.encode.number_format import figure, figure_tex, fitted, jsonable, short

WRITTEN = [
    (0.0, "0", "0"),
    (-0.0, "0", "0"),
    (1.0, "1", "1"),
    (-2.0, "−2", "-2"),
    (0.88079707797, "0.8808", "0.8808"),
    (-0.2708, "−0.2708", "-0.2708"),
    (0.0035741, "0.003574", "0.003574"),
    (0.00011111, "0.0001111", "0.0001111"),
    (-8.0875937e-5, "−8.088e−5", r"-8.088 \cdot 10^{-5}"),
    (1e-7, "1e−7", r"1 \cdot 10^{-7}"),
    (1234.56, "1235", "1235"),
    (99999.7, "100000", "100000"),
    (123456.0, "123456", "123456"),
    (1.5e6, "1.5e6", r"1.5 \cdot 10^{6}"),
    (2e300, "2e300", r"2 \cdot 10^{300}"),
    (math.inf, "∞", r"\infty"),
    (-math.inf, "−∞", r"-\infty"),
    (math.nan, "NaN", r"\mathrm{NaN}"),
]


@pytest.mark.parametrize(("x", "text", "tex"), WRITTEN)
def test_four_significant_digits_and_a_true_minus_sign(x: float, text: str, tex: str) -> None:
    assert figure(x) == text
    assert figure_tex(x) == tex


@given(st.floats(-1e308, 1e308))
def test_a_figure_is_within_four_digits_of_its_number(x: float) -> None:
    read = float(figure(x).replace("−", "-"))
    assert read == pytest.approx(x, rel=5.01e-4, abs=0)


@given(st.floats(), st.integers(6, 12))
def test_a_fitted_figure_is_as_narrow_as_asked_if_one_digit_is(x: float, characters: int) -> None:
    assert len(fitted(x, characters)) <= max(characters, len(figure(x, 1)))


def test_a_figure_that_fits_loses_no_digit() -> None:
    assert fitted(-0.2708, 7) == "−0.2708"
    assert fitted(-0.2708, 6) == "−0.271"
    assert fitted(-0.2708, 1) == "−0.3"


def test_an_array_is_short_as_its_shape() -> None:
    assert short(np.zeros((2, 3)), 9) == "2×3"
    assert short(0.5, 9) == "0.5"


def test_json_has_words_for_what_is_no_number() -> None:
    assert [jsonable(x) for x in (math.nan, math.inf, -math.inf, -0.0)] == ["NaN", "Infinity", "-Infinity", -0.0]
    odd = np.array([[1.0, math.nan], [-math.inf, -0.0]])
    assert jsonable(odd) == [[1.0, "NaN"], ["-Infinity", 0.0]]
    assert math.copysign(1.0, jsonable(odd)[1][1]) == -1.0


def test_finite_arrays_stay_arrays_that_can_be_written_at_once() -> None:
    spread = np.broadcast_to(np.array(1.0), (2, 2))
    written = jsonable(spread)
    assert written.flags.c_contiguous
    assert np.array_equal(written, spread)
