"""Operators between values and before them, and conditions: what binds tighter is applied first."""

from __future__ import annotations

from chainrule.sentences import say
from chainrule.sources.expression import syntax
from chainrule.sources.expression.grammar.powers import Powers
from chainrule.sources.expression.grammar.stack import SIGN, TERNARY, Waiting
from chainrule.sources.expression.terms import Extent, Kind, Term, term_of
from chainrule.sources.expression.text import shown
from chainrule.sources.expression.text_limits import too_deep
from chainrule.sources.expression.tokens import SIGNS, Token

OPERATOR_WORDS = {"POWER": "**", "STAR": "*", "LATEX": "near"}


class Operators(Powers):
    """`a + b`, `-a`, `a > b`, `a > b ? c : d`, `c if a > b else d`."""

    def infix(self, token: Token, kind: str, binding: int) -> None:
        if kind == "POWER":
            if self.is_transposed_by(self.k + 1):
                return self.power_of_t(token)
            waiting = self.waiting
            while waiting[-1].binding > binding:
                self.apply(waiting.pop())
        else:
            if kind == "SLASH" and self.waiting[-1].kind == "POWER":
                self.check_root(token)
            self.reduce(binding)
            if kind == "LOGIC" and self.values[-1].kind != "comparison":
                raise syntax.no_truth(self.text, token)
            if kind == "COMPARE" and self.values[-1].kind == "comparison" and not self.values[-1].is_bracketed:
                raise syntax.comparison(self.text, self.values[-1])
        self.waiting.append(Waiting(binding, kind, token))
        self.k += 1
        self.wanted = True
        return None

    def reduce(self, least: int) -> None:
        """Apply the operators on top that bind at least as tightly as `least`."""
        waiting = self.waiting
        while waiting[-1].binding >= least:
            self.apply(waiting.pop())

    def apply(self, operator: Waiting) -> None:
        values, token, kind = self.values, operator.token, operator.kind
        right = values.pop()
        mark = (token[2], token[3])
        if kind == "SIGN":
            values.append(signed(token, mark, right))
            return
        if kind == "APPLY":
            values.append(self.powered(
                term_of("call", token.word, (token.start, right.outer_end), mark, (right,)), operator.power
            ))  # fmt: skip
            return
        left = values.pop()
        start, end = left[4], right[5]
        if kind == "NEAR":
            self.check_ambiguous(left, right)
            kind = "LATEX" if self.is_latex else "STAR"
        if kind == "?":
            condition = operator.items[0]
            values.append(term_of("call", "where", (condition.outer_start, end), mark, (condition, left, right)))
        elif kind == "else":
            condition = operator.items[0]
            values.append(term_of("call", "where", (start, end), mark, (condition, left, right)))
        elif kind == "LOGIC":
            if right.kind != "comparison":
                raise syntax.no_truth(self.text, token)
            word = "or" if token.word == "or" else "and"
            values.append(Term("comparison", word, start, end, start, end, mark, (left, right)))
        else:
            if left[1] == "/" and left[0] == "operator" and kind in SIGNS:
                self.tell_quotient(left, right)
            is_plain = kind == "STAR" and self.text.string[token[2]] == "*"
            word = self.star if is_plain else OPERATOR_WORDS.get(kind) or token[1]
            what: Kind = "comparison" if kind == "COMPARE" else "operator"
            values.append(Term(what, word, start, end, start, end, mark, (left, right)))

    def tell_quotient(self, left: Term, right: Term) -> None:
        """`1/1+e^-x` is 2 at 0 and no sigmoid: what is over 1, or over itself, was meant to be over the whole sum."""
        x, y = left.terms
        above, below = (self.text.piece(*each.outer_extent) for each in (x, y))
        is_over_one = y.kind == "number" and not y.is_bracketed and float(y.word) == 1.0
        if left.is_bracketed or not (is_over_one or above == below) or self.text.string[left.mark[0]] == "\\":
            return
        place = (left.start, right.outer_end)
        rest = self.text.piece(left.end, right.outer_end)
        message = say(
            "{typed} is read as {read}; a fraction over the whole sum is written {whole}",
            typed=shown(self.text.piece(*place)), read=shown(f"({self.text.piece(*left.extent)}){rest}"),
            whole=shown(f"{above}/({below}{rest})"),
        )  # fmt: skip
        self.notes.tell(message, place)

    def check_ambiguous(self, left: Term, right: Term) -> None:
        """In `1/2x` and `x^2y` the last value may belong to one or to both."""
        below = self.waiting[-1]
        if below.kind == "SLASH" or (below.kind in {"POWER", "SIGN"} and self.is_in_exponent()):
            raise syntax.ambiguous_product(self.text, self.values[-1], left, right)

    def check_root(self, slash: Token) -> None:
        """`x^1/2`, written without spaces, is hardly ever meant to be x/2."""
        one, number = self.values[-1], self.tokens[self.k + 1]
        is_one = one.kind == "number" and one.word == "1" and not one.is_bracketed
        if is_one and number.kind == "NUMBER" and one.outer_end == slash.start and slash.end == number.start:
            raise syntax.ambiguous_root(self.text, self.values[-2], self.waiting[-1].token, number)

    def is_in_exponent(self) -> bool:
        return next((each.kind == "POWER" for each in reversed(self.waiting) if each.kind != "SIGN"), False)

    def sign(self, token: Token) -> None:
        before = self.tokens[self.k - 1].kind if self.k else ""
        self.signs = self.signs + 1 if before in {"PLUS", "MINUS"} else 1
        if self.depth + self.signs > self.limits.nesting_depth:
            raise too_deep(self.text, token, self.limits)
        self.waiting.append(Waiting(SIGN, "SIGN", token))
        self.k += 1

    def question(self, token: Token) -> None:
        self.reduce(TERNARY + 1)
        opening = Waiting(0, "QUESTION", token)
        opening.items = [self.condition(token)]
        self.waiting.append(opening)
        self.k += 1
        self.wanted = True

    def condition(self, token: Token) -> Term:
        condition = self.values.pop()
        if condition.kind != "comparison":
            raise syntax.no_condition(self.text, condition, token)
        return condition

    def begin_if(self, token: Token) -> None:
        self.reduce(TERNARY + 1)
        self.waiting.append(Waiting(0, "IF", token))
        self.k += 1
        self.wanted = True

    def begin_else(self, token: Token) -> None:
        self.reduce(1)
        opening = self.waiting[-1]
        if opening.kind != "IF":
            self.unexpected(token)
        self.waiting.pop()
        choice = Waiting(TERNARY, "else", opening.token)
        choice.items = [self.condition(opening.token)]
        self.waiting.append(choice)
        self.k += 1
        self.wanted = True


def signed(sign: Token, mark: Extent, operand: Term) -> Term:
    """A sign before a number belongs to it."""
    start, end = mark[0], operand.outer_end
    if operand.kind != "number":
        return Term("operator", f"unary {sign.word}", start, end, start, end, mark, (operand,))
    word = operand.word
    if sign.word == "-":
        word = word[1:] if word.startswith("-") else "-" + word
    return Term("number", word, start, end, start, end, mark)
