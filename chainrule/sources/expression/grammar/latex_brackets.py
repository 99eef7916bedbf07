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
            self.begin_other_root(token)
        else:
            if token.word != "sqrt":
                self.notes.fold(token.word, "sqrt", token.place)
            self.waiting.append(Waiting(ROOT, "APPLY", Token("APPLY", "sqrt", token.start, token.end)))
            self.k += 1

    def begin_other_root(self, token: Token) -> None:
        r"""`\sqrt[3]{x}`."""
        _, degree, closing, brace = self.tokens[self.k + 1 : self.k + 5]
        if (degree.kind, closing.kind, brace.kind) != ("NUMBER", "RSQB", "LBRACE") or float(degree.word) == 0.0:
            raise syntax.latex_root(self.text, token)
        opening = Waiting(0, "root", token)
        opening.power = degree
        self.open(opening, self.k + 4)

    def begin_denominator(self, opening: Waiting, token: Token) -> None:
        if self.tokens[self.k + 1].kind != "LBRACE":
            raise syntax.latex_brace(self.text, opening.token)
        self.open(Waiting(0, "under", opening.token), self.k + 1)

    def end_latex(self, opening: Waiting, token: Token) -> None:
        right, place = self.values.pop(), (opening.token.start, token.end)
        if opening.kind == "root" and opening.power is not None:
            degree = opening.power
            self.notes.fold(
                self.text.piece(*place), f"({self.text.piece(*right.outer_extent)})**(1/{degree.word})", place
            )
            exponent = term_of("number", repr(1 / float(degree.word)), degree.place, degree.place)
            self.values.append(term_of("operator", "**", place, opening.token.place, (right, exponent)))
        elif opening.kind == "root":
            self.values.append(term_of("call", "sqrt", place, opening.token.place, (right,)))
        else:
            left = self.values.pop()
            self.values.append(term_of("operator", "/", place, opening.token.place, (left, right)))
