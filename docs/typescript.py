"""Say a rule of the op table in TypeScript: the same operations in the same order, read through Python's own grammar.

    translated("where({0} > 0.0, 1.0, {slope})", {"0": "a", "slope": "b"})      # where(a > 0, 1, b)

Whatever a rule may hold is named here; anything else raises, so that a new kind of rule is not translated wrongly.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping

from chainrule.engine.ops import fill
from chainrule.engine.ops.arrays import __all__ as library

FUNCTIONS = frozenset({*library, "abs"})
BINARY: Mapping[type[ast.operator], tuple[str, int]] = {
    ast.BitOr: ("||", 1),
    ast.BitAnd: ("&&", 2),
    ast.Add: ("+", 4),
    ast.Sub: ("-", 4),
    ast.Mult: ("*", 5),
    ast.Div: ("/", 5),
}
COMPARISONS: Mapping[type[ast.cmpop], str] = {
    ast.Eq: "===",
    ast.NotEq: "!==",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
KNOWN: Mapping[float, str] = {math.log2(math.e): "Math.LOG2E", math.log10(math.e): "Math.LOG10E"}
COMPARED, SIGNED, ATOM = 3, 6, 7
"""How strongly what stands in a text holds together, as TypeScript has it."""


def translated(rule: str, names: Mapping[str, str]) -> str:
    """`rule` with `names` in its slots."""
    return written(ast.parse(fill(rule, names), mode="eval").body)[0]


def camel(name: str) -> str:
    """A name in the manner of TypeScript."""
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def written(tree: ast.expr) -> tuple[str, int]:
    """An expression as text, and how strongly it holds together."""
    match tree:
        case ast.Name(name):
            return name, ATOM
        case ast.Constant(float(value)):
            return number(value), ATOM
        case ast.Call(ast.Name(name), operands) if name in FUNCTIONS:
            return f"{camel(name)}({', '.join(written(each)[0] for each in operands)})", ATOM
        case ast.UnaryOp(ast.UAdd() | ast.USub() as before, operand):
            return written(operand) if isinstance(before, ast.UAdd) else (f"-{inside(operand, SIGNED + 1)}", SIGNED)
        case ast.Compare(left, [comparison], [right]):
            sides = inside(left, COMPARED + 1), inside(right, COMPARED + 1)
            return f" {COMPARISONS[type(comparison)]} ".join(sides), COMPARED
        case ast.BinOp(left, operator, right) if type(operator) in BINARY:
            sign, strength = BINARY[type(operator)]
            # Floats do not associate: what stands in brackets on the right keeps them.
            return f"{inside(left, strength + is_mixed(left, sign))} {sign} {inside(right, strength + 1)}", strength
    raise ValueError(f"no rule may hold {ast.unparse(tree)!r}")


def is_mixed(left: ast.expr, sign: str) -> bool:
    """Does a product stand on the left of a division, or the other way round? Formatters want brackets there."""
    return isinstance(left, ast.BinOp) and {BINARY[type(left.op)][0], sign} == {"*", "/"}


def inside(tree: ast.expr, strength: int) -> str:
    """An expression inside another one that holds together with `strength`."""
    text, own = written(tree)
    return text if own >= strength else f"({text})"


def number(value: float) -> str:
    """The shortest text that reads as the same number, `1` for 1.0; well-known numbers by name."""
    return KNOWN.get(value) or repr(value).removesuffix(".0")
