"""JSON as its standard has it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.problems import Problem, ProblemError
from app.strict_json import read
from chainrule.errors import Span

NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def problem_of(body: bytes) -> Problem:
    with pytest.raises(ProblemError) as caught:
        read(body)
    return caught.value.problem


@given(VALUES)
def test_every_value_is_read_as_it_was_written(value: object) -> None:
    assert read(json.dumps(value).encode()) == value


@pytest.mark.parametrize(
    ("body", "offset", "length", "node"),
    [
        (b"NaN", 0, 3, ""),
        (b'{"inputs": {"w": NaN}}', 17, 3, "inputs.w"),
        (b'{"inputs": {"w": [1, -Infinity]}}', 21, 9, "inputs.w.1"),
        (b'{"a": 1, "b": 1e999}', 14, 5, "b"),
        (b'{"a": -1e999}', 6, 6, "a"),
        (b'{"n": ' + b"9" * 400 + b"}", 6, 400, "n"),
    ],
)
def test_a_number_that_is_none_is_named_with_its_place(body: bytes, offset: int, length: int, node: str) -> None:
    problem = problem_of(body)
    assert (problem.status, problem.code, problem.node) == (422, "non-finite-number", node)
    assert problem.span == Span(offset, 1, offset + 1, length)


def test_the_place_counts_lines_and_code_points() -> None:
    assert problem_of('{"é": 1,\n "b": NaN}'.encode()).span == Span(15, 2, 7, 3)


def test_half_a_character_is_found_in_its_text() -> None:
    problem = problem_of(b'{"text": "x\\n+ \\ud800"}')
    assert (problem.status, problem.code, problem.node) == (422, "lone-surrogate", "text")
    assert problem.span == Span(4, 2, 3, 1)


def test_half_a_character_in_a_name_is_refused_too() -> None:
    assert problem_of(b'{"\\udc00": 1}').code == "lone-surrogate"


@pytest.mark.parametrize(
    ("fault", "code"),
    [(b"NaN", "non-finite-number"), (b"-1e999", "non-finite-number"), (b'"\\ud800"', "lone-surrogate")],
)
def test_in_a_long_text_the_place_is_said_without_the_field(fault: bytes, code: str) -> None:
    problem = problem_of(b'{"a": [' + b"1," * 100_000 + fault + b"]}")
    assert (problem.status, problem.code, problem.node) == (422, code, None)
    assert problem.span is not None
    assert problem.span.offset == 200_007 + (code == "lone-surrogate")


def test_both_halves_are_a_character() -> None:
    assert read(b'"\\ud83d\\ude00"') == "😀"


def test_bytes_that_are_no_utf_8_are_counted() -> None:
    problem = problem_of(b'{"a": "\xff"}')
    assert (problem.status, problem.code) == (400, "invalid-utf-8")
    assert "byte 7" in problem.detail


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000, b"[" * 100_000 + b"]" * 100_000])
def test_deep_nesting_is_refused_without_recursion(body: bytes) -> None:
    problem = problem_of(body)
    assert (problem.status, problem.code) == (400, "too-deep")
