"""A reader of tokens, which every rule is given: values that have been read, and what waits for its operands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NoReturn

from chainrule.limits import Limits
from chainrule.sources.expression import misplaced
from chainrule.sources.expression.left_sides import assigned
from chainrule.sources.expression.notes import Notes
from chainrule.sources.expression.pieces import Pieces
from chainrule.sources.expression.terms import Statement, Term
from chainrule.sources.expression.text import Text
from chainrule.sources.expression.tokens import Token

TERNARY, LOGIC, COMPARISON, SUM, PRODUCT, APPLIED, NEAR, SIGN, POWER, ROOT = range(2, 12)
BINDING = {
    "LOGIC": LOGIC, "COMPARE": COMPARISON, "PLUS": SUM, "MINUS": SUM, "STAR": PRODUCT, "SLASH": PRODUCT, "AT": PRODUCT,
    "DOT": PRODUCT, "POWER": POWER,
}  # fmt: skip
"""How tightly the operators between two values bind."""


class Waiting:
    """Something on the stack that waits for its operands: an operator, or (binding 0) an open bracket or `?`."""

    __slots__ = ("binding", "bounds", "items", "kind", "library", "option", "power", "token")

    def __init__(self, binding: int, kind: str, token: Token, library: str = "") -> None:
        self.binding, self.kind, self.token, self.library = binding, kind, token, library
        self.items: list[Term] = []
        self.bounds: list[Term | None] = []
        self.option: Token | None = None
        self.power: Token | None = None


class Reader:
    """Where the reader is; `wanted` says whether a value must come next."""

    def __init__(self, text: Text, found: Pieces, given: Collection[str], limits: Limits, notes: Notes) -> None:
        self.text, self.fault, self.limits, self.notes = text, found.fault, limits, notes
        end = found.tokens[-1].end
        self.tokens: Sequence[Token] = [*found.tokens, Token("END", "", end, end)]
        self.assigned = assigned(found.tokens)
        self.own = {*given, *self.assigned}
        self.formulas: dict[str, tuple[str, ...]] = {}
        self.values: list[Term] = []
        self.waiting: list[Waiting] = []
        self.found: list[Statement] = []
        self.depth = self.signs = self.k = 0
        self.wanted = True
        self.has_latex = not {"\\", "$", "{"}.isdisjoint(text.string)
        self.is_latex = False
        self.star = "near" if found.has_dotted_signs else "*"
        self.name: Token | None = None
        self.first = self.tokens[0]

    def value(self, term: Term, count: int = 1) -> None:
        """`term` has been read, with `count` tokens."""
        self.values.append(term)
        self.k += count
        self.wanted = False

    def open(self, opening: Waiting, bracket: int) -> None:
        """Go behind the bracket at `bracket` and wait for it to close."""
        self.waiting.append(opening)
        self.depth += 1
        self.k = bracket + 1
        self.wanted = True

    def unexpected(self, token: Token) -> NoReturn:
        if token.kind == "END" and self.fault is not None:
            raise self.fault
        raise misplaced.unexpected(self.text, self.tokens, self.k)
