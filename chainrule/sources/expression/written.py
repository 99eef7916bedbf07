"""Write a graph down as the text it was read as: plain lines of the language, which read back as the same graph."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from chainrule.engine.graph import CONSTANT, INPUT, Graph, Node
from chainrule.engine.ops import OPS
from chainrule.sources.expression.calls import COMPARISONS, OPERATORS
from chainrule.sources.expression.plan import Plan
from chainrule.sources.expression.text import Text

COMPARED, SUM, PRODUCT, SIGN, POWER, ATOM = range(6)
SIGNS = {op: sign for sign, op in OPERATORS.items() if sign in {"+", "-", "*", "/", "@"}}
LEVELS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "@": PRODUCT}
COMPARES = {op: sign for sign, op in COMPARISONS.items() if op not in {"multiply", "maximum"}}
CALLED = {"maximum": "max", "minimum": "min"}
NAMED = {math.e: "e", math.pi: "pi", math.inf: "inf"}


class Formula(NamedTuple):
    """A formula and how tightly its outermost operator binds."""

    text: str
    level: int


def written(text: Text, plan: Plan, graph: Graph, folded: Sequence[int]) -> str:
    """The lines of `plan`, those with a folded place written anew and the others as they were typed."""
    pieces = formulas(text, plan, graph)
    starts = [statement.start for statement, _ in plan.lines]
    lines = []
    for k, (statement, step) in enumerate(plan.lines):
        stop = starts[k + 1] if k + 1 < len(starts) else len(text.string) + 1
        start = statement.start if k else 0
        if any(start <= place < stop for place in folded):
            name = f"{statement.name} = " if statement.name else ""
            lines.append(name + pieces[step].text)
        else:
            lines.append(text.piece(statement.start, statement.end))
    return "\n".join(lines)


def formulas(text: Text, plan: Plan, graph: Graph) -> list[Formula]:
    """The formula of every step, with names for the operands that have some."""
    found: list[Formula] = []
    for step, node in zip(plan.steps, graph.nodes, strict=True):
        operands = [
            Formula(graph.nodes[source].id, ATOM) if plan.steps[source].name else found[source]
            for source in node.inputs
        ]
        found.append(
            number(text, node, step.extent, bool(step.name)) if node.op == CONSTANT else formula(node, operands)
        )
    return found


def number(text: Text, node: Node, extent: tuple[int, int], is_named: bool) -> Formula:
    """A constant as it was typed, where that is plain, else as Python writes it."""
    value = node.constant
    if isinstance(value, tuple):
        return Formula(listed(value), ATOM)
    assert value is not None
    if value in NAMED:
        return Formula(NAMED[value], ATOM)
    piece = text.piece(*extent).partition("=")[2].strip() if is_named else text.piece(*extent)
    plain = piece if is_plain(piece, value) else plain_number(value)
    return Formula(plain, SIGN if plain.startswith("-") else ATOM)


def is_plain(piece: str, value: float) -> bool:
    try:
        return piece.isascii() and "_" not in piece and float(piece) == value
    except ValueError:
        return False


def formula(node: Node, operands: Sequence[Formula]) -> Formula:
    """An op on the formulas of its operands."""
    special = SPECIAL.get(node.op)
    if special is not None:
        return special(node, operands)
    sign = SIGNS.get(node.op) or COMPARES.get(node.op)
    if sign is None:
        return Formula(call(node, operands), ATOM)
    level = LEVELS.get(sign, COMPARED)
    left, right = bracketed(operands[0], level), bracketed(operands[1], level + 1)
    if level == SUM and is_doubtful(operands[0]):
        left = f"({left})"
    return Formula(f"{left} {sign} {right}", level)


def is_doubtful(piece: Formula) -> bool:
    """Is it a quotient of which whoever reads `1 / 1 + x` might think that the whole sum stands below it?"""
    above, sign, below = piece.text.rpartition(" / ")
    return bool(sign) and piece.level == PRODUCT and (above == below or (is_plain(below, 1.0) and "-" not in below))


def bracketed(piece: Formula, least: int) -> str:
    return piece.text if piece.level >= least else f"({piece.text})"


def call(node: Node, operands: Sequence[Formula]) -> str:
    op = OPS[node.op]
    values = ", ".join(piece.text for piece in operands)
    given = [
        f"{name}={option(value)}"
        for name, value in node.options.items()
        if name not in op.options or value != op.options[name]
    ]
    arguments = [f"[{values}]" if op.is_variadic else values, *given]
    return f"{CALLED.get(node.op, node.op)}({', '.join(arguments)})"


def option(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value}'"
    if isinstance(value, tuple):
        return f"[{', '.join(map(option, value))}]"
    return repr(value)


def entry(index: Any) -> str:
    """An index, or a slice (start, stop, step) as `1:3`."""
    if not isinstance(index, tuple):
        return str(index)
    start, stop, step = ("" if bound is None else str(bound) for bound in index)
    return f"{start}:{stop}:{step}" if step else f"{start}:{stop}"


def listed(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(listed, value))}]"
    return plain_number(value)


def plain_number(value: float) -> str:
    """A float as the language reads it back, whole numbers without a point."""
    return f"{value:.17g}" if math.isfinite(value) and value == int(value) else repr(value)


def taken(node: Node, operands: Sequence[Formula]) -> Formula:
    """Rows picked by a list."""
    if node.options["axis"] != 0:
        return Formula(call(node, operands), ATOM)
    return Formula(f"{bracketed(operands[0], ATOM)}[{option(node.options['indices'])}]", ATOM)


SPECIAL: Mapping[str, Callable[[Node, Sequence[Formula]], Formula]] = {
    INPUT: lambda node, operands: Formula(node.id, ATOM),
    "identity": lambda node, operands: operands[0],
    "negate": lambda node, operands: Formula(f"-{bracketed(operands[0], SIGN)}", SIGN),
    "power_n": lambda node, operands: Formula(f"{bracketed(operands[0], ATOM)}**{node.options['n']:.17g}", POWER),
    "power": lambda node, operands: Formula(f"{bracketed(operands[0], ATOM)}**{bracketed(operands[1], SIGN)}", POWER),
    "take": taken,
    "einsum": lambda node, operands: Formula(
        f"einsum('{node.options['subscripts']}', {', '.join(piece.text for piece in operands)})", ATOM
    ),
    "index": lambda node, operands: Formula(
        f"{bracketed(operands[0], ATOM)}[{', '.join(map(entry, node.options['index']))}]", ATOM
    ),
}
