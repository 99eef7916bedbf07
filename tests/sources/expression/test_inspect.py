"""A text can be looked at before any value is known."""

from __future__ import annotations

import pytest

from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.sources.expression import inspect


def test_inputs_are_found_in_the_order_of_their_first_use() -> None:
    found = inspect("z = w*x + b\na = sigmoid(z)*w", Limits())
    assert found.inputs == ("w", "x", "b")
    assert found.values == ("z", "a")
    assert found.output == "a"


def test_the_name_of_a_last_line_without_one_is_known() -> None:
    found = inspect("2*y", Limits())
    assert (found.inputs, found.values, found.output) == (("y",), ("f",), "f")


def test_every_token_has_a_kind_and_a_place() -> None:
    text = "y = sum(x₁, axis=0) # total\nz = y²"
    found = inspect(text, Limits())
    pieces = [(piece.kind, text[piece.span.offset : piece.span.offset + piece.span.length]) for piece in found.pieces]
    assert pieces == [
        ("value", "y"), ("operator", "="), ("function", "sum"), ("punctuation", "("), ("input", "x₁"),
        ("punctuation", ","), ("option", "axis"), ("operator", "="), ("number", "0"), ("punctuation", ")"),
        ("punctuation", "\n"), ("value", "z"), ("operator", "="), ("value", "y"), ("number", "²"),
    ]  # fmt: skip


def test_every_node_to_be_has_its_op_and_its_place() -> None:
    text = "y = 2*x"
    nodes = [(node.name, node.op, node.span.offset, node.span.length) for node in inspect(text, Limits()).nodes]
    assert nodes == [(None, "constant", 4, 1), ("x", "input", 6, 1), ("y", "multiply", 0, 7)]


def test_a_text_with_a_fault_is_refused_as_in_reading() -> None:
    with pytest.raises(SourceError) as caught:
        inspect("y = sigmod(x)", Limits())
    assert caught.value.code == "unknown-function"
