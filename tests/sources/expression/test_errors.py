"""What an error tells: the message names what is wrong, the suggestion mends it, related places are shown."""

from __future__ import annotations

import pytest

from chainrule.errors import ShapeError, Span
from tests.sources.expression.reading import place, program, refused


def related(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    return [(span.offset, span.length) for span in spans]


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("sigmod(x)", "sigmoid"), ("Expp(x)", "exp"), ("ехр(x)", "exp"), ("softmx(x)", "softmax")],
)
def test_an_unknown_function_is_given_the_nearest_known_name(text: str, nearest: str) -> None:
    error = refused(text, {"x": 1.0})
    assert error.code == "unknown-function"
    assert error.suggestion == nearest
    assert nearest in error.message


def test_a_value_that_is_called_is_told_to_be_a_product() -> None:
    error = refused("x + x(x + 2)", {"x": 1.0})
    assert (error.suggestion, place(error)) == ("x*", (4, 1))


def test_a_missing_operator_is_offered_as_a_product() -> None:
    text = "y = x x"
    error = refused(text, {"x": 1.0})
    offset, length = place(error)
    assert error.suggestion is not None
    mended = text[:offset] + error.suggestion + text[offset + length :]
    assert program(mended, {"x": 1.0}).document["text"] == "y = x*x"


def test_an_attribute_is_told_to_be_a_function() -> None:
    assert "sum(x)" in refused("x.real", {"x": 1.0}).message


def test_a_missing_input_is_named_and_all_missing_are_listed() -> None:
    error = refused("z = w*x + b", {"x": 1.0})
    assert (error.code, error.node, place(error)) == ("missing-input", "inputs.w", (4, 1))
    assert "w, b" in error.message
    assert related(error.related) == [(10, 1)]


def test_a_missing_input_is_told_beside_the_surplus_one() -> None:
    error = refused("z = weight*2", {"wieght": 1.0})
    assert error.code == "missing-input"
    assert "wieght" in error.message


def test_the_text_is_judged_before_its_inputs() -> None:
    assert refused("z = w*sigmod(x)").code == "unknown-function"
    assert refused("z = sigmoid(w, x)").code == "wrong-arity"
    assert refused("z = sum(w, axsi=0)").code == "unknown-option"


def test_two_spellings_of_one_input_are_told() -> None:
    assert refused("x1*2", {"x1": 1.0, "x₁": 2.0}).code == "doubled-input"


def test_a_name_assigned_twice_shows_both_places_and_no_fix_that_would_change_later_lines() -> None:
    error = refused("a = 1\na1 = 2\na = 3")
    assert (error.code, place(error), related(error.related)) == ("assigned-twice", (13, 1), [(0, 1)])
    assert error.suggestion is None


def test_a_use_before_assignment_shows_where_the_value_comes() -> None:
    error = refused("y = x + 1\nx = 2")
    assert (error.code, place(error), related(error.related)) == ("used-before-assigned", (4, 1), [(10, 1)])
    assert "line 2" in error.message


def test_a_value_computed_from_itself_is_told() -> None:
    error = refused("x = x + 1")
    assert (error.code, place(error), error.suggestion) == ("self-reference", (4, 1), None)


def test_values_that_wait_for_each_other_are_a_cycle() -> None:
    error = refused("a = 2*b\nc = a\nb = c + 1")
    assert (error.code, place(error), related(error.related)) == ("cycle", (6, 1), [(14, 1)])


def test_an_unknown_output_is_given_the_nearest_name() -> None:
    error = refused("loss = x*2", {"x": 1.0}, output="los")
    assert (error.code, error.node, error.suggestion) == ("unknown-output", "output", "loss")
    assert "is an input" in refused("loss = x*2", {"x": 1.0}, output="x").message


def test_an_output_that_is_no_single_number_is_told_to_be_summed() -> None:
    text = "y = 2*x"
    error = refused(text, {"x": [1.0, 2.0]})
    assert isinstance(error, ShapeError)
    assert error.code == "output-not-scalar"
    assert "(2,)" in error.message
    assert error.suggestion is not None
    offset, length = place(error)
    mended = text[:offset] + error.suggestion + text[offset + length :]
    assert mended == "y = sum(2*x)"
    assert program(mended, {"x": [1.0, 2.0]}).graph.nodes[-1].shape == ()


def test_a_shape_mismatch_names_both_shapes_and_both_places() -> None:
    error = refused("z = W @ (x + 1)", {"W": [[1, 2, 3], [4, 5, 6]], "x": [1, 2]})
    assert isinstance(error, ShapeError)
    assert (error.code, error.node, place(error)) == ("shape-mismatch", "z", (0, 15))
    assert related(error.related) == [(4, 1), (8, 7)]
    assert "'W' has shape (2, 3)" in error.message
    assert "'(x + 1)' has shape (2,)" in error.message


def test_a_broadcast_that_cannot_be_names_both_operands() -> None:
    error = refused("sum(a + b)", {"a": [1, 2, 3], "b": [1, 2]})
    assert (error.code, place(error), related(error.related)) == ("shape-mismatch", (4, 5), [(4, 1), (8, 1)])


def test_an_index_outside_is_told_what_is_inside() -> None:
    error = refused("x[5]", {"x": [1.0, 2.0]})
    assert (error.code, place(error)) == ("bad-index", (0, 4))
    assert "-2 to 1" in error.message


def test_wrong_arity_says_how_the_function_is_called() -> None:
    assert "sigmoid(x)" in refused("sigmoid(1, 2)").message
    assert "max(x, y, ...)" in refused("max()").message
    assert "stack([x, ...], axis=0)" in refused("stack([])").message
    assert "sum(x, axis=None, keepdims=False)" in refused("sum(1, 0, True, 2)").message


def test_look_alikes_are_shown_with_their_code_points() -> None:
    error = refused("a + \u0430", {"a": 1.0})
    assert "U+0430" in error.message
    assert "U+0061" in error.message
    assert (error.suggestion, related(error.related)) == ("a", [(0, 1)])


def test_a_bracket_closed_by_another_shows_where_it_was_opened() -> None:
    error = refused("sum(x[0)", {"x": [1.0]})
    assert (error.code, error.suggestion, related(error.related)) == ("mismatched-bracket", "]", [(5, 1)])


def test_what_cannot_be_printed_is_named_not_shown() -> None:
    assert "\ud800" not in refused("x + \ud800").message
    assert "U+D800" in refused("x + \ud800").message
    assert "\x1b" not in told_of("x", {"\x1b[2J": 1.0, "x": 1.0})


def test_hostile_names_of_inputs_are_not_repeated_at_length() -> None:
    assert len(told_of("x", {"x": 1.0, "q" * 100_000: 1.0})) < 300
    error = refused("x", {"x": 1.0, "q" * 100_000: "no number"})
    assert len(error.message) < 300
    assert len(error.node or "") < 100


def told_of(text: str, inputs: dict[str, float]) -> str:
    """What is told of a text with one value that it does not use."""
    found = program(text, inputs).reading
    assert found is not None
    return found.notes[0].message
