"""Random formulas, written with random brackets and spaces, have the graph and value of an independent reading."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.sources.expression.reading import program, trace

INPUTS = {"a": 0.75, "b": -1.5, "c": 2.25}
LEVEL = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3, "**": 4}


@dataclass(frozen=True)
class Formula:
    """A number, a name, or an operator on formulas."""

    head: str
    parts: tuple[Formula, ...] = ()


leaves = st.sampled_from(["a", "b", "c"]).map(Formula) | st.integers(0, 9).map(lambda n: Formula(str(n)))


def grown(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    binary = st.builds(lambda op, x, y: Formula(op, (x, y)), st.sampled_from("+-*/"), inner, inner)
    power = st.builds(lambda x, n: Formula("**", (x, Formula(str(n)))), inner, st.integers(0, 3))
    return binary | power | inner.map(lambda x: Formula("neg", (x,)))


formulas = st.recursive(leaves, grown, max_leaves=25)


def level(formula: Formula) -> int:
    return LEVEL.get(formula.head, 5) if formula.parts else 5


@st.composite
def written(draw: st.DrawFn, formula: Formula, least: int = 0) -> str:
    """The formula as text, bracketed where precedence needs it and sometimes where it does not."""
    space = draw(st.sampled_from(["", " ", "  "]))
    if not formula.parts:
        text = formula.head
    elif formula.head == "neg":
        text = "-" + space + draw(written(formula.parts[0], 3))
    elif formula.head == "**":
        text = draw(written(formula.parts[0], 5)) + draw(st.sampled_from(["**", " ** ", "^"])) + formula.parts[1].head
    else:
        mine = LEVEL[formula.head]
        left, right = draw(written(formula.parts[0], mine)), draw(written(formula.parts[1], mine + 1))
        text = f"{left}{space}{formula.head}{space}{right}"
    if level(formula) < least or draw(st.integers(0, 4)) == 0:
        text = f"({space}{text}{space})"
    return text


def full(formula: Formula) -> str:
    """The formula with every bracket."""
    if not formula.parts:
        return formula.head
    inner = [full(part) for part in formula.parts]
    return f"(-{inner[0]})" if formula.head == "neg" else f"({inner[0]} {formula.head} {inner[1]})"


def value(formula: Formula) -> float:
    """The value by Python's own arithmetic, division by zero as IEEE has it."""
    xs = [value(part) for part in formula.parts]
    if xs:
        return ARITHMETIC[formula.head](*xs)
    return INPUTS[formula.head] if formula.head in INPUTS else float(formula.head)


def quotient(x: float, y: float) -> float:
    if y != 0.0:
        return x / y
    return math.nan if x == 0.0 or math.isnan(x) else math.copysign(math.inf, x) * math.copysign(1.0, y)


def power(x: float, n: float) -> float:
    return math.inf if abs(x) > 1e100 else x**n


ARITHMETIC: dict[str, Callable[..., float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": quotient,
    "**": power,
    "neg": operator.neg,
}


def used(text: str) -> dict[str, float]:
    return {name: number for name, number in INPUTS.items() if name in text}


def shape_of(text: str) -> list[tuple[Any, ...]]:
    graph = program(text, used(text)).graph
    return [(node.id, node.op, node.inputs, dict(node.options), node.constant) for node in graph]


@given(st.data())
def test_brackets_and_spaces_nobody_needs_change_nothing(data: st.DataObject) -> None:
    formula = data.draw(formulas)
    text = data.draw(written(formula))
    assert shape_of(text) == shape_of(full(formula))


@given(st.data())
def test_a_formula_has_the_value_python_gives_it(data: st.DataObject) -> None:
    formula = data.draw(formulas)
    text = data.draw(written(formula))
    expected = value(formula)
    found = trace(text, used(text))
    result = found.values[found.graph.output]
    if math.isfinite(expected) and abs(expected) < 1e90:
        assert result == expected or math.isclose(float(result), expected, rel_tol=1e-12)
