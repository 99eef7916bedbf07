"""Choices and jumps: comparisons, `where`, limits and rounding. What is not chosen receives exactly 0."""

from __future__ import annotations

import math

from chainrule.engine.ops.elementwise import BINARY, ROW, UNARY
from chainrule.engine.ops.op import Op, Sample, elementwise
from chainrule.sentences import Sentence, say

GRID = ((0.3, -0.8), (1.2, 0.1))


def comparison(name: str, sign: str, tex: str, symbol: str, about: Sentence) -> Op:
    """1 where it holds, 0 elsewhere: a constant on either side of the jump, so that no gradient comes back."""
    return elementwise(
        name, f"where({{0}} {sign} {{1}}, 1.0, 0.0)", "0.0", "0.0",
        text=f"{{0}} {sign} {{1}}", tex=rf"\left[{{0}} {tex} {{1}}\right]", local=(("0", "0"), ("0", "0")),
        torch=f"({{0}} {sign} {{1}}).double()", about=about,
        symbol=symbol, samples=BINARY, blocks=True,
        kink=say("the value jumps here; the derivative is 0"), at_kink="{0} == {1}",
    )  # fmt: skip


def rounding(name: str, function: str, *, tex: str, symbol: str, about: Sentence, jumps: float) -> Op:
    """A staircase: level between its jumps, which are `jumps` away from whole numbers."""
    return elementwise(
        name, f"{function}({{0}})", "0.0",
        text=f"{name}({{0}})", tex=tex, local=(("0", "0"),), torch=f"torch.{name}({{0}})", about=about, symbol=symbol,
        samples=UNARY, blocks=True, kink=say("the value jumps here; the derivative is 0"),
        at_kink=f"isfinite({{0}}) & (floor({{0}} + {jumps}) == {{0}} + {jumps})",
    )  # fmt: skip


CHOICES: tuple[Op, ...] = (
    comparison("greater", ">", ">", ">", say("1 where the first is greater than the second, 0 elsewhere.")),
    comparison("greater_equal", ">=", r"\ge", "≥", say("1 where the first is at least the second, 0 elsewhere.")),
    comparison("less", "<", "<", "<", say("1 where the first is less than the second, 0 elsewhere.")),
    comparison("less_equal", "<=", r"\le", "≤", say("1 where the first is at most the second, 0 elsewhere.")),
    comparison("equal", "==", "=", "=", say("1 where the first equals the second, 0 elsewhere.")),
    comparison("not_equal", "!=", r"\ne", "≠", say("1 where the first differs from the second, 0 elsewhere.")),
    elementwise(
        "where", "where({0} != 0.0, {1}, {2})",
        "0.0", "where({0} != 0.0, 1.0, 0.0)", "where({0} != 0.0, 0.0, 1.0)",
        text="where({0}, {1}, {2})", tex=r"{1} \text{ if } {0} \text{ else } {2}",
        local=(("0", "0"), ("[{0}]", r"\left[{0}\right]"), ("[not {0}]", r"\left[\lnot {0}\right]")),
        torch="torch.where({0} != 0.0, {1}, {2})",
        about=say(
            "The second where the first is true (not 0), the third elsewhere; only what is chosen has a gradient."
        ),
        symbol="where", blocks=True,
        samples=(
            Sample((1.0, 3.0, -2.0)), Sample(((1.0, 0.0, 1.0), ROW, 2.0)), Sample((((1.0,), (0.0,)), ROW, ROW)),
            Sample((0.0, GRID, GRID)),
        ),
    ),
    elementwise(
        "clip", "where({0} < {min}, {min}, where({0} > {max}, {max}, {0}))",
        "where(({0} >= {min}) & ({0} <= {max}), 1.0, 0.0)",
        text="clip({0}, {min}, {max})", tex=r"\operatorname{ clip }({0}, {min}, {max})",
        local=(("[{min} <= {0} <= {max}]", r"\left[{min} \le {0} \le {max}\right]"),),
        torch="torch.clamp({0}, {min}, {max})", numpy="np.clip({0}, {min}, {max})",
        jax="np.where({0} < {min}, {min}, np.where({0} > {max}, {max}, {0}))",
        about=say("x, but at least `min` and at most `max`; beyond them no gradient passes."), also=("clamp",),
        options={"min": -math.inf, "max": math.inf}, blocks=True,
        kink=say("at the limits the derivative is 1"),
        at_kink="({0} == {min}) | ({0} == {max})",
        samples=(Sample((0.7,), {"min": -1.0, "max": 1.0}), Sample((ROW,), {"min": 0.0}), Sample((ROW,), {"max": 1.0})),
    ),
    elementwise(
        "sign", "sign({0})", "0.0",
        text="sign({0})", tex=r"\operatorname{ sign }({0})", local=(("0", "0"),), torch="torch.sign({0})",
        about=say("1 for what is positive, -1 for what is negative, 0 for 0."), symbol="±1", samples=UNARY, blocks=True,
        kink=say("the value jumps here; the derivative is 0"), at_kink="{0} == 0.0",
    ),
    elementwise(
        "step", "where({0} > 0.0, 1.0, 0.0)", "0.0",
        text="step({0})", tex=r"\left[{0} > 0\right]", local=(("0", "0"),), torch="({0} > 0.0).double()",
        about=say("1 for what is positive, 0 elsewhere."), also=("heaviside",), samples=UNARY, blocks=True,
        kink=say("the value jumps here; the derivative is 0"), at_kink="{0} == 0.0",
    ),
    rounding(
        "floor", "floor", tex=r"\left\lfloor {0} \right\rfloor", symbol="⌊x⌋", jumps=0.0,
        about=say("The greatest whole number that is not above x."),
    ),
    rounding(
        "ceil", "ceil", tex=r"\left\lceil {0} \right\rceil", symbol="⌈x⌉", jumps=0.0,
        about=say("The least whole number that is not below x."),
    ),
    rounding(
        "round", "rint", tex=r"\operatorname{ round }({0})", symbol="round", jumps=0.5,
        about=say("The nearest whole number, of two the even one."),
    ),
)  # fmt: skip
