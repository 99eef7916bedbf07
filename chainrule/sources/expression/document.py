"""Read a document of kind `expression`: text, values of the inputs, and which value is the output."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import nullcontext
from types import MappingProxyType
from typing import Any

from chainrule.engine.diagnose import Diagnostic
from chainrule.engine.graph import INPUT, Graph, Shape
from chainrule.errors import LimitError, ShapeError, SourceError
from chainrule.fields import Fields
from chainrule.garbage import COLLECTION
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.expression.build import build
from chainrule.sources.expression.characters import fold_name, same_name
from chainrule.sources.expression.fitting import fitting_shapes
from chainrule.sources.expression.functions import FUNCTIONS
from chainrule.sources.expression.inspect import planned
from chainrule.sources.expression.notes import Notes
from chainrule.sources.expression.plan import Plan
from chainrule.sources.expression.terms import Extent
from chainrule.sources.expression.text import Text, printable, shown
from chainrule.sources.expression.written import written
from chainrule.sources.judge import Judge, accept
from chainrule.sources.program import Program, Reading
from chainrule.sources.values import Value, nested, read_value, shape_of

LONG_TEXT = 20_000
"""Of so many letters a text becomes so many objects that looking through them takes longer than making them."""


def read_expression(document: Mapping[str, Any], limits: Limits, judge: Judge = accept) -> Program:
    """The program of `{"kind": "expression", "text": ..., "inputs": {...}, "output": ...}`.

    The text is judged first, then the values, then the shapes. Raises SourceError, LimitError or ShapeError.
    """
    given = document.get("text")
    is_long = isinstance(given, str) and len(given) > LONG_TEXT
    with COLLECTION.later() if is_long else nullcontext():
        return read_fields(Fields(document), limits, judge)


def read_fields(fields: Fields, limits: Limits, judge: Judge) -> Program:
    fields.any("kind"), fields.any("verify")
    text, output, given = text_of(fields), output_of(fields), inputs_of(fields)
    fields.refuse_others()
    notes = Notes()
    plan = planned(text, limits, notes, output=output, given=spelled_names(given, limits))
    values, unused = read_inputs(text, plan, given, limits)
    shapes = {name: shape_of(value) for name, value in values.items()}
    try:
        graph = build(text, plan, shapes, limits, notes)
    except ShapeError as error:
        raise with_needs(error, plan, {name: shape for name, shape in shapes.items() if shape}) from None
    judge(graph, 0, False)
    normal = {
        "kind": "expression",
        "text": text.string,
        "inputs": {name: nested(value) for name, value in sorted({**values, **unused}.items())},
        "output": graph.nodes[graph.output].id,
    }
    read_as = reading(text, plan, graph, notes, unused)
    return Program(graph, MappingProxyType(values), MappingProxyType(normal), read_as)


def text_of(fields: Fields) -> Text:
    given = fields.any("text")
    if given is None:
        fields.fault("text", say("the document needs a text: lines such as 'y = w*x + b'"), "missing-field")
    if not isinstance(given, str):
        fields.fault("text", say("text must be a text: lines such as 'y = w*x + b'"))
    return Text(given)


def output_of(fields: Fields) -> str | None:
    given = fields.any("output")
    if given is not None and not isinstance(given, str):
        fields.fault("output", say("output must be the name of a value of the text"))
    return given


def inputs_of(fields: Fields) -> Mapping[str, Any]:
    given = fields.any("inputs")
    if given is None:
        return {}
    if not isinstance(given, Mapping) or not all(isinstance(name, str) for name in given):
        fields.fault("inputs", say("inputs must be an object: names, and a number or nested lists of numbers for each"))
    return given


def read_inputs(
    text: Text, plan: Plan, given: Mapping[str, Any], limits: Limits
) -> tuple[dict[str, Value], dict[str, Value]]:
    """The values of the plan's inputs, in the order in which they are first used; and those of names that are none."""
    places = {step.name or "": step.extent for step in plan.steps if step.op == INPUT}
    spelled = unfolded(given, places, limits)
    missing = [name for name in places if name not in spelled]
    if missing:
        error = missing_input(text, missing, places, [name for name in spelled if name not in places])
        there = [name for name in places if name in spelled]
        shapes = {name: shape_of(read_value(given[spelled[name]], f"inputs.{name}", limits)) for name in there}
        raise with_needs(error, plan, shapes)
    read = {name: read_value(given[key], f"inputs.{printable(name)}", limits) for name, key in spelled.items()}
    return {name: read[name] for name in places}, {name: read[name] for name in spelled if name not in places}


def spelled_names(given: Mapping[str, Any], limits: Limits) -> frozenset[str]:
    return frozenset(fold_name(key[: limits.name_length + 1]) for key in list(given)[: limits.nodes])


def unfolded(given: Mapping[str, Any], places: Mapping[str, Extent], limits: Limits) -> dict[str, str]:
    """The keys of `given` by the names they spell: `x₁` gives a value to `x1`, and `μ` to `µ`."""
    if len(given) > limits.nodes:
        raise LimitError("limit-nodes", say("more than {most} inputs", most=limits.nodes), node="inputs")
    in_text = {same_name(name): name for name in places}
    spelled: dict[str, str] = {}
    for key in given:
        name = fold_name(key[: limits.name_length + 1])
        name = in_text.get(same_name(name), name)
        if name in spelled:
            message = say("two values are given for {name}", name=shown(name))
            raise SourceError("doubled-input", message, node=f"inputs.{printable(name)}")
        spelled[name] = key
    return spelled


def with_needs(error: SourceError | ShapeError, plan: Plan, shapes: Mapping[str, Shape]) -> SourceError | ShapeError:
    """The same error with shapes for the inputs that `shapes` leaves out, where single numbers would not fit."""
    left_out = [step.name or "" for step in plan.steps if step.op == INPUT and step.name not in shapes]
    numbers: dict[str, Shape] = dict.fromkeys(left_out, ())
    if not left_out or fitting_shapes(plan, {**shapes, **numbers}) is not None:
        return error
    needs = fitting_shapes(plan, shapes)
    if needs is None:
        return error
    listing = ", ".join(f"{name} {shape}" for name, shape in needs.items())
    message = say("{message}. Shapes that would fit: {shapes}", message=error.message, shapes=listing)
    return type(error)(
        error.code, message, span=error.span, related=error.related, suggestion=error.suggestion,
        choices=error.choices, node=error.node, needs=needs,
    )  # fmt: skip


def missing_input(text: Text, missing: list[str], places: Mapping[str, Extent], surplus: list[str]) -> SourceError:
    first = missing[0]
    split = split_name(first, {*surplus, *places})
    message = say("{name} needs a value: it is never computed, so it is an input", name=shown(first))
    if len(missing) > 1:
        names = ", ".join(missing[:12])
        if len(missing) > 12:
            names = say("{names} and {count} more", names=names, count=len(missing) - 12)
        message = say("{message}. Without a value are {names}", message=message, names=names)
    if surplus:
        names = ", ".join(printable(name) for name in surplus[:12])
        message = say("{message}. Values are given for {names}, which the text does not use",
                      message=message, names=names)  # fmt: skip
    if split is not None:
        message = say("{message}. {name} is one name; did you mean {split}?",
                      message=message, name=shown(first), split=split)  # fmt: skip
    return SourceError(
        "missing-input",
        message,
        span=text.span(*places[first]),
        suggestion=split,
        related=tuple(text.span(*places[name]) for name in missing[1:13]),
        node=f"inputs.{first}",
    )


def split_name(name: str, values: set[str]) -> str | None:
    """`a*x` of `ax` and `sin(x)` of `sinx`, where a and x are values; None for any other name."""
    if 1 < len(name) < 5 and all(letter in values for letter in name):
        return "*".join(name)
    calls = [(each, name.removeprefix(each)) for each in FUNCTIONS if len(each) > 1 and name.startswith(each)]
    return next((f"{function}({rest})" for function, rest in calls if rest in values), None)


def unused_inputs(unused: Collection[str], plan: Plan) -> Iterator[Diagnostic]:
    """Values that change nothing: told, since their names may be misspelt."""
    inputs = [step.name for step in plan.steps if step.op == INPUT and step.name]
    known = say("its inputs are: {names}", names=", ".join(inputs[:12])) if inputs else say("it has no inputs")
    computed = {step.name for step in plan.steps}
    for name in unused:
        if name in computed:
            message = say(
                "the value given for {name} is not used, since the text computes it; {known}",
                name=shown(name), known=known,
            )  # fmt: skip
        else:
            message = say(
                "the value given for {name} is not used, since it does not occur in the text; {known}",
                name=shown(name), known=known,
            )  # fmt: skip
        yield Diagnostic("unused-input", message, "")


def reading(text: Text, plan: Plan, graph: Graph, notes: Notes, unused: Collection[str]) -> Reading | None:
    """What was read otherwise than it was typed, and values that are not used; None where there is neither."""
    if not notes.found and not unused:
        return None
    told = [Diagnostic("read-as", note.sentence, "", text.span(*note.place)) for note in notes.in_order()]
    told += unused_inputs(unused, plan)
    return Reading(written(text, plan, graph, notes.places) if notes.found else None, tuple(told))
