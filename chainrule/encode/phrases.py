r"""Say what nodes and values are called in formulas: `z_{1}`, `w \cdot x`, `u_{3}`, `-0.2708`, a small matrix.

A node has its name, else its expression where that is short, else `u` and a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np

from chainrule.encode.names import name_tex
from chainrule.encode.number_format import figure, figure_tex
from chainrule.encode.template import ATOM, PRODUCT, SIGN, Phrase, binding, fill
from chainrule.engine.graph import CONSTANT, Graph, Node
from chainrule.engine.ops import OPS
from chainrule.engine.trace import Value

LONGEST_LABEL: Final = 16
"""An expression with more characters is called `u1`, `u2`, ... and formulas stay readable."""
MOST_ROWS: Final = 4
MOST_TERMS: Final = 6

Call = tuple[str, Phrase]


def call(graph: Graph) -> list[Call]:
    """What every node is called: as plain text, and as TeX."""
    called: list[Call] = []
    spare = _spare_names({node.id for node in graph.nodes})
    for node in graph.nodes:
        called.append(_call(node, called) or next(spare))
    return called


def _call(node: Node, called: Sequence[Call]) -> Call | None:
    text = " ".join(node.text.split())
    is_short = 0 < len(text) <= LONGEST_LABEL
    if is_named(node):
        return node.sign, Phrase(name_tex(node.sign))
    if node.op == CONSTANT:
        value = node.constant or 0.0
        if isinstance(value, tuple):
            return (text, quantity(np.array(value), Phrase(name_tex(node.id)))) if is_short else None
        return text if is_short else figure(value), number(value)
    if not is_short:
        return None
    template = OPS[node.op].tex
    operands = [called[source][1] for source in node.inputs]
    return text, Phrase(fill(template, lambda name: slot_of(node, operands, name)), binding(template))


def _spare_names(taken: set[str]) -> Iterator[Call]:
    count = 0
    while True:
        count += 1
        if f"u{count}" not in taken and f"u_{count}" not in taken:
            yield f"u{count}", Phrase(f"u_{{{count}}}")


def is_named(node: Node) -> bool:
    """Was the node given a name by its author? Names made up for others are the op's prefix and a number."""
    if node.label:
        return True
    prefix = "const" if node.op == CONSTANT else OPS[node.op].prefix if node.op in OPS else ""
    beginning, _, count = node.id.rpartition("_")
    if not prefix or beginning != prefix or not count.isdecimal():
        return True
    after = node.text.removeprefix(node.id).lstrip()
    return node.text.startswith(node.id) and after.startswith("=") and not after.startswith("==")


def slot_of(node: Node, operands: Sequence[Phrase], name: str, slot: int = 0) -> Phrase | None:
    """What the slot `name` of the formulas of `node` stands for; `slot` is the operand in question."""
    if name.isdigit():
        return operands[int(name)] if int(name) < len(operands) else None
    if name == "x":
        return operands[slot]
    if name == "args":
        return Phrase(", ".join(some([operand.text for operand in operands], r"\dots")))
    options = {**OPS[node.op].options, **node.options}
    return option(options[name]) if name in options else None


def option(value: Any) -> Phrase:
    """An option in a formula: a number, a word, or an index such as `0, 1:3`."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return Phrase(rf"\text{{{value}}}")
    if isinstance(value, int | float):
        return number(float(value))
    return Phrase(", ".join(_entry(entry) for entry in value))


def _entry(entry: Any) -> str:
    """An index, or a slice [start, stop, step] as `1:3`."""
    if not isinstance(entry, Sequence):
        return str(entry)
    bounds = ["" if bound is None else str(bound) for bound in entry]
    return ":".join(bounds if len(bounds) == 3 and bounds[2] else bounds[:2])


@lru_cache(maxsize=8192)
def number(value: float) -> Phrase:
    """A number in a formula."""
    tex = figure_tex(value)
    return Phrase(tex, SIGN if tex[0] == "-" else PRODUCT if "cdot" in tex else ATOM)


def quantity(value: Value, name: Phrase) -> Phrase:
    """A value in a formula: a number, a matrix of at most 4 x 4 numbers, else its name."""
    if isinstance(value, float):
        return number(value)
    if value.ndim > 2 or max(value.shape) > MOST_ROWS:
        return name
    rows = [" & ".join(map(figure_tex, np.atleast_1d(row).tolist())) for row in value]
    return Phrase(r"\begin{bmatrix} " + r" \\ ".join(rows) + r" \end{bmatrix}")


def some(texts: list[str], dots: str) -> list[str]:
    """`texts`, or where they are many the first few, dots, and the last."""
    return texts if len(texts) <= MOST_TERMS else [*texts[: MOST_TERMS - 2], dots, texts[-1]]


def sum_of(terms: list[str]) -> str:
    """Terms with plus signs between them, or the minus sign they bring; of many only some."""
    first, *others = some(terms, r"\cdots")
    return first + "".join(f" - {term[1:]}" if term.startswith("-") else f" + {term}" for term in others)
