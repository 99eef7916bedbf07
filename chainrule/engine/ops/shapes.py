"""Ops that only move elements: their gradients move back the same way."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from chainrule.engine.graph import Shape
from chainrule.engine.ops import shape_rules
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.literals import selection
from chainrule.engine.ops.op import MANY, Op, Sample, general
from chainrule.errors import ShapeError
from chainrule.sentences import say

ROW, GRID = (0.5, -1.5, 2.0), ((0.3, -0.8, 1.1), (1.2, 0.1, -0.4))


def transpose_shape(shape: Shape, *, axes: Any = None) -> Shape:
    return tuple(shape[k] for k in order_of(axes, len(shape)))


def order_of(axes: Any, dimensions: int) -> tuple[int, ...]:
    """The order `axes` asks for; the reverse for None."""
    if axes is None:
        return tuple(reversed(range(dimensions)))
    order = shape_rules.axes_in("transpose", tuple(axes) if isinstance(axes, list | tuple) else (axes,), dimensions)
    if len(order) != dimensions:
        raise ShapeError(
            "bad-axis",
            say(
                "transpose needs all {dimensions} axes in some order, not {axes}",
                dimensions=dimensions,
                axes=repr(axes),
            ),
        )
    return order


def reshape_shape(old: Shape, *, shape: Any) -> Shape:
    """The shape asked for; one length may be -1 and is worked out."""
    given = shape if isinstance(shape, list | tuple) else (shape,)
    lengths = [shape_rules.whole("reshape", "length", n) for n in given]
    count, known = math.prod(old), math.prod(n for n in lengths if n != -1)
    if lengths.count(-1) == 1 and known > 0 and count % known == 0:
        lengths[lengths.index(-1)] = count // known
    if min(lengths, default=1) < 1 or math.prod(lengths) != count:
        before, after = shape_rules.show(old), shape_rules.show(tuple(lengths))
        message = say(
            "reshape cannot turn shape {before} ({count} elements) into {after}: "
            "the number of elements must stay the same",
            before=before, count=count, after=after,
        )  # fmt: skip
        raise ShapeError("shape-mismatch", message)
    return tuple(lengths)


def concatenate_shape(*shapes: Shape, axis: Any = 0) -> Shape:
    first = shapes[0]
    if not first:
        raise ShapeError("shape-mismatch", say("concatenate needs operands with an axis; use stack for shape ()"))
    k = shape_rules.axis_in("concatenate", axis, len(first))
    for shape in shapes[1:]:
        if shape[:k] + shape[k + 1 :] != first[:k] + first[k + 1 :] or len(shape) != len(first):
            raise shape_rules.mismatch(
                "concatenate", first, shape, say("lengths must be equal but on axis {axis}", axis=k)
            )
    return (*first[:k], sum(shape[k] for shape in shapes), *first[k + 1 :])


def part(g: Any, out: Any, *xs: Any, slot: int, axis: int = 0) -> Any:
    """The part of `g` that lies where operand `slot` went."""
    start = sum(x.shape[axis] for x in xs[:slot])
    return g.swapaxes(0, axis)[start : start + xs[slot].shape[axis]].swapaxes(0, axis)


def stack_shape(*shapes: Shape, axis: Any = 0) -> Shape:
    first = shapes[0]
    for shape in shapes[1:]:
        if shape != first:
            raise shape_rules.mismatch("stack", first, shape, say("all shapes must be equal"))
    k = shape_rules.axis_in("stack", axis, len(first) + 1)
    return (*first[:k], len(shapes), *first[k:])


def chosen(index: Any) -> tuple[int | slice, ...]:
    """An index as numpy takes it. An integer picks; `[start, stop, step]` is a slice, None where left out."""
    entries = index if isinstance(index, list | tuple) else (index,)
    return tuple(slice(*entry) if isinstance(entry, list | tuple) else entry for entry in entries)


def index_shape(shape: Shape, *, index: Any) -> Shape:
    entries = index if isinstance(index, list | tuple) else (index,)
    if len(entries) > len(shape):
        raise ShapeError(
            "bad-index",
            say("{count} indices are too many for shape {shape}", count=len(entries), shape=shape_rules.show(shape)),
        )
    picked: list[int] = []
    for k, (entry, n) in enumerate(zip(entries, shape, strict=False)):
        if isinstance(entry, list | tuple):
            picked.append(slice_length(entry, n, k))
        elif not -n <= shape_rules.whole("index", "index", entry) < n:
            message = say(
                "index {index} is outside axis {axis} of {shape}: {low} to {high}",
                index=entry,
                axis=k,
                shape=shape_rules.show(shape),
                low=-n,
                high=n - 1,
            )
            raise ShapeError("bad-index", message)
    return (*picked, *shape[len(entries) :])


def slice_length(entry: Any, n: int, axis: int) -> int:
    """How many elements the slice [start, stop, step] takes of an axis of length n."""
    if not 1 <= len(entry) <= 3:
        raise ShapeError("bad-index", say("a slice is [start, stop, step], not {entry}", entry=repr(entry)))
    if any(bound is not None and shape_rules.whole("index", "slice bound", bound) == 0 for bound in entry[2:]):
        raise ShapeError("bad-index", say("a slice cannot have step 0"))
    for bound in entry[:2]:
        if bound is not None:
            shape_rules.whole("index", "slice bound", bound)
    length = len(range(*slice(*entry).indices(n)))
    if not length:
        raise ShapeError(
            "bad-index",
            say(
                "the slice {entry} leaves nothing of axis {axis} of length {length}",
                entry=repr(list(entry)),
                axis=axis,
                length=n,
            ),
        )
    return length


def put_back(g: Any, out: Any, x: Any, *, index: Any) -> Any:
    return placed(g, x.shape, chosen(index))


def placed(g: Any, shape: Any, index: Any) -> Any:
    """g at the index, 0 elsewhere."""
    result = np.zeros(shape)
    result[index] = g
    return result


def transposed_text(call: Call) -> str:
    order = np.argsort(order_of(call.options["axes"], len(call.shape)))
    return f"np.transpose({call.g}, {tuple(int(k) for k in order)!r})" if call.options["axes"] else f"{call.g}.T"


def torch_transpose(call: Call) -> str:
    return f"{call.xs[0]}.permute({order_of(call.options['axes'], len(call.shape))!r})"


def part_text(call: Call) -> str:
    axis = call.options["axis"] % len(call.shape)
    start = sum(shape[axis] for shape in call.shapes[: call.slot])
    return f"{call.g}[{':, ' * axis}{start}:{start + call.shapes[call.slot][axis]}]"


def torch_index(call: Call) -> str:
    """Slices that go backwards, which PyTorch does not know, are flipped first."""
    x, settled = call.xs[0], list[Any]()
    for axis, entry in enumerate(call.options["index"]):
        if isinstance(entry, tuple) and (slice(*entry).step or 1) < 0:
            length = call.shapes[0][axis]
            places = range(*slice(*entry).indices(length))
            x = f"{x}.flip({axis})"
            settled.append((length - 1 - places[0], length - places[-1], -places.step))
        else:
            settled.append(entry)
    return f"{x}[{selection(settled)}]"


SHAPES: tuple[Op, ...] = (
    general(
        "transpose", lambda x, *, axes=None: x.transpose(order_of(axes, x.ndim)), transpose_shape,
        lambda g, out, x, *, axes=None: g.transpose(np.argsort(order_of(axes, x.ndim))),
        symbol="ᵀ", options={"axes": None}, about=say("Axes in reverse, or in the order `axes`."),
        text="{0}.T", tex=r"{{0}}^\top", local=(("1, transposed", r"1^\top"),), vjp=(("{g}.T", r"{{g}}^\top"),),
        numpy="np.transpose({0}, {axes})", torch=torch_transpose, gradients=(transposed_text,),
        samples=(Sample((GRID,)), Sample(((GRID, GRID),), {"axes": (-1, 0, 1)}), Sample((ROW,)), Sample((2.0,))),
    ),
    general(
        "reshape", lambda x, *, shape: x.reshape(shape), reshape_shape,
        lambda g, out, x, *, shape: g.reshape(x.shape),
        options={"shape": (-1,)}, about=say("The same elements, row by row, in another shape; one length may be -1."),
        text="reshape({0}, {shape})", tex=r"\operatorname{ reshape }({0}, {shape})", local=(("1, reshaped", "1"),),
        vjp=(("reshape({g})", r"\operatorname{ reshape }({g})"),),
        numpy=lambda call: f"np.reshape({call.xs[0]}, {call.shape!r})",
        torch=lambda call: f"{call.xs[0]}.reshape({call.shape!r})",
        gradients=(lambda call: f"np.reshape({call.g}, {call.shapes[0]!r})",),
        samples=(
            Sample((GRID,), {"shape": (3, 2)}), Sample((GRID,), {"shape": (-1,)}), Sample((2.0,), {"shape": (1, 1)}),
        ),
    ),
    general(
        "concatenate", lambda *xs, axis=0: np.concatenate(xs, axis=axis), concatenate_shape, part,
        arity=(1, MANY), symbol="⧺", options={"axis": 0}, about=say("Arrays one after the other along `axis`."),
        text="concatenate({args})", tex=r"\operatorname{ concatenate }({args})",
        local=(("1 where {x} went, else 0", r"\left[\text{ from } {x}\right]"),),
        vjp=(("part of {g} where {x} went", r"{g}\big|_{{x}}"),),
        numpy="np.concatenate([{args}], axis={axis})", torch="torch.cat([{args}], dim={axis})", gradients=(part_text,),
        samples=(Sample((ROW, (1.0,))), Sample((GRID, GRID, GRID), {"axis": -1}), Sample((ROW,))),
    ),
    general(
        "stack", lambda *xs, axis=0: np.stack(xs, axis=axis), stack_shape,
        lambda g, out, *xs, slot, axis=0: np.take(g, slot, axis=axis),
        arity=(1, MANY), symbol="☰", options={"axis": 0},
        about=say("Arrays of one shape side by side along a new `axis`."),
        text="stack({args})", tex=r"\operatorname{ stack }({args})",
        local=(("1 where {x} went, else 0", r"\left[\text{ from } {x}\right]"),),
        vjp=(("part of {g} where {x} went", r"{g}\big|_{{x}}"),),
        numpy="np.stack([{args}], axis={axis})", torch="torch.stack([{args}], dim={axis})",
        gradients=("np.take({g}, {slot}, axis={axis})",),
        samples=(Sample((1.0, -2.0, 0.5)), Sample((GRID, GRID), {"axis": 1}), Sample((ROW, ROW), {"axis": -1})),
    ),
    general(
        "index", lambda x, *, index: x[chosen(index)], index_shape, put_back,
        symbol="[ ]", options={"index": (0,)},
        about=say("A part chosen by constants: an integer an axis, or a slice [start, stop, step]."),
        text="{0}[{index}]", tex=r"{{0}}_{[{index}]}",
        local=(("1 at [{index}], else 0", r"\left[\text{ at } {index}\right]"),),
        vjp=(("{g} at [{index}], else 0", r"{g} \text{ at } [{index}]"),),
        numpy=lambda call: f"{call.xs[0]}[{selection(call.options['index'])}]", torch=torch_index, functions=(placed,),
        gradients=(
            lambda call: f"placed({call.g}, {call.shapes[0]!r}, np.s_[{selection(call.options['index'])}])",
        ),
        samples=(
            Sample((ROW,), {"index": (1,)}), Sample((GRID,), {"index": (-1,)}), Sample((GRID,), {"index": (0, (1, 3))}),
            Sample((GRID,), {"index": ((None, None, -1), 2)}),
        ),
    ),
)  # fmt: skip
