"""Activation functions, element-wise, in numerically stable forms; conventions at kinks are PyTorch's."""

from __future__ import annotations

from chainrule.engine.ops.elementwise import UNARY
from chainrule.engine.ops.op import Op, Sample, elementwise
from chainrule.sentences import say

ALPHA, SCALE = 1.6732632423543772, 1.0507009873554805
"""Of selu: Klambauer et al., "Self-Normalizing Neural Networks" (2017), equation 14."""

ACTIVATIONS: tuple[Op, ...] = (
    elementwise(
        "identity", "+{0}", "1.0",
        text="{0}", tex="{0}", local=(("1", "1"),),
        torch="{0}.clone()",
        about=say("The value itself: the activation of a linear layer."), symbol="=", samples=UNARY,
    ),
    elementwise(
        "sigmoid", "sigmoid({0})", "sigmoid_slope({0})",
        text="sigmoid({0})", tex=r"\sigma({0})", local=(("{out} * (1 - {out})", r"{out} \cdot (1 - {out})"),),
        torch="torch.sigmoid({0})", jax="jax.nn.sigmoid({0})",
        about=say("Logistic sigmoid 1 / (1 + exp(-x))."), symbol="σ", samples=UNARY,
    ),
    elementwise(
        "tanh", "tanh({0})", "4.0 * sigmoid_slope(2.0 * {0})",
        text="tanh({0})", tex=r"\tanh({0})", local=(("1 - {out} ** 2", "1 - {{out}}^2"),),
        torch="torch.tanh({0})",
        about=say("Hyperbolic tangent."), samples=UNARY,
    ),
    elementwise(
        "relu", "maximum({0}, 0.0)", "where({0} > 0.0, 1.0, 0.0)",
        text="relu({0})", tex=r"\operatorname{ ReLU }({0})", local=(("[{0} > 0]", r"\left[{0} > 0\right]"),),
        torch="torch.relu({0})", jax="jax.nn.relu({0})",
        about=say("max(x, 0): lets what is positive pass."),
        kink=say("relu'(0) = 0"), at_kink="{0} == 0.0", samples=UNARY, blocks=True,
    ),
    elementwise(
        "leaky_relu", "where({0} > 0.0, {0}, {slope} * {0})", "where({0} > 0.0, 1.0, {slope})",
        text="leaky_relu({0})", tex=r"\operatorname{ LReLU }({0})",
        local=(("1 if {0} > 0 else {slope}", r"1 \text{ if } {0} > 0 \text{ else } {slope}"),),
        torch="F.leaky_relu({0}, {slope})",
        about=say("x where positive, slope * x elsewhere."), symbol="lrelu", options={"slope": 0.01},
        kink=say("leaky_relu'(0) = slope"), at_kink="({0} == 0.0) & ({slope} != 1.0)",
        samples=(*UNARY, Sample((-1.5,), {"slope": 0.2})),
    ),
    elementwise(
        "elu", "where({0} > 0.0, {0}, {alpha} * expm1(minimum({0}, 0.0)))",
        "where({0} > 0.0, 1.0, {alpha} * exp(minimum({0}, 0.0)))",
        text="elu({0})", tex=r"\operatorname{ ELU }({0})",
        local=(("1 if {0} > 0 else {alpha} * exp({0})", r"1 \text{ if } {0} > 0 \text{ else } {alpha} \cdot e^{{0}}"),),
        torch="F.elu({0}, {alpha})", jax="jax.nn.elu({0}, {alpha})",
        about=say("x where positive, alpha * (exp(x) - 1) elsewhere."), options={"alpha": 1.0},
        kink=say("elu'(0) = alpha"), at_kink="({0} == 0.0) & ({alpha} != 1.0)",
        samples=(*UNARY, Sample((-1.5,), {"alpha": 0.5})),
    ),
    elementwise(
        "gelu", "{0} * normal_cdf({0})", "normal_cdf({0}) + {0} * normal_density({0})",
        text="gelu({0})", tex=r"{0} \cdot \Phi({0})",
        local=(("Phi({0}) + {0} * phi({0})", r"\Phi({0}) + {0} \cdot \varphi({0})"),),
        torch="F.gelu({0})", jax="jax.nn.gelu({0}, approximate=False)",
        about=say("x times the normal distribution function (exact, by erf, not the tanh approximation)."),
        samples=UNARY,
    ),
    elementwise(
        "silu", "{0} * sigmoid({0})", "sigmoid({0}) * (1.0 + {0} * sigmoid(-{0}))",
        text="silu({0})", tex=r"{0} \cdot \sigma({0})",
        local=(
            ("sigmoid({0}) * (1 + {0} * (1 - sigmoid({0})))", r"\sigma({0}) \cdot (1 + {0} \cdot (1 - \sigma({0})))"),
        ),
        torch="F.silu({0})", jax="jax.nn.silu({0})",
        about=say("x times sigmoid(x), also called swish."), samples=UNARY,
    ),
    elementwise(
        "softplus", "softplus({0})", "sigmoid({0})",
        text="softplus({0})", tex=r"\ln(1 + e^{{0}})", local=(("sigmoid({0})", r"\sigma({0})"),),
        torch="torch.logaddexp({0}, torch.zeros_like({0}))", jax="np.logaddexp({0}, 0.0)",
        about=say("log(1 + exp(x)), a smooth relu."), symbol="ς₊", samples=UNARY,
    ),
    elementwise(
        "selu", f"where({{0}} > 0.0, {SCALE!r} * {{0}}, {SCALE * ALPHA!r} * expm1(minimum({{0}}, 0.0)))",
        f"where({{0}} > 0.0, {SCALE!r}, {SCALE * ALPHA!r} * exp(minimum({{0}}, 0.0)))",
        text="selu({0})", tex=r"\operatorname{ SELU }({0})",
        local=(("s if {0} > 0 else s * a * exp({0})", r"s \text{ if } {0} > 0 \text{ else } s \cdot a \cdot e^{{0}}"),),
        torch="F.selu({0})", jax="jax.nn.selu({0})",
        about=say(
            "s x where positive, s a (exp(x) - 1) elsewhere, with s = 1.0507 and a = 1.67326, which keep a mean of 0 "
            "and a variance of 1."
        ),
        kink=say("selu'(0) = s a"), at_kink="{0} == 0.0", samples=UNARY,
    ),
    elementwise(
        "mish", "{0} * tanh(softplus({0}))",
        "tanh(softplus({0})) + {0} * sigmoid({0}) * 4.0 * sigmoid_slope(2.0 * softplus({0}))",
        text="mish({0})", tex=r"{0} \cdot \tanh(\ln(1 + e^{{0}}))",
        local=(
            (
                "tanh(softplus({0})) + {0} * sigmoid({0}) / cosh(softplus({0})) ** 2",
                r"\tanh(\ln(1 + e^{{0}})) + \frac{{0} \cdot \sigma({0})}{\cosh^2(\ln(1 + e^{{0}}))}",
            ),
        ),
        torch="F.mish({0})", jax="jax.nn.mish({0})",
        about=say("x times tanh(softplus(x))."), samples=UNARY,
    ),
    elementwise(
        "hardtanh", "where({0} < {min}, {min}, where({0} > {max}, {max}, {0}))",
        "where(({0} > {min}) & ({0} < {max}), 1.0, 0.0)",
        text="hardtanh({0})", tex=r"\operatorname{ hardtanh }({0})",
        local=(("[{min} < {0} < {max}]", r"\left[{min} < {0} < {max}\right]"),),
        torch="F.hardtanh({0}, {min}, {max})",
        about=say("x, but at least min and at most max, which are -1 and 1."), options={"min": -1.0, "max": 1.0},
        kink=say("at the limits the derivative is 0"), at_kink="({0} == {min}) | ({0} == {max})",
        samples=(*UNARY, Sample((0.3,), {"min": -0.5, "max": 2.0})), blocks=True,
    ),
    elementwise(
        "softsign", "divide({0}, 1.0 + abs({0}))", "divide(1.0, (1.0 + abs({0})) * (1.0 + abs({0})))",
        text="softsign({0})", tex=r"\frac{{0}}{1 + \left|{0}\right|}",
        local=(("1 / (1 + |{0}|) ** 2", r"\frac{ 1 }{(1 + \left|{0}\right|)^2}"),),
        torch="F.softsign({0})", jax="jax.nn.soft_sign({0})",
        about=say("x over 1 plus its magnitude: like tanh, but slower to reach its ends."), samples=UNARY,
    ),
)  # fmt: skip
