"""Brackets, and what commas and colons part in them: groups `(a + b)`, lists, indices, arguments of calls."""

from __future__ import annotations

import re

from chainrule.sources.expression import misplaced, syntax
from chainrule.sources.expression.grammar.latex_brackets import begin_denominator, end_latex
from chainrule.sources.expression.grammar.operators import reduce
from chainrule.sources.expression.grammar.powers import powered
from chainrule.sources.expression.grammar.reader import TERNARY, Reader, Waiting
from chainrule.sources.expression.refusals import REFUSED_SIGNS, refusal
from chainrule.sources.expression.terms import Term, term_of
from chainrule.sources.expression.tokens import Token

TALL = re.compile(r"\\(?:left|[bB]igg?l?)[ \t]*\Z")
"""What stands before a bracket that LaTeX sets tall."""


def begin_group(reader: Reader, token: Token) -> None:
    reader.open(Waiting(0, "group", token), reader.k)


def begin_list(reader: Reader, token: Token) -> None:
    reader.open(Waiting(0, "list", token), reader.k)


def begin_brace(reader: Reader, token: Token) -> None:
    if not (reader.is_latex or reader.tokens[reader.k - 1].kind == "POWER"):
        raise syntax.wrong_bracket(reader.text, token)
    reader.open(Waiting(0, "brace", token), reader.k)


def begin_index(reader: Reader, token: Token) -> None:
    opening = Waiting(0, "index", token)
    opening.items.append(reader.values.pop())
    reader.open(opening, reader.k)


def ellipsis(reader: Reader, token: Token) -> None:
    """`A[..., 0]`; anywhere else three dots leave out what is needed."""
    if reader.waiting[-1].kind != "index":
        raise refusal(reader.text.span_of(token), REFUSED_SIGNS["..."])
    reader.value(term_of("ellipsis", token.word, token.place, token.place))


def comma(reader: Reader, token: Token) -> None:
    reduce(reader, 1)
    opening = reader.waiting[-1]
    if opening.kind not in {"call", "array", "list", "group", "pair", "index"}:
        raise misplaced.stray_comma(reader.text, reader.tokens, reader.k, reader.fault)
    if opening.kind == "group":
        opening.kind = "pair"
    end_item(reader, opening)
    reader.k += 1
    reader.wanted = True


def wanted_comma(reader: Reader, token: Token) -> None:
    """`x[1:, 0]`: a bound is left out."""
    opening = reader.waiting[-1]
    if opening.kind != "index" or not opening.bounds:
        reader.unexpected(token)
    end_item(reader, opening)
    reader.k += 1


def end_item(reader: Reader, opening: Waiting) -> None:
    """The value on top is an item of the bracket."""
    value: Term | None = None if reader.wanted else reader.values.pop()
    if opening.bounds:
        opening.bounds.append(value)
        opening.items.append(stretch(opening, reader.tokens[reader.k]))
        opening.bounds = []
    elif opening.option is not None and value is not None:
        name, opening.option = opening.option, None
        place = (name.start, value.outer_end)
        opening.items.append(term_of("option", name.word, place, name.place, (value,)))
    elif value is not None:
        opening.items.append(value)


def colon(reader: Reader, token: Token) -> None:
    reduce(reader, 1)
    opening = reader.waiting[-1]
    if opening.kind == "QUESTION":
        reader.waiting.pop()
        choice = Waiting(TERNARY, "?", opening.token)
        choice.items = opening.items
        reader.waiting.append(choice)
        reader.wanted = True
    elif opening.kind == "index" and len(opening.bounds) < 4:
        bound(reader, opening, token)
    else:
        reader.unexpected(token)
    reader.k += 1


def wanted_colon(reader: Reader, token: Token) -> None:
    """`x[:2]`: a bound that is left out."""
    opening = reader.waiting[-1]
    if opening.kind != "index" or len(opening.bounds) >= 4:
        reader.unexpected(token)
    bound(reader, opening, token)
    reader.k += 1


def bound(reader: Reader, opening: Waiting, token: Token) -> None:
    value = None if reader.wanted else reader.values.pop()
    if not opening.bounds:
        opening.option = token
    opening.bounds.append(value)
    if len(opening.bounds) > 2:
        reader.unexpected(token)
    reader.wanted = True


def close(reader: Reader, token: Token) -> None:
    """A bracket closes behind a value."""
    reduce(reader, 1)
    opening = reader.waiting[-1]
    if opening.kind in {"QUESTION", "IF", "BAR", "NORM"}:
        raise syntax.unended(reader.text, opening.kind, opening.token)
    end_bracket(reader, opening, token)


def close_empty(reader: Reader, token: Token) -> None:
    """A bracket closes where a value could have come: behind a comma, or with nothing in it."""
    opening, before = reader.waiting[-1], reader.tokens[reader.k - 1].kind
    is_empty = before in {"LPAR", "LSQB"} and opening.kind in {"call", "array", "list"}
    if not (is_empty or (before == "COMMA" and opening.binding == 0) or opening.bounds):
        reader.unexpected(token)
    end_bracket(reader, opening, token)


def end_bracket(reader: Reader, opening: Waiting, token: Token) -> None:
    reader.waiting.pop()
    reader.depth -= 1
    if opening.kind == "over":
        return begin_denominator(reader, opening, token)
    if opening.kind in {"group", "brace"} or is_tall_group(reader, opening):
        inner = reader.values.pop()
        reader.values.append(inner._replace(outer_start=opening.token.start, outer_end=token.end))
    elif opening.kind in {"under", "root"}:
        end_latex(reader, opening, token)
    else:
        end_item(reader, opening)
        reader.values.append(bracketed(reader, opening, token))
    reader.k += 1
    reader.wanted = False
    return None


def is_tall_group(reader: Reader, opening: Waiting) -> bool:
    r"""`\left[ x + 1 \right]`: LaTeX sets taller brackets around round ones, and means a group by them."""
    start = opening.token.start
    if (
        opening.kind != "list"
        or opening.items
        or reader.wanted
        or not TALL.search(reader.text.piece(max(0, start - 8), start))
    ):
        return False
    reader.notes.fold("[", "(", opening.token.place)
    return True


def bracketed(reader: Reader, opening: Waiting, token: Token) -> Term:
    """What the bracket that closes with `token` is: a list, an index, a call."""
    first, items = opening.token, tuple(opening.items)
    if opening.kind in {"list", "pair"}:
        return term_of("list", first.word, (first.start, token.end), first.place, items)
    if opening.kind == "index":
        return term_of("index", "[", (items[0].outer_start, token.end), first.place, items)
    if opening.kind == "array":
        return array(reader, opening, token)
    start = items[0].outer_start if opening.library == "method" else first.start
    term = term_of("call", first.word, (start, token.end), first.place, items, library=opening.library)
    names = reader.formulas.get(first.word)
    if names is not None and not opening.library:
        return own_formula(reader, term, names)
    return powered(reader, term, opening.power)


def array(reader: Reader, opening: Waiting, token: Token) -> Term:
    """`np.array([[1, 2], [3, 4]])` is the list itself; of what type and on which device is left out."""
    place = (opening.token.start, token.end)
    values = [item for item in opening.items if item.kind != "option"]
    if len(values) != 1:
        raise syntax.no_array(reader.text, place)
    inner = values[0]
    reader.notes.fold(reader.text.piece(*place), reader.text.piece(*inner.outer_extent), place)
    return inner._replace(outer_start=place[0], outer_end=place[1])


def own_formula(reader: Reader, term: Term, names: tuple[str, ...]) -> Term:
    """`f(x)` behind `f(x) = ...` is the value f."""
    if tuple(each.word for each in term.operands if each and each.kind == "name") != names:
        raise syntax.other_arguments(reader.text, term, names)
    reader.notes.fold(reader.text.piece(*term.extent), term.word, term.extent)
    return term_of("name", term.word, term.extent, term.mark)


def stretch(opening: Waiting, token: Token) -> Term:
    """The slice whose bounds have been read; `token` stands behind it."""
    colon, opening.option = opening.option, None
    assert colon is not None
    there = [bound for bound in opening.bounds if bound is not None]
    start = min([colon.start, *(bound.outer_start for bound in there)])
    end = max([colon.end, *(bound.outer_end for bound in there)])
    return term_of("stretch", ":", (start, end), colon.place, tuple(opening.bounds))
