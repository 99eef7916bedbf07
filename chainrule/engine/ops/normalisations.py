"""Normalisations along an axis, and cross-entropy from logits: none of them over- or underflows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from chainrule.engine.graph import Shape
from chainrule.engine.ops import shape_rules
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.op import Op, Sample, general
from chainrule.engine.ops.shape_rules import unbroadcast
from chainrule.sentences import say

ROW, GRID = (0.5, -1.5, 2.0), ((0.3, -0.8, 1.1), (1.2, 0.1, -0.4))
ALONG_LAST: Mapping[str, Any] = MappingProxyType({"axis": -1})
NORMALISED = (Sample((ROW,)), Sample((GRID,)), Sample((GRID,), {"axis": 0}))


def softmax_over(x: Any, axis: Any) -> Any:
    """Shares e^x / sum(e^x), which add up to one over `axis`: one axis, several, or None for all."""
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)


def softmax(x: Any, *, axis: Any = -1) -> Any:
    return softmax_over(x, axis)


def log_softmax(x: Any, *, axis: Any = -1) -> Any:
    """(x - max) - log(sum(e^(x - max))), the greatest element's own e^0 = 1 kept apart: exact near 0, too."""
    above = x - x.max(axis=axis, keepdims=True)
    ties = (above == 0.0).sum(axis=axis, keepdims=True)
    rest = (np.exp(above) * (above != 0.0)).sum(axis=axis, keepdims=True)
    return above - np.log1p(rest + (ties - 1.0))


def cross_entropy(z: Any, t: Any) -> Any:
    shares = shares_of(z, t)
    # What has no share costs nothing, however small its probability is.
    return -np.sum(np.where(shares == 0.0, 0.0, shares * log_softmax(z)), axis=-1)


def shares_of(z: Any, t: Any) -> Any:
    """The target as shares of the classes; a label has all of its class, NaN where it is none of them."""
    if t.shape != z.shape[:-1]:
        return t
    classes = np.arange(z.shape[-1])
    is_class = np.any(t[..., None] == classes, axis=-1, keepdims=True)
    return np.where(is_class, np.where(t[..., None] == classes, 1.0, 0.0), np.nan)


def cross_entropy_shape(logits: Shape, target: Shape) -> Shape:
    if logits and target == logits[:-1]:
        return target
    if not logits or not target or logits[-1] != target[-1]:
        remedy = say("the target is a share a class, of the length of the last axis, or one label a sample, from 0")
        raise shape_rules.mismatch("cross_entropy", logits, target, remedy)
    return shape_rules.broadcast("cross_entropy", logits, target)[:-1]


def cross_entropy_to_logits(g: Any, out: Any, z: Any, t: Any) -> Any:
    """p sum(t) - t, as t (p - 1) + p (sum(t) - t): the terms of a one-hot target keep all their digits."""
    shares, log_p = shares_of(z, t), log_softmax(z)
    others = np.sum(shares, axis=-1, keepdims=True) - shares
    return unbroadcast(g[..., None] * (shares * np.expm1(log_p) + np.exp(log_p) * others), z.shape)


def cross_entropy_to_target(g: Any, out: Any, z: Any, t: Any) -> Any:
    """Of shares -log p; a label has no gradient."""
    if t.shape == z.shape[:-1]:
        return np.zeros(t.shape)
    return unbroadcast(-g[..., None] * log_softmax(z), t.shape)


def has_labels(call: Call) -> bool:
    return call.shapes[1] == call.shapes[0][:-1]


def jax_cross_entropy(call: Call) -> str:
    t, log_p = call.xs[1], f"jax.nn.log_softmax({call.xs[0]}, axis=-1)"
    if has_labels(call):
        t = f"jax.nn.one_hot({t}.astype(int), {call.shapes[0][-1]})"
    return f"-np.sum({t} * {log_p}, axis=-1)"


def torch_cross_entropy(call: Call) -> str:
    z, t = call.xs
    if has_labels(call):
        return f"F.cross_entropy({z}, {t}.long(), reduction='none')"
    return f"-torch.sum({t} * torch.log_softmax({z}, dim=-1), dim=-1)"


def along(name: str, shape: Shape, *, axis: Any = -1) -> Shape:
    shape_rules.axis_in(name, axis, len(shape))
    return shape


NORMALISATIONS: tuple[Op, ...] = (
    general(
        "softmax", softmax, lambda shape, **options: along("softmax", shape, **options),
        lambda g, out, x, *, axis=-1: out * (g - np.sum(g * out, axis=axis, keepdims=True)),
        about=say("Exponentials that add up to one along `axis`."), options=ALONG_LAST, samples=NORMALISED,
        text="softmax({0})", tex=r"\operatorname{ softmax }({0})",
        local=(("{out}_i * ([i = j] - {out}_j)", r"{out}_i \cdot ([i = j] - {out}_j)"),),
        vjp=(
            ("{out} * ({g} - sum({g} * {out}))", r"{out} \odot \left({g} - \textstyle\sum {g} \odot {out}\right)"),
        ),
        gradients=("{out} * ({g} - np.sum({g} * {out}, axis={axis}, keepdims=True))",),
        jax="jax.nn.softmax({0}, axis={axis})", torch="torch.softmax({0}, dim={axis})",
    ),
    general(
        "log_softmax", log_softmax, lambda shape, **options: along("log_softmax", shape, **options),
        lambda g, out, x, *, axis=-1: g - np.exp(out) * np.sum(g, axis=axis, keepdims=True),
        about=say("Logarithm of softmax, without underflow."), symbol="ln sm", options=ALONG_LAST, samples=NORMALISED,
        text="log_softmax({0})", tex=r"\ln \operatorname{ softmax }({0})",
        local=(("[i = j] - exp({out}_j)", "[i = j] - e^{{out}_j}"),),
        vjp=(("{g} - exp({out}) * sum({g})", r"{g} - e^{{out}} \odot \textstyle\sum {g}"),),
        gradients=("{g} - np.exp({out}) * np.sum({g}, axis={axis}, keepdims=True)",),
        jax="jax.nn.log_softmax({0}, axis={axis})", torch="torch.log_softmax({0}, dim={axis})",
    ),
    general(
        "cross_entropy", cross_entropy, cross_entropy_shape, cross_entropy_to_logits, cross_entropy_to_target,
        about=say(
            "-sum(target * log_softmax(logits)) along the last axis, from logits, without overflow; the target is a "
            "share a class or the number of the class, from 0."
        ),
        symbol="CE",
        text="cross_entropy({0}, {1})", tex=r"-\sum {1} \odot \ln \operatorname{ softmax }({0})",
        local=(
            ("softmax({0}) * sum({1}) - {1}", r"\operatorname{ softmax }({0}) \textstyle\sum {1} - {1}"),
            ("-log_softmax({0})", r"-\ln \operatorname{ softmax }({0})"),
        ),
        vjp=(
            (
                "{g} * (softmax({0}) * sum({1}) - {1})",
                r"{g} \cdot \left(\operatorname{ softmax }({0}) \textstyle\sum {1} - {1}\right)",
            ),
            ("-{g} * log_softmax({0})", r"-{g} \cdot \ln \operatorname{ softmax }({0})"),
        ),
        jax=jax_cross_entropy, torch=torch_cross_entropy,
        samples=(
            Sample((ROW, (0.0, 1.0, 0.0))), Sample((GRID, ((0.2, 0.3, 0.5), (1.0, 0.0, 0.0)))),
            Sample((GRID, (0.2, 0.3, 0.5))), Sample((ROW, 2.0), fixed=(1,)), Sample((GRID, (2.0, 0.0)), fixed=(1,)),
        ),
    ),
)  # fmt: skip
