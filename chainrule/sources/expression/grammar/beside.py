"""Values next to each other without a sign between them: `2x`, `3(x + 1)`, `wᵀx`."""

from __future__ import annotations

from chainrule.sentences import say
from chainrule.sources.expression import syntax
from chainrule.sources.expression.characters import SUBSCRIPTS
from chainrule.sources.expression.grammar.operators import is_in_exponent, reduce
from chainrule.sources.expression.grammar.reader import APPLIED, NEAR, PRODUCT, ROOT, Reader, Waiting
from chainrule.sources.expression.text import shown
from chainrule.sources.expression.tokens import Token

BEGINS_NEAR = frozenset({"NAME", "LPAR", "APPLY", "ROOT", "FRACTION", "BAR", "NORM", "LBRACE"})
"""What may stand beside a value without a sign between them."""
CLEAR_ENDS = frozenset({"NUMBER", "RPAR", "RBRACE", "SUPERSCRIPT", "BAR", "NORM"})
"""Behind these a value needs no sign: `2x`, `(x + 1)y`, `x²y`; `xy` is a name and `x y` may be a slip."""


def beside(reader: Reader, token: Token) -> None:
    """A value next to a value without a sign: a product where it can be nothing else."""
    before = reader.tokens[reader.k - 1]
    left = reader.values[-1]
    if token.kind == "LBRACE" and before.kind == "NAME" and before.word.endswith("_"):
        raise syntax.subscript(reader.text, before, token)
    if left.kind == "call" and left.word == "transpose" and before.kind not in {"RPAR"}:
        return matrix_beside(reader, token)
    opening = next(each for each in reversed(reader.waiting) if each.binding == 0)
    if opening.kind == "list" and before.end < token.start and not reader.is_latex:
        raise syntax.missing_comma(reader.text, opening.token, before, token)
    if token.kind not in BEGINS_NEAR or not is_clear_beside(reader) or syntax.is_other_base(reader.text, before, token):
        raise syntax.missing_operator(reader.text, before, token)
    gap = (before.end, token.start)
    start = left.outer_start if before.kind == "RBRACE" else before.start
    reader.notes.tell(
        say(
            "{typed} is read as a product, {read}",
            typed=shown(reader.text.piece(start, token.end)),
            read=shown(f"{reader.text.piece(start, before.end)}*{reader.text.piece(*token.place)}"),
        ),
        (start, token.end),
    )
    is_exponent = reader.waiting[-1].kind in {"POWER", "SIGN"} and is_in_exponent(reader)
    if is_exponent and before.kind in {"NUMBER", "NAME"} and gap[0] == gap[1] and not reader.is_latex:
        binding = ROOT
    else:
        reduce(reader, APPLIED if token.kind == "APPLY" else NEAR)
        binding = PRODUCT if token.kind == "APPLY" else NEAR
    reader.waiting.append(Waiting(binding, "NEAR", Token("STAR", "*", *gap)))
    reader.wanted = True
    return None


def is_clear_beside(reader: Reader) -> bool:
    """May what comes next be the other factor of what has just ended, rather than a slip?"""
    before = reader.tokens[reader.k - 1]
    return reader.is_latex or before.kind in CLEAR_ENDS or reader.text.string[before.end - 1] in SUBSCRIPTS


def matrix_beside(reader: Reader, token: Token) -> None:
    """`wᵀx` is the product of matrices that every course writes so."""
    if token.kind not in BEGINS_NEAR:
        raise syntax.missing_operator(reader.text, reader.tokens[reader.k - 1], token)
    left, place = reader.values[-1], (reader.values[-1].start, token.end)
    reader.notes.tell(
        say(
            "{typed} is read as a matrix product, {read}",
            typed=shown(reader.text.piece(*place)),
            read=shown(f"{reader.text.piece(*left.extent)} @ {token.word}"),
        ),
        place,
    )
    reduce(reader, PRODUCT)
    reader.waiting.append(Waiting(PRODUCT, "AT", Token("AT", "@", reader.tokens[reader.k - 1].end, token.start)))
    reader.wanted = True
