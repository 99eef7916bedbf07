"""Linear algebra beyond products: determinants, inverses, diagonals, sums by letters, running sums."""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.engine.graph import Shape
from chainrule.engine.ops import shape_rules
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.linear import M, N, U, V
from chainrule.engine.ops.op import MANY, Op, Sample, general
from chainrule.engine.ops.reductions import product_of_others
from chainrule.errors import ShapeError
from chainrule.sentences import say

SQUARE = ((2.0, 0.5, -0.3), (0.4, -1.5, 0.2), (-0.6, 0.1, 1.2))
PAIR = (((1.0, 2.0), (3.0, 4.0)), ((2.0, 0.5), (-1.0, 1.5)))


def square(op: str, shape: Shape) -> Shape:
    """The shape of square matrices, one or a stack; ShapeError for any other."""
    if len(shape) < 2 or shape[-1] != shape[-2]:
        message = say("{op} needs a square matrix, of shape (n, n), not {shape}", op=op, shape=shape_rules.show(shape))
        raise ShapeError("shape-mismatch", message)
    return shape


def det_back(g: Any, out: Any, x: Any) -> Any:
    """g times the cofactors, from singular values, so that a singular matrix has them too."""
    u, s, v = np.linalg.svd(x)
    scale = g * np.linalg.det(u) * np.linalg.det(v)
    return scale[..., None, None] * ((u * product_of_others(s, -1)[..., None, :]) @ v)


def inv(x: Any) -> Any:
    """The inverse; of a singular matrix, which has none, NaN."""
    try:
        return np.linalg.inv(x)
    except np.linalg.LinAlgError:
        return np.full(x.shape, np.nan)


def solve(a: Any, b: Any) -> Any:
    """x with a x = b, a vector or a matrix; NaN where `a` is singular."""
    try:
        return np.linalg.solve(a, b)
    except np.linalg.LinAlgError:
        return np.full(b.shape, np.nan)


def solve_shape(a: Shape, b: Shape) -> Shape:
    if len(square("solve", a)) != 2 or len(b) not in {1, 2} or a[0] != b[0]:
        raise shape_rules.mismatch("solve", a, b, say("A has shape (n, n), b (n,) or (n, k)"))
    return b


def solve_to_matrix(g: Any, out: Any, a: Any, b: Any) -> Any:
    to_b = solve(a.T, g)
    return -np.outer(to_b, out) if b.ndim == 1 else -to_b @ out.T


def trace_shape(shape: Shape) -> Shape:
    if len(shape) != 2:
        raise ShapeError(
            "shape-mismatch", say("trace needs a matrix, not shape {shape}", shape=shape_rules.show(shape))
        )
    return ()


def diag_shape(shape: Shape) -> Shape:
    if len(shape) not in {1, 2}:
        message = say("diag needs a vector or a matrix, not shape {shape}", shape=shape_rules.show(shape))
        raise ShapeError("shape-mismatch", message)
    return shape * 2 if len(shape) == 1 else (min(shape),)


def on_diagonal(g: Any, shape: Any) -> Any:
    """Zeros of `shape` with g, a number or a vector, on the diagonal."""
    result = np.zeros(shape)
    places = np.arange(min(shape))
    result[places, places] = g
    return result


def trace_back(g: Any, out: Any, x: Any) -> Any:
    return on_diagonal(g, x.shape)


def diag_back(g: Any, out: Any, x: Any) -> Any:
    return np.diagonal(g).copy() if x.ndim == 1 else on_diagonal(g, x.shape)


def outer_shape(left: Shape, right: Shape) -> Shape:
    if len(left) != 1 or len(right) != 1:
        raise shape_rules.mismatch("outer", left, right, say("outer takes two vectors"))
    return left + right


def letters_of(subscripts: str) -> tuple[list[str], str]:
    """The letters of every operand and of the result; without an arrow those that stand once, in order."""
    given, arrow, out = subscripts.replace(" ", "").partition("->")
    once = sorted(letter for letter in set(given) - {","} if given.count(letter) == 1)
    return given.split(","), out if arrow else "".join(once)


def einsum_shape(*shapes: Shape, subscripts: Any = "") -> Shape:
    if not isinstance(subscripts, str) or not subscripts.replace(" ", "").replace(",", "").replace("->", "").isalpha():
        message = say(
            "einsum needs letters for the axes first, such as 'ij,jk->ik', not {subscripts}",
            subscripts=repr(subscripts),
        )
        raise ShapeError("bad-option", message)
    given, out = letters_of(subscripts)
    if len(given) != len(shapes):
        raise ShapeError(
            "bad-option",
            say(
                "{subscripts} names {named} operands; there are {found}",
                subscripts=repr(subscripts),
                named=len(given),
                found=len(shapes),
            ),
        )
    lengths: dict[str, int] = {}
    for letters, shape in zip(given, shapes, strict=True):
        if len(letters) != len(shape):
            message = say(
                "{letters} stands for {count} axes; the operand has shape {shape}",
                letters=repr(letters),
                count=len(letters),
                shape=shape_rules.show(shape),
            )
            raise ShapeError("shape-mismatch", message)
        for letter, length in zip(letters, shape, strict=True):
            if lengths.setdefault(letter, length) != length:
                message = say(
                    "einsum: axis {letter} has length {one} in one place and {other} in another",
                    letter=repr(letter),
                    one=lengths[letter],
                    other=length,
                )
                raise ShapeError("shape-mismatch", message)
    if len(set(out)) != len(out) or not set(out) <= set(lengths):
        raise ShapeError(
            "bad-option", say("the result {out} needs different letters, all of them of operands", out=repr(out))
        )
    return tuple(lengths[letter] for letter in out)


def einsum(*xs: Any, subscripts: str) -> Any:
    return np.einsum(subscripts.replace(" ", ""), *xs)


def einsum_back(g: Any, out: Any, *xs: Any, slot: int, subscripts: str) -> Any:
    """The same sum with g for the operand: its letters are the result, what only it has is handed on to all."""
    given, result = letters_of(subscripts)
    own = "".join(dict.fromkeys(given[slot]))
    lengths = dict(zip(given[slot], xs[slot].shape, strict=True))
    others = [(letters, x) for k, (letters, x) in enumerate(zip(given, xs, strict=True)) if k != slot]
    known = [letter for letter in own if letter in result or any(letter in letters for letters, _ in others)]
    left = ",".join([result, *(letters for letters, _ in others)])
    amount = np.einsum(f"{left}->{''.join(known)}", g, *(x for _, x in others))
    amount = amount.reshape([lengths[letter] if letter in known else 1 for letter in own])
    back = np.zeros(xs[slot].shape)
    np.einsum(f"{given[slot]}->{own}", back)[...] = amount
    return back


def einsum_text(module: str) -> Any:
    return lambda call: f"{module}.einsum({call.options['subscripts'].replace(' ', '')!r}, {', '.join(call.xs)})"


def cumsum_shape(shape: Shape, *, axis: Any = None) -> Shape:
    if axis is None:
        return (int(np.prod(shape, dtype=int)),)
    shape_rules.axis_in("cumsum", axis, len(shape))
    return shape


def cumsum_back(g: Any, out: Any, x: Any, *, axis: Any = None) -> Any:
    k = 0 if axis is None else axis
    return np.flip(np.cumsum(np.flip(g, k), axis=k), k).reshape(x.shape)


def torch_cumsum(call: Call) -> str:
    axis = call.options["axis"]
    return f"{call.xs[0]}.reshape(-1).cumsum(0)" if axis is None else f"{call.xs[0]}.cumsum({axis})"


ALGEBRA: tuple[Op, ...] = (
    general(
        "det", np.linalg.det, lambda shape: square("det", shape)[:-2], det_back,
        about=say("Determinant of a square matrix; the gradient is its cofactors."),
        text="det({0})", tex=r"\det {0}", local=(("{out} * inv({0}).T", r"{out} \cdot {0}^{-\top}"),),
        vjp=(("{g} * {out} * inv({0}).T", r"{g} \cdot {out} \cdot {0}^{-\top}"),),
        numpy="np.linalg.det({0})", torch="torch.linalg.det({0})",
        samples=(Sample((SQUARE,)), Sample((PAIR,)), Sample((((1.5,),),))),
    ),
    general(
        "inv", inv, lambda shape: square("inv", shape),
        lambda g, out, x: -out.swapaxes(-1, -2) @ g @ out.swapaxes(-1, -2),
        about=say("Inverse of a square matrix; not a number where there is none."), symbol="A⁻¹", also=("inverse",),
        text="inv({0})", tex="{{0}}^{-1}", local=(("-{out}, {out}", r"-{out} \otimes {out}"),),
        vjp=(("-{out}.T @ {g} @ {out}.T", r"-{{out}}^\top {g} \, {{out}}^\top"),),
        jax="np.linalg.inv({0})", torch="torch.linalg.inv({0})",
        gradients=("-{out}.swapaxes(-1, -2) @ {g} @ {out}.swapaxes(-1, -2)",),
        samples=(Sample((SQUARE,)), Sample((PAIR,))), domain=((0.2, 2.0),),
    ),
    general(
        "solve", solve, solve_shape, solve_to_matrix, lambda g, out, a, b: solve(a.T, g),
        about=say("x with A x = b, a vector or the columns of a matrix; not a number where A is singular."),
        symbol="A⁻¹b",
        text="solve({0}, {1})", tex="{{0}}^{-1} {1}",
        local=(("-inv({0}), {out}", r"-{{0}}^{-1} \otimes {out}"), ("inv({0})", "{{0}}^{-1}")),
        vjp=(
            ("-solve({0}.T, {g}) @ {out}.T", r"-{{0}}^{-\top} {g} \, {{out}}^\top"),
            ("solve({0}.T, {g})", r"{{0}}^{-\top} {g}"),
        ),
        numpy="solve({0}, {1})", jax="np.linalg.solve({0}, {1})", torch="torch.linalg.solve({0}, {1})",
        gradients=("solve_to_matrix({g}, {out}, {0}, {1})", "solve({0}.T, {g})"), functions=(solve, solve_to_matrix),
        samples=(Sample((SQUARE, V)), Sample((SQUARE, N))), domain=((0.2, 2.0),),
    ),
    general(
        "trace", np.trace, trace_shape, trace_back,
        about=say("Sum of the diagonal of a matrix."), symbol="tr",
        text="trace({0})", tex=r"\operatorname{ tr } {0}", local=(("[i = j]", "[i = j]"),),
        vjp=(("{g} on the diagonal", r"{g} \, I"),),
        numpy="np.trace({0})", torch="torch.trace({0})", samples=(Sample((SQUARE,)), Sample((M,))),
    ),
    general(
        "diag", np.diag, diag_shape, diag_back,
        about=say("The diagonal of a matrix, or the matrix with a vector on its diagonal."),
        text="diag({0})", tex=r"\operatorname{ diag }({0})", local=(("1 on the diagonal", "[i = j]"),),
        vjp=(("diag({g})", r"\operatorname{ diag }({g})"),),
        numpy="np.diag({0})", torch="torch.diag({0})", samples=(Sample((V,)), Sample((SQUARE,)), Sample((M,))),
    ),
    general(
        "outer", np.outer, outer_shape, lambda g, out, x, y: g @ y, lambda g, out, x, y: x @ g,
        about=say("All products of an element of the one vector with an element of the other."), symbol="⊗",
        text="outer({0}, {1})", tex=r"{0} \otimes {1}", local=(("{1}", "{1}"), ("{0}", "{0}")),
        vjp=(("{g} @ {1}", "{g} {1}"), ("{0} @ {g}", r"{{g}}^\top {0}")),
        numpy="np.outer({0}, {1})", torch="torch.outer({0}, {1})", gradients=("{g} @ {1}", "{0} @ {g}"),
        samples=(Sample((V, (1.0, 2.0))), Sample((U, V))),
    ),
    general(
        "einsum", einsum, einsum_shape, einsum_back, arity=(1, MANY),
        about=say("Sum of products, the axes named by letters: what the result does not name is summed over."),
        symbol="Σ ij", options={"subscripts": ""}, text="einsum({subscripts}, {args})",
        tex=r"\sum_{ {subscripts} } {args}",
        local=(("the product of the others", r"\prod_{j \ne i} {x}_j"),),
        vjp=(("einsum with {g} for {x}", r"\sum {g} \prod_{j \ne i} {x}_j"),),
        numpy=einsum_text("np"), torch=einsum_text("torch"),
        samples=(
            Sample((M, N), {"subscripts": "ij,jk->ik"}), Sample((V, U), {"subscripts": "i,i"}),
            Sample((M, V, (1.0, 2.0)), {"subscripts": "ij, j, i -> j"}), Sample((SQUARE,), {"subscripts": "ii->i"}),
            Sample((M,), {"subscripts": "ij->j"}), Sample((SQUARE, V), {"subscripts": "ii,k->k"}),
        ),
    ),
    general(
        "cumsum", np.cumsum, cumsum_shape, cumsum_back,
        about=say("Running sums along `axis`; without one over all elements, row by row."), symbol="Σ↓",
        options={"axis": None}, text="cumsum({0})", tex=r"\operatorname{ cumsum }({0})",
        local=(("[j <= i]", r"[j \le i]"),), vjp=(("sums of {g} from the end", r"\textstyle\sum_{j \ge i} {g}_j"),),
        numpy="np.cumsum({0}, axis={axis})", torch=torch_cumsum,
        samples=(Sample((V,)), Sample((M,), {"axis": 0}), Sample((M,), {"axis": -1}), Sample((M,))),
    ),
)  # fmt: skip
