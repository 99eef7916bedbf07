"""What the language means: operators, precedence, names, calls, indices, lines."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.sources.expression.reading import ops, output, program, refused, trace


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2*3", 7.0),
        ("(1 + 2)*3", 9.0),
        ("2 - 3 - 4", -5.0),
        ("12 / 3 / 2", 2.0),
        ("2**3**2", 512.0),
        ("-2**2", -4.0),
        ("(-2)**2", 4.0),
        ("2**-1", 0.5),
        ("2**-2**2", 0.0625),
        ("-2**-2", -0.25),
        ("2 - -3", 5.0),
        ("+2", 2.0),
        ("2^3", 8.0),
        ("2*-3", -6.0),
        ("0.1 + 0.2", 0.30000000000000004),
        (".5 + 5.", 5.5),
        ("1e3 + 1E-3", 1000.001),
        ("1e-400", 0.0),
    ],
)
def test_precedence_is_that_of_python(text: str, value: float) -> None:
    assert output(text) == value


def test_a_negated_zero_keeps_its_sign() -> None:
    assert math.copysign(1.0, output("-0.0")) == -1.0


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("x²", "x**2"),
        ("x⁻¹", "x**-1"),
        ("x¹²", "x**12"),
        ("-x²", "-(x**2)"),
        ("x²**3", "(x**2)**3"),
        ("x − 1", "x - 1"),
        ("x – 1", "x - 1"),
        ("2 × x ÷ 4", "2*x/4"),
        ("2 · x ⋅ 3", "2*x*3"),
        ("（x＋1）＊２", "(x+1)*2"),
        ("max(x，1)", "max(x,1)"),
        ("y ＝ x ＾ 2", "y = x**2"),
        ("x\u00a0+\u30001", "x + 1"),
        ("x ＋ １．５", "x + 1.5"),
        ("x+1；", "x+1"),
        ("x+1 ＃ a comment", "x+1"),
    ],
)
def test_typographic_characters_are_read_as_the_plain_ones(text: str, plain: str) -> None:
    folded, written = trace(text, {"x": 3.0}), trace(plain, {"x": 3.0})
    assert [(node.id, node.op, dict(node.options)) for node in folded.graph] == [
        (node.id, node.op, dict(node.options)) for node in written.graph
    ]
    assert list(folded.values) == list(written.values)


def test_subscripts_are_part_of_the_name() -> None:
    found = program("z = W₁*x₁", {"W1": 2.0, "x₁": 3.0})
    assert dict(found.inputs) == {"W1": 2.0, "x1": 3.0}


def test_primes_and_accents_are_part_of_the_name() -> None:
    composed, combined = "ŷ", "y\u0302"
    found = program(f"z′ = 2*{combined}\nz″ = z′ + {composed}", {composed: 1.0})
    assert [node.id for node in found.graph if not node.id.startswith("const")] == [composed, "z′", "z′′"]


def test_greek_letters_are_names() -> None:
    assert output("α*β + λ", {"α": 2.0, "β": 3.0, "λ": 1.0}) == 7.0


def test_sigma_is_the_sigmoid_of_the_lecture() -> None:
    assert ops("σ(z)", {"z": 0.0}) == ["sigmoid"]


def test_a_name_may_be_that_of_a_function() -> None:
    assert ops("exp = exp(x)\nvar = exp*exp", {"x": 1.0}) == ["exp", "multiply"]


@pytest.mark.parametrize("name", ["constructor", "toString", "hasOwnProperty", "valueOf"])
def test_names_that_mean_something_elsewhere_mean_nothing_here(name: str) -> None:
    assert output(f"{name}*2", {name: 3.0}) == 6.0


def test_a_literal_exponent_is_an_option_of_the_power() -> None:
    node = program("x**-2", {"x": 2.0}).graph.nodes[-1]
    assert (node.op, dict(node.options), len(node.inputs)) == ("power_n", {"n": -2.0}, 1)


def test_a_computed_exponent_is_an_operand() -> None:
    assert ops("x**y", {"x": 2.0, "y": 3.0}) == ["power"]
    assert ops("pow(x, y)", {"x": 2.0, "y": 3.0}) == ["power"]


def test_a_sign_before_a_number_makes_a_number() -> None:
    assert [node.constant for node in program("-3").graph] == [-3.0]
    assert ops("-x", {"x": 1.0}) == ["negate"]
    assert ops("+x + 1", {"x": 1.0}) == ["add"]


def test_every_number_is_a_node_of_its_own() -> None:
    nodes = program("y = 1 + 1").graph.nodes
    assert [node.id for node in nodes] == ["const_1", "const_2", "y"]
    assert [node.role for node in nodes] == ["constant", "constant", "output"]


def test_x_times_x_has_two_edges() -> None:
    graph = program("y = x*x", {"x": 3.0}).graph
    assert [graph.edge_id(edge) for edge in graph.edges] == ["y.0", "y.1"]


def test_max_of_two_values_compares_and_of_one_reduces() -> None:
    assert ops("max(x, y)", {"x": 1.0, "y": 2.0}) == ["maximum"]
    assert ops("max(x)", {"x": [1.0, 2.0]}) == ["max"]
    assert ops("min(x, axis=0)", {"x": [1.0, 2.0]}) == ["min"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sum(sum(M, axis=0)**2)", 5.0**2 + 7.0**2 + 9.0**2),
        ("sum(sum(M, axis=-1, keepdims=True)*M)", 6.0 * 6.0 + 15.0 * 15.0),
        ("sum(M, axis=(0, 1))", 21.0),
        ("sum(M, axis=[0, 1])", 21.0),
        ("mean(M, axis=None)", 3.5),
        ("sum(reshape(M, (3, 2))[0])", 3.0),
        ("sum(reshape(M, shape=(3, 2))[0])", 3.0),
        ("reshape(M, -1)[4]", 5.0),
        ("transpose(M)[2, 0]", 3.0),
        ("transpose(M, (1, 0))[2, 0]", 3.0),
        ("sum(M[0])", 6.0),
        ("sum(M[:, 1])", 7.0),
        ("sum(M[0, 1:3])", 5.0),
        ("M[-1, -1]", 6.0),
        ("sum(M[::-1][0])", 15.0),
        ("sum(M[:, ::2])", 14.0),
        ("sum(stack([M[0], M[1]], axis=1)[0])", 5.0),
        ("sum(stack(M[0], M[1])[0])", 6.0),
        ("sum(concatenate([M[0], M[1]])[2:4])", 7.0),
        ("leaky_relu(-2, slope=0.5)", -1.0),
        ("dot(M[0], M[1])", 32.0),
        ("ln(exp(2))", 2.0),
        ("atan(0) + acos(1) + asin(0)", 0.0),
    ],
)
def test_calls_options_and_indices(text: str, value: float) -> None:
    assert output(text, {"M": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]} if "M" in text else {}) == pytest.approx(value)


def test_values_can_be_arrays() -> None:
    inputs = {"W": [[0.2, -0.5], [0.4, 0.1]], "x": [1.0, 2.0], "b": [0.1, 0.0], "t": [0.0, 1.0]}
    found = trace("y = softmax(W @ x + b)\nC = -sum(t*log(y))", inputs)
    z = np.array(inputs["W"]) @ np.array(inputs["x"]) + np.array(inputs["b"])
    y = np.exp(z) / np.exp(z).sum()
    np.testing.assert_allclose(found.values[found.graph.position["y"]], y, rtol=1e-15)
    np.testing.assert_allclose(found.gradients[found.graph.position["b"]], y - [0.0, 1.0], rtol=1e-12)


def test_lines_end_with_line_ends_or_semicolons() -> None:
    assert output("a = 2; b = 3;\r\nc = a*b\r\r\n\n# done") == 6.0


def test_a_formula_may_run_on_inside_brackets() -> None:
    assert output("y = (1 +  # one\n\n 2\n)*3") == 9.0


def test_the_last_name_is_the_output_unless_another_is_asked_for() -> None:
    text = "a = x*2\nb = a*3"
    assert program(text, {"x": 1.0}).document["output"] == "b"
    assert output(text, {"x": 1.0}, output="a") == 2.0


def test_a_last_line_without_a_name_gets_a_free_one() -> None:
    assert program("2*x", {"x": 1.0}).document["output"] == "y"
    assert program("2*y", {"y": 1.0}).document["output"] == "f"
    assert program("y = 2*x\ny*3", {"x": 1.0}).document["output"] == "f"
    assert program("y*f + out*result", dict.fromkeys(("y", "f", "out", "result"), 1.0)).document["output"] == "y1"


def test_a_last_line_that_only_names_a_value_makes_it_the_output() -> None:
    graph = program("a = 2*x\nb = 3*x\na", {"x": 1.0}).graph
    assert [node.id for node in graph if node.role == "output"] == ["a"]
    assert len(graph) == 5


def test_a_second_name_for_a_value_is_the_identity() -> None:
    found = trace("y = x", {"x": 2.0})
    assert [node.op for node in found.graph] == ["input", "identity"]
    assert list(found.gradients) == [1.0, 1.0]


def test_ids_never_clash_with_names() -> None:
    graph = program("mul_1 = x*x*x\ny = mul_1*x", {"x": 2.0}).graph
    assert [node.id for node in graph] == ["x", "mul_2", "mul_1", "y"]


def test_inputs_come_where_they_are_first_used() -> None:
    graph = program("y = b + a*b", {"a": 1.0, "b": 2.0}).graph
    assert [node.id for node in graph] == ["b", "a", "mul_1", "y"]


def test_options_left_out_are_those_of_the_op() -> None:
    node = program("y = sum(x)", {"x": [1.0]}).graph.nodes[-1]
    assert dict(node.options) == {"axis": None, "keepdims": False}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("max(x, y, axis=0)", "unknown-option"),
        ("sum(x, along=0)", "unknown-option"),
        ("exp(x, axis=0)", "unknown-option"),
        ("sum(x, axis=0, axis=1)", "doubled-option"),
        ("sum(axis=0, x)", "argument-order"),
        ("sum(x, keepdims=1)", "bad-option"),
        ("leaky_relu(x, slope=y)", "bad-option"),
        ("sum(x, axis=y)", "not-constant"),
        ("sum(x, axis=0.5)", "not-constant"),
        ("x[y]", "not-constant"),
        ("x[0.5]", "not-constant"),
        ("x[1:y]", "not-constant"),
        ("x[3000000000]", "not-constant"),
        ("(x, y)", "stray-list"),
        ("[]", "stray-list"),
        ("x + True", "truth-value"),
        ("True = 1", "truth-value"),
    ],
)
def test_what_must_be_constant_is_held_to_it(text: str, code: str) -> None:
    assert refused(text, {"x": [1.0, 2.0], "y": 1.0}).code == code


@pytest.mark.parametrize("text", ["torch.std(x)", "torch.var(x)", "np.std(x, ddof=1)", "x.var(correction=1)"])
def test_what_is_said_to_write_for_the_spread_of_a_sample_is_that(text: str) -> None:
    numbers = [1.0, 2.0, 4.0]
    advice = str(refused(f"y = {text}", {"x": numbers})).partition("write it as ")[2].partition("\n")[0]
    wanted = np.std(numbers, ddof=1) if "std" in text else np.var(numbers, ddof=1)
    assert output(f"y = {advice}", {"x": numbers, "n": 3}) == pytest.approx(wanted, rel=1e-15)
