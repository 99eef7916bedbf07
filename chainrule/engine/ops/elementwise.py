"""Element-wise ops: arithmetic, powers, exponentials, trigonometry. One entry an op, the rule beside its partials."""

from __future__ import annotations

from chainrule.engine.ops.call import Call
from chainrule.engine.ops.code import bracketed
from chainrule.engine.ops.op import Op, Sample, elementwise
from chainrule.sentences import say

ROW, COLUMN = (0.5, -1.5, 2.0), ((1.0,), (-0.5,))
BINARY = (Sample((3.0, -2.0)), Sample((ROW, 2.0)), Sample((COLUMN, ROW)))
UNARY = (Sample((0.7,)), Sample((ROW,)), Sample((((0.3, -0.8), (1.2, 0.1)),)))
ABOVE_ZERO = (Sample((0.7,)), Sample(((0.5, 1.5, 2.0),)))
INSIDE_ONE = (Sample((0.3,)), Sample(((0.5, -0.25, 0.75),)))


def slope_of_power(call: Call) -> str:
    """n x^(n - 1); for n = 0 it is 0 at 0, too."""
    n, x = call.options["n"], call.xs[0]
    return "0.0" if n == 0 else f"{bracketed(n)} * {x} ** ({bracketed(n)} - 1.0)"


ARITHMETIC: tuple[Op, ...] = (
    elementwise(
        "add", "{0} + {1}", "1.0", "1.0",
        text="{0} + {1}", tex="{0} + {1}", local=(("1", "1"), ("1", "1")),
        torch="{0} + {1}",
        about=say("Sum of two values; hands the gradient to both."), prefix="add", symbol="+", samples=BINARY,
    ),
    elementwise(
        "subtract", "{0} - {1}", "1.0", "-1.0",
        text="{0} - {1}", tex="{0} - {1}", local=(("1", "1"), ("-1", "-1")),
        torch="{0} - {1}",
        about=say("Difference of two values."), prefix="sub", symbol="−", samples=BINARY,
    ),
    elementwise(
        "multiply", "{0} * {1}", "{1}", "{0}",
        text="{0} * {1}", tex=r"{0} \cdot {1}", local=(("{1}", "{1}"), ("{0}", "{0}")),
        torch="{0} * {1}",
        about=say("Product; each factor receives the gradient times the other."),
        prefix="mul", symbol="×", samples=BINARY,
    ),
    elementwise(
        "divide", "divide({0}, {1})", "divide(1.0, {1})", "divide(-{out}, {1})",
        text="{0} / {1}", tex=r"\frac{{0}}{{1}}",
        local=(("1 / {1}", r"\frac{ 1 }{{1}}"), ("-{out} / {1}", r"-\frac{{out}}{{1}}")),
        torch="{0} / {1}", numpy="{0} / {1}", plain=("1.0 / {1}", "-{out} / {1}"),
        about=say("Quotient."), prefix="div", symbol="÷", domain=((-2.0, 2.0), (0.4, 2.0)),
        samples=(Sample((3.0, -2.0)), Sample((ROW, 2.0)), Sample((COLUMN, (0.5, 1.5, 2.0)))),
    ),
    elementwise(
        "negate", "-{0}", "-1.0",
        text="-{0}", tex="-{0}", local=(("-1", "-1"),),
        torch="-{0}",
        about=say("Change of sign."), prefix="neg", symbol="−", samples=UNARY,
    ),
    elementwise(
        "power", "power({0}, {1})",
        "where({1} == 0.0, 0.0, {1} * power({0}, {1} - 1.0))",
        "where(({0} == 0.0) & ({1} >= 0.0), 0.0, {out} * log({0}))",
        text="{0} ** {1}", tex="{{0}}^{{1}}",
        local=(("{1} * {0} ** ({1} - 1)", r"{1} \cdot {{0}}^{{1} - 1}"), ("{out} * log({0})", r"{out} \cdot \ln({0})")),
        torch="{0} ** {1}", numpy="{0} ** {1}",
        about=say("Power with a computed exponent."), prefix="pow", symbol="xʸ", domain=((0.3, 2.0), (-2.0, 2.0)),
        kink=say(
            "d/d exponent is 0 where the base is 0 and the exponent is not negative; d/d base is 0 for exponent 0"
        ),
        at_kink="({0} == 0.0) & ({1} < 1.0)",
        samples=(Sample((2.0, 3.0)), Sample(((0.5, 1.5, 2.0), 2.0)), Sample((((1.0,), (0.5,)), ROW))),
    ),
    elementwise(
        "power_n", "power({0}, {n})", "where({n} == 0.0, 0.0, {n} * power({0}, {n} - 1.0))",
        text="{0} ** {n}", tex="{{0}}^{{n}}", local=(("{n} * {0} ** ({n} - 1)", r"{n} \cdot {{0}}^{{n} - 1}"),),
        torch="{0} ** {n}", numpy="{0} ** {n}", plain=(slope_of_power,),
        about=say("Power with a literal exponent n."),
        prefix="pow", symbol="xⁿ", options={"n": 2.0}, domain=((0.3, 2.0),),
        kink=say("for 0 < n < 1 the derivative at 0 is infinite; for n = 0 it is 0"),
        at_kink="({0} == 0.0) & ({n} > 0.0) & ({n} < 1.0)",
        samples=(Sample((2.0,), {"n": 3.0}), Sample(((0.5, 1.5, 2.0),), {"n": 2.0}), Sample((1.5,), {"n": -0.5})),
    ),
)  # fmt: skip

FUNCTIONS: tuple[Op, ...] = (
    elementwise(
        "exp", "exp({0})", "{out}",
        text="exp({0})", tex="e^{{0}}", local=(("{out}", "{out}"),),
        torch="torch.exp({0})",
        about=say("Exponential; its own derivative."), symbol="eˣ", samples=UNARY,
    ),
    elementwise(
        "log", "log({0})", "divide(1.0, {0})",
        text="log({0})", tex=r"\ln({0})", local=(("1 / {0}", r"\frac{ 1 }{{0}}"),),
        torch="torch.log({0})", plain=("1.0 / {0}",),
        about=say("Natural logarithm."), symbol="ln", domain=((0.3, 3.0),), samples=ABOVE_ZERO,
    ),
    elementwise(
        "sqrt", "sqrt({0})", "divide(0.5, {out})",
        text="sqrt({0})", tex=r"\sqrt{{0}}", local=(("1 / (2 * {out})", r"\frac{ 1 }{2 \cdot {out}}"),),
        torch="torch.sqrt({0})",
        about=say("Square root."), symbol="√", domain=((0.3, 3.0),), samples=ABOVE_ZERO,
        kink=say("the derivative at 0 is infinite"), at_kink="{0} == 0.0",
    ),
    elementwise(
        "square", "{0} * {0}", "2.0 * {0}",
        text="{0} ** 2", tex="{{0}}^2", local=(("2 * {0}", r"2 \cdot {0}"),),
        torch="{0} ** 2", numpy="{0} ** 2",
        about=say("Square."), symbol="x²", samples=UNARY,
    ),
    elementwise(
        "abs", "abs({0})", "sign({0})",
        text="|{0}|", tex=r"\left|{0}\right|", local=(("sign({0})", r"\operatorname{ sign }({0})"),),
        torch="torch.abs({0})", jax="{0} * np.sign({0})",
        about=say("Absolute value."), symbol="|x|", kink=say("abs'(0) = 0"), at_kink="{0} == 0.0", samples=UNARY,
    ),
    elementwise(
        "sin", "sin({0})", "cos({0})",
        text="sin({0})", tex=r"\sin({0})", local=(("cos({0})", r"\cos({0})"),), torch="torch.sin({0})",
        about=say("Sine."), samples=UNARY,
    ),
    elementwise(
        "cos", "cos({0})", "-sin({0})",
        text="cos({0})", tex=r"\cos({0})", local=(("-sin({0})", r"-\sin({0})"),), torch="torch.cos({0})",
        about=say("Cosine."), samples=UNARY,
    ),
    elementwise(
        "tan", "tan({0})", "1.0 + {out} * {out}",
        text="tan({0})", tex=r"\tan({0})", local=(("1 + {out} ** 2", "1 + {{out}}^2"),),
        torch="torch.tan({0})",
        about=say("Tangent."), domain=((-1.2, 1.2),), samples=UNARY,
    ),
    elementwise(
        "sinh", "sinh({0})", "cosh({0})",
        text="sinh({0})", tex=r"\sinh({0})", local=(("cosh({0})", r"\cosh({0})"),),
        torch="torch.sinh({0})",
        about=say("Hyperbolic sine."), samples=UNARY,
    ),
    elementwise(
        "cosh", "cosh({0})", "sinh({0})",
        text="cosh({0})", tex=r"\cosh({0})", local=(("sinh({0})", r"\sinh({0})"),),
        torch="torch.cosh({0})",
        about=say("Hyperbolic cosine."), samples=UNARY,
    ),
    elementwise(
        "arcsin", "arcsin({0})", "divide(1.0, sqrt((1.0 - {0}) * (1.0 + {0})))",
        text="arcsin({0})", tex=r"\arcsin({0})",
        local=(("1 / sqrt(1 - {0} ** 2)", r"\frac{ 1 }{\sqrt{1 - {{0}}^2}}"),),
        torch="torch.arcsin({0})",
        about=say("Inverse sine."), symbol="sin⁻¹", domain=((-0.8, 0.8),), samples=INSIDE_ONE,
        kink=say("the derivative at -1 and 1 is infinite"), at_kink="abs({0}) == 1.0",
    ),
    elementwise(
        "arccos", "arccos({0})", "divide(-1.0, sqrt((1.0 - {0}) * (1.0 + {0})))",
        text="arccos({0})", tex=r"\arccos({0})",
        local=(("-1 / sqrt(1 - {0} ** 2)", r"-\frac{ 1 }{\sqrt{1 - {{0}}^2}}"),),
        torch="torch.arccos({0})",
        about=say("Inverse cosine."), symbol="cos⁻¹", domain=((-0.8, 0.8),), samples=INSIDE_ONE,
        kink=say("the derivative at -1 and 1 is infinite"), at_kink="abs({0}) == 1.0",
    ),
    elementwise(
        "arctan", "arctan({0})", "divide(1.0, 1.0 + {0} * {0})",
        text="arctan({0})", tex=r"\arctan({0})", local=(("1 / (1 + {0} ** 2)", r"\frac{ 1 }{1 + {{0}}^2}"),),
        torch="torch.arctan({0})",
        about=say("Inverse tangent."), symbol="tan⁻¹", samples=UNARY,
    ),
    elementwise(
        "maximum", "maximum({0}, {1})",
        "where({0} > {1}, 1.0, where({0} == {1}, 0.5, 0.0))", "where({1} > {0}, 1.0, where({0} == {1}, 0.5, 0.0))",
        text="max({0}, {1})", tex=r"\max({0}, {1})",
        local=(
            ("[{0} > {1}]", r"\left[{0} > {1}\right]"),
            ("[{1} > {0}]", r"\left[{1} > {0}\right]"),
        ),
        torch="torch.maximum({0}, {1})",
        about=say("The greater of two values; only the winner receives the gradient."), symbol="max",
        kink=say("a tie gives each half"), at_kink="{0} == {1}", samples=BINARY, blocks=True,
    ),
    elementwise(
        "minimum", "minimum({0}, {1})",
        "where({0} < {1}, 1.0, where({0} == {1}, 0.5, 0.0))", "where({1} < {0}, 1.0, where({0} == {1}, 0.5, 0.0))",
        text="min({0}, {1})", tex=r"\min({0}, {1})",
        local=(
            ("[{0} < {1}]", r"\left[{0} < {1}\right]"),
            ("[{1} < {0}]", r"\left[{1} < {0}\right]"),
        ),
        torch="torch.minimum({0}, {1})",
        about=say("The lesser of two values; only the winner receives the gradient."), symbol="min",
        kink=say("a tie gives each half"), at_kink="{0} == {1}", samples=BINARY, blocks=True,
    ),
    elementwise(
        "log2", "log2({0})", "divide(1.4426950408889634, {0})",
        text="log2({0})", tex=r"\log_2({0})", local=(("1 / ({0} * log(2))", r"\frac{ 1 }{{0} \cdot \ln(2)}"),),
        torch="torch.log2({0})", plain=("1.4426950408889634 / {0}",),
        about=say("Logarithm to the base 2."), symbol="log₂", domain=((0.3, 3.0),), samples=ABOVE_ZERO,
    ),
    elementwise(
        "log10", "log10({0})", "divide(0.4342944819032518, {0})",
        text="log10({0})", tex=r"\log_{ 10 }({0})", local=(("1 / ({0} * log(10))", r"\frac{ 1 }{{0} \cdot \ln(10)}"),),
        torch="torch.log10({0})", plain=("0.4342944819032518 / {0}",),
        about=say("Logarithm to the base 10."), symbol="log₁₀", domain=((0.3, 3.0),), samples=ABOVE_ZERO,
    ),
    elementwise(
        "log_base", "divide(log({0}), log({1}))",
        "divide(1.0, {0} * log({1}))", "divide(-{out}, {1} * log({1}))",
        text="log({0}, {1})", tex=r"\log_{{1}}({0})",
        local=(
            ("1 / ({0} * log({1}))", r"\frac{ 1 }{{0} \cdot \ln({1})}"),
            ("-{out} / ({1} * log({1}))", r"-\frac{{out}}{{1} \cdot \ln({1})}"),
        ),
        torch="torch.log({0}) / torch.log({1})",
        about=say("Logarithm of the first to the base of the second."), symbol="log", domain=((0.3, 3.0), (1.5, 4.0)),
        samples=(Sample((8.0, 2.0)), Sample(((0.5, 1.5, 2.0), 10.0)), Sample((((1.5,), (0.5,)), (2.0, 3.0)))),
    ),
    elementwise(
        "log1p", "log1p({0})", "divide(1.0, 1.0 + {0})",
        text="log1p({0})", tex=r"\ln(1 + {0})", local=(("1 / (1 + {0})", r"\frac{ 1 }{1 + {0}}"),),
        torch="torch.log1p({0})", plain=("1.0 / (1.0 + {0})",),
        about=say("log(1 + x), exact where x is tiny."), symbol="ln 1+x", domain=((-0.7, 3.0),), samples=ABOVE_ZERO,
    ),
    elementwise(
        "expm1", "expm1({0})", "exp({0})",
        text="expm1({0})", tex="e^{{0}} - 1", local=(("exp({0})", "e^{{0}}"),),
        torch="torch.expm1({0})",
        about=say("exp(x) - 1, exact where x is tiny."), symbol="eˣ−1", samples=UNARY,
    ),
    elementwise(
        "erf", "erf({0})", "1.1283791670955126 * exp(-{0} * {0})",
        text="erf({0})", tex=r"\operatorname{ erf }({0})",
        local=(("2 / sqrt(pi) * exp(-{0} ** 2)", r"\frac{ 2 }{\sqrt{\pi}} \cdot e^{-{{0}}^2}"),),
        torch="torch.erf({0})", jax="jax.lax.erf({0})",
        about=say("Error function: the share of a normal distribution within x times the root of 2 deviations."),
        samples=UNARY,
    ),
    elementwise(
        "logsigmoid", "-softplus(-{0})", "sigmoid(-{0})",
        text="logsigmoid({0})", tex=r"\ln \sigma({0})", local=(("sigmoid(-{0})", r"\sigma(-{0})"),),
        torch="F.logsigmoid({0})", jax="jax.nn.log_sigmoid({0})",
        about=say("Logarithm of the sigmoid, exact where the sigmoid itself is 0."), symbol="ln σ", samples=UNARY,
    ),
)  # fmt: skip
