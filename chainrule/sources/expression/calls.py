"""Read a term as an op with its operands and options: operators, calls, powers with a literal exponent, indices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chainrule.engine.graph import NO_OPTIONS
from chainrule.engine.ops import OPS, Op
from chainrule.errors import ChainruleError, SourceError
from chainrule.sources.expression.functions import FUNCTIONS, OF_TWO_VALUES, TRAILING_OPTION, nearest, signature
from chainrule.sources.expression.literals import index_of, literal, option_value
from chainrule.sources.expression.terms import Term
from chainrule.sources.expression.text import Text, shown

OPERATORS = {
    "+": "add", "-": "subtract", "*": "multiply", "/": "divide", "**": "power", "@": "matmul", "unary -": "negate",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Application:
    """An op, the terms that are its operands, and its options."""

    op: str
    operands: tuple[Term, ...]
    options: Mapping[str, Any] = field(default_factory=lambda: NO_OPTIONS)


def application(text: Text, term: Term) -> Application:
    """What a term other than a number or a name computes. Raises SourceError if it is no proper call."""
    if term.kind == "operator":
        return raised(OPERATORS[term.word], term.terms)
    if term.kind == "call":
        return call(text, term)
    if term.kind == "index":
        base, *subscripts = term.terms
        return Application("index", (base,), {"index": index_of(text, subscripts)})
    if term.kind == "list":
        raise stray_list(text, term)
    raise SourceError("unexpected-token", "this can stand in an index only", span=text.span(*term.extent))


def raised(op: str, operands: Sequence[Term]) -> Application:
    """`op` on `operands`; a power with a literal exponent is an op of one operand."""
    exponent = literal(operands[1]) if op == "power" and len(operands) == 2 else None
    if exponent is not None:
        return Application("power_n", (operands[0],), {"n": exponent})
    return Application(op, tuple(operands))


def call(text: Text, term: Term) -> Application:
    op = FUNCTIONS[term.word]
    arguments = [operand for operand in term.terms if operand.kind != "option"]
    options = given_options(text, term, op)
    if op.is_variadic and len(arguments) == 1 and arguments[0].kind == "list":
        arguments = list(arguments[0].terms)
    trailing = TRAILING_OPTION.get(op.name)
    if trailing is not None and len(arguments) == 2 and trailing not in options:
        options[trailing] = option_value(text, op, trailing, arguments.pop())
    if term.word in OF_TWO_VALUES and len(arguments) == 2:
        op = OPS[OF_TWO_VALUES[term.word]]
    check_arity(text, term, op, arguments)
    check_options(text, term, op, options)
    applied = raised(op.name, arguments)
    return Application(applied.op, applied.operands, applied.options or {**op.options, **options})


def given_options(text: Text, term: Term, op: Op) -> dict[str, Any]:
    found: dict[str, Any] = {}
    is_option_before = False
    for argument in term.terms:
        span = text.span(*argument.outer_extent)
        if argument.kind != "option":
            if is_option_before:
                raise SourceError("argument-order", "operands stand before options such as axis=0", span=span)
            continue
        is_option_before = True
        if argument.word in found:
            raise SourceError("doubled-option", f"{argument.word} is given twice", span=span)
        if argument.word not in op.options:
            raise unknown_option(text, argument, term.word, op)
        found[argument.word] = option_value(text, op, argument.word, argument.terms[0])
    return found


def unknown_option(text: Text, argument: Term, word: str, op: Op) -> SourceError:
    known = nearest(argument.word, op.options) if op.options else None
    return SourceError(
        "unknown-option",
        f"{word} has no option {shown(argument.word)}; it is called {signature(word, op)}",
        span=text.span(*argument.mark),
        suggestion=known,
    )


def check_options(text: Text, term: Term, op: Op, options: Mapping[str, Any]) -> None:
    """max(x, y) compares two values, and has no axis."""
    for argument in term.terms:
        if argument.kind == "option" and argument.word not in op.options and argument.word in options:
            raise unknown_option(text, argument, term.word, op)


def check_arity(text: Text, term: Term, op: Op, arguments: Sequence[Term]) -> None:
    fewest, most = op.arity
    if fewest <= len(arguments) <= most:
        return
    entry = FUNCTIONS[term.word]
    wanted = f"{fewest} or more" if op.is_variadic else str(fewest)
    if term.word in OF_TWO_VALUES:
        wanted = "1 or 2"
    values = "value" if wanted == "1" else "values"
    message = f"{term.word} takes {wanted} {values}, not {len(arguments)}; it is called {signature(term.word, entry)}"
    if term.word in OF_TWO_VALUES and len(arguments) > 2:
        message += f". Of three: {term.word}({term.word}(x, y), z)"
    if len(arguments) > most:
        span = text.span(arguments[most].outer_start, arguments[-1].outer_end)
        raise SourceError("wrong-arity", message, span=span)
    raise SourceError("wrong-arity", message, span=text.span(*term.extent))


def stray_list(text: Text, term: Term) -> ChainruleError:
    span = text.span(*term.extent)
    if term.word == "(":
        return SourceError(
            "stray-list", "values with commas between them stand in a function's brackets only", span=span
        )
    return SourceError(
        "stray-list",
        "a list stands in stack([a, b]) and concatenate([a, b]) only; lists of numbers are given as inputs",
        span=span,
        suggestion=f"stack({text.piece(*term.extent)})" if term.operands else None,
    )
