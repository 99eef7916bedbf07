"""Linear algebra: products of vectors and matrices, and the dense layer's affine map."""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.engine.graph import Shape
from chainrule.engine.ops import shape_rules
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.op import Op, Rule, Sample, general
from chainrule.engine.ops.shape_rules import sum_to, unbroadcast
from chainrule.sentences import Sentence, say

V, U = (0.5, -1.5, 2.0), (1.0, 0.25, -0.5)
M, N = ((0.3, -0.8, 1.1), (1.2, 0.1, -0.4)), ((1.0, 2.0), (-1.0, 0.5), (0.0, -2.0))


def matmul_shape(left: Shape, right: Shape, op: str = "matmul") -> Shape:
    """numpy's rule: a vector is a row at the left and a column at the right, leading axes broadcast."""
    if not left or not right:
        raise shape_rules.mismatch(op, left, right, say("both operands need at least one axis; use * for a number"))
    rows, inner = (left[-2:-1], left[-1])
    columns, length = (right[-1:], right[-2]) if len(right) > 1 else ((), right[-1])
    if inner != length:
        remedy = say(
            "the last length of the first ({inner}) must equal the first length of the second ({length})",
            inner=inner, length=length,
        )  # fmt: skip
        raise shape_rules.mismatch(op, left, right, remedy)
    return shape_rules.broadcast(op, left[:-2], right[:-2]) + rows + columns


def dot_shape(left: Shape, right: Shape) -> Shape:
    if max(len(left), len(right)) > 2:
        raise shape_rules.mismatch(
            "dot", left, right, say("dot takes vectors and matrices; use @ for stacks of matrices")
        )
    return matmul_shape(left, right, "dot")


def affine_shape(a: Shape, weights: Shape, bias: Shape) -> Shape:
    if len(a) not in (1, 2) or len(weights) != 2 or a[-1] != weights[1]:
        raise shape_rules.mismatch("affine", a, weights, say("W needs one row a neuron and one column an input"))
    if bias != weights[:1]:
        raise shape_rules.mismatch("affine", weights, bias, say("b needs one element a row of W"))
    return a[:-1] + weights[:1]


def as_matrices(g: Any, x: Any, y: Any) -> tuple[Any, Any, Any]:
    """Gradient and operands of a product with the axes that vectors leave out put back."""
    if y.ndim == 1:
        g, y = g[..., None], y[:, None]
    if x.ndim == 1:
        g, x = g[..., None, :], x[None, :]
    return g, x, y


def matmul_left(g: Any, out: Any, x: Any, y: Any) -> Any:
    """The gradient of x in x @ y."""
    g, row, column = as_matrices(g, x, y)
    return unbroadcast(g @ column.swapaxes(-1, -2), row.shape).reshape(x.shape)


def matmul_right(g: Any, out: Any, x: Any, y: Any) -> Any:
    """The gradient of y in x @ y."""
    g, row, column = as_matrices(g, x, y)
    return unbroadcast(row.swapaxes(-1, -2) @ g, column.shape).reshape(y.shape)


def left_text(call: Call) -> str:
    (x, y), g, dimensions = call.xs, call.g, (len(call.shapes[0]), len(call.shapes[1]))
    plain = {(1, 1): f"{g} * {y}", (2, 1): f"np.outer({g}, {y})", (1, 2): f"{y} @ {g}", (2, 2): f"{g} @ {y}.T"}
    return plain.get(dimensions, f"matmul_left({g}, {call.out}, {x}, {y})")


def right_text(call: Call) -> str:
    (x, y), g, dimensions = call.xs, call.g, (len(call.shapes[0]), len(call.shapes[1]))
    plain = {(1, 1): f"{g} * {x}", (2, 1): f"{x}.T @ {g}", (1, 2): f"np.outer({x}, {g})", (2, 2): f"{x}.T @ {g}"}
    return plain.get(dimensions, f"matmul_right({g}, {call.out}, {x}, {y})")


def weights_text(call: Call) -> str:
    return f"{call.g}.T @ {call.xs[0]}" if len(call.shape) == 2 else f"np.outer({call.g}, {call.xs[0]})"


def product(
    name: str, forward: Rule, shape: Rule, *, symbol: str, text: str, tex: str, about: Sentence,
    samples: tuple[Sample, ...],
) -> Op:  # fmt: skip
    """A product of vectors and matrices: the gradient times the transpose of the other factor."""
    return general(
        name, forward, shape, matmul_left, matmul_right, symbol=symbol, about=about, text=text, tex=tex,
        local=(("{1}", "{1}"), ("{0}", "{0}")),
        vjp=(("{g} @ {1}.T", r"{g} \, {{1}}^\top"), ("{0}.T @ {g}", r"{{0}}^\top {g}")),
        numpy="{0} @ {1}", torch="{0} @ {1}", gradients=(left_text, right_text), samples=samples,
        functions=(matmul_left, matmul_right),
    )  # fmt: skip


LINEAR: tuple[Op, ...] = (
    product(
        "matmul", np.matmul, matmul_shape, symbol="@", text="{0} @ {1}", tex=r"{0} \, {1}",
        about=say("Matrix product, as numpy's @: vectors, matrices, stacks of matrices."),
        samples=(
            Sample((M, N)), Sample((M, V)), Sample((V, N)), Sample((V, U)), Sample(((M, M), N)), Sample((M, (N, N, N))),
            Sample((V, (N, N))), Sample(((M, M), V)),
        ),
    ),
    product(
        "dot", np.dot, dot_shape, symbol="·", text="dot({0}, {1})", tex=r"{0} \cdot {1}",
        about=say("Scalar product of two vectors; of matrices the matrix product."),
        samples=(Sample((V, U)), Sample((M, V)), Sample((M, N))),
    ),
    general(
        "affine", lambda a, w, b: a @ w.T + b, affine_shape,
        lambda g, out, a, w, b: g @ w,
        lambda g, out, a, w, b: g.T @ a if a.ndim == 2 else np.outer(g, a),
        lambda g, out, a, w, b: unbroadcast(g, b.shape),
        about=say("A dense layer: z = W a + b for one sample (in,) or many (N, in); rows of W are neurons."),
        symbol="Wa+b",
        text="{1} @ {0} + {2}", tex="{1} {0} + {2}", local=(("{1}", "{1}"), ("{0}", "{0}"), ("1", "1")),
        vjp=(("{1}.T @ {g}", r"{{1}}^\top {g}"), ("{g} @ {0}.T", r"{g} \, {{0}}^\top"), ("{g}", "{g}")),
        numpy="{0} @ {1}.T + {2}", torch="{0} @ {1}.T + {2}",
        gradients=("{g} @ {1}", weights_text, lambda call: sum_to(call.g, call.shape, call.shapes[2])),
        samples=(Sample((V, M, (0.5, -1.0))), Sample(((V, U), M, (0.5, -1.0)))),
    ),
)  # fmt: skip
