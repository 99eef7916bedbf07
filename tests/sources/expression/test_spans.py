"""Every node knows its place in the text as it was typed."""

from __future__ import annotations

import pytest

from tests.sources.expression.reading import program, refused


def test_a_named_node_spans_its_line_and_a_nameless_one_its_formula() -> None:
    graph = program("z = w*x + b\na = sigmoid(z)", {"w": 0.5, "x": 2, "b": 1}).graph
    spans = {node.id: (node.span.offset, node.span.length) for node in graph if node.span}
    assert spans == {"w": (4, 1), "x": (6, 1), "mul_1": (4, 3), "b": (10, 1), "z": (0, 11), "a": (12, 14)}


def test_lines_and_columns_count_from_one() -> None:
    graph = program("a = 1\n\n  b = a + x", {"x": 1.0}).graph
    span = graph.nodes[graph.position["b"]].span
    assert span is not None
    assert (span.offset, span.line, span.column, span.length) == (9, 3, 3, 9)


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n"])
def test_every_kind_of_line_end_is_one_line(line_end: str) -> None:
    graph = program(line_end.join(["a = 1", "", "b = a + 1"])).graph
    span = graph.nodes[graph.position["b"]].span
    assert span is not None
    assert (span.line, span.column) == (3, 1)


def test_brackets_round_a_formula_are_not_part_of_it_but_of_what_uses_it() -> None:
    graph = program("((a + b))*c", {"a": 1.0, "b": 2.0, "c": 3.0}).graph
    assert {node.id: node.text for node in graph if not node.is_leaf} == {"add_1": "a + b", "y": "((a + b))*c"}


def test_the_text_of_every_node_is_its_span_of_the_source() -> None:
    text = "# α first\nα = −2×x₁ ；β = max（α，x₁）\nγ = β² + σ(β)  # end"
    graph = program(text, {"x1": 3.0}).graph
    for node in graph:
        assert node.span is not None
        assert text[node.span.offset : node.span.offset + node.span.length] == node.text
    assert [node.text for node in graph] == [
        "−2", "x₁", "α = −2×x₁", "β = max（α，x₁）", "β²", "σ(β)", "γ = β² + σ(β)",
    ]  # fmt: skip


def test_offsets_count_code_points() -> None:
    error = refused("𝛼 = 1")
    assert error.span is not None
    assert (error.span.offset, error.span.length, error.suggestion) == (0, 1, "α")


def test_a_folded_sign_belongs_to_the_number() -> None:
    graph = program("y = 2 * - 3").graph
    assert [node.text for node in graph][:2] == ["2", "- 3"]
