"""What layers are made of besides products: normalisation, dropout, labels and rows of a table, a gradient stopped."""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.engine.graph import Shape
from chainrule.engine.ops import shape_rules
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.elementwise import ROW, UNARY
from chainrule.engine.ops.op import Op, Sample, elementwise, general
from chainrule.errors import ShapeError
from chainrule.sentences import say

GRID = ((0.3, -0.8, 1.1), (1.2, 0.1, -0.4))
TABLE = ((1.0, 2.0), (3.0, -4.0), (0.5, 0.25))
MASK = (1.0, 0.0, 1.0)
NORMALISED_LOCAL = (
    "([i = j] - (1 + {out}_i * {out}_j) / n) / sd",
    r"\frac{ 1 }{ s } \left([i = j] - \frac{1 + {out}_i {out}_j}{ n }\right)",
)
NORMALISED_VJP = (
    "({g} - mean({g}) - {out} * mean({g} * {out})) / sd",
    r"\frac{ 1 }{ s } \left({g} - \bar{{g}} - {out} \odot \overline{{g} \odot {out}}\right)",
)


def layer_norm(x: Any, *, eps: float = 1e-5) -> Any:
    """(x - mean) / sqrt(variance + eps) along the last axis."""
    above = x - np.mean(x, axis=-1, keepdims=True)
    return above / np.sqrt(np.mean(above * above, axis=-1, keepdims=True) + eps)


def layer_norm_back(g: Any, out: Any, x: Any, *, eps: float = 1e-5) -> Any:
    scale = np.sqrt(np.var(x, axis=-1, keepdims=True) + eps)
    return (g - np.mean(g, axis=-1, keepdims=True) - out * np.mean(g * out, axis=-1, keepdims=True)) / scale


def batch_norm(x: Any, *, eps: float = 1e-5) -> Any:
    """(x - mean) / sqrt(variance + eps) of every feature (axis 1) over the batch and all that lies within."""
    axes = (0, *range(2, x.ndim))
    above = x - np.mean(x, axis=axes, keepdims=True)
    return above / np.sqrt(np.mean(above * above, axis=axes, keepdims=True) + eps)


def batch_norm_back(g: Any, out: Any, x: Any, *, eps: float = 1e-5) -> Any:
    axes = (0, *range(2, x.ndim))
    scale = np.sqrt(np.var(x, axis=axes, keepdims=True) + eps)
    return (g - np.mean(g, axis=axes, keepdims=True) - out * np.mean(g * out, axis=axes, keepdims=True)) / scale


def norm_shape(op: str, shape: Shape, least: int, *, eps: Any = 1e-5) -> Shape:
    if len(shape) < least:
        wanted = say("an axis") if least == 1 else say("a batch, of shape (samples, features)")
        raise ShapeError(
            "shape-mismatch",
            say("{op} needs {wanted}, not shape {shape}", op=op, wanted=wanted, shape=shape_rules.show(shape)),
        )
    if isinstance(eps, bool) or not isinstance(eps, int | float) or not eps >= 0.0:
        raise ShapeError("bad-option", say("{op} takes a small number as eps, not {eps}", op=op, eps=repr(eps)))
    return shape


def one_hot(labels: Any, *, num_classes: int) -> Any:
    """1 at the label, 0 elsewhere, along a new last axis."""
    return np.where(labels[..., None] == np.arange(num_classes), 1.0, 0.0)


def one_hot_shape(shape: Shape, *, num_classes: Any = 0) -> Shape:
    if shape_rules.whole("one_hot", "num_classes", num_classes) < 1:
        raise ShapeError("bad-option", say("one_hot needs the number of classes: one_hot(labels, num_classes=3)"))
    return (*shape, num_classes)


def nothing(g: Any, out: Any, x: Any, **options: Any) -> Any:
    return np.zeros(x.shape)


def take(x: Any, *, indices: Any, axis: Any = 0) -> Any:
    return np.take(x, np.asarray(indices), axis=axis)


def take_back(g: Any, out: Any, x: Any, *, indices: Any, axis: Any = 0) -> Any:
    """Every part of g added where it was taken from; what was taken twice receives both."""
    back = np.zeros(x.shape)
    np.add.at(back, (slice(None),) * (axis % x.ndim) + (np.asarray(indices),), g)
    return back


def take_shape(shape: Shape, *, indices: Any = (), axis: Any = 0) -> Shape:
    k = shape_rules.axis_in("take", axis, len(shape))
    rows = np.asarray(indices)
    if rows.dtype.kind not in "iu" or not rows.size:
        raise ShapeError(
            "bad-index",
            say("take needs a list of whole numbers, such as [0, 2, 2], not {indices}", indices=repr(indices)),
        )
    if rows.min() < -shape[k] or rows.max() >= shape[k]:
        odd = rows.max() if rows.max() >= shape[k] else rows.min()
        message = say(
            "index {index} is outside axis {axis} of {shape}: {low} to {high}",
            index=odd,
            axis=k,
            shape=shape_rules.show(shape),
            low=-shape[k],
            high=shape[k] - 1,
        )
        raise ShapeError("bad-index", message)
    return (*shape[:k], *rows.shape, *shape[k + 1 :])


def places(indices: Any, length: int) -> Any:
    """Indices as PyTorch takes them: counted from the front."""
    return [places(each, length) for each in indices] if isinstance(indices, tuple) else indices % length


def torch_take(call: Call) -> str:
    axis = call.options["axis"] % len(call.shapes[0])
    rows = places(call.options["indices"], call.shapes[0][axis])
    return f"{call.xs[0]}[{':, ' * axis}torch.tensor({rows!r})]"


def embedding(labels: Any, table: Any) -> Any:
    """The row of the table for every label; NaN where there is none."""
    known = (labels == np.floor(labels)) & (labels >= 0) & (labels < len(table))
    return np.where(known[..., None], table[np.where(known, labels, 0).astype(int)], np.nan)


def embedding_back(g: Any, out: Any, labels: Any, table: Any) -> Any:
    """Every part of g added to the row it came from."""
    known = (labels == np.floor(labels)) & (labels >= 0) & (labels < len(table))
    back = np.zeros(table.shape)
    np.add.at(back, labels[known].astype(int), g[known])
    return back


def embedding_shape(labels: Shape, table: Shape) -> Shape:
    if len(table) != 2:
        remedy = say("the second is a table (rows, features), the first the numbers of rows")
        raise shape_rules.mismatch("embedding", labels, table, remedy)
    return (*labels, table[1])


LAYERS: tuple[Op, ...] = (
    general(
        "layer_norm", layer_norm, lambda shape, **options: norm_shape("layer_norm", shape, 1, **options),
        layer_norm_back, options={"eps": 1e-5}, symbol="LN",
        about=say("x less its mean, over its standard deviation, along the last axis."),
        text="layer_norm({0})", tex=r"\operatorname{ LN }({0})",
        local=(NORMALISED_LOCAL,),
        vjp=(NORMALISED_VJP,),
        torch="F.layer_norm({0}, {0}.shape[-1:], eps={eps})", samples=(Sample((ROW,)), Sample((GRID,), {"eps": 0.1})),
    ),
    general(
        "batch_norm", batch_norm, lambda shape, **options: norm_shape("batch_norm", shape, 2, **options),
        batch_norm_back, options={"eps": 1e-5}, symbol="BN",
        about=say("Every feature (axis 1) less its mean over the batch, over its standard deviation there."),
        text="batch_norm({0})", tex=r"\operatorname{ BN }({0})",
        local=(NORMALISED_LOCAL,),
        vjp=(NORMALISED_VJP,),
        torch="F.batch_norm({0}, None, None, training=True, eps={eps})",
        samples=(Sample(((*GRID, (0.5, 2.0, -1.0)),)), Sample((((TABLE, TABLE[::-1]), (TABLE, TABLE)),), {"eps": 0.1})),
    ),
    elementwise(
        "dropout", "{0} * {1} / (1.0 - {p})", "{1} / (1.0 - {p})", "{0} / (1.0 - {p})",
        text="{0} * {1} / (1 - {p})", tex=r"\frac{{0} \odot {1}}{ 1 - {p}}",
        local=(("{1} / (1 - {p})", r"\frac{{1}}{ 1 - {p}}"), ("{0} / (1 - {p})", r"\frac{{0}}{ 1 - {p}}")),
        torch="{0} * {1} / (1.0 - {p})",
        about=say(
            "What a mask of ones and zeros lets pass, made up for by 1 / (1 - p), where p is the share it drops."
        ),
        symbol="drop", options={"p": 0.5}, samples=(Sample((ROW, MASK)), Sample((GRID, MASK), {"p": 0.25})),
    ),
    general(
        "one_hot", one_hot, one_hot_shape, nothing, options={"num_classes": 0}, symbol="1ₖ", stops=True,
        about=say("1 at the label, 0 elsewhere, along a new last axis; a label has no gradient."),
        text="one_hot({0})", tex=r"\operatorname{ onehot }({0})", local=(("0", "0"),),
        vjp=(("0 * {g}", r"0 \cdot {g}"),), torch="({0}.unsqueeze(-1) == torch.arange({num_classes})).double()",
        samples=(
            Sample((2.0,), {"num_classes": 3}, fixed=(0,)), Sample(((0.0, 1.0),), {"num_classes": 2}, fixed=(0,)),
        ),
    ),
    general(
        "take", take, take_shape, take_back, options={"indices": (), "axis": 0}, symbol="[[ ]]",
        about=say(
            "The elements (rows, by default) that a list of whole numbers names; one may be named several times."
        ),
        text="{0}[[{indices}]]", tex=r"{{0}}_{[{indices}]}",
        local=(("1 where it was taken from, else 0", r"\left[\text{ taken }\right]"),),
        vjp=(("{g} added where it was taken from", r"\sum {g} \text{ by place }"),),
        jax="np.take({0}, np.asarray({indices}), axis={axis})", torch=torch_take,
        samples=(
            Sample((TABLE,), {"indices": (0, 1, 1)}), Sample((ROW,), {"indices": (2, -1)}),
            Sample((TABLE,), {"indices": ((1, 0), (1, 1)), "axis": -1}),
        ),
    ),
    general(
        "embedding", embedding, embedding_shape, lambda g, out, labels, table: np.zeros(labels.shape), embedding_back,
        about=say("The row of a table for every label; a label has no gradient."), symbol="E[t]",
        text="{1}[{0}]", tex="{{1}}_{[{0}]}", local=(("0", "0"), ("[row = {0}]", r"\left[\text{ row } = {0}\right]")),
        vjp=(("0 * {g}", r"0 \cdot {g}"), ("{g} added to row {0}", r"\sum {g} \text{ by row }")),
        jax="{1}[{0}.astype(int)]", torch="{1}[{0}.long()]",
        gradients=("np.zeros(np.shape({0}))", "embedding_back({g}, {out}, {0}, {1})"),
        functions=(embedding_back,),
        samples=(Sample(((2.0, 0.0, 2.0), TABLE), fixed=(0,)), Sample((1.0, TABLE), fixed=(0,))),
    ),
    elementwise(
        "stop_gradient", "+{0}", "0.0",
        text="stop_gradient({0})", tex=r"\operatorname{ sg }({0})", local=(("0", "0"),),
        torch="{0}.detach()", jax="jax.lax.stop_gradient({0})",
        about=say("The value itself, taken for a constant: it hands back 0, whatever arrives."), symbol="⊣",
        also=("detach",), samples=UNARY, blocks=True,
    ),
)  # fmt: skip
