"""Powers and transposed values: what stands raised behind a value."""

from __future__ import annotations

from chainrule.sources.expression.grammar.stack import Stack
from chainrule.sources.expression.terms import Term, term_of
from chainrule.sources.expression.tokens import Token


class Powers(Stack):
    """`x²`, `sin²(x)`, `xᵀ`, `x^T`."""

    def superscript(self, token: Token) -> None:
        self.values.append(raised(self.values.pop(), token))
        self.k += 1

    def is_transposed_by(self, k: int) -> bool:
        r"""Does `T`, `{T}`, `\top` stand at `k`, behind `^`?"""
        kinds = [token.kind for token in self.tokens[k : k + 3]]
        if kinds[0] == "TRANSPOSED" or kinds == ["LBRACE", "TRANSPOSED", "RBRACE"]:
            return True
        word = self.tokens[k + 1 if kinds[0] == "LBRACE" else k]
        is_alone = kinds[0] == "NAME" or kinds == ["LBRACE", "NAME", "RBRACE"]
        return is_alone and word.word == "T" and "T" not in self.own and self.tokens[k + 1].kind != "LPAR"

    def power_of_t(self, token: Token) -> None:
        count = 4 if self.tokens[self.k + 1].kind == "LBRACE" else 2
        self.transpose(Token("TRANSPOSED", "T", token.start, self.tokens[self.k + count - 1].end), count)

    def transpose(self, token: Token, count: int = 1) -> None:
        base = self.values.pop()
        typed, place = self.text.piece(base.start, token.end), (base.outer_start, token.end)
        self.notes.fold(typed, f"transpose({self.text.piece(*base.extent)})", place)
        self.values.append(term_of("call", "transpose", place, token.place, (base,)))
        self.k += count

    def powered(self, term: Term, power: Token | None) -> Term:
        if power is None:
            return term
        inner = ", ".join(self.text.piece(*each.outer_extent) for each in term.terms)
        self.notes.fold(self.text.piece(*term.extent), f"{term.word}({inner})**{power.word}", term.extent)
        exponent = term_of("number", power.word, power.place, power.place)
        return term_of("operator", "**", term.extent, power.place, (term, exponent))


def raised(base: Term, exponent: Token) -> Term:
    number = term_of("number", exponent.word, exponent.place, exponent.place)
    return term_of("operator", "**", (base.outer_start, exponent.end), exponent.place, (base, number))
