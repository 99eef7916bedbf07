"""Values next to each other without a sign between them."""

from __future__ import annotations

from chainrule.sentences import say
from chainrule.sources.expression import syntax
from chainrule.sources.expression.characters import SUBSCRIPTS
from chainrule.sources.expression.grammar.operators import Operators
from chainrule.sources.expression.grammar.stack import APPLIED, NEAR, PRODUCT, ROOT, Waiting
from chainrule.sources.expression.text import shown
from chainrule.sources.expression.tokens import Token

BEGINS_NEAR = frozenset({"NAME", "LPAR", "APPLY", "ROOT", "FRACTION", "BAR", "NORM", "LBRACE"})
"""What may stand beside a value without a sign between them."""
CLEAR_ENDS = frozenset({"NUMBER", "RPAR", "RBRACE", "SUPERSCRIPT", "BAR", "NORM"})
"""Behind these a value needs no sign: `2x`, `(x + 1)y`, `x²y`; `xy` is a name and `x y` may be a slip."""


class Beside(Operators):
    """`2x`, `3(x + 1)`, `wᵀx`."""

    def beside(self, token: Token) -> None:
        """A value next to a value without a sign: a product where it can be nothing else."""
        before = self.tokens[self.k - 1]
        left = self.values[-1]
        if token.kind == "LBRACE" and before.kind == "NAME" and before.word.endswith("_"):
            raise syntax.subscript(self.text, before, token)
        if left.kind == "call" and left.word == "transpose" and before.kind not in {"RPAR"}:
            return self.matrix_beside(token)
        opening = next(each for each in reversed(self.waiting) if each.binding == 0)
        if opening.kind == "list" and before.end < token.start and not self.is_latex:
            raise syntax.missing_comma(self.text, opening.token, before, token)
        if (
            token.kind not in BEGINS_NEAR
            or not self.is_clear_beside()
            or syntax.is_other_base(self.text, before, token)
        ):
            raise syntax.missing_operator(self.text, before, token)
        gap = (before.end, token.start)
        start = left.outer_start if before.kind == "RBRACE" else before.start
        self.notes.tell(
            say(
                "{typed} is read as a product, {read}",
                typed=shown(self.text.piece(start, token.end)),
                read=shown(f"{self.text.piece(start, before.end)}*{self.text.piece(*token.place)}"),
            ),
            (start, token.end),
        )
        is_exponent = self.waiting[-1].kind in {"POWER", "SIGN"} and self.is_in_exponent()
        if is_exponent and before.kind in {"NUMBER", "NAME"} and gap[0] == gap[1] and not self.is_latex:
            binding = ROOT
        else:
            self.reduce(APPLIED if token.kind == "APPLY" else NEAR)
            binding = PRODUCT if token.kind == "APPLY" else NEAR
        self.waiting.append(Waiting(binding, "NEAR", Token("STAR", "*", *gap)))
        self.wanted = True
        return None

    def is_clear_beside(self) -> bool:
        """May what comes next be the other factor of what has just ended, rather than a slip?"""
        before = self.tokens[self.k - 1]
        return self.is_latex or before.kind in CLEAR_ENDS or self.text.string[before.end - 1] in SUBSCRIPTS

    def matrix_beside(self, token: Token) -> None:
        """`wᵀx` is the product of matrices that every course writes so."""
        if token.kind not in BEGINS_NEAR:
            raise syntax.missing_operator(self.text, self.tokens[self.k - 1], token)
        left, place = self.values[-1], (self.values[-1].start, token.end)
        self.notes.tell(
            say(
                "{typed} is read as a matrix product, {read}",
                typed=shown(self.text.piece(*place)),
                read=shown(f"{self.text.piece(*left.extent)} @ {token.word}"),
            ),
            place,
        )
        self.reduce(PRODUCT)
        self.waiting.append(Waiting(PRODUCT, "AT", Token("AT", "@", self.tokens[self.k - 1].end, token.start)))
        self.wanted = True
