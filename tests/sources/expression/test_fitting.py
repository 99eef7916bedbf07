"""Inputs without a shape get one that fits, and whoever asks is told which."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sources.expression.reading import program, refused


def filled(shape: tuple[int, ...]) -> Any:
    return 1.0 if not shape else [filled(shape[1:])] * shape[0]


@pytest.mark.parametrize(
    ("text", "inputs", "needs"),
    [
        ("y = sum(W1 @ x)", {}, {"W1": (2, 2), "x": (2,)}),
        ("y = sum(W1 @ x)", {"W1": 1.0, "x": 1.0}, {"W1": (2, 2), "x": (2,)}),
        ("y = sum(W @ x + b)", {"x": [1.0, 2.0, 3.0]}, {"W": (2, 3), "b": (2,)}),
        (
            "h = relu(W1 @ x + b1)\ny = sum(W2 @ h + b2)",
            {},
            {"W1": (2, 2), "x": (2,), "b1": (2,), "W2": (2, 2), "b2": (2,)},
        ),
        ("y = w·x + x[1]", {}, {"w": (2,), "x": (2,)}),
        ("y = softmax(z)[0]", {"z": 1.0}, {"z": (2,)}),
    ],
)
def test_shapes_that_fit_are_offered(text: str, inputs: dict[str, Any], needs: dict[str, tuple[int, ...]]) -> None:
    error = refused(text, inputs)
    assert error.needs == needs
    assert "Shapes that would fit: " in error.message
    program(text, {**inputs, **{name: filled(shape) for name, shape in needs.items()}})


@pytest.mark.parametrize(
    ("text", "inputs"),
    [
        ("y = w*x + b", {}),
        ("y = sum(a + b)", {"a": [1.0, 2.0], "b": [1.0, 2.0, 3.0]}),
        ("y = x[0][0][0][0]", {}),
    ],
)
def test_nothing_is_offered_where_numbers_do_or_nothing_fits(text: str, inputs: dict[str, Any]) -> None:
    assert refused(text, inputs).needs == {}
