r"""Fractions and roots, whose parts stand in braces: `\frac{a}{b}`, `\sqrt{x}`, and `√x`."""

from __future__ import annotations

from chainrule.sources.expression import syntax
from chainrule.sources.expression.grammar.reader import ROOT, Reader, Waiting
from chainrule.sources.expression.terms import term_of
from chainrule.sources.expression.tokens import Token


def begin_fraction(reader: Reader, token: Token) -> None:
    if reader.tokens[reader.k + 1].kind != "LBRACE":
        raise syntax.latex_brace(reader.text, token)
    reader.open(Waiting(0, "over", token), reader.k + 1)


def begin_root(reader: Reader, token: Token) -> None:
    following = reader.tokens[reader.k + 1].kind
    if following == "LBRACE":
        reader.open(Waiting(0, "root", token), reader.k + 1)
    elif following == "LSQB":
        begin_other_root(reader, token)
    else:
        if token.word != "sqrt":
            reader.notes.fold(token.word, "sqrt", token.place)
        reader.waiting.append(Waiting(ROOT, "APPLY", Token("APPLY", "sqrt", token.start, token.end)))
        reader.k += 1


def begin_other_root(reader: Reader, token: Token) -> None:
    r"""`\sqrt[3]{x}`."""
    _, degree, closing, brace = reader.tokens[reader.k + 1 : reader.k + 5]
    if (degree.kind, closing.kind, brace.kind) != ("NUMBER", "RSQB", "LBRACE") or float(degree.word) == 0.0:
        raise syntax.latex_root(reader.text, token)
    opening = Waiting(0, "root", token)
    opening.power = degree
    reader.open(opening, reader.k + 4)


def begin_denominator(reader: Reader, opening: Waiting, token: Token) -> None:
    if reader.tokens[reader.k + 1].kind != "LBRACE":
        raise syntax.latex_brace(reader.text, opening.token)
    reader.open(Waiting(0, "under", opening.token), reader.k + 1)


def end_latex(reader: Reader, opening: Waiting, token: Token) -> None:
    right, place = reader.values.pop(), (opening.token.start, token.end)
    if opening.kind == "root" and opening.power is not None:
        degree = opening.power
        reader.notes.fold(
            reader.text.piece(*place), f"({reader.text.piece(*right.outer_extent)})**(1/{degree.word})", place
        )
        exponent = term_of("number", repr(1 / float(degree.word)), degree.place, degree.place)
        reader.values.append(term_of("operator", "**", place, opening.token.place, (right, exponent)))
    elif opening.kind == "root":
        reader.values.append(term_of("call", "sqrt", place, opening.token.place, (right,)))
    else:
        left = reader.values.pop()
        reader.values.append(term_of("operator", "/", place, opening.token.place, (left, right)))
