"""Shapes: which fit, what comes out, and how a gradient finds back to the shape of its operand."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.engine.graph import Shape
from chainrule.errors import ShapeError
from chainrule.sentences import Sentence, say

Axis = int | tuple[int, ...] | None


def show(shape: Shape) -> str:
    """A shape as Python writes it; `()` is a single number."""
    return str(tuple(shape))


def broadcast(op: str, *shapes: Shape) -> Shape:
    """The shape numpy broadcasting gives: aligned at the right, a length of 1 (or none) stretches."""
    if shapes.count(shapes[0]) == len(shapes):
        return shapes[0]
    result: Shape = ()
    for shape in shapes:
        short, long = sorted((result, shape), key=len)
        stretched = (1,) * (len(long) - len(short)) + short
        for m, n in zip(stretched, long, strict=True):
            if m != n and 1 not in (m, n):
                raise mismatch(op, result, shape, say("aligned at the right, lengths must be equal or 1"))
        result = tuple(n if m == 1 else m for m, n in zip(stretched, long, strict=True))
    return result


def mismatch(op: str, left: Shape, right: Shape, remedy: Sentence) -> ShapeError:
    message = say("{op} cannot combine shapes {left} and {right}: {remedy}",
                  op=op, left=show(left), right=show(right), remedy=remedy)  # fmt: skip
    return ShapeError("shape-mismatch", message)


def unbroadcast(gradient: Any, shape: Shape) -> Any:
    """The reverse of broadcasting: sum over every axis along which the operand was stretched."""
    if gradient.shape == shape:
        return gradient
    if gradient.shape[1:] == shape:
        return gradient.sum(axis=0)
    gradient = gradient.sum(axis=tuple(range(gradient.ndim - len(shape))))
    stretched = tuple(i for i, n in enumerate(shape) if n == 1 and gradient.shape[i] != 1)
    return gradient.sum(axis=stretched, keepdims=True) if stretched else gradient


def sum_to(expression: str, source: Shape, target: Shape) -> str:
    """`expression`, NumPy of shape `source`, summed over the axes along which an operand of `target` was stretched."""
    if source == target:
        return expression
    extra = len(source) - len(target)
    axes = tuple(k for k in range(len(source)) if k < extra or (target[k - extra] == 1 and source[k] != 1))
    total = f"np.sum({expression}, axis={axes!r})"
    left = tuple(n for k, n in enumerate(source) if k not in axes)
    return total if left == target else f"{total}.reshape({target!r})"


def whole(op: str, what: str, number: object) -> int:
    """`number` if it is an integer (a truth value is none), else ShapeError."""
    if isinstance(number, bool) or not isinstance(number, int):
        raise ShapeError(
            "bad-option", say("{op} takes an integer as {what}, not {found}", op=op, what=what, found=repr(number))
        )
    return number


def axis_in(op: str, axis: object, dimensions: int) -> int:
    """`axis` counted from the front."""
    k = whole(op, "axis", axis)
    if not -dimensions <= k < dimensions:
        if not dimensions:
            raise ShapeError("bad-axis", say("{op} has no axis {axis}: a number has no axes", op=op, axis=k))
        message = say(
            "{op} has no axis {axis} in {dimensions} dimensions; axes are {low} to {high}",
            op=op, axis=k, dimensions=dimensions, low=-dimensions, high=dimensions - 1,
        )  # fmt: skip
        raise ShapeError("bad-axis", message)
    return k % dimensions


def axes_in(op: str, axis: Any, dimensions: int) -> tuple[int, ...]:
    """The axes a reduction runs over, counted from the front; all of them for None."""
    if axis is None:
        return tuple(range(dimensions))
    axes = tuple(axis_in(op, k, dimensions) for k in (axis if isinstance(axis, tuple | list) else (axis,)))
    if len(set(axes)) != len(axes):
        raise ShapeError("bad-axis", say("{op} names an axis twice in {axis}", op=op, axis=repr(axis)))
    return axes


def reduced(op: str, shape: Shape, *, axis: Axis = None, keepdims: bool = False) -> Shape:
    """The shape of a reduction over `axis`."""
    if not isinstance(keepdims, bool):
        raise ShapeError(
            "bad-option", say("{op} takes True or False as keepdims, not {found}", op=op, found=repr(keepdims))
        )
    axes = axes_in(op, axis, len(shape))
    if keepdims:
        return tuple(1 if k in axes else n for k, n in enumerate(shape))
    return tuple(n for k, n in enumerate(shape) if k not in axes)


def spread(reduction: Any, shape: Shape, axis: Axis, keepdims: bool) -> NDArray[np.float64]:
    """A reduction's result (or its gradient) set back among the axes of `shape`, so that it broadcasts to it."""
    kept = (1,) * len(shape) if axis is None else reduced("spread", shape, axis=axis, keepdims=True)
    return np.asarray(reduction).reshape(kept)
