"""Numbers and nested lists become floats and read-only arrays, or are refused with the element's own place."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from chainrule.errors import ChainruleError, LimitError
from chainrule.limits import Limits
from chainrule.sources.values import nested, read_value

SELF: list[object] = []
SELF.append(SELF)


@pytest.mark.parametrize(
    ("given_value", "code", "node"),
    [
        (True, "not-a-number", "inputs.w"),
        ("1", "not-a-number", "inputs.w"),
        (None, "not-a-number", "inputs.w"),
        ({}, "not-a-number", "inputs.w"),
        (math.nan, "not-finite", "inputs.w"),
        (math.inf, "not-finite", "inputs.w"),
        (-math.inf, "not-finite", "inputs.w"),
        (10**400, "not-finite", "inputs.w"),
        ("NaN", "not-a-number", "inputs.w"),
        ([1, True], "not-a-number", "inputs.w[1]"),
        ([[1, 2], [3, "4"]], "not-a-number", "inputs.w[1][1]"),
        ([[1, 2], [3, math.nan]], "not-finite", "inputs.w[1][1]"),
        ([[1, 2], [3]], "ragged-list", "inputs.w[1]"),
        ([1, [2]], "ragged-list", "inputs.w[1]"),
        ([[1], 2], "ragged-list", "inputs.w[1]"),
        ([], "empty-list", "inputs.w"),
        ([[], []], "empty-list", "inputs.w"),
        ([[[[[[[1]]]]]]], "limit-dimensions", "inputs.w"),
        (SELF, "limit-dimensions", "inputs.w"),
        ([[0.0] * 1_100] * 1_100, "limit-tensor-elements", "inputs.w"),
        (np.zeros((2, 2), dtype=bool), "not-a-number", "inputs.w"),
        (np.zeros((2,) * 8), "limit-dimensions", "inputs.w"),
    ],
)
def test_a_value_at_fault_is_named(given_value: object, code: str, node: str) -> None:
    with pytest.raises(ChainruleError) as caught:
        read_value(given_value, "inputs.w", Limits())
    assert (caught.value.code, caught.value.node) == (code, node)


def test_too_many_elements_are_refused_before_they_are_gathered() -> None:
    row = [0.0] * 1_000_000
    with pytest.raises(LimitError):
        read_value([row] * 1_000_000, "inputs.w", Limits())


def test_integers_and_numpy_numbers_are_read_as_floats() -> None:
    for given_value in (3, 3.0, np.float32(3), np.int8(3), np.float64(3)):
        value = read_value(given_value, "w", Limits())
        assert (type(value), value) == (float, 3.0)


@given(arrays(np.float64, array_shapes(max_dims=4, max_side=4), elements=st.floats(-1e300, 1e300)))
def test_an_array_survives_its_lists(array: np.ndarray) -> None:
    value = read_value(array.tolist(), "w", Limits())
    assert isinstance(value, np.ndarray)
    assert not value.flags.writeable
    assert value.tobytes() == array.tobytes()
    assert value.shape == array.shape
    assert nested(value) == array.tolist()
    assert nested(read_value(array, "w", Limits())) == array.tolist()


def test_infinite_numbers_are_texts_as_json_has_none() -> None:
    value = read_value([0, "-Infinity", "Infinity"], "inputs.mask", Limits())
    assert nested(value) == [0.0, "-Infinity", "Infinity"]
    assert nested(read_value("-Infinity", "inputs.x", Limits())) == "-Infinity"
