"""Fractions and roots, whose parts stand in braces."""

from __future__ import annotations

from chainrule.sources.expression import syntax
from chainrule.sources.expression.grammar.operators import Operators
from chainrule.sources.expression.grammar.stack import ROOT, Waiting
from chainrule.sources.expression.terms import term_of
from chainrule.sources.expression.tokens import Token


class LatexBrackets(Operators):
    """`\\frac{a}{b}`, `\\sqrt{x}`, and `√x`."""

    def begin_fraction(self, token: Token) -> None:
        if self.tokens[self.k + 1].kind != "LBRACE":
            raise syntax.latex_brace(self.text, token)
        self.open(Waiting(0, "over", token), self.k + 1)

    def begin_root(self, token: Token) -> None:
        following = self.tokens[self.k + 1].kind
        if following == "LBRACE":
            self.open(Waiting(0, "root", token), self.k + 1)
        elif following == "LSQB":
            raise syntax.latex_root(self.text, token)
        else:
            if token.word != "sqrt":
                self.notes.fold(token.word, "sqrt", token.place)
            self.waiting.append(Waiting(ROOT, "APPLY", Token("APPLY", "sqrt", token.start, token.end)))
            self.k += 1

    def begin_denominator(self, opening: Waiting, token: Token) -> None:
        if self.tokens[self.k + 1].kind != "LBRACE":
            raise syntax.latex_brace(self.text, opening.token)
        self.open(Waiting(0, "under", opening.token), self.k + 1)

    def end_latex(self, opening: Waiting, token: Token) -> None:
        right, place = self.values.pop(), (opening.token.start, token.end)
        if opening.kind == "root":
            self.values.append(term_of("call", "sqrt", place, opening.token.place, (right,)))
        else:
            left = self.values.pop()
            self.values.append(term_of("operator", "/", place, opening.token.place, (left, right)))
