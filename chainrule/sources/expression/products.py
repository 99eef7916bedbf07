"""Which product a sign is that means several: it depends on the shapes it stands between.

`·` is the scalar product of two vectors and the matrix product of matrices. `near` is what LaTeX writes side by side,
and a plain `*` in a text with `.*` or `.^`, as MATLAB and Julia have them: the matrix product where there is a matrix.
"""

from __future__ import annotations

from chainrule.engine.graph import Shape

PRODUCTS = frozenset({"·", "near"})


def product_op(sign: str, left: Shape, right: Shape) -> str:
    """The op of one of `PRODUCTS` between values of these shapes: `multiply`, `dot` or `matmul`."""
    axes = len(left), len(right)
    if not all(axes) or (sign == "near" and max(axes) == 1):
        return "multiply"
    return "dot" if max(axes) < 3 else "matmul"
