"""Names that are hardly names are asked about, and no others."""

from __future__ import annotations

import pytest

from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.sources.expression import inspect
from tests.sources.expression.reading import output, program, refused


def asked(text: str) -> tuple[str, ...]:
    with pytest.raises(SourceError) as caught:
        inspect(text, Limits())
    assert caught.value.code == "run-together"
    return caught.value.choices


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("sinx", ("sin(x)", "sin_x")),
        ("y = xlogx", ("x*log(x)", "x_logx")),
        ("y = log2x", ("log2(x)", "log(2*x)", "log2_x")),
        ("y = asinx + x", ("asin(x)", "asin_x")),
        ("y = sum(x) + sumx", ("sum(x)", "sum_x")),
        ("y = Wx + W@x", ("W*x", "W @ x", "W_x")),
        ("y = 2/wx", ("(w*x)", "w_x")),
        ("y = 2**wx", ("(w*x)", "w_x")),
        ("y = 2ex", ("e**x", "e*x", "e_x")),
    ],
)
def test_every_reading_is_offered_and_the_name_with_an_underscore(text: str, choices: tuple[str, ...]) -> None:
    assert asked(text) == choices


def test_a_value_that_is_computed_later_is_no_factor() -> None:
    assert inspect("y = 1/xy + x", Limits()).inputs == ("xy", "x")
    assert asked("y = x + 1\nz = x + xy") == ("x*y", "x_y")


NAMES = (
    "logits", "cost", "maxlen", "expected", "single", "tangent", "absent", "mu", "xi", "pi0", "lr", "fc1", "dz1", "w12",
    "sin_x", "log_p", "x_y", "meanx", "sigma", "alpha1", "theta", "relu1", "dx", "xs", "kl", "Wh", "by", "logp1",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_like_any_other_is_an_input(name: str) -> None:
    assert inspect(f"y = {name}*2", Limits()).inputs == (name,)


def test_a_name_that_is_computed_or_given_is_never_asked_about() -> None:
    assert output("sinx = 3\ny = sinx*2") == 6.0
    assert output("y = sinx*2", {"sinx": 3.0}) == 6.0
    assert inspect("y = 2xy + x + y0", Limits(), ["xy"]).inputs == ("xy", "x", "y0")
    assert output("dx = x - 1\ny = dx/dt", {"x": 3.0, "dt": 0.5}) == 4.0


def test_every_choice_is_a_text_that_is_asked_about_no_more() -> None:
    for formula in ("sinx", "xlogx", "2pix", "wx", "w1x1", "wTx", "2ex", "e2x", "a/wx"):
        text = f"y = {formula}"
        with pytest.raises(SourceError) as caught:
            inspect(text, Limits())
        error = caught.value
        assert error.span is not None
        start, end = error.span.offset, error.span.offset + error.span.length
        for choice in error.choices:
            assert inspect(text[:start] + choice + text[end:], Limits()).inputs


def test_an_exponent_that_has_lost_its_place_is_asked_about_only_where_nothing_stands_between() -> None:
    assert asked("y = 1/(1+e-x)") == ("exp(-x)", "e - x")
    assert inspect("y = 1/(1 + e - x)", Limits()).inputs == ("x",)
    assert inspect("y = e-1", Limits()).inputs == ()
    assert inspect("e = t - a\ny = e-x", Limits()).inputs == ("t", "a", "x")


def test_a_derivative_is_none_of_two_inputs() -> None:
    for text in ("g = dy/dx", "g = dL / dw", "g = \\frac{dy}{dx}", "g = \\frac{d}{dx} x^2"):
        assert refused(text).code == "derivative"


def test_a_line_that_begins_with_a_minus_may_be_a_formula_of_its_own() -> None:
    assert output("y = x*2\n-y", {"x": 3.0}) == -6.0
    assert refused("y = x\n+ 1").code == "line-start"
    assert refused("y = x\n  - 1").code == "line-start"
    assert output("y = (x\n  - 1)", {"x": 3.0}) == 2.0


@pytest.mark.parametrize("text", ["1/1+e^-x", "x / 1 - x", "exp(x)/exp(x)+1"])
def test_a_sum_that_may_be_meant_below_a_fraction_is_told(text: str) -> None:
    reading = program(text, {"x": 0.7}).reading
    assert reading is not None
    assert any("a fraction over the whole sum is written" in note.message for note in reading.notes)


@pytest.mark.parametrize("text", ["(1/1)+x", "x/2+1", "1+x/1", "x/(1+x)", "x/-1+2"])
def test_other_fractions_beside_a_sum_are_not(text: str) -> None:
    assert program(text, {"x": 0.7}).reading is None
