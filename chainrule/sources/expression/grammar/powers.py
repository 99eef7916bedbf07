"""Powers and transposed values, `x²`, `x^T`: what stands raised behind a value."""

from __future__ import annotations

from chainrule.sources.expression.grammar.reader import Reader
from chainrule.sources.expression.terms import Term, term_of
from chainrule.sources.expression.tokens import Token


def superscript(reader: Reader, token: Token) -> None:
    reader.values.append(raised(reader.values.pop(), token))
    reader.k += 1


def is_transposed_by(reader: Reader, k: int) -> bool:
    r"""Does `T`, `{T}`, `\top` stand at `k`, behind `^`?"""
    kinds = [token.kind for token in reader.tokens[k : k + 3]]
    if kinds[0] == "TRANSPOSED" or kinds == ["LBRACE", "TRANSPOSED", "RBRACE"]:
        return True
    word = reader.tokens[k + 1 if kinds[0] == "LBRACE" else k]
    is_alone = kinds[0] == "NAME" or kinds == ["LBRACE", "NAME", "RBRACE"]
    return is_alone and word.word == "T" and "T" not in reader.own and reader.tokens[k + 1].kind != "LPAR"


def power_of_t(reader: Reader, token: Token) -> None:
    count = 4 if reader.tokens[reader.k + 1].kind == "LBRACE" else 2
    transpose(reader, Token("TRANSPOSED", "T", token.start, reader.tokens[reader.k + count - 1].end), count)


def transpose(reader: Reader, token: Token, count: int = 1) -> None:
    base = reader.values.pop()
    typed, place = reader.text.piece(base.start, token.end), (base.outer_start, token.end)
    reader.notes.fold(typed, f"transpose({reader.text.piece(*base.extent)})", place)
    reader.values.append(term_of("call", "transpose", place, token.place, (base,)))
    reader.k += count


def powered(reader: Reader, term: Term, power: Token | None) -> Term:
    if power is None:
        return term
    inner = ", ".join(reader.text.piece(*each.outer_extent) for each in term.terms)
    reader.notes.fold(reader.text.piece(*term.extent), f"{term.word}({inner})**{power.word}", term.extent)
    exponent = term_of("number", power.word, power.place, power.place)
    return term_of("operator", "**", term.extent, power.place, (term, exponent))


def raised(base: Term, exponent: Token) -> Term:
    number = term_of("number", exponent.word, exponent.place, exponent.place)
    return term_of("operator", "**", (base.outer_start, exponent.end), exponent.place, (base, number))
