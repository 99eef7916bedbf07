"""Linear algebra: products of vectors and matrices, and the dense layer's affine map."""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.engine.graph import Shape
from chainrule.engine.ops import fit
from chainrule.engine.ops.op import Op, Rule, Sample

V, U = (0.5, -1.5, 2.0), (1.0, 0.25, -0.5)
M, N = ((0.3, -0.8, 1.1), (1.2, 0.1, -0.4)), ((1.0, 2.0), (-1.0, 0.5), (0.0, -2.0))


def matmul_shape(left: Shape, right: Shape, op: str = "matmul") -> Shape:
    """numpy's rule: a vector is a row at the left and a column at the right, leading axes broadcast."""
    if not left or not right:
        raise fit.mismatch(op, left, right, "both operands need at least one axis; use * for a number")
    rows, inner = (left[-2:-1], left[-1])
    columns, length = (right[-1:], right[-2]) if len(right) > 1 else ((), right[-1])
    if inner != length:
        remedy = f"the last length of the first ({inner}) must equal the first length of the second ({length})"
        raise fit.mismatch(op, left, right, remedy)
    return fit.broadcast(op, left[:-2], right[:-2]) + rows + columns


def dot_shape(left: Shape, right: Shape) -> Shape:
    if max(len(left), len(right)) > 2:
        raise fit.mismatch("dot", left, right, "dot takes vectors and matrices; use @ for stacks of matrices")
    return matmul_shape(left, right, "dot")


def affine_shape(a: Shape, weights: Shape, bias: Shape) -> Shape:
    if len(a) not in (1, 2) or len(weights) != 2 or a[-1] != weights[1]:
        raise fit.mismatch("affine", a, weights, "W needs one row a neuron and one column an input")
    if bias != weights[:1]:
        raise fit.mismatch("affine", weights, bias, "b needs one element a row of W")
    return a[:-1] + weights[:1]


def as_matrices(g: Any, x: Any, y: Any) -> tuple[Any, Any, Any]:
    """Gradient and operands of a product with the axes that vectors leave out put back."""
    if y.ndim == 1:
        g, y = g[..., None], y[:, None]
    if x.ndim == 1:
        g, x = g[..., None, :], x[None, :]
    return g, x, y


def to_left(g: Any, out: Any, x: Any, y: Any) -> Any:
    g, row, column = as_matrices(g, x, y)
    return fit.unbroadcast(g @ column.swapaxes(-1, -2), row.shape).reshape(x.shape)


def to_right(g: Any, out: Any, x: Any, y: Any) -> Any:
    g, row, column = as_matrices(g, x, y)
    return fit.unbroadcast(row.swapaxes(-1, -2) @ g, column.shape).reshape(y.shape)


def product(
    name: str, forward: Rule, shape: Rule, *, symbol: str, text: str, tex: str, about: str, samples: tuple[Sample, ...]
) -> Op:
    """A product of vectors and matrices: the gradient times the transpose of the other factor."""
    return Op(
        name=name, prefix=name, symbol=symbol, about=about, arity=(2, 2),
        forward=forward, shape=shape, vjps=(to_left, to_right), text=text, tex=tex,
        local_text=("{1}", "{0}"), local_tex=("{1}", "{0}"),
        vjp_text=("{g} @ {1}.T", "{0}.T @ {g}"), vjp_tex=(r"{g} \, {{1}}^\top", r"{{0}}^\top {g}"),
        samples=samples,
    )  # fmt: skip


LINEAR: tuple[Op, ...] = (
    product(
        "matmul", np.matmul, matmul_shape, symbol="@", text="{0} @ {1}", tex=r"{0} \, {1}",
        about="Matrix product, as numpy's @: vectors, matrices, stacks of matrices.",
        samples=(
            Sample((M, N)), Sample((M, V)), Sample((V, N)), Sample((V, U)), Sample(((M, M), N)), Sample((M, (N, N, N))),
            Sample((V, (N, N))), Sample(((M, M), V)),
        ),
    ),
    product(
        "dot", np.dot, dot_shape, symbol="·", text="dot({0}, {1})", tex=r"{0} \cdot {1}",
        about="Scalar product of two vectors; of matrices the matrix product.",
        samples=(Sample((V, U)), Sample((M, V)), Sample((M, N))),
    ),
    Op(
        name="affine", prefix="affine", symbol="Wa+b", arity=(3, 3),
        about="A dense layer: z = W a + b for one sample (in,) or many (N, in); rows of W are neurons.",
        forward=lambda a, w, b: a @ w.T + b, shape=affine_shape,
        vjps=(
            lambda g, out, a, w, b: g @ w,
            lambda g, out, a, w, b: g.T @ a if a.ndim == 2 else np.outer(g, a),
            lambda g, out, a, w, b: fit.unbroadcast(g, b.shape),
        ),
        text="{1} @ {0} + {2}", tex="{1} {0} + {2}",
        local_text=("{1}", "{0}", "1"), local_tex=("{1}", "{0}", "1"),
        vjp_text=("{1}.T @ {g}", "{g} @ {0}.T", "{g}"), vjp_tex=(r"{{1}}^\top {g}", r"{g} \, {{0}}^\top", "{g}"),
        samples=(Sample((V, M, (0.5, -1.0))), Sample(((V, U), M, (0.5, -1.0)))),
    ),
)  # fmt: skip
