"""The contribution of a node to the gradient of an operand, as an expression of NumPy."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from chainrule.engine.graph import Shape
from chainrule.engine.ops import OPS
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.literals import number, option, selection
from chainrule.export.forward import rule

_SIMPLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "divide": ("1.0 / {1}", "-{out} / {1}"),
        "power_n": ("{n} * {0} ** ({n} - 1.0)",),
        "square": ("2.0 * {0}",),
        "log": ("1.0 / {0}",),
    }
)
"""Local derivatives that read better than as the table has them."""


def contribution(call: Call, slot: int, g: str) -> str:
    """d output / d operand `slot`, as far as it goes through this node; `g` is the gradient of the node."""
    if OPS[call.op].is_elementwise:
        return _elementwise(call, slot, g)
    if OPS[call.op].is_variadic:
        return VARIADIC[call.op](call, slot, g)
    return BACKWARD[call.op][slot](call, g)


def _elementwise(call: Call, slot: int, g: str) -> str:
    local = _SIMPLE.get(call.op, OPS[call.op].rules[1:])[slot]
    if call.op == "power_n" and call.options["n"] == 0:
        local = "0.0"
    if local == "1.0":
        amount = g
    elif local == "-1.0":
        amount = f"-{g}"
    else:
        amount = f"{g} * {_factor(rule(local, call, 'np'))}"
    return sum_to(amount, call.shape, call.shapes[slot])


def _factor(text: str) -> str:
    is_simple = text.isidentifier() or text.replace(".", "").isdigit()
    return text if is_simple else f"({text})"


def sum_to(expression: str, source: Shape, target: Shape) -> str:
    """`expression`, of shape `source`, summed over the axes along which an operand of shape `target` was stretched."""
    if source == target:
        return expression
    extra = len(source) - len(target)
    axes = tuple(k for k in range(len(source)) if k < extra or (target[k - extra] == 1 and source[k] != 1))
    total = f"np.sum({expression}, axis={axes!r})"
    left = tuple(n for k, n in enumerate(source) if k not in axes)
    return total if left == target else f"{total}.reshape({target!r})"


def _spread(call: Call, name: str) -> str:
    """A reduction's result, or its gradient, with the reduced axes put back."""
    return name if call.shape == call.kept else f"np.reshape({name}, {call.kept!r})"


def _count(call: Call) -> int:
    return math.prod(call.shapes[0][k] for k in call.axes)


def _everywhere(call: Call, expression: str) -> str:
    """A gradient handed on to every element that was reduced."""
    shape = call.shapes[0]
    return expression if call.kept == shape else f"np.broadcast_to({expression}, {shape!r})"


def _extremum(call: Call, g: str) -> str:
    won = f"({call.xs[0]} == {_spread(call, call.out)})"
    return f"{_spread(call, g)} * {won} / np.sum{won[:-1]}, axis={call.axes!r}, keepdims=True)"


def _norm(call: Call, g: str) -> str:
    x, length = call.xs[0], _spread(call, call.out)
    return f"{_spread(call, g)} * np.divide({x}, {length}, out=np.zeros({call.shapes[0]!r}), where={length} != 0.0)"


def _along(call: Call, g: str, middle: str) -> str:
    return middle.format(g=g, out=call.out, over=f"axis={call.options['axis']}, keepdims=True")


def _cross_entropy(call: Call, g: str, slot: int) -> str:
    z, t = call.xs
    row = f"{g}[..., np.newaxis]" if call.shape else g
    shape = np.broadcast_shapes(*call.shapes)
    if slot:
        return sum_to(f"-{row} * log_softmax({z}, -1)", shape, call.shapes[1])
    amount = f"{row} * (softmax({z}, -1) * np.sum({t}, axis=-1, keepdims=True) - {t})"
    return sum_to(amount, shape, call.shapes[0])


def _to_left(call: Call, g: str) -> str:
    (x, y), dimensions = call.xs, (len(call.shapes[0]), len(call.shapes[1]))
    plain = {(1, 1): f"{g} * {y}", (2, 1): f"np.outer({g}, {y})", (1, 2): f"{y} @ {g}", (2, 2): f"{g} @ {y}.T"}
    return plain.get(dimensions, f"matmul_left({g}, {x}, {y})")


def _to_right(call: Call, g: str) -> str:
    (x, y), dimensions = call.xs, (len(call.shapes[0]), len(call.shapes[1]))
    plain = {(1, 1): f"{g} * {x}", (2, 1): f"{x}.T @ {g}", (1, 2): f"np.outer({x}, {g})", (2, 2): f"{x}.T @ {g}"}
    return plain.get(dimensions, f"matmul_right({g}, {x}, {y})")


def _to_weights(call: Call, g: str) -> str:
    return f"{g}.T @ {call.xs[0]}" if len(call.shape) == 2 else f"np.outer({g}, {call.xs[0]})"


def _transposed(call: Call, g: str) -> str:
    axes = call.options["axes"]
    if axes is None:
        return f"np.transpose({g})"
    order = [k % len(call.shape) for k in (axes if isinstance(axes, tuple | list) else (axes,))]
    return f"np.transpose({g}, {tuple(int(k) for k in np.argsort(order))!r})"


def _part(call: Call, slot: int, g: str) -> str:
    axis = call.options["axis"] % len(call.shape)
    start = sum(shape[axis] for shape in call.shapes[:slot])
    return f"{g}[{':, ' * axis}{start}:{start + call.shapes[slot][axis]}]"


Backward = Callable[[Call, str], str]

BACKWARD: Mapping[str, tuple[Backward, ...]] = MappingProxyType(
    {
        "sum": (lambda call, g: _everywhere(call, _spread(call, g)),),
        "mean": (lambda call, g: _everywhere(call, f"{_spread(call, g)} / {_count(call)}"),),
        "prod": (lambda call, g: f"{_spread(call, g)} * product_of_others({call.xs[0]}, {call.axes!r})",),
        "var": (
            lambda call, g: (
                f"{_spread(call, g)} * {number(2 / _count(call))} * ({call.xs[0]} - "
                f"np.mean({call.xs[0]}, axis={call.axes!r}, keepdims=True))"
            ),
        ),
        "max": (_extremum,),
        "min": (_extremum,),
        "logsumexp": (lambda call, g: f"{_spread(call, g)} * np.exp({call.xs[0]} - {_spread(call, call.out)})",),
        "norm": (_norm,),
        "softmax": (lambda call, g: _along(call, g, "{out} * ({g} - np.sum({g} * {out}, {over}))"),),
        "log_softmax": (lambda call, g: _along(call, g, "{g} - np.exp({out}) * np.sum({g}, {over})"),),
        "cross_entropy": (
            lambda call, g: _cross_entropy(call, g, 0),
            lambda call, g: _cross_entropy(call, g, 1),
        ),
        "matmul": (_to_left, _to_right),
        "dot": (_to_left, _to_right),
        "affine": (
            lambda call, g: f"{g} @ {call.xs[1]}",
            _to_weights,
            lambda call, g: sum_to(g, call.shape, call.shapes[2]),
        ),
        "transpose": (_transposed,),
        "reshape": (lambda call, g: f"np.reshape({g}, {call.shapes[0]!r})",),
        "index": (lambda call, g: f"placed({g}, {call.shapes[0]!r}, np.s_[{selection(call.options['index'])}])",),
    }
)
"""By name and slot, for the ops that are not element-wise."""

VARIADIC: Mapping[str, Callable[[Call, int, str], str]] = MappingProxyType(
    {
        "concatenate": _part,
        "stack": lambda call, slot, g: f"np.take({g}, {slot}, axis={option(call.options['axis'])})",
    }
)
