"""What must be a constant: exponents, indices and options. Read from terms, never computed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chainrule.engine.ops import Op
from chainrule.errors import SourceError
from chainrule.sources.expression.terms import Term
from chainrule.sources.expression.text import Text, shown

LARGEST_INTEGER = 2**31 - 1
"""No axis is that long: larger constants are slips, and some readers of JSON could not hold them."""

WORDS = {"True": True, "False": False, "None": None}


def literal(term: Term) -> float | None:
    """The value of a number, whose signs belong to it; None for any other term."""
    return float(term.word) if term.kind == "number" else None


def integer(text: Text, term: Term, what: str) -> int:
    """The value of a whole number. Raises SourceError for anything else."""
    piece = shown(text.piece(*term.outer_extent))
    if term.kind == "number" and term.word.removeprefix("-").isdecimal():
        if abs(float(term.word)) <= LARGEST_INTEGER:
            return int(term.word)
        message = f"{what} is at most {LARGEST_INTEGER}, not {piece}"
        raise SourceError("not-constant", message, span=text.span(*term.outer_extent))
    raise SourceError(
        "not-constant",
        f"{what} must be a whole number written out, such as 0 or -1, not {piece}",
        span=text.span(*term.outer_extent),
    )


def index_of(text: Text, subscripts: Sequence[Term]) -> tuple[Any, ...]:
    """An index as the op table takes it: an integer, or (start, stop, step) for a slice."""
    entries: list[Any] = []
    for term in subscripts:
        if term.kind == "stretch":
            bounds = (*term.operands, None)[:3]
            entries.append(
                tuple(None if bound is None else integer(text, bound, "a slice's bound") for bound in bounds)
            )
        else:
            entries.append(integer(text, term, "an index"))
    return tuple(entries)


def option_value(text: Text, op: Op, name: str, term: Term) -> Any:
    """The value of option `name`: a truth value, a number, a whole number or several, None where that is a default."""
    default = op.options[name]
    piece = shown(text.piece(*term.outer_extent))
    span = text.span(*term.outer_extent)
    if isinstance(default, bool):
        if term.kind == "name" and isinstance(value := WORDS.get(term.word), bool):
            return value
        raise SourceError("bad-option", f"{name} is True or False, not {piece}", span=span)
    if isinstance(default, float):
        number = literal(term)
        if number is None:
            raise SourceError("bad-option", f"{name} must be a number written out, not {piece}", span=span)
        return number
    if term.kind == "list":
        return tuple(integer(text, item, f"an entry of {name}") for item in term.terms)
    if default is None and term.kind == "name" and term.word == "None":
        return None
    return integer(text, term, name)
