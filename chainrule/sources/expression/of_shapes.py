"""What the shape of a value settles: `A[..., 0]`, `x[:, None]`, `x.unsqueeze(1)`, `x.squeeze()`, `x.flatten(1)`.

A plan, which knows no shapes, has these as ops of its own; a graph has `index` and `reshape` for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

from chainrule.engine.graph import Shape
from chainrule.errors import ShapeError
from chainrule.sentences import say

WHOLE = (None, None, None)
"""The slice of a whole axis."""
REST = "..."
"""As many whole axes as there are between those that an index names."""


def settled(op: str, options: Mapping[str, Any], shape: Shape) -> tuple[str, Mapping[str, Any]]:
    """The op of the table, and its options, that `op` is of a value of `shape`. Raises ShapeError."""
    if op == "index" and REST in options["index"]:
        return op, {"index": spread(options["index"], shape)}
    if op == "new_axes":
        return "reshape", {"shape": with_axes(shape, options["axes"])}
    if op == "squeeze":
        return "reshape", {"shape": without_ones(shape, options["axis"])}
    if op == "flatten":
        start = options["start"] % max(len(shape), 1)
        return "reshape", {"shape": (*shape[:start], prod(shape[start:]))}
    return op, options


def spread(index: Sequence[Any], shape: Shape) -> tuple[Any, ...]:
    at = index.index(REST)
    count = max(0, len(shape) - len(index) + 1)
    return (*index[:at], *[WHOLE] * count, *index[at + 1 :])


def with_axes(shape: Shape, axes: Sequence[int]) -> Shape:
    """`shape` with lengths of 1 at `axes`, which count in the result; the negative ones from its end."""
    count = len(shape) + len(axes)
    places = {axis % count for axis in axes if -count <= axis < count}
    if len(places) < len(axes):
        message = say("a new axis stands among {count}: at {low} to {high}", count=count, low=-count, high=count - 1)
        raise ShapeError("bad-axis", message)
    lengths = iter(shape)
    return tuple(1 if k in places else next(lengths) for k in range(count))


def without_ones(shape: Shape, axis: int | None) -> Shape:
    """`shape` without its lengths of 1, or without that of `axis`, if it is one."""
    if axis is not None and not -len(shape) <= axis < len(shape):
        message = say("axis {axis} is outside {shape}", axis=axis, shape=shape)
        raise ShapeError("bad-axis", message)
    places = range(len(shape)) if axis is None else [axis % len(shape)]
    return tuple(length for k, length in enumerate(shape) if length != 1 or k not in places)
