"""Operators between values and before them, conditions `c if a > b else d`: what binds tighter is applied first."""

from __future__ import annotations

from chainrule.sentences import say
from chainrule.sources.expression import syntax
from chainrule.sources.expression.grammar.powers import is_transposed_by, power_of_t, powered
from chainrule.sources.expression.grammar.reader import SIGN, TERNARY, Reader, Waiting
from chainrule.sources.expression.terms import Extent, Kind, Term, term_of
from chainrule.sources.expression.text import shown
from chainrule.sources.expression.text_limits import too_deep
from chainrule.sources.expression.tokens import SIGNS, Token

OPERATOR_WORDS = {"POWER": "**", "STAR": "*", "LATEX": "near"}


def infix(reader: Reader, token: Token, kind: str, binding: int) -> None:
    if kind == "POWER":
        if is_transposed_by(reader, reader.k + 1):
            return power_of_t(reader, token)
        waiting = reader.waiting
        while waiting[-1].binding > binding:
            apply(reader, waiting.pop())
    else:
        if kind == "SLASH" and reader.waiting[-1].kind == "POWER":
            check_root(reader, token)
        reduce(reader, binding)
        if kind == "LOGIC" and reader.values[-1].kind != "comparison":
            raise syntax.no_truth(reader.text, token)
        if kind == "COMPARE" and reader.values[-1].kind == "comparison" and not reader.values[-1].is_bracketed:
            raise syntax.comparison(reader.text, reader.values[-1])
    reader.waiting.append(Waiting(binding, kind, token))
    reader.k += 1
    reader.wanted = True
    return None


def reduce(reader: Reader, least: int) -> None:
    """Apply the operators on top that bind at least as tightly as `least`."""
    waiting = reader.waiting
    while waiting[-1].binding >= least:
        apply(reader, waiting.pop())


def apply(reader: Reader, operator: Waiting) -> None:
    values, token, kind = reader.values, operator.token, operator.kind
    right = values.pop()
    mark = (token[2], token[3])
    if kind == "SIGN":
        values.append(signed(token, mark, right))
        return
    if kind == "APPLY":
        values.append(powered(reader,
            term_of("call", token.word, (token.start, right.outer_end), mark, (right,)), operator.power
        ))  # fmt: skip
        return
    left = values.pop()
    start, end = left[4], right[5]
    if kind == "NEAR":
        check_ambiguous(reader, left, right)
        kind = "LATEX" if reader.is_latex else "STAR"
    if kind == "?":
        condition = operator.items[0]
        values.append(term_of("call", "where", (condition.outer_start, end), mark, (condition, left, right)))
    elif kind == "else":
        condition = operator.items[0]
        values.append(term_of("call", "where", (start, end), mark, (condition, left, right)))
    elif kind == "LOGIC":
        if right.kind != "comparison":
            raise syntax.no_truth(reader.text, token)
        word = "or" if token.word == "or" else "and"
        values.append(Term("comparison", word, start, end, start, end, mark, (left, right)))
    else:
        if left[1] == "/" and left[0] == "operator" and kind in SIGNS:
            tell_quotient(reader, left, right)
        is_plain = kind == "STAR" and reader.text.string[token[2]] == "*"
        word = reader.star if is_plain else OPERATOR_WORDS.get(kind) or token[1]
        what: Kind = "comparison" if kind == "COMPARE" else "operator"
        values.append(Term(what, word, start, end, start, end, mark, (left, right)))


def tell_quotient(reader: Reader, left: Term, right: Term) -> None:
    """`1/1+e^-x` is 2 at 0 and no sigmoid: what is over 1, or over itself, was meant to be over the whole sum."""
    x, y = left.terms
    above, below = (reader.text.piece(*each.outer_extent) for each in (x, y))
    is_over_one = y.kind == "number" and not y.is_bracketed and float(y.word) == 1.0
    if left.is_bracketed or not (is_over_one or above == below) or reader.text.string[left.mark[0]] == "\\":
        return
    place = (left.start, right.outer_end)
    rest = reader.text.piece(left.end, right.outer_end)
    message = say(
        "{typed} is read as {read}; a fraction over the whole sum is written {whole}",
        typed=shown(reader.text.piece(*place)), read=shown(f"({reader.text.piece(*left.extent)}){rest}"),
        whole=shown(f"{above}/({below}{rest})"),
    )  # fmt: skip
    reader.notes.tell(message, place)


def check_ambiguous(reader: Reader, left: Term, right: Term) -> None:
    """In `1/2x` and `x^2y` the last value may belong to one or to both."""
    below = reader.waiting[-1]
    if below.kind == "SLASH" or (below.kind in {"POWER", "SIGN"} and is_in_exponent(reader)):
        raise syntax.ambiguous_product(reader.text, reader.values[-1], left, right)


def check_root(reader: Reader, slash: Token) -> None:
    """`x^1/2`, written without spaces, is hardly ever meant to be x/2."""
    one, number = reader.values[-1], reader.tokens[reader.k + 1]
    is_one = one.kind == "number" and one.word == "1" and not one.is_bracketed
    if is_one and number.kind == "NUMBER" and one.outer_end == slash.start and slash.end == number.start:
        raise syntax.ambiguous_root(reader.text, reader.values[-2], reader.waiting[-1].token, number)


def is_in_exponent(reader: Reader) -> bool:
    return next((each.kind == "POWER" for each in reversed(reader.waiting) if each.kind != "SIGN"), False)


def sign(reader: Reader, token: Token) -> None:
    before = reader.tokens[reader.k - 1].kind if reader.k else ""
    reader.signs = reader.signs + 1 if before in {"PLUS", "MINUS"} else 1
    if reader.depth + reader.signs > reader.limits.nesting_depth:
        raise too_deep(reader.text, token, reader.limits)
    reader.waiting.append(Waiting(SIGN, "SIGN", token))
    reader.k += 1


def question(reader: Reader, token: Token) -> None:
    reduce(reader, TERNARY + 1)
    opening = Waiting(0, "QUESTION", token)
    opening.items = [condition(reader, token)]
    reader.waiting.append(opening)
    reader.k += 1
    reader.wanted = True


def condition(reader: Reader, token: Token) -> Term:
    condition = reader.values.pop()
    if condition.kind != "comparison":
        raise syntax.no_condition(reader.text, condition, token)
    return condition


def begin_if(reader: Reader, token: Token) -> None:
    reduce(reader, TERNARY + 1)
    reader.waiting.append(Waiting(0, "IF", token))
    reader.k += 1
    reader.wanted = True


def begin_else(reader: Reader, token: Token) -> None:
    reduce(reader, 1)
    opening = reader.waiting[-1]
    if opening.kind != "IF":
        reader.unexpected(token)
    reader.waiting.pop()
    choice = Waiting(TERNARY, "else", opening.token)
    choice.items = [condition(reader, opening.token)]
    reader.waiting.append(choice)
    reader.k += 1
    reader.wanted = True


def signed(sign: Token, mark: Extent, operand: Term) -> Term:
    """A sign before a number belongs to it."""
    start, end = mark[0], operand.outer_end
    if operand.kind != "number":
        return Term("operator", f"unary {sign.word}", start, end, start, end, mark, (operand,))
    word = operand.word
    if sign.word == "-":
        word = word[1:] if word.startswith("-") else "-" + word
    return Term("number", word, start, end, start, end, mark)
