"""Losses: the mean over all elements, as PyTorch has it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from chainrule.engine.graph import NO_OPTIONS, Shape
from chainrule.engine.ops import arrays, shape_rules
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.code import Writer, written
from chainrule.engine.ops.op import ARRAY_NAMES, Op, Rule, Sample, general, own_functions, qualified, reading
from chainrule.engine.ops.shape_rules import sum_to, unbroadcast
from chainrule.sentences import SILENCE, Sentence, say

ROW, GRID = (0.5, -1.5, 2.0), ((0.3, -0.8, 1.1), (1.2, 0.1, -0.4))
TARGETS = (0.0, 1.0, 1.0)


def loss(
    name: str, rule: str, *partials: str, about: Sentence, text: str, tex: str, local: tuple[tuple[str, str], ...],
    torch: Writer, samples: tuple[Sample, ...], symbol: str = "", options: Mapping[str, Any] = NO_OPTIONS,
    kink: Sentence = SILENCE, at_kink: Rule | None = None, domain: tuple[tuple[float, float], ...] = ((-2.0, 2.0),),
    blocks: bool = False, also: tuple[str, ...] = (), jax: Writer = "",
) -> Op:  # fmt: skip
    """A loss of two operands that broadcast: the mean of `rule` over all elements; `partials` are those of `rule`."""
    keywords = ["*", *(f"{key}={value!r}" for key, value in options.items())] if options else []
    each = reading(rule, ", ".join(["x0", "x1", *keywords]), ARRAY_NAMES)
    slopes = [reading(partial, ", ".join(["x0", "x1", *keywords]), ARRAY_NAMES) for partial in partials]

    def shape(left: Shape, right: Shape, **given: Any) -> Shape:
        shape_rules.broadcast(name, left, right)
        return ()

    def vjp(slot: int) -> Rule:
        def contribution(g: Any, out: Any, x: Any, y: Any, **given: Any) -> Any:
            slope = np.broadcast_to(slopes[slot](x, y, **given), np.broadcast_shapes(x.shape, y.shape))
            share = g / slope.size
            amount = arrays.blocked(share, slope) if blocks else share * slope
            return unbroadcast(amount, (x, y)[slot].shape)

        return contribution

    def gradient(slot: int) -> Writer:
        def contribution(call: Call) -> str:
            shape = np.broadcast_shapes(*call.shapes)
            share, slope = f"{call.g} / {math.prod(shape)}", written(qualified(partials[slot]), call)
            whole = f"blocked({share}, {slope})" if blocks else f"{share} * ({slope})"
            return sum_to(whole, shape, call.shapes[slot])

        return contribution

    return general(
        name, lambda x, y, **given: np.mean(each(x, y, **given)), shape, vjp(0), vjp(1), options=options, about=about,
        text=text, tex=tex, symbol=symbol or name,
        local=tuple((f"({each}) / count", rf"\frac{{ 1 }}{{ n }} \left({tex}\right)") for each, tex in local),
        vjp=tuple(
            (f"{{g}} * ({each}) / count", rf"{{g}} \cdot \frac{{ 1 }}{{ n }} \left({tex}\right)") for each, tex in local
        ),
        numpy=f"np.mean({qualified(rule)})", torch=torch, jax=jax,
        gradients=(gradient(0), gradient(1)), kink=kink,
        functions=(*(each for form in (rule, *partials) for each in own_functions(form)), *[arrays.blocked][:blocks]),
        at_kink=at_kink, samples=samples, domain=domain, also=also,
        broadcasts=True,
    )  # fmt: skip


PAIRS = (Sample((ROW, (1.0, 0.5, -0.5))), Sample((GRID, GRID)), Sample((0.5, -1.0)))
LABELLED = (Sample((ROW, TARGETS), fixed=(1,)), Sample((GRID, (TARGETS, TARGETS)), fixed=(1,)))

LOSSES: tuple[Op, ...] = (
    loss(
        "mse", "({0} - {1}) * ({0} - {1})", "2.0 * ({0} - {1})", "-2.0 * ({0} - {1})",
        about=say("Mean squared error."), text="mean(({0} - {1}) ** 2)", tex=r"\frac{ 1 }{ n } \sum ({0} - {1})^2",
        local=(("2 * ({0} - {1})", r"2 \cdot ({0} - {1})"), ("-2 * ({0} - {1})", r"-2 \cdot ({0} - {1})")),
        torch="F.mse_loss({0}, {1})", samples=PAIRS, also=("mse_loss",),
    ),
    loss(
        "mae", "abs({0} - {1})", "sign({0} - {1})", "-sign({0} - {1})",
        about=say("Mean absolute error."), text="mean(|{0} - {1}|)", tex=r"\frac{ 1 }{ n } \sum \left|{0} - {1}\right|",
        local=(
            ("sign({0} - {1})", r"\operatorname{ sign }({0} - {1})"),
            ("-sign({0} - {1})", r"-\operatorname{ sign }({0} - {1})"),
        ),
        torch="F.l1_loss({0}, {1})", samples=(PAIRS[0], Sample((0.5, -1.0))), also=("l1_loss",),
        kink=say("the derivative is 0 where both are equal"), at_kink=lambda x, y, **options: x == y,
    ),
    loss(
        "huber",
        "where(abs({0} - {1}) <= {delta}, 0.5 * ({0} - {1}) * ({0} - {1}), {delta} * (abs({0} - {1}) - 0.5 * {delta}))",
        "maximum(minimum({0} - {1}, {delta}), -{delta})", "-maximum(minimum({0} - {1}, {delta}), -{delta})",
        about=say("Half the squared error where it is at most delta, growing as the absolute error beyond; the mean."),
        text="huber({0}, {1}, {delta})", tex=r"\operatorname{ huber }_{{delta}}({0} - {1})", options={"delta": 1.0},
        local=(
            ("clip({0} - {1}, -{delta}, {delta})", r"\operatorname{ clip }({0} - {1}, -{delta}, {delta})"),
            ("-clip({0} - {1}, -{delta}, {delta})", r"-\operatorname{ clip }({0} - {1}, -{delta}, {delta})"),
        ),
        torch="F.huber_loss({0}, {1}, delta={delta})",
        samples=(*PAIRS[:2], Sample((2.0, -1.0), {"delta": 0.5})), also=("huber_loss",),
    ),
    loss(
        "hinge", "maximum(1.0 - {0} * {1}, 0.0)",
        "where({0} * {1} < 1.0, -{1}, 0.0)", "where({0} * {1} < 1.0, -{0}, 0.0)",
        about=say("max(0, 1 - score * target), the target being 1 or -1; the mean."),
        text="mean(max(0, 1 - {0} * {1}))", tex=r"\frac{ 1 }{ n } \sum \max(0, 1 - {0} \cdot {1})",
        local=(
            ("-{1} * [{0} * {1} < 1]", r"-{1} \cdot \left[{0} \cdot {1} < 1\right]"),
            ("-{0} * [{0} * {1} < 1]", r"-{0} \cdot \left[{0} \cdot {1} < 1\right]"),
        ),
        torch="F.relu(1.0 - {0} * {1}).mean()", samples=(PAIRS[0], Sample((0.5, -1.0))), blocks=True,
        kink=say("the derivative is 0 where the margin is exactly 1"), at_kink=lambda x, y, **options: x * y == 1.0,
    ),
    loss(
        "bce", "-where({1} == 0.0, 0.0, {1} * log({0})) - where({1} == 1.0, 0.0, (1.0 - {1}) * log1p(-{0}))",
        "where({1} == 1.0, 0.0, divide(1.0 - {1}, 1.0 - {0})) - where({1} == 0.0, 0.0, divide({1}, {0}))",
        "log1p(-{0}) - log({0})",
        about=say("Binary cross-entropy of probabilities: -t log p - (1 - t) log(1 - p); the mean."),
        text="mean(-{1} * log({0}) - (1 - {1}) * log(1 - {0}))",
        tex=r"-\frac{ 1 }{ n } \sum {1} \cdot \ln {0} + (1 - {1}) \cdot \ln(1 - {0})",
        local=(
            ("({0} - {1}) / ({0} * (1 - {0}))", r"\frac{{0} - {1}}{{0} \cdot (1 - {0})}"),
            ("log(1 - {0}) - log({0})", r"\ln(1 - {0}) - \ln {0}"),
        ),
        torch="F.binary_cross_entropy({0}, {1})",
        jax="np.mean(-jax.scipy.special.xlogy({1}, {0}) - jax.scipy.special.xlog1py(1.0 - {1}, -{0}))",
        domain=((0.1, 0.9), (0.1, 0.9)), also=("binary_cross_entropy",),
        samples=(
            Sample(((0.3, 0.8), (0.2, 0.9))), Sample(((0.3, 0.8), (0.0, 1.0)), fixed=(1,)),
            Sample((0.5, 0.25)),
        ),
    ),
    loss(
        "bce_with_logits", "maximum({0}, 0.0) - {0} * {1} + log1p(exp(-abs({0})))",
        "(1.0 - {1}) * sigmoid({0}) - {1} * sigmoid(-{0})", "-{0}",
        about=say("Binary cross-entropy from logits: softplus(z) - t z, without overflow; the mean."), symbol="bce z",
        text="mean(softplus({0}) - {1} * {0})", tex=r"\frac{ 1 }{ n } \sum \ln(1 + e^{{0}}) - {1} \cdot {0}",
        local=(("sigmoid({0}) - {1}", r"\sigma({0}) - {1}"), ("-{0}", "-{0}")),
        torch="F.binary_cross_entropy_with_logits({0}, {1})", also=("binary_cross_entropy_with_logits",),
        samples=(Sample((ROW, (0.2, 0.9, 0.5))), *LABELLED),
    ),
)  # fmt: skip
