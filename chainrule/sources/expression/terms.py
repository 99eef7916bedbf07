"""What the parser makes of a formula: terms, each with its place in the text, and the statements of a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal[
    "number",
    "name",
    "operator",
    "comparison",
    "call",
    "list",
    "index",
    "option",
    "stretch",
    "string",
    "ellipsis",
    "length",
]
Extent = tuple[int, int]
"""From an offset up to, not including, another."""


class Term(NamedTuple):
    """One piece of a formula.

    `word` is the number with its sign, the name, the operator or the function as it is read; `operands` are the terms
    it applies to. It stands from `start` to `end`; with brackets round it, from `outer_start` to `outer_end`. `mark` is
    the place of the operator sign or the function name. A missing bound of a slice is None. `library` is where a
    function was taken from, as in `np.exp(x)`, or `method` in `x.exp()`. Equality is identity and the repr is short:
    both would recurse.
    """

    kind: Kind
    word: str
    start: int
    end: int
    outer_start: int
    outer_end: int
    mark: Extent
    operands: tuple[Term | None, ...] = ()
    library: str = ""

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.word!r} {self.start}:{self.end}>"

    @property
    def extent(self) -> Extent:
        """The term without the brackets round it."""
        return self.start, self.end

    @property
    def outer_extent(self) -> Extent:
        return self.outer_start, self.outer_end

    @property
    def terms(self) -> tuple[Term, ...]:
        """The operands that are there."""
        return tuple(operand for operand in self.operands if operand is not None)

    @property
    def is_bracketed(self) -> bool:
        return self.outer_start < self.start


class Statement(NamedTuple):
    """`name = formula`, or a formula without a name. `name_end` is where the name ends, `start` where it begins."""

    name: str | None
    formula: Term
    start: int
    end: int
    name_end: int


def term_of(
    kind: Kind, word: str, extent: Extent, mark: Extent, operands: tuple[Term | None, ...] = (), *, library: str = ""
) -> Term:
    """A term without brackets round it."""
    return Term(kind, word, *extent, *extent, mark, operands, library)


def in_order(root: Term) -> Iterator[Term]:
    """Every term below `root` and then itself, operands before what they are operands of, without recursion."""
    stack: list[tuple[Term, bool]] = [(root, False)]
    while stack:
        term, are_operands_done = stack.pop()
        if are_operands_done or not term.operands:
            yield term
        else:
            stack.append((term, True))
            stack.extend((operand, False) for operand in reversed(term.terms))
