"""Formulas of the essay, as MathML."""

import re

import pytest

from chainrule.essay.chapters import essay
from chainrule.essay.mathml import mathml


def bare(text: str) -> str:
    return re.sub(r"</?(math|mrow|mspace)[^>]*>", "", text)


def test_an_index_stands_below_and_what_follows_the_roof_above() -> None:
    assert bare(mathml("w1")) == "<msub><mi>w</mi><mn>1</mn></msub>"
    assert bare(mathml("C^n")) == "<msup><mi>C</mi><mi>n</mi></msup>"
    assert bare(mathml("x1^n")) == "<msubsup><mi>x</mi><mn>1</mn><mi>n</mi></msubsup>"


def test_a_word_with_a_slash_is_a_fraction_where_there_is_room_for_one() -> None:
    assert "<mfrac>" in mathml("dz/dx", is_display=True)
    assert "<mfrac>" not in mathml("dz/dx")


def test_a_prime_belongs_to_its_letter() -> None:
    assert bare(mathml("z″")) == '<msup><mi>z</mi><mo lspace="0" rspace="0">″</mo></msup>'


def test_what_is_no_mathematics_is_refused_with_the_sign() -> None:
    with pytest.raises(ValueError, match="'@'"):
        mathml("z @ y")


def test_every_formula_of_the_essay_can_be_written() -> None:
    formulas = [beat.formula for chapter in essay().chapters for part in chapter.parts for beat in part.beats]
    assert all(mathml(formula, is_display=True) for formula in formulas if formula)
