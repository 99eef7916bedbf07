"""What must be a constant: exponents, indices and options. Read from terms, never computed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from chainrule.engine.ops import Op
from chainrule.errors import SourceError
from chainrule.sentences import say
from chainrule.sources.expression.of_shapes import REST
from chainrule.sources.expression.terms import Term
from chainrule.sources.expression.text import Text, shown

LARGEST_INTEGER = 2**31 - 1
"""No axis is that long: larger constants are slips, and some readers of JSON could not hold them."""

OF_PAIRS = frozenset({"pad_width"})
"""Options that may have a pair for every axis."""

WORDS = {"True": True, "False": False, "None": None}

Literal = float | tuple[Any, ...]
"""A number, or nested tuples of numbers."""


def literal(term: Term) -> float | None:
    """The value of a number, whose signs belong to it; None for any other term."""
    return float(term.word) if term.kind == "number" else None


def infinite(term: Term) -> float | None:
    """The value of `inf` and `-inf`; None for any other term."""
    sign = 1.0
    while term.kind == "operator" and term.word == "unary -":
        sign, term = -sign, term.terms[0]
    return sign * math.inf if term.kind == "name" and term.word == "inf" else None


def literal_array(text: Text, term: Term) -> Literal | None:
    """The numbers of a list of numbers, nested as they are written; None for any other term.

    Raises SourceError where lists of different lengths stand side by side.
    """
    if term.kind != "list" or term.word != "[" or not term.operands:
        return None
    if not all(each.kind == "number" or (each.kind == "list" and each.word == "[") for each in term.terms):
        return None
    found: list[Literal] = []
    for each in term.terms:
        value = literal(each) if each.kind == "number" else literal_array(text, each)
        if value is None:
            return None
        found.append(value)
    if len({shape_of(value) for value in found}) > 1:
        message = say("the lists in {piece} differ in length", piece=shown(text.piece(*term.extent)))
        raise SourceError("ragged-list", message, span=text.span(*term.extent))
    return tuple(found)


def shape_of(value: Literal) -> tuple[int, ...]:
    shape: list[int] = []
    while isinstance(value, tuple):
        shape.append(len(value))
        value = value[0]
    return tuple(shape)


def integer(text: Text, term: Term, what: str) -> int:
    """The value of a whole number. Raises SourceError for anything else."""
    piece = shown(text.piece(*term.outer_extent))
    span = text.span(*term.outer_extent)
    if term.kind == "number" and term.word.removeprefix("-").isdecimal():
        if abs(float(term.word)) <= LARGEST_INTEGER:
            return int(term.word)
        message = say("{what} is at most {most}, not {piece}", what=what, most=LARGEST_INTEGER, piece=piece)
        raise SourceError("not-constant", message, span=span)
    message = say("{what} must be a whole number written out, such as 0 or -1, not {piece}", what=what, piece=piece)
    raise SourceError("not-constant", message, span=span)


def index_of(text: Text, subscripts: Sequence[Term]) -> tuple[Any, ...]:
    """An index as the op table takes it: an integer, or (start, stop, step) for a slice."""
    entries: list[Any] = []
    for term in subscripts:
        if term.kind == "stretch":
            bounds = (*term.operands, None)[:3]
            entries.append(
                tuple(None if bound is None else integer(text, bound, say("a slice's bound")) for bound in bounds)
            )
        elif term.kind == "ellipsis":
            if REST in entries:
                message = say("'...' stands in an index once")
                raise SourceError("ellipsis", message, span=text.span(*term.extent))
            entries.append(REST)
        else:
            entries.append(integer(text, term, say("an index")))
    return tuple(entries)


def option_value(text: Text, op: Op, name: str, term: Term) -> Any:
    """The value of option `name`: a truth value, a number, a whole number or several, None where that is a default."""
    default = op.options[name]
    piece = shown(text.piece(*term.outer_extent))
    span = text.span(*term.outer_extent)
    if term.kind == "name" and term.word == "None" and (default is None or default in {math.inf, -math.inf}):
        return default
    if isinstance(default, bool):
        if term.kind == "name" and isinstance(value := WORDS.get(term.word), bool):
            return value
        raise SourceError("bad-option", say("{name} is True or False, not {piece}", name=name, piece=piece), span=span)
    if isinstance(default, str):
        if term.kind == "string":
            return term.word
        raise SourceError(
            "bad-option", say("{name} is a text in quotes, not {piece}", name=name, piece=piece), span=span
        )
    if isinstance(default, float):
        number = infinite(term) if term.kind in {"name", "operator"} else literal(term)
        if number is None:
            message = say("{name} must be a number written out, not {piece}", name=name, piece=piece)
            raise SourceError("bad-option", message, span=span)
        return number
    if term.kind != "list":
        return integer(text, term, name)
    entry = say("an entry of {name}", name=name)
    return tuple(
        tuple(integer(text, each, entry) for each in item.terms)
        if item.kind == "list" and name in OF_PAIRS
        else integer(text, item, entry)
        for item in term.terms
    )
