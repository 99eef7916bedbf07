"""Brackets, and what commas and colons part in them: groups, lists, indices, arguments of calls."""

from __future__ import annotations

import re

from chainrule.sources.expression import misplaced, syntax
from chainrule.sources.expression.grammar.latex_brackets import LatexBrackets
from chainrule.sources.expression.grammar.stack import TERNARY, Waiting
from chainrule.sources.expression.refusals import REFUSED_SIGNS, refusal
from chainrule.sources.expression.terms import Term, term_of
from chainrule.sources.expression.tokens import Token

TALL = re.compile(r"\\(?:left|[bB]igg?l?)[ \t]*\Z")
"""What stands before a bracket that LaTeX sets tall."""


class Brackets(LatexBrackets):
    """`(a + b)`, `[a, b]`, `x[0, 1:]`, `f(a, axis=0)`."""

    def begin_group(self, token: Token) -> None:
        self.open(Waiting(0, "group", token), self.k)

    def begin_list(self, token: Token) -> None:
        self.open(Waiting(0, "list", token), self.k)

    def begin_brace(self, token: Token) -> None:
        if not (self.is_latex or self.tokens[self.k - 1].kind == "POWER"):
            raise syntax.wrong_bracket(self.text, token)
        self.open(Waiting(0, "brace", token), self.k)

    def begin_index(self, token: Token) -> None:
        opening = Waiting(0, "index", token)
        opening.items.append(self.values.pop())
        self.open(opening, self.k)

    def ellipsis(self, token: Token) -> None:
        """`A[..., 0]`; anywhere else three dots leave out what is needed."""
        if self.waiting[-1].kind != "index":
            raise refusal(self.text.span_of(token), REFUSED_SIGNS["..."])
        self.value(term_of("ellipsis", token.word, token.place, token.place))

    def comma(self, token: Token) -> None:
        self.reduce(1)
        opening = self.waiting[-1]
        if opening.kind not in {"call", "array", "list", "group", "pair", "index"}:
            raise misplaced.stray_comma(self.text, self.tokens, self.k, self.fault)
        if opening.kind == "group":
            opening.kind = "pair"
        self.end_item(opening)
        self.k += 1
        self.wanted = True

    def wanted_comma(self, token: Token) -> None:
        """`x[1:, 0]`: a bound is left out."""
        opening = self.waiting[-1]
        if opening.kind != "index" or not opening.bounds:
            self.unexpected(token)
        self.end_item(opening)
        self.k += 1

    def end_item(self, opening: Waiting) -> None:
        """The value on top is an item of the bracket."""
        value: Term | None = None if self.wanted else self.values.pop()
        if opening.bounds:
            opening.bounds.append(value)
            opening.items.append(stretch(opening, self.tokens[self.k]))
            opening.bounds = []
        elif opening.option is not None and value is not None:
            name, opening.option = opening.option, None
            place = (name.start, value.outer_end)
            opening.items.append(term_of("option", name.word, place, name.place, (value,)))
        elif value is not None:
            opening.items.append(value)

    def colon(self, token: Token) -> None:
        self.reduce(1)
        opening = self.waiting[-1]
        if opening.kind == "QUESTION":
            self.waiting.pop()
            choice = Waiting(TERNARY, "?", opening.token)
            choice.items = opening.items
            self.waiting.append(choice)
            self.wanted = True
        elif opening.kind == "index" and len(opening.bounds) < 4:
            self.bound(opening, token)
        else:
            self.unexpected(token)
        self.k += 1

    def wanted_colon(self, token: Token) -> None:
        """`x[:2]`: a bound that is left out."""
        opening = self.waiting[-1]
        if opening.kind != "index" or len(opening.bounds) >= 4:
            self.unexpected(token)
        self.bound(opening, token)
        self.k += 1

    def bound(self, opening: Waiting, token: Token) -> None:
        value = None if self.wanted else self.values.pop()
        if not opening.bounds:
            opening.option = token
        opening.bounds.append(value)
        if len(opening.bounds) > 2:
            self.unexpected(token)
        self.wanted = True

    def close(self, token: Token) -> None:
        """A bracket closes behind a value."""
        self.reduce(1)
        opening = self.waiting[-1]
        if opening.kind in {"QUESTION", "IF", "BAR", "NORM"}:
            raise syntax.unended(self.text, opening.kind, opening.token)
        self.end_bracket(opening, token)

    def close_empty(self, token: Token) -> None:
        """A bracket closes where a value could have come: behind a comma, or with nothing in it."""
        opening, before = self.waiting[-1], self.tokens[self.k - 1].kind
        is_empty = before in {"LPAR", "LSQB"} and opening.kind in {"call", "array", "list"}
        if not (is_empty or (before == "COMMA" and opening.binding == 0) or opening.bounds):
            self.unexpected(token)
        self.end_bracket(opening, token)

    def end_bracket(self, opening: Waiting, token: Token) -> None:
        self.waiting.pop()
        self.depth -= 1
        if opening.kind == "over":
            return self.begin_denominator(opening, token)
        if opening.kind in {"group", "brace"} or self.is_tall_group(opening):
            inner = self.values.pop()
            self.values.append(inner._replace(outer_start=opening.token.start, outer_end=token.end))
        elif opening.kind in {"under", "root"}:
            self.end_latex(opening, token)
        else:
            self.end_item(opening)
            self.values.append(self.bracketed(opening, token))
        self.k += 1
        self.wanted = False
        return None

    def is_tall_group(self, opening: Waiting) -> bool:
        r"""`\left[ x + 1 \right]`: LaTeX sets taller brackets around round ones, and means a group by them."""
        start = opening.token.start
        if (
            opening.kind != "list"
            or opening.items
            or self.wanted
            or not TALL.search(self.text.piece(max(0, start - 8), start))
        ):
            return False
        self.notes.fold("[", "(", opening.token.place)
        return True

    def bracketed(self, opening: Waiting, token: Token) -> Term:
        """What the bracket that closes with `token` is: a list, an index, a call."""
        first, items = opening.token, tuple(opening.items)
        if opening.kind in {"list", "pair"}:
            return term_of("list", first.word, (first.start, token.end), first.place, items)
        if opening.kind == "index":
            return term_of("index", "[", (items[0].outer_start, token.end), first.place, items)
        if opening.kind == "array":
            return self.array(opening, token)
        start = items[0].outer_start if opening.library == "method" else first.start
        term = term_of("call", first.word, (start, token.end), first.place, items, library=opening.library)
        names = self.formulas.get(first.word)
        if names is not None and not opening.library:
            return self.own_formula(term, names)
        return self.powered(term, opening.power)

    def array(self, opening: Waiting, token: Token) -> Term:
        """`np.array([[1, 2], [3, 4]])` is the list itself; of what type and on which device is left out."""
        place = (opening.token.start, token.end)
        values = [item for item in opening.items if item.kind != "option"]
        if len(values) != 1:
            raise syntax.no_array(self.text, place)
        inner = values[0]
        self.notes.fold(self.text.piece(*place), self.text.piece(*inner.outer_extent), place)
        return inner._replace(outer_start=place[0], outer_end=place[1])

    def own_formula(self, term: Term, names: tuple[str, ...]) -> Term:
        """`f(x)` behind `f(x) = ...` is the value f."""
        if tuple(each.word for each in term.operands if each and each.kind == "name") != names:
            raise syntax.other_arguments(self.text, term, names)
        self.notes.fold(self.text.piece(*term.extent), term.word, term.extent)
        return term_of("name", term.word, term.extent, term.mark)


def stretch(opening: Waiting, token: Token) -> Term:
    """The slice whose bounds have been read; `token` stands behind it."""
    colon, opening.option = opening.option, None
    assert colon is not None
    there = [bound for bound in opening.bounds if bound is not None]
    start = min([colon.start, *(bound.outer_start for bound in there)])
    end = max([colon.end, *(bound.outer_end for bound in there)])
    return term_of("stretch", ":", (start, end), colon.place, tuple(opening.bounds))
