"""Ops that only move elements: their gradients move back the same way."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from chainrule.engine.graph import Shape
from chainrule.engine.ops import fit
from chainrule.engine.ops.op import MANY, Op, Sample
from chainrule.errors import ShapeError

ROW, GRID = (0.5, -1.5, 2.0), ((0.3, -0.8, 1.1), (1.2, 0.1, -0.4))


def transpose_shape(shape: Shape, *, axes: Any = None) -> Shape:
    return tuple(shape[k] for k in order_of(axes, len(shape)))


def order_of(axes: Any, dimensions: int) -> tuple[int, ...]:
    """The order `axes` asks for; the reverse for None."""
    if axes is None:
        return tuple(reversed(range(dimensions)))
    order = fit.axes_in("transpose", tuple(axes) if isinstance(axes, list | tuple) else (axes,), dimensions)
    if len(order) != dimensions:
        raise ShapeError("bad-axis", f"transpose needs all {dimensions} axes in some order, not {axes!r}")
    return order


def reshape_shape(old: Shape, *, shape: Any) -> Shape:
    """The shape asked for; one length may be -1 and is worked out."""
    lengths = [fit.whole("reshape", "length", n) for n in (shape if isinstance(shape, list | tuple) else (shape,))]
    count, known = math.prod(old), math.prod(n for n in lengths if n != -1)
    if lengths.count(-1) == 1 and known > 0 and count % known == 0:
        lengths[lengths.index(-1)] = count // known
    if min(lengths, default=1) < 1 or math.prod(lengths) != count:
        message = f"reshape cannot turn shape {fit.show(old)} ({count} elements) into {fit.show(tuple(lengths))}"
        raise ShapeError("shape-mismatch", f"{message}: the number of elements must stay the same")
    return tuple(lengths)


def concatenate_shape(*shapes: Shape, axis: Any = 0) -> Shape:
    first = shapes[0]
    if not first:
        raise ShapeError("shape-mismatch", "concatenate needs operands with an axis; use stack for shape ()")
    k = fit.axis_in("concatenate", axis, len(first))
    for shape in shapes[1:]:
        if shape[:k] + shape[k + 1 :] != first[:k] + first[k + 1 :] or len(shape) != len(first):
            raise fit.mismatch("concatenate", first, shape, f"lengths must be equal but on axis {k}")
    return (*first[:k], sum(shape[k] for shape in shapes), *first[k + 1 :])


def part(g: Any, out: Any, *xs: Any, slot: int, axis: int = 0) -> Any:
    """The part of `g` that lies where operand `slot` went."""
    start = sum(x.shape[axis] for x in xs[:slot])
    return g.swapaxes(0, axis)[start : start + xs[slot].shape[axis]].swapaxes(0, axis)


def stack_shape(*shapes: Shape, axis: Any = 0) -> Shape:
    first = shapes[0]
    for shape in shapes[1:]:
        if shape != first:
            raise fit.mismatch("stack", first, shape, "all shapes must be equal")
    k = fit.axis_in("stack", axis, len(first) + 1)
    return (*first[:k], len(shapes), *first[k:])


def selection(index: Any) -> tuple[int | slice, ...]:
    """An index as numpy takes it. An integer picks; `[start, stop, step]` is a slice, None where left out."""
    entries = index if isinstance(index, list | tuple) else (index,)
    return tuple(slice(*entry) if isinstance(entry, list | tuple) else entry for entry in entries)


def index_shape(shape: Shape, *, index: Any) -> Shape:
    entries = index if isinstance(index, list | tuple) else (index,)
    if len(entries) > len(shape):
        raise ShapeError("bad-index", f"{len(entries)} indices are too many for shape {fit.show(shape)}")
    picked: list[int] = []
    for k, (entry, n) in enumerate(zip(entries, shape, strict=False)):
        if isinstance(entry, list | tuple):
            picked.append(slice_length(entry, n, k))
        elif not -n <= fit.whole("index", "index", entry) < n:
            raise ShapeError("bad-index", f"index {entry} is outside axis {k} of {fit.show(shape)}: {-n} to {n - 1}")
    return (*picked, *shape[len(entries) :])


def slice_length(entry: Any, n: int, axis: int) -> int:
    """How many elements the slice [start, stop, step] takes of an axis of length n."""
    if not 1 <= len(entry) <= 3:
        raise ShapeError("bad-index", f"a slice is [start, stop, step], not {entry!r}")
    if any(bound is not None and fit.whole("index", "slice bound", bound) == 0 for bound in entry[2:]):
        raise ShapeError("bad-index", "a slice cannot have step 0")
    for bound in entry[:2]:
        if bound is not None:
            fit.whole("index", "slice bound", bound)
    length = len(range(*slice(*entry).indices(n)))
    if not length:
        raise ShapeError("bad-index", f"the slice {list(entry)!r} leaves nothing of axis {axis} of length {n}")
    return length


def put_back(g: Any, out: Any, x: Any, *, index: Any) -> Any:
    amount = np.zeros_like(x)
    amount[selection(index)] = g
    return amount


SHAPES: tuple[Op, ...] = (
    Op(
        name="transpose", prefix="transpose", symbol="ᵀ", arity=(1, 1), options={"axes": None},
        about="Axes in reverse, or in the order `axes`.",
        forward=lambda x, *, axes=None: x.transpose(order_of(axes, x.ndim)), shape=transpose_shape,
        vjps=(lambda g, out, x, *, axes=None: g.transpose(np.argsort(order_of(axes, x.ndim))),),
        text="{0}.T", tex=r"{{0}}^\top", local_text=("1, transposed",), local_tex=(r"1^\top",),
        vjp_text=("{g}.T",), vjp_tex=(r"{{g}}^\top",),
        samples=(Sample((GRID,)), Sample(((GRID, GRID),), {"axes": (-1, 0, 1)}), Sample((ROW,)), Sample((2.0,))),
    ),
    Op(
        name="reshape", prefix="reshape", symbol="reshape", arity=(1, 1), options={"shape": (-1,)},
        about="The same elements, row by row, in another shape; one length may be -1.",
        forward=lambda x, *, shape: x.reshape(shape), shape=reshape_shape,
        vjps=(lambda g, out, x, *, shape: g.reshape(x.shape),),
        text="reshape({0}, {shape})", tex=r"\operatorname{ reshape }({0}, {shape})",
        local_text=("1, reshaped",), local_tex=("1",),
        vjp_text=("reshape({g})",), vjp_tex=(r"\operatorname{ reshape }({g})",),
        samples=(
            Sample((GRID,), {"shape": (3, 2)}), Sample((GRID,), {"shape": (-1,)}), Sample((2.0,), {"shape": (1, 1)}),
        ),
    ),
    Op(
        name="concatenate", prefix="concatenate", symbol="⧺", arity=(1, MANY), options={"axis": 0},
        about="Arrays one after the other along `axis`.",
        forward=lambda *xs, axis=0: np.concatenate(xs, axis=axis), shape=concatenate_shape, vjps=(part,),
        text="concatenate({args})", tex=r"\operatorname{ concatenate }({args})",
        local_text=("1 where {x} went, else 0",), local_tex=(r"\left[\text{ from } {x}\right]",),
        vjp_text=("part of {g} where {x} went",), vjp_tex=(r"{g}\big|_{{x}}",),
        samples=(Sample((ROW, (1.0,))), Sample((GRID, GRID, GRID), {"axis": -1}), Sample((ROW,))),
    ),
    Op(
        name="stack", prefix="stack", symbol="☰", arity=(1, MANY), options={"axis": 0},
        about="Arrays of one shape side by side along a new `axis`.",
        forward=lambda *xs, axis=0: np.stack(xs, axis=axis), shape=stack_shape,
        vjps=(lambda g, out, *xs, slot, axis=0: np.take(g, slot, axis=axis),),
        text="stack({args})", tex=r"\operatorname{ stack }({args})",
        local_text=("1 where {x} went, else 0",), local_tex=(r"\left[\text{ from } {x}\right]",),
        vjp_text=("part of {g} where {x} went",), vjp_tex=(r"{g}\big|_{{x}}",),
        samples=(Sample((1.0, -2.0, 0.5)), Sample((GRID, GRID), {"axis": 1}), Sample((ROW, ROW), {"axis": -1})),
    ),
    Op(
        name="index", prefix="index", symbol="[ ]", arity=(1, 1), options={"index": (0,)},
        about="A part chosen by constants: an integer an axis, or a slice [start, stop, step].",
        forward=lambda x, *, index: x[selection(index)], shape=index_shape, vjps=(put_back,),
        text="{0}[{index}]", tex=r"{{0}}_{[{index}]}",
        local_text=("1 at [{index}], else 0",), local_tex=(r"\left[\text{ at } {index}\right]",),
        vjp_text=("{g} at [{index}], else 0",), vjp_tex=(r"{g} \text{ at } [{index}]",),
        samples=(
            Sample((ROW,), {"index": (1,)}), Sample((GRID,), {"index": (-1,)}), Sample((GRID,), {"index": (0, (1, 3))}),
            Sample((GRID,), {"index": ((None, None, -1), 2)}),
        ),
    ),
)  # fmt: skip
