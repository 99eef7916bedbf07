"""Bars around a value: sizes and norms. One sign opens and closes, so that what stands before it decides."""

from __future__ import annotations

from chainrule.sources.expression import misplaced
from chainrule.sources.expression.grammar.beside import Beside
from chainrule.sources.expression.grammar.stack import NEAR, Waiting
from chainrule.sources.expression.terms import term_of
from chainrule.sources.expression.tokens import Token


class Bars(Beside):
    """`|x|`, `‖x‖`, `||x||_1`."""

    def begin_bar(self, token: Token) -> None:
        self.waiting.append(Waiting(0, token.kind, token))
        self.k += 1

    def end_bar(self, token: Token) -> None:
        """`|` behind a value closes the one that is open; `||` closes a norm, or one bar and opens the next."""
        self.reduce(1)
        opening = self.waiting[-1]
        if opening.kind == "NORM" and token.kind == "BAR":
            self.split_norm(opening)
        elif opening.kind == "BAR" and token.kind == "NORM" and token.word == "||":
            self.close_bar(opening, Token("BAR", "|", token.start, token.start + 1), 0)
            self.second_bar(Token("BAR", "|", token.start + 1, token.end))
            return
        opening = self.waiting[-1]
        if opening.kind == token.kind:
            self.close_bar(opening, token, 1)
        elif any(each.kind in {"BAR", "NORM"} for each in self.waiting) or not self.is_clear_beside():
            raise misplaced.stray_bar(self.text, self.tokens, self.k)
        else:
            self.beside(token)

    def split_norm(self, opening: Waiting) -> None:
        """What began as `||` are two bars: `||x| - 1|`."""
        start = opening.token.start
        self.waiting.pop()
        self.waiting.append(Waiting(0, "BAR", Token("BAR", "|", start, start + 1)))
        self.waiting.append(Waiting(0, "BAR", Token("BAR", "|", start + 1, start + 2)))

    def second_bar(self, token: Token) -> None:
        self.reduce(1)
        if self.waiting[-1].kind == "BAR":
            self.close_bar(self.waiting[-1], token, 1)
        else:
            self.reduce(NEAR)
            self.waiting.append(Waiting(NEAR, "NEAR", Token("STAR", "*", token.start, token.start)))
            self.begin_bar(token)
            self.wanted = True

    def close_bar(self, opening: Waiting, token: Token, count: int) -> None:
        self.waiting.pop()
        inner, place = self.values.pop(), (opening.token.start, token.end)
        name = "abs" if token.kind == "BAR" else "norm"
        self.notes.fold(self.text.piece(*place), f"{name}({self.text.piece(*inner.outer_extent)})", place)
        self.value(term_of("call", name, place, opening.token.place, (inner,)), count)

    def norm_order(self, token: Token) -> None:
        """`‖x‖₂` is the length, as `‖A‖_F` is; `‖x‖₁` is the sum of sizes and `‖x‖_∞` the greatest of them."""
        norm = self.values.pop()
        place, over = (norm.start, token.end), {"1": "sum", "inf": "max"}.get(token.word)
        if over is not None:
            sizes = norm._replace(word="abs")
            self.notes.fold(self.text.piece(*place), f"{over}(abs({self.text.piece(*sizes.terms[0].extent)}))", place)
            norm = term_of("call", over, place, norm.mark, (sizes,))
        else:
            self.notes.fold(self.text.piece(*place), self.text.piece(*norm.extent), place)
            norm = norm._replace(end=token.end, outer_end=token.end)
        self.value(norm)
