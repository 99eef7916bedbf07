"""Reductions: many elements become one, along the axes named (all of them by default)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from chainrule.engine.ops import shape_rules
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.code import Writer
from chainrule.engine.ops.literals import number, option
from chainrule.engine.ops.normalisations import softmax_over
from chainrule.engine.ops.op import Op, Rule, Sample, general, times
from chainrule.engine.ops.shape_rules import spread
from chainrule.sentences import SILENCE, Sentence, say

ROW, GRID = (0.5, -1.5, 2.0), ((0.3, -0.8, 1.1), (1.2, 0.1, -0.4))
OVER_AXES: Mapping[str, Any] = MappingProxyType({"axis": None, "keepdims": False})
REDUCED = (
    Sample((ROW,)), Sample((GRID,)), Sample((GRID,), {"axis": 0}), Sample((GRID,), {"axis": -1, "keepdims": True}),
    Sample((GRID,), {"axis": (0, 1)}), Sample((0.7,)),
)  # fmt: skip


def reduction(
    name: str, forward: Rule, vjp: Rule, *, about: Sentence, text: str, tex: str, local: tuple[str, str],
    gradient: Writer, torch: Writer, numpy: Writer = "", jax: Writer = "", symbol: str = "",
    kink: Sentence = SILENCE, at_kink: Rule | None = None,
    samples: tuple[Sample, ...] = REDUCED, functions: tuple[Rule, ...] = (),
    domain: tuple[tuple[float, float], ...] = ((-2.0, 2.0),),
) -> Op:  # fmt: skip
    """An op over `axis`: one, several, or all. The contribution is the gradient times `local`, element by element.

    `vjp(g, out, x, axis)` finds `g` and `out` spread so that they broadcast to `x`; `gradient` is the same as code.
    """
    local_text, local_tex = local
    return general(
        name,
        lambda x, *, axis=None, keepdims=False: forward(x, axis=as_axis(axis), keepdims=keepdims),
        lambda shape, **options: shape_rules.reduced(name, shape, **options),
        lambda g, out, x, *, axis=None, keepdims=False: vjp(
            spread(g, x.shape, axis, keepdims), spread(out, x.shape, axis, keepdims), x, as_axis(axis)
        ),
        options=OVER_AXES, about=about, text=text, tex=tex, local=(local,), symbol=symbol,
        vjp=((times("{g}", local_text, " * ", "({})"), times("{g}", local_tex, r" \cdot ", r"\left({}\right)")),),
        numpy=numpy or (lambda call: f"np.{name}({call.xs[0]}{over(call)})"), jax=jax, torch=torch,
        gradients=(gradient,), functions=functions, kink=kink, at_kink=at_kink, samples=samples, domain=domain,
    )  # fmt: skip


def as_axis(axis: Any) -> Any:
    """`axis` as numpy takes it: a list, as it comes from JSON, becomes a tuple."""
    return tuple(axis) if isinstance(axis, list) else axis


def over(call: Call) -> str:
    """The options of a reduction, those that are the default left out."""
    axis = "" if call.options["axis"] is None else f", axis={option(call.options['axis'])}"
    return axis + (", keepdims=True" if call.options["keepdims"] else "")


def spread_text(call: Call, name: str) -> str:
    """A reduction's result, or its gradient, with the reduced axes put back."""
    return name if call.shape == call.kept else f"np.reshape({name}, {call.kept!r})"


def everywhere(call: Call, expression: str) -> str:
    """A gradient handed on to every element that was reduced."""
    shape = call.shapes[0]
    return expression if call.kept == shape else f"np.broadcast_to({expression}, {shape!r})"


def count(call: Call) -> int:
    return math.prod(call.shapes[0][k] for k in call.axes)


def torch_over(function: str, of_a_number: str = "{0}.clone()", more: str = "") -> Writer:
    """A reduction of PyTorch's; a number has no axes to reduce, and becomes `of_a_number`."""

    def text(call: Call) -> str:
        if not call.shapes[0]:
            return of_a_number.replace("{0}", call.xs[0])
        return f"{function}({call.xs[0]}, dim={call.axes!r}, keepdim={call.options['keepdims']}{more})"

    return text


def torch_prod(call: Call) -> str:
    """PyTorch takes one axis at a time: the last first, so that the others keep their numbers."""
    steps = "".join(
        f".prod(dim={axis}, keepdim={call.options['keepdims']})" for axis in sorted(call.axes, reverse=True)
    )
    return f"{call.xs[0]}{steps or '.clone()'}"


def shared(g: Any, out: Any, x: Any, axis: Any) -> Any:
    """The gradient of an extremum: equal shares for all elements that reach it, exactly 0 for all others."""
    winners = x == out
    return np.where(winners, g / winners.sum(axis=axis, keepdims=True), 0.0)


def shared_text(call: Call) -> str:
    won = f"({call.xs[0]} == {spread_text(call, call.out)})"
    ties = f"np.sum{won[:-1]}, axis={call.axes!r}, keepdims=True)"
    return f"np.where{won[:-1]}, {spread_text(call, call.g)} / {ties}, 0.0)"


def is_tied(x: Any, *, axis: Any = None, keepdims: bool = False, best: Any = np.max) -> Any:
    return (x == best(x, axis=as_axis(axis), keepdims=True)).sum(axis=as_axis(axis)) > 1


def product_of_others(x: Any, axis: Any) -> Any:
    """For every element the product of all others along `axis`, exact where there are zeros.

    Products from the left times products from the right; nothing is divided out.
    """
    axes = range(x.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    axes = tuple(k % x.ndim for k in axes)
    rest = tuple(k for k in range(x.ndim) if k not in axes)
    lines = x.transpose(rest + axes).reshape([*(x.shape[k] for k in rest), -1])
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
    return total if keepdims else np.squeeze(total, axis=axis)


def norm(x: Any, *, axis: Any = None, keepdims: bool = False) -> Any:
    """Euclidean length. A power of two is taken out first, so that no square over- or underflows."""
    greatest = np.max(np.abs(x), axis=axis, keepdims=True)
    scale = np.ldexp(1.0, np.where(np.isfinite(greatest) & (greatest > 0.0), np.frexp(greatest)[1] - 1, 0))
    length = scale * np.sqrt(np.sum((x / scale) ** 2, axis=axis, keepdims=True))
    return length if keepdims else np.squeeze(length, axis=axis)


def share_of_norm(g: Any, out: Any, x: Any, axis: Any) -> Any:
    return g * np.divide(x, out, out=np.zeros_like(x), where=out != 0.0)


def share_of_norm_text(call: Call) -> str:
    x, length = call.xs[0], spread_text(call, call.out)
    zeros = f"np.zeros({call.shapes[0]!r})"
    return f"{spread_text(call, call.g)} * np.divide({x}, {length}, out={zeros}, where={length} != 0.0)"


def jax_norm(call: Call) -> str:
    """JAX's own gradient at the zero vector is not a number."""
    x = call.xs[0]
    square = f"np.sum({x} * {x}{over(call)})"
    return f"np.where({square} == 0.0, 0.0, np.sqrt(np.where({square} == 0.0, 1.0, {square})))"


def share_of_deviation(g: Any, out: Any, x: Any, axis: Any) -> Any:
    above = x - x.mean(axis=axis, keepdims=True)
    return g * (out.size / x.size) * np.divide(above, out, out=np.zeros_like(above), where=out != 0.0)


def share_of_deviation_text(call: Call) -> str:
    x, out = call.xs[0], spread_text(call, call.out)
    above = f"{x} - np.mean({x}, axis={call.axes!r}, keepdims=True)"
    quotient = f"np.divide({above}, {out}, out=np.zeros({call.shapes[0]!r}), where={out} != 0.0)"
    return f"{spread_text(call, call.g)} * {quotient} / {count(call)}"


def jax_std(call: Call) -> str:
    """JAX's own gradient where nothing deviates is not a number."""
    variance = f"np.var({call.xs[0]}{over(call)})"
    return f"np.where({variance} == 0.0, 0.0, np.sqrt(np.where({variance} == 0.0, 1.0, {variance})))"


REDUCTIONS: tuple[Op, ...] = (
    reduction(
        "sum", np.sum, lambda g, out, x, axis: np.broadcast_to(g, x.shape),
        text="sum({0})", tex=r"\sum {0}", local=("1", "1"), symbol="Σ", torch=torch_over("torch.sum"),
        gradient=lambda call: everywhere(call, spread_text(call, call.g)),
        about=say("Sum of elements; every one receives the whole gradient."),
    ),
    reduction(
        "mean", np.mean, lambda g, out, x, axis: np.broadcast_to(g * (g.size / x.size), x.shape),
        text="mean({0})", tex=r"\operatorname{ mean }({0})", local=("1 / count", r"\frac{ 1 }{ n }"), symbol="μ",
        torch=torch_over("torch.mean"),
        gradient=lambda call: everywhere(call, f"{spread_text(call, call.g)} / {count(call)}"),
        about=say("Mean of elements."),
    ),
    reduction(
        "prod", np.prod, lambda g, out, x, axis: g * product_of_others(x, axis),
        text="prod({0})", tex=r"\prod {0}", local=("product of the others", r"\prod_{j \ne i} {0}_j"), symbol="Π",
        torch=torch_prod, functions=(product_of_others,),
        gradient=lambda call: f"{spread_text(call, call.g)} * product_of_others({call.xs[0]}, {call.axes!r})",
        about=say("Product of elements; the gradient is right where some are zero."),
    ),
    reduction(
        "var", np.var, lambda g, out, x, axis: g * (2.0 * out.size / x.size) * (x - x.mean(axis=axis, keepdims=True)),
        text="var({0})", tex=r"\operatorname{ var }({0})",
        local=("2 * ({0} - mean({0})) / count", r"\frac{ 2 }{ n } ({0} - \bar{{0}})"),
        torch=torch_over("torch.var", "0.0 * {0}", ", correction=0"),
        gradient=lambda call: (
            f"{spread_text(call, call.g)} * {number(2 / count(call))} * ({call.xs[0]} - "
            f"np.mean({call.xs[0]}, axis={call.axes!r}, keepdims=True))"
        ),
        about=say("Population variance: the mean squared distance from the mean (divided by the count, not one less)."),
    ),
    reduction(
        "std", np.std, share_of_deviation,
        text="std({0})", tex=r"\operatorname{ std }({0})",
        local=("({0} - mean({0})) / (count * {out})", r"\frac{{0} - \bar{{0}}}{n \cdot {out}}"),
        torch=torch_over("torch.std", "0.0 * {0}", ", correction=0"), jax=jax_std, gradient=share_of_deviation_text,
        about=say(
            "Standard deviation of the population: the root of the variance (divided by the count, not one less)."
        ),
        kink=say("the gradient is 0 where all elements are equal"),
        at_kink=lambda x, *, axis=None, keepdims=False: np.std(x, axis=as_axis(axis)) == 0.0,
        samples=REDUCED[:-1],
    ),
    reduction(
        "max", np.max, shared,
        text="max({0})", tex=r"\max {0}", local=("[{0} = {out}] / ties", r"\frac{[{0} = {out}]}{\#\text{ ties }}"),
        torch=torch_over("torch.amax"), gradient=shared_text,
        about=say("Greatest element."), kink=say("elements that tie share the gradient equally"), at_kink=is_tied,
    ),
    reduction(
        "min", np.min, shared,
        text="min({0})", tex=r"\min {0}", local=("[{0} = {out}] / ties", r"\frac{[{0} = {out}]}{\#\text{ ties }}"),
        torch=torch_over("torch.amin"), gradient=shared_text,
        about=say("Least element."), kink=say("elements that tie share the gradient equally"),
        at_kink=lambda x, **options: is_tied(x, best=np.min, **options),
    ),
    reduction(
        "logsumexp", logsumexp, lambda g, out, x, axis: g * softmax_over(x, axis),
        text="logsumexp({0})", tex=r"\ln \sum e^{{0}}", local=("softmax({0})", r"\operatorname{ softmax }({0})"),
        symbol="lse", torch=torch_over("torch.logsumexp"), functions=(logsumexp, softmax_over),
        numpy=lambda call: f"logsumexp({call.xs[0]}{over(call)})",
        jax=lambda call: f"jax.nn.logsumexp({call.xs[0]}{over(call)})",
        gradient=lambda call: f"{spread_text(call, call.g)} * softmax_over({call.xs[0]}, {call.axes!r})",
        about=say("Logarithm of the sum of exponentials, without overflow; its gradient is softmax."),
    ),
    reduction(
        "norm", norm, share_of_norm,
        text="norm({0})", tex=r"\left\lVert {0} \right\rVert", local=("{0} / {out}", r"\frac{{0}}{{out}}"),
        symbol="‖x‖", torch=torch_over("torch.linalg.vector_norm", "torch.abs({0})"), functions=(norm,),
        numpy=lambda call: f"norm({call.xs[0]}{over(call)})", jax=jax_norm, gradient=share_of_norm_text,
        about=say("Euclidean length."), kink=say("the gradient at the zero vector is 0"),
        at_kink=lambda x, *, axis=None, keepdims=False: np.max(np.abs(x), axis=as_axis(axis)) == 0.0,
    ),
)  # fmt: skip
