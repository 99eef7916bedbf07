"""Filling formula templates."""

from __future__ import annotations

import pytest

from chainrule.encode.template import ATOM, PRODUCT, QUOTIENT, SIGN, SUM, Phrase, binding, fill
from chainrule.engine.ops import OPS

SUMMED, NEGATIVE, POWER = Phrase("a + b", SUM), Phrase("-2", SIGN), Phrase("x^2", QUOTIENT)


@pytest.mark.parametrize(
    ("template", "phrases", "filled"),
    [
        (r"{0} \cdot {1}", {"0": SUMMED, "1": NEGATIVE}, r"\left(a + b\right) \cdot \left(-2\right)"),
        (r"{0} \cdot {1}", {"0": NEGATIVE, "1": Phrase("3")}, r"-2 \cdot 3"),
        ("{0} + {1}", {"0": SUMMED, "1": NEGATIVE}, r"a + b + \left(-2\right)"),
        ("{0} - {1}", {"0": NEGATIVE, "1": SUMMED}, r"-2 - \left(a + b\right)"),
        (r"\frac{{0}}{{1}}", {"0": SUMMED, "1": NEGATIVE}, r"\frac{a + b}{-2}"),
        ("{{0}}^{{n}}", {"0": NEGATIVE, "n": SUMMED}, r"{\left(-2\right)}^{a + b}"),
        ("{{0}}^{{n}}", {"0": POWER, "n": Phrase("3")}, r"{\left(x^2\right)}^{3}"),
        (r"\sigma({0})", {"0": SUMMED}, r"\sigma(a + b)"),
        (r"\max({0}, {1})", {"0": SUMMED, "1": NEGATIVE}, r"\max(a + b, -2)"),
        (r"\sum {0}", {"0": SUMMED}, r"\sum \left(a + b\right)"),
        ("-{0}", {"0": NEGATIVE}, r"-\left(-2\right)"),
        (r"\left[{0} > 0\right]", {"0": SUMMED}, r"\left[a + b > 0\right]"),
        ("{0} and {nothing}", {"0": Phrase("x")}, "x and {nothing}"),
        (r"e^{{0}}", {"0": SUMMED}, "e^{a + b}"),
        ("{0}_j", {"0": Phrase("x_{1}")}, "{x_{1}}_j"),
    ],
)
def test_brackets_stand_only_where_the_reading_would_change(
    template: str, phrases: dict[str, Phrase], filled: str
) -> None:
    assert fill(template, phrases.get) == filled


@pytest.mark.parametrize(
    ("template", "bound"),
    [
        ("{0} + {1}", SUM),
        ("-{0}", SIGN),
        (r"{0} \cdot {1}", PRODUCT),
        (r"\frac{{0}}{{1}}", QUOTIENT),
        ("{{0}}^{{1}}", QUOTIENT),
        (r"\sigma({0})", ATOM),
        (r"{0} \cdot (1 - {0})", PRODUCT),
        (r"\sum {0}", PRODUCT),
        ("{0}", ATOM),
    ],
)
def test_a_template_binds_as_its_loosest_operator(template: str, bound: int) -> None:
    assert binding(template) == bound


@pytest.mark.parametrize("name", OPS)
def test_braces_balance_in_every_formula_of_every_op(name: str) -> None:
    op = OPS[name]
    for template in (op.tex, *op.local_tex, *op.vjp_tex):
        filled = fill(template, lambda slot: Phrase("q", ATOM))
        assert filled.count("{") == filled.count("}")
        assert "{0}" not in filled
