"""The rows "Expressions" of the corpus of hostile inputs: each is refused with its place, or computed without harm."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from chainrule.engine.run import run
from chainrule.errors import ChainruleError, LimitError
from chainrule.sources.expression.libraries import METHODS
from chainrule.sources.expression.rewrites import REWRITES
from tests.sources.expression.reading import output, place, program, refused, trace


@pytest.fixture(autouse=True)
def shallow_stack() -> Iterator[None]:
    """So few frames are left that any recursion over a text, its tree or its graph would fail."""
    frame, depth = sys._getframe(), 0
    while frame:
        frame, depth = frame.f_back, depth + 1  # type: ignore[assignment]
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 120)
    yield
    sys.setrecursionlimit(before)


REFUSED: list[tuple[str, str, int, int]] = [
    # text, code, offset, length
    ("__import__('os').getpid()", "underscore-name", 0, 10),
    ("__class__ + 1", "underscore-name", 0, 9),
    ("().__class__.__base__.__subclasses__()", "missing-value", 0, 2),
    ("(x).__class__.__base__.__subclasses__()", "attribute", 3, 10),
    ("x.__class__", "attribute", 1, 10),
    ("x.real", "attribute", 1, 5),
    ("x._y", "attribute", 1, 3),
    ("(lambda: 1)()", "lambda", 1, 6),
    ("[i for i in range(9)]", "loop", 3, 3),
    ("(y:=5)", "walrus", 2, 2),
    ("import os", "import", 0, 9),
    ('"{0.__class__}".format(x)', "string", 0, 1),
    ("getattr(x,'y')", "unknown-function", 0, 7),
    ("eval('1')", "unknown-function", 0, 4),
    ("open('a')", "unknown-function", 0, 4),
    ("ｅｘｐ(x)", "compatibility-letters", 0, 3),
    ("ｅｘｐ + 1", "compatibility-letters", 0, 3),
    ("𝐱 + 1", "compatibility-letters", 0, 1),
    ("x + х", "confusable", 4, 1),
    ("х + x", "confusable", 0, 1),
    ("Α*A", "confusable", 0, 1),
    ("xх + 1", "confusable", 0, 2),
    ("ехр(x)", "unknown-function", 0, 3),
    ("x\x00+1", "forbidden-character", 1, 1),
    ("x + 1 # \x00", "forbidden-character", 8, 1),
    ("x + \ud800", "forbidden-character", 4, 1),
    ("x + 1 # \udfff", "forbidden-character", 8, 1),
    ("x\u202e + 1", "forbidden-character", 1, 1),
    ("x\u200b + 1", "unexpected-character", 1, 1),
    ("x\u034f + 1", "unexpected-character", 1, 1),
    ("x + 😀", "unexpected-character", 4, 1),
    ("__proto__", "underscore-name", 0, 9),
    ("_{a}", "underscore-name", 0, 1),
    ("sin^{2", "function-without-brackets", 0, 3),
    (r"\sin^{2", "missing-value", 4, 1),
    ("sin x^-", "function-without-brackets", 0, 7),
    (r"\log_{3} x", "latex-command", 0, 8),
    ("__proto__ = 1", "underscore-name", 0, 9),
    ("1<<10**9", "unknown-operator", 1, 2),
    ("'a'*10**9", "string", 0, 1),
    ("[0]*10**9 + x", "output-not-scalar", 0, 13),
    ("factorial(10**6)", "unknown-function", 0, 9),
    ("1" * 5000, "limit-number-length", 0, 5000),
    ("2 + " + "1" * 5000, "limit-number-length", 4, 5000),
    ("x**" + "9" * 5000, "limit-number-length", 3, 5000),
    ("1e999999999", "number-too-large", 0, 11),
    ("-1e999", "number-too-large", 1, 5),
    ("x" * 65, "limit-name-length", 0, 65),
    ("(" * 5000, "limit-nesting-depth", 200, 1),
    ("(" * 5000 + "1" + ")" * 5000, "limit-nesting-depth", 200, 1),
    ("-" * 100_000 + "1", "limit-text-length", 20_000, 80_001),
    ("-" * 10_000 + "1", "limit-nesting-depth", 200, 1),
    ("exp(" * 300 + "1" + ")" * 300, "limit-nesting-depth", 803, 1),
    ("1+" * 20_000 + "1", "limit-text-length", 20_000, 20_001),
    ("1+" * 9_000 + "1", "limit-nodes", 4_001, 1),
    ("1\n+2", "nameless-formula", 0, 1),
    ("+".join(["-" * 100 + "x"] * 100), "limit-nodes", 2_040, 1),
    ("+".join(["((x))"] * 1_500), "limit-nodes", 6_000, 1),
    ("(x", "unclosed-bracket", 0, 1),
    ("y = (a + (b)\nz = 2", "unclosed-bracket", 4, 1),
    ("sum(x[0", "unclosed-bracket", 5, 1),
    ("x+", "missing-value", 2, 0),
    ("x+  # more", "missing-value", 2, 0),
    ("y = x *\nz = 2", "missing-value", 7, 0),
    ("*x", "missing-value", 0, 1),
    ("x + * 2", "missing-value", 4, 1),
    (")", "unopened-bracket", 0, 1),
    ("(x]", "mismatched-bracket", 2, 1),
    ("", "empty-text", 0, 0),
    ("   ", "empty-text", 0, 3),
    ("# only a comment", "empty-text", 0, 16),
    ("sigmoid()", "wrong-arity", 0, 9),
    ("sigmoid(1,2)", "wrong-arity", 10, 1),
    ("a<b<c", "comparison", 1, 1),
    ("x==y", "comparison", 1, 2),
    ("x != y", "comparison", 2, 2),
    ("x ≥ y", "comparison", 2, 1),
    ("x if y else z", "condition", 2, 2),
    ("x and y", "logic", 2, 3),
    ("x // 2", "floor-division", 2, 2),
    ("x += 1", "augmented-assignment", 2, 2),
    ("x y", "missing-operator", 1, 1),
    ("1/2x", "ambiguous-product", 0, 4),
    ("x^2x", "ambiguous-product", 0, 4),
    ("0x10", "other-base", 0, 4),
    ("w(x + 1)", "unknown-function", 0, 1),
    ("x, y", "unexpected-token", 1, 1),
    ("x : y", "unexpected-token", 2, 1),
    ("x[]", "missing-value", 1, 2),
    ("sum(x,,y)", "missing-value", 6, 0),
    ("= 3", "missing-name", 0, 1),
    ("y = ", "missing-value", 3, 0),
    ("x + 1 = y", "not-a-name", 0, 5),
    ("a = b = 2", "second-equals", 6, 1),
    ("1.2.3", "malformed-number", 0, 4),
    ("x[0] + ...", "ellipsis", 7, 3),
    ("z' = 2", "prime", 1, 1),
]


@pytest.mark.parametrize(("text", "code", "offset", "length"), REFUSED, ids=[ascii(row[0][:30]) for row in REFUSED])
def test_is_refused_with_its_place(text: str, code: str, offset: int, length: int) -> None:
    error = refused(text, {"x": 1.0})
    assert error.code == code
    assert place(error) == (offset, length)
    assert error.message
    error.message.encode()


def test_too_many_variables_are_refused_where_they_become_too_many() -> None:
    error = refused("+".join(f"v{i}" for i in range(3_000)))
    assert isinstance(error, LimitError)
    assert error.code == "limit-nodes"
    assert error.span is not None
    assert error.span.offset > 0


def test_distinct_variables_and_sums_count_as_nodes_together() -> None:
    error = refused("y = " + " + ".join(f"v{i}" for i in range(1_001)))
    assert error.code == "limit-nodes"


def test_many_arguments_are_refused_before_they_are_parsed() -> None:
    assert refused("stack([" + "a," * 9_000 + "a])").code == "limit-nodes"


def test_many_lines_are_refused_before_they_are_parsed() -> None:
    assert refused("\n".join(f"v{i}=1" for i in range(2_500))).code == "limit-nodes"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("for", "loop"),
        (r"y = \alpha_{a", "underscore-name"),
        (r"y = \text{a", "latex-command"),
        (r"y = \sin", "unexpected-end"),
    ],
)
def test_nineteen_thousand_spaces_are_read_once(text: str, code: str) -> None:
    """A pattern that tries every way to share them out between its parts would take minutes, or hours for `for`."""
    assert refused(text + " " * 19_000).code == code


def test_nine_hundred_additions_are_computed_without_recursion() -> None:
    found = trace("1+" * 900 + "1")
    assert found.values[found.graph.output] == 901.0
    assert len(found.graph) == 1_801


def test_a_formula_as_deep_as_allowed_is_computed_without_recursion() -> None:
    assert output("exp(" * 199 + "-1" + ")" * 199) > 0.0
    assert output("(" * 200 + "x" + ")" * 200, {"x": 2.0}) == 2.0
    assert output("2" + "**x" * 900, {"x": 1.0}) == 2.0


@pytest.mark.parametrize("text", ["9**9**9", "2**(2**(2**(2**5)))", "1/0", "0**-1", "-log(0)"])
def test_overflow_is_infinity(text: str) -> None:
    assert output(text) == math.inf


@pytest.mark.parametrize("text", ["0/0", "log(-1)", "sqrt(-1)"])
def test_what_is_no_number_is_nan(text: str) -> None:
    assert math.isnan(output(text))


def test_stable_forms_stay_finite() -> None:
    assert output("sigmoid(-1000)") == 0.0
    assert output("softplus(1000)") == 1000.0
    assert output("exp(1000)") == math.inf
    assert output("cross_entropy(z, t)", {"z": [1000.0, 0.0], "t": [0.0, 1.0]}) == 1000.0


@pytest.mark.parametrize(
    ("text", "inputs", "gradients"),
    [
        ("abs(x)", {"x": 0.0}, {"x": 0.0}),
        ("relu(x)", {"x": 0.0}, {"x": 0.0}),
        ("max(x, x)", {"x": 2.0}, {"x": 1.0}),
        ("sqrt(x)", {"x": 0.0}, {"x": math.inf}),
    ],
)
def test_kinks_are_computed_by_their_rule(text: str, inputs: dict[str, Any], gradients: dict[str, float]) -> None:
    found = program(text, inputs)
    result = run(found.graph, found.inputs)
    assert {name: result.gradients[found.graph.position[name]] for name in gradients} == gradients


@pytest.mark.parametrize("text", ["1e-400", "0.1+0.2", "-0.0", "1e308", "5e-324", "1" * 300 + ".5"])
def test_numbers_are_those_of_the_language_of_floats(text: str) -> None:
    assert repr(output(text)) == repr(sum(float(part) for part in text.split("+")) if "+" in text else float(text))


ARGUMENTS = (
    "", "p=2", "beta=2, beta=3", "x, x, x, x, x", "dim=1, axis=2", "'a'", "x, 'a'", "bias=x", "normalized_shape=[3]",
    "x, normalized_shape=x", "[1, 2]", "x, None, None, None", "...", "x[...]", "x > 0", "input=x, target=x, other=x",
    "weight=x, bias=x", "x, weight=x, bias=None", "x, -x", "None", "x, reduction='sum'",
    "x, x, reduction='sum', beta=0", "x, x, reduction='none', pos_weight=x", "x, x, beta=x", "x, -inf",
    "x[None], 1", "x, []",
)  # fmt: skip


@pytest.mark.parametrize("library", ["", "torch.", "tf."])
def test_a_call_of_any_function_with_any_arguments_is_read_or_refused(library: str) -> None:
    """What puts calls of other libraries into words of this language meets arguments that those never had."""
    for name in sorted({*REWRITES, *METHODS}):
        for arguments in ARGUMENTS:
            with suppress(ChainruleError):
                program(f"y = sum({library}{name}({arguments}))", {"x": [1.5, -2.0, 0.5]})
