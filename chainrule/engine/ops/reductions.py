"""Reductions and normalisations: many elements become one, along the axes named (all of them by default)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from chainrule.engine.graph import Shape
from chainrule.engine.ops import fit
from chainrule.engine.ops.fit import spread
from chainrule.engine.ops.op import Op, Rule, Sample, times

ROW, GRID = (0.5, -1.5, 2.0), ((0.3, -0.8, 1.1), (1.2, 0.1, -0.4))
OVER_AXES: Mapping[str, Any] = MappingProxyType({"axis": None, "keepdims": False})
ALONG_LAST: Mapping[str, Any] = MappingProxyType({"axis": -1})
REDUCED = (
    Sample((ROW,)), Sample((GRID,)), Sample((GRID,), {"axis": 0}), Sample((GRID,), {"axis": -1, "keepdims": True}),
    Sample((GRID,), {"axis": (0, 1)}), Sample((0.7,)),
)  # fmt: skip
NORMALISED = (Sample((ROW,)), Sample((GRID,)), Sample((GRID,), {"axis": 0}))


def reduction(
    name: str, forward: Rule, vjp: Rule, *, about: str, text: str, tex: str, local: tuple[str, str], symbol: str = "",
    kink: str = "", at_kink: Rule | None = None, samples: tuple[Sample, ...] = REDUCED,
) -> Op:  # fmt: skip
    """An op over `axis`: one, several, or all. The contribution is the gradient times `local`, element by element."""
    local_text, local_tex = local
    return Op(
        name=name, prefix=name, symbol=symbol or name, about=about, arity=(1, 1),
        forward=lambda x, *, axis=None, keepdims=False: forward(x, axis=as_axis(axis), keepdims=keepdims),
        shape=lambda shape, **options: fit.reduced(name, shape, **options),
        vjps=(lambda g, out, x, *, axis=None, keepdims=False: vjp(
            spread(g, x.shape, axis, keepdims), spread(out, x.shape, axis, keepdims), x, as_axis(axis)
        ),),
        options=OVER_AXES, text=text, tex=tex, local_text=(local_text,), local_tex=(local_tex,),
        vjp_text=(times("{g}", local_text, " * ", "({})"),),
        vjp_tex=(times("{g}", local_tex, r" \cdot ", r"\left({}\right)"),),
        kink=kink, at_kink=at_kink, samples=samples,
    )  # fmt: skip


def as_axis(axis: Any) -> Any:
    """`axis` as numpy takes it: a list, as it comes from JSON, becomes a tuple."""
    return tuple(axis) if isinstance(axis, list) else axis


def shared(g: Any, out: Any, x: Any, axis: Any) -> Any:
    """The gradient of an extremum: equal shares for all elements that reach it."""
    winners = x == out
    return g * winners / winners.sum(axis=axis, keepdims=True)


def is_tied(x: Any, *, axis: Any = None, keepdims: bool = False, best: Any = np.max) -> Any:
    return (x == best(x, axis=as_axis(axis), keepdims=True)).sum(axis=as_axis(axis)) > 1


def product_of_others(x: Any, axis: Any) -> Any:
    """For every element the product of all others along `axis`, exact where there are zeros.

    Products from the left times products from the right; nothing is divided out.
    """
    axes = fit.axes_in("prod", axis, x.ndim)
    rest = tuple(k for k in range(x.ndim) if k not in axes)
    lines = x.transpose(rest + axes).reshape([x.shape[k] for k in rest] + [math.prod(x.shape[k] for k in axes)])
    before, after = np.ones_like(lines), np.ones_like(lines)
    before[..., 1:] = np.cumprod(lines[..., :-1], axis=-1)
    after[..., :-1] = np.cumprod(lines[..., :0:-1], axis=-1)[..., ::-1]
    others = (before * after).reshape([x.shape[k] for k in rest + axes])
    return others.transpose(np.argsort(rest + axes))


def logsumexp(x: Any, *, axis: Any = None, keepdims: bool = False) -> Any:
    """log of the sum of exponentials, the greatest taken out first so that none overflows."""
    top = np.max(x, axis=axis, keepdims=True)
    top = np.where(np.isfinite(top), top, 0.0)
    total = np.log(np.sum(np.exp(x - top), axis=axis, keepdims=True)) + top
    return total if keepdims else total.reshape(fit.reduced("logsumexp", x.shape, axis=axis))


def softmax(x: Any, *, axis: Any = -1) -> Any:
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)


def log_softmax(x: Any, *, axis: Any = -1) -> Any:
    return x - logsumexp(x, axis=axis, keepdims=True)


def share_of_norm(g: Any, out: Any, x: Any, axis: Any) -> Any:
    return g * np.divide(x, out, out=np.zeros_like(x), where=out != 0.0)


def cross_entropy(z: Any, t: Any) -> Any:
    return -np.sum(t * log_softmax(z), axis=-1)


def cross_entropy_shape(logits: Shape, target: Shape) -> Shape:
    if not logits or not target or logits[-1] != target[-1]:
        raise fit.mismatch("cross_entropy", logits, target, "logits and target need a last axis of the same length")
    return fit.broadcast("cross_entropy", logits, target)[:-1]


def to_logits(g: Any, out: Any, z: Any, t: Any) -> Any:
    g = g[..., None]
    return fit.unbroadcast(g * (softmax(z) * np.sum(t, axis=-1, keepdims=True) - t), z.shape)


def to_target(g: Any, out: Any, z: Any, t: Any) -> Any:
    return fit.unbroadcast(-g[..., None] * log_softmax(z), t.shape)


def along(name: str, shape: Shape, *, axis: Any = -1) -> Shape:
    fit.axis_in(name, axis, len(shape))
    return shape


REDUCTIONS: tuple[Op, ...] = (
    reduction(
        "sum", np.sum, lambda g, out, x, axis: np.broadcast_to(g, x.shape),
        text="sum({0})", tex=r"\sum {0}", local=("1", "1"), symbol="Σ",
        about="Sum of elements; every one receives the whole gradient.",
    ),
    reduction(
        "mean", np.mean, lambda g, out, x, axis: np.broadcast_to(g * (g.size / x.size), x.shape),
        text="mean({0})", tex=r"\operatorname{ mean }({0})", local=("1 / count", r"\frac{ 1 }{ n }"), symbol="μ",
        about="Mean of elements.",
    ),
    reduction(
        "prod", np.prod, lambda g, out, x, axis: g * product_of_others(x, axis),
        text="prod({0})", tex=r"\prod {0}", local=("product of the others", r"\prod_{j \ne i} {0}_j"), symbol="Π",
        about="Product of elements; the gradient is right where some are zero.",
    ),
    reduction(
        "var", np.var, lambda g, out, x, axis: g * (2.0 * out.size / x.size) * (x - x.mean(axis=axis, keepdims=True)),
        text="var({0})", tex=r"\operatorname{ var }({0})",
        local=("2 * ({0} - mean({0})) / count", r"\frac{ 2 }{ n } ({0} - \bar{{0}})"),
        about="Population variance: the mean squared distance from the mean (divided by the count, not one less).",
    ),
    reduction(
        "max", np.max, shared,
        text="max({0})", tex=r"\max {0}", local=("[{0} = {out}] / ties", r"\frac{[{0} = {out}]}{\#\text{ ties }}"),
        about="Greatest element.", kink="elements that tie share the gradient equally", at_kink=is_tied,
    ),
    reduction(
        "min", np.min, shared,
        text="min({0})", tex=r"\min {0}", local=("[{0} = {out}] / ties", r"\frac{[{0} = {out}]}{\#\text{ ties }}"),
        about="Least element.", kink="elements that tie share the gradient equally",
        at_kink=lambda x, **options: is_tied(x, best=np.min, **options),
    ),
    reduction(
        "logsumexp", logsumexp, lambda g, out, x, axis: g * np.exp(x - out),
        text="logsumexp({0})", tex=r"\ln \sum e^{{0}}", local=("exp({0} - {out})", "e^{{0} - {out}}"), symbol="lse",
        about="Logarithm of the sum of exponentials, without overflow; its gradient is softmax.",
    ),
    reduction(
        "norm", lambda x, **over: np.sqrt(np.sum(x * x, **over)), share_of_norm,
        text="norm({0})", tex=r"\left\lVert {0} \right\rVert", local=("{0} / {out}", r"\frac{{0}}{{out}}"),
        symbol="‖x‖", about="Euclidean length.", kink="the gradient at the zero vector is 0",
        at_kink=lambda x, *, axis=None, keepdims=False: np.sum(x * x, axis=as_axis(axis)) == 0.0,
    ),
)  # fmt: skip

NORMALISATIONS: tuple[Op, ...] = (
    Op(
        name="softmax", prefix="softmax", symbol="softmax", arity=(1, 1),
        about="Exponentials that add up to one along `axis`.",
        forward=softmax, shape=lambda shape, **options: along("softmax", shape, **options),
        vjps=(lambda g, out, x, *, axis=-1: out * (g - np.sum(g * out, axis=axis, keepdims=True)),),
        options=ALONG_LAST, text="softmax({0})", tex=r"\operatorname{ softmax }({0})",
        local_text=("{out}_i * ([i = j] - {out}_j)",), local_tex=(r"{out}_i \cdot ([i = j] - {out}_j)",),
        vjp_text=("{out} * ({g} - sum({g} * {out}))",),
        vjp_tex=(r"{out} \odot \left({g} - \textstyle\sum {g} \odot {out}\right)",), samples=NORMALISED,
    ),
    Op(
        name="log_softmax", prefix="log_softmax", symbol="ln sm", arity=(1, 1),
        about="Logarithm of softmax, without underflow.",
        forward=log_softmax, shape=lambda shape, **options: along("log_softmax", shape, **options),
        vjps=(lambda g, out, x, *, axis=-1: g - np.exp(out) * np.sum(g, axis=axis, keepdims=True),),
        options=ALONG_LAST, text="log_softmax({0})", tex=r"\ln \operatorname{ softmax }({0})",
        local_text=("[i = j] - exp({out}_j)",), local_tex=("[i = j] - e^{{out}_j}",),
        vjp_text=("{g} - exp({out}) * sum({g})",), vjp_tex=(r"{g} - e^{{out}} \odot \textstyle\sum {g}",),
        samples=NORMALISED,
    ),
    Op(
        name="cross_entropy", prefix="cross_entropy", symbol="CE", arity=(2, 2),
        about="-sum(target * log_softmax(logits)) along the last axis, from logits, without overflow.",
        forward=cross_entropy, shape=cross_entropy_shape, vjps=(to_logits, to_target),
        text="cross_entropy({0}, {1})", tex=r"-\sum {1} \odot \ln \operatorname{ softmax }({0})",
        local_text=("softmax({0}) * sum({1}) - {1}", "-log_softmax({0})"),
        local_tex=(r"\operatorname{ softmax }({0}) \textstyle\sum {1} - {1}", r"-\ln \operatorname{ softmax }({0})"),
        vjp_text=("{g} * (softmax({0}) * sum({1}) - {1})", "-{g} * log_softmax({0})"),
        vjp_tex=(
            r"{g} \cdot \left(\operatorname{ softmax }({0}) \textstyle\sum {1} - {1}\right)",
            r"-{g} \cdot \ln \operatorname{ softmax }({0})",
        ),
        samples=(
            Sample((ROW, (0.0, 1.0, 0.0))), Sample((GRID, ((0.2, 0.3, 0.5), (1.0, 0.0, 0.0)))),
            Sample((GRID, (0.2, 0.3, 0.5))),
        ),
    ),
)  # fmt: skip
