"""Bars around a value: sizes `|x|` and norms `‖x‖`. One sign opens and closes: what stands before it decides."""

from __future__ import annotations

from chainrule.sources.expression import misplaced
from chainrule.sources.expression.grammar.beside import beside, is_clear_beside
from chainrule.sources.expression.grammar.operators import reduce
from chainrule.sources.expression.grammar.reader import NEAR, Reader, Waiting
from chainrule.sources.expression.terms import term_of
from chainrule.sources.expression.tokens import Token


def begin_bar(reader: Reader, token: Token) -> None:
    reader.waiting.append(Waiting(0, token.kind, token))
    reader.k += 1


def end_bar(reader: Reader, token: Token) -> None:
    """`|` behind a value closes the one that is open; `||` closes a norm, or one bar and opens the next."""
    reduce(reader, 1)
    opening = reader.waiting[-1]
    if opening.kind == "NORM" and token.kind == "BAR":
        split_norm(reader, opening)
    elif opening.kind == "BAR" and token.kind == "NORM" and token.word == "||":
        close_bar(reader, opening, Token("BAR", "|", token.start, token.start + 1), 0)
        second_bar(reader, Token("BAR", "|", token.start + 1, token.end))
        return
    opening = reader.waiting[-1]
    if opening.kind == token.kind:
        close_bar(reader, opening, token, 1)
    elif any(each.kind in {"BAR", "NORM"} for each in reader.waiting) or not is_clear_beside(reader):
        raise misplaced.stray_bar(reader.text, reader.tokens, reader.k)
    else:
        beside(reader, token)


def split_norm(reader: Reader, opening: Waiting) -> None:
    """What began as `||` are two bars: `||x| - 1|`."""
    start = opening.token.start
    reader.waiting.pop()
    reader.waiting.append(Waiting(0, "BAR", Token("BAR", "|", start, start + 1)))
    reader.waiting.append(Waiting(0, "BAR", Token("BAR", "|", start + 1, start + 2)))


def second_bar(reader: Reader, token: Token) -> None:
    reduce(reader, 1)
    if reader.waiting[-1].kind == "BAR":
        close_bar(reader, reader.waiting[-1], token, 1)
    else:
        reduce(reader, NEAR)
        reader.waiting.append(Waiting(NEAR, "NEAR", Token("STAR", "*", token.start, token.start)))
        begin_bar(reader, token)
        reader.wanted = True


def close_bar(reader: Reader, opening: Waiting, token: Token, count: int) -> None:
    reader.waiting.pop()
    inner, place = reader.values.pop(), (opening.token.start, token.end)
    name = "abs" if token.kind == "BAR" else "norm"
    reader.notes.fold(reader.text.piece(*place), f"{name}({reader.text.piece(*inner.outer_extent)})", place)
    reader.value(term_of("call", name, place, opening.token.place, (inner,)), count)


def norm_order(reader: Reader, token: Token) -> None:
    """`‖x‖₂` is the length, as `‖A‖_F` is; `‖x‖₁` is the sum of sizes and `‖x‖_∞` the greatest of them."""
    norm = reader.values.pop()
    place, over = (norm.start, token.end), {"1": "sum", "inf": "max"}.get(token.word)
    if over is not None:
        sizes = norm._replace(word="abs")
        reader.notes.fold(reader.text.piece(*place), f"{over}(abs({reader.text.piece(*sizes.terms[0].extent)}))", place)
        norm = term_of("call", over, place, norm.mark, (sizes,))
    else:
        reader.notes.fold(reader.text.piece(*place), reader.text.piece(*norm.extent), place)
        norm = norm._replace(end=token.end, outer_end=token.end)
    reader.value(norm)
