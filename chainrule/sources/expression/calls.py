"""Read a term as an op with its operands and options: operators, calls, powers with a literal exponent, indices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from chainrule.engine.graph import NO_OPTIONS
from chainrule.engine.ops import OPS, Op
from chainrule.errors import ChainruleError, SourceError
from chainrule.sentences import Sentence, say
from chainrule.sources.expression import syntax
from chainrule.sources.expression.functions import FUNCTIONS, OF_TWO_VALUES, near, signature
from chainrule.sources.expression.literals import index_of, infinite, integer, literal, option_value
from chainrule.sources.expression.names import Names
from chainrule.sources.expression.notes import Notes
from chainrule.sources.expression.refusals import REFUSED_SIGNS, refusal
from chainrule.sources.expression.terms import Term, term_of
from chainrule.sources.expression.text import Text, shown

OPERATORS = {
    "+": "add", "-": "subtract", "*": "multiply", "/": "divide", "**": "power", "@": "matmul", "unary -": "negate",
    "·": "·", "near": "near",
}  # fmt: skip
"""The ops of the signs; which op those of `products.py` are depends on the shapes they meet."""
COMPARISONS = {
    ">": "greater", "<": "less", ">=": "greater_equal", "<=": "less_equal", "==": "equal", "!=": "not_equal",
    "and": "multiply", "or": "maximum",
}  # fmt: skip
OTHER_OPTIONS = {
    "dim": "axis", "dims": "axis", "keepdim": "keepdims", "keep_dims": "keepdims", "negative_slope": "slope",
    "alpha": "slope", "axes": "axis", "axis": "axes", "a_min": "min", "a_max": "max", "min_val": "min",
    "max_val": "max", "constant_values": "value",
}  # fmt: skip
"""Options as other libraries call them."""
LEFT_OUT = frozenset({"dtype", "device", "requires_grad", "inplace", "name", "copy"})
"""Options that change no value."""
OPERANDS = {"input": 0, "logits": 0, "other": 1, "target": 1, "labels": 1}
"""Operands as other libraries call them, and where they stand."""
UNBIASED = {"unbiased": "True", "ddof": "1", "correction": "1"}
ONE = (1, 1)
NO_OPERANDS = frozenset({"option", "string"})
SHAPES_BY_PLACE = {"reshape": "shape", "transpose": "axes"}
"""Options that may be given as several whole numbers: `x.reshape(2, 3)`."""


class Application(NamedTuple):
    """An op, the terms that are its operands, and its options."""

    op: str
    operands: tuple[Term, ...]
    options: Mapping[str, Any] = NO_OPTIONS


@dataclass(frozen=True, slots=True, eq=False)
class Calls:
    """How the calls of one text are read."""

    text: Text
    names: Names
    notes: Notes
    rewrites: Mapping[str, Callable[[Calls, Term], Application | None]]
    """By function: how a call of it is put into other words, where it is."""

    def application(self, term: Term) -> Application:
        """What a term other than a number or a name computes. Raises SourceError if it is no proper call."""
        kind = term.kind
        if kind == "operator":
            found = self.operator(term)
        elif kind == "call":
            found = self.call(term)
        elif kind == "index":
            found = self.indexed(term)
        elif kind == "list":
            found = self.stacked(term)
        elif kind == "comparison":
            return Application(COMPARISONS[term.word], term.terms)
        else:
            message = say("this can stand in an index only")
            raise SourceError("unexpected-token", message, span=self.text.span(*term.extent))
        for slot, operand in enumerate(found[1]):
            if operand[0] == "comparison" and not may_be_condition(found.op, slot, operand):
                raise syntax.comparison(self.text, operand)
        return found

    def operator(self, term: Term) -> Application:
        operands = term.operands
        if term.word == "**":
            base = operands[0]
            assert base is not None
            if base.kind == "name" and base.word == "e" and self.names.is_constant(base):
                return self.exponential(term)
            return raised("power", term.terms)
        return Application(OPERATORS[term.word], operands)  # type: ignore[arg-type]

    def exponential(self, term: Term) -> Application:
        """`e^x` is the exponential function."""
        exponent = term.terms[1]
        typed, inner = self.text.piece(*term.extent), self.text.piece(*exponent.extent)
        self.notes.fold(typed, f"exp({inner})", term.extent)
        return Application("exp", (exponent,))

    def indexed(self, term: Term) -> Application:
        """`x[0, 1:3]`, and rows picked by a list, `E[[0, 2]]`."""
        base, *subscripts = term.terms
        if base.kind == "name" and not self.names.has_value(base.word):
            syntax.check_called(self.text, base)
        if (
            base.kind == "call"
            and base.word in OF_TWO_VALUES
            and (found := self.torch_extremum(term, base, subscripts))
        ):
            return found
        if any(each.kind == "comparison" for each in subscripts):
            message = say("parts are picked by whole numbers; what fulfils a condition is kept by where(x > 0, x, 0)")
            raise SourceError("not-constant", message, span=self.text.span(*term.extent))
        if any(is_new_axis(each) for each in subscripts):
            return self.with_new_axes(term, base, subscripts)
        lists = [axis for axis, each in enumerate(subscripts) if each.kind == "list"]
        if not lists:
            return Application("index", (base,), {"index": index_of(self.text, subscripts)})
        axis, rest = lists[0], list(subscripts)
        if len(lists) > 1:
            raise two_lists(self.text, subscripts[lists[1]])
        picked = rest[axis]
        indices = tuple(integer(self.text, each, say("an index")) for each in picked.terms)
        rest[axis] = term_of("stretch", ":", picked.extent, picked.mark, (None, None))
        while rest and rest[-1].kind == "stretch" and not any(rest[-1].operands):
            rest.pop()
        inner = base if not rest else term._replace(operands=(base, *rest))
        before, behind = subscripts[:axis], subscripts[axis + 1 :]
        kept = sum(each.kind == "stretch" for each in before)
        if any(each.kind == "ellipsis" for each in before):
            kept = -1 - sum(each.kind == "stretch" for each in behind)
        return Application("take", (inner,), {"indices": indices, "axis": kept})

    def with_new_axes(self, term: Term, base: Term, subscripts: Sequence[Term]) -> Application:
        """`x[:, None]`: an index with its new axes left out, and those put in afterwards."""
        rest = [each for each in subscripts if not is_new_axis(each)]
        kept = [each for each in subscripts if each.kind != "number"]
        spread = next((k for k, each in enumerate(kept) if each.kind == "ellipsis"), len(kept))
        axes = tuple(k if k < spread else k - len(kept) for k, each in enumerate(kept) if is_new_axis(each))
        while rest and (rest[-1].kind == "ellipsis" or (rest[-1].kind == "stretch" and not rest[-1].terms)):
            rest.pop()
        inner = base if not rest else term._replace(operands=(base, *rest))
        message = say("{typed} puts in an axis of length 1, as reshape does", typed=shown(self.piece(term)))
        self.notes.tell(message, term.extent)
        return Application("new_axes", (inner,), {"axes": axes})

    def torch_extremum(self, term: Term, call: Term, subscripts: Sequence[Term]) -> Application | None:
        """`x.max(dim=1)[0]`: torch answers the greatest elements and their places, numpy the elements alone."""
        options = {each.word for each in call.terms if each.kind == "option"}
        typed, called = shown(self.piece(term)), self.piece(call)
        by_place = call.library in {"method", "torch"} and len(call.terms) == 2 and call.terms[1].kind == "number"
        if len(subscripts) != 1 or subscripts[0].word not in {"0", "1"} or not (by_place or "dim" in options):
            return None
        if by_place and call.library == "method":
            message = say(
                "{typed} is a part of the greatest or least elements in numpy, and all of them in torch; write which",
                typed=typed,
            )
            value, axis = (self.piece(each) for each in call.terms)
            whole = f"{call.word}({value}, axis={axis})"
            raise SourceError(
                "other-meaning",
                message,
                span=self.text.span(*term.extent),
                choices=(f"{whole}[{subscripts[0].word}]", whole),
            )
        if subscripts[0].word == "1":
            message = say("{typed} is a position in torch, which has no derivative; write {values} for the values",
                          typed=typed, values=called)  # fmt: skip
            raise SourceError("other-meaning", message, span=self.text.span(*term.extent), suggestion=called)
        self.tell_call(term, called)
        return self.call(call)

    def stacked(self, term: Term) -> Application:
        """`[a, b]` of values is the stack of them."""
        if term.word == "(" or not term.operands:
            raise stray_list(self.text, term)
        typed = self.text.piece(*term.extent)
        self.notes.fold(typed, f"stack({typed})", term.extent)
        return Application("stack", term.terms, OPS["stack"].options)

    def call(self, term: Term) -> Application:
        word, term = term.word, self.with_operands_in_place(term)
        self.tell_method(term)
        rewrite = self.rewrites.get(word)
        if rewrite is not None and (found := rewrite(self, term)) is not None:
            return found
        op = FUNCTIONS.get(word)
        assert op is not None, "the parser lets known names through only"
        if op.arity == ONE and len(term.operands) == 1 and term.terms[0].kind not in NO_OPERANDS:
            return Application(op.name, term.terms, op.options)
        arguments, options = self.arguments(term, op)
        check_arity(self.text, term, op, arguments)
        applied = raised(op.name, arguments)
        return Application(applied.op, applied.operands, applied.options or {**op.options, **options})

    def with_operands_in_place(self, term: Term) -> Term:
        """`F.mse_loss(input=y, target=t)`: operands that are named stand where their library has them."""
        op = FUNCTIONS.get(term.word)
        if not term.library or op is None:
            return term
        values = [each for each in term.terms if each.kind != "option"]
        options = [each for each in term.terms if each.kind == "option"]
        named = sorted((each for each in options if each.word in OPERANDS), key=lambda each: OPERANDS[each.word])
        if [OPERANDS[each.word] for each in named] != list(range(len(values), len(values) + len(named))):
            return term
        for each in named:
            self.notes.fold(self.piece(each), self.piece(each.terms[0]), each.extent)
        rest = (each for each in options if each not in named)
        return term._replace(operands=(*values, *(each.terms[0] for each in named), *rest))

    def arguments(self, term: Term, op: Op) -> tuple[list[Term], dict[str, Any]]:
        """The operands and the options of a call, whether options have their names or stand in their places."""
        arguments = [operand for operand in term.terms if operand.kind != "option"]
        options = self.named_options(term, op)
        if arguments and arguments[0].kind == "string":
            subscripts = next((name for name, default in op.options.items() if isinstance(default, str)), None)
            if subscripts is None:
                raise refusal(self.text.span(*arguments[0].extent), REFUSED_SIGNS["'"])
            options[subscripts] = arguments.pop(0).word
        if op.is_variadic and arguments and arguments[0].kind == "list":
            arguments, trailing = list(arguments[0].terms), arguments[1:]
        elif op.is_variadic:
            trailing = []
        else:
            most = op.arity[1]
            arguments, trailing = arguments[:most], arguments[most:]
        if trailing:
            self.options_by_place(term, op, trailing, options)
        return arguments, options

    def options_by_place(self, term: Term, op: Op, trailing: Sequence[Term], options: dict[str, Any]) -> None:
        """`sum(x, 0)`, `leaky_relu(x, 0.1)`, `x.reshape(2, 3)`: options in their order, without their names."""
        text = self.text
        several = SHAPES_BY_PLACE.get(op.name)
        if several is not None and several not in options and all(each.kind == "number" for each in trailing):
            whole = tuple(integer(text, each, say("an entry of {name}", name=several)) for each in trailing)
            options[several] = whole if len(whole) > 1 else whole[0]
            return
        free = [name for name in op.options if name not in options]
        for each, name in zip(trailing, free, strict=False):
            if not may_be_option(each):
                raise too_many(text, term, op, each, trailing[-1])
            options[name] = option_value(text, op, name, each)
        if len(trailing) > len(free):
            raise too_many(text, term, op, trailing[len(free)], trailing[-1])

    def named_options(self, term: Term, op: Op) -> dict[str, Any]:
        found: dict[str, Any] = {}
        is_option_before = False
        for argument in term.terms:
            span = self.text.span(*argument.outer_extent)
            if argument.kind != "option":
                if is_option_before:
                    message = say("operands stand before options such as axis=0")
                    raise SourceError("argument-order", message, span=span)
                continue
            is_option_before = True
            name = self.option_name(term, argument, op)
            if name is None:
                continue
            if name in found:
                raise SourceError("doubled-option", say("{name} is given twice", name=name), span=span)
            found[name] = option_value(self.text, op, name, argument.terms[0])
        return found

    def option_name(self, term: Term, argument: Term, op: Op) -> str | None:
        """What the table calls an option, or None for one that changes no value."""
        word = argument.word
        if word in op.options:
            return word
        other = OTHER_OPTIONS.get(word)
        if other is not None and other in op.options:
            self.notes.fold(word, other, argument.mark)
            return other
        piece = self.text.piece(*argument.outer_extent)
        if word in UNBIASED and op.name in {"var", "std"}:
            if argument.terms[0].word in {"False", "0"}:
                return None
            raise biased(self.text, term, op.name, argument.extent)
        if word in LEFT_OUT:
            self.notes.tell(say("{option} is left out: all numbers are float64", option=shown(piece)), argument.extent)
            return None
        raise unknown_option(self.text, argument, term.word, op)

    def tell_method(self, term: Term) -> None:
        if term.library != "method":
            return
        value, *others = (self.text.piece(*each.outer_extent) for each in term.terms)
        self.notes.fold(self.text.piece(*term.extent), f"{term.word}({', '.join([value, *others])})", term.extent)

    def tell_call(self, term: Term, read: Sentence | str) -> None:
        self.notes.fold(self.text.piece(*term.extent), read, term.extent)

    def piece(self, term: Term) -> str:
        return self.text.piece(*term.extent)


def is_new_axis(term: Term) -> bool:
    return term.kind == "name" and term.word in {"None", "newaxis"}


def may_be_condition(op: str, slot: int, operand: Term) -> bool:
    """A comparison is the condition of where, or a mask in brackets that multiplies."""
    return (op == "where" and slot == 0) or (op == "multiply" and operand.is_bracketed)


def may_be_option(term: Term) -> bool:
    is_literal = term.kind in {"number", "list", "string"} or term.word in {"True", "False", "None"}
    return is_literal or infinite(term) is not None


def raised(op: str, operands: Sequence[Term]) -> Application:
    """`op` on `operands`; a power with a literal exponent is an op of one operand."""
    exponent = literal(operands[1]) if op == "power" and len(operands) == 2 else None
    if exponent is not None:
        return Application("power_n", (operands[0],), {"n": exponent})
    return Application(op, tuple(operands))


def biased(text: Text, term: Term, op: str, place: tuple[int, int]) -> SourceError:
    """A spread of a sample is asked for; here is how it is had from that of the population."""
    more = "n/(n - 1)" if op == "var" else "sqrt(n/(n - 1))"
    message = say("this {name} divides by n - 1; {name} here divides by n: write it as {right}",
                  name=term.word, right=f"{term.word}(x)*{more}")  # fmt: skip
    return SourceError("other-meaning", message, span=text.span(*place))


def unknown_option(text: Text, argument: Term, word: str, op: Op) -> SourceError:
    known = near(argument.word, op.options) if op.options else None
    message = say("{word} has no option {option}; it is called {signature}",
                  word=word, option=shown(argument.word), signature=signature(word, op))  # fmt: skip
    return SourceError("unknown-option", message, span=text.span(*argument.mark), suggestion=known)


def too_many(text: Text, term: Term, op: Op, first: Term, last: Term) -> SourceError:
    return SourceError(
        "wrong-arity", arity_message(term, op, len(term.terms)), span=text.span(first.outer_start, last.outer_end)
    )


def check_arity(text: Text, term: Term, op: Op, arguments: Sequence[Term]) -> None:
    fewest, most = op.arity
    if fewest <= len(arguments) <= most:
        return
    message = arity_message(term, op, len(arguments))
    if len(arguments) > most:
        span = text.span(arguments[most].outer_start, arguments[-1].outer_end)
        raise SourceError("wrong-arity", message, span=span)
    raise SourceError("wrong-arity", message, span=text.span(*term.extent))


def arity_message(term: Term, op: Op, count: int) -> Sentence:
    fewest, most = op.arity
    slots = {"word": term.word, "found": count, "signature": signature(term.word, op), "fewest": fewest, "most": most}
    if op.is_variadic or term.word in OF_TWO_VALUES:
        return say("{word} takes {fewest} or more values, not {found}; it is called {signature}", **slots)
    if fewest < most:
        return say("{word} takes {fewest} to {most} values, not {found}; it is called {signature}", **slots)
    if fewest == 1:
        return say("{word} takes one value, not {found}; it is called {signature}", **slots)
    return say("{word} takes {fewest} values, not {found}; it is called {signature}", **slots)


def two_lists(text: Text, term: Term) -> SourceError:
    message = say("one axis is picked by a list; write two steps, as in x[[0, 2]][:, [1, 3]]")
    return SourceError("not-constant", message, span=text.span(*term.extent))


def stray_list(text: Text, term: Term) -> ChainruleError:
    span = text.span(*term.extent)
    if term.word == "(":
        message = say("values with commas between them stand in a function's brackets only; a list is written [a, b]")
        return SourceError("stray-list", message, span=span)
    return SourceError("stray-list", say("a list needs at least one value"), span=span)
