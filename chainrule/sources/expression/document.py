"""Read a document of kind `expression`: text, values of the inputs, and which value is the output."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from chainrule.engine.graph import INPUT
from chainrule.errors import LimitError, SourceError
from chainrule.limits import Limits
from chainrule.sources.expression.build import build
from chainrule.sources.expression.characters import fold_name
from chainrule.sources.expression.functions import nearest
from chainrule.sources.expression.inspect import planned
from chainrule.sources.expression.plan import Plan
from chainrule.sources.expression.terms import Extent
from chainrule.sources.expression.text import Text, shown
from chainrule.sources.fields import check_fields, clean, object_field, optional_text, text_field
from chainrule.sources.program import Program
from chainrule.sources.values import Value, nested, read_value, shape_of

FIELDS = ("kind", "text", "inputs", "output")


def read_expression(document: Mapping[str, Any], limits: Limits) -> Program:
    """The program of `{"kind": "expression", "text": ..., "inputs": {...}, "output": ...}`.

    The text is judged first, then the values, then the shapes. Raises SourceError, LimitError or ShapeError.
    """
    check_fields(document, FIELDS)
    text = Text(text_field(document, "text"))
    plan = planned(text, limits, output=optional_text(document, "output"))
    values = read_inputs(text, plan, object_field(document, "inputs"), limits)
    graph = build(text, plan, {name: shape_of(value) for name, value in values.items()}, limits)
    normal = {
        "kind": "expression",
        "text": text.string,
        "inputs": {name: nested(values[name]) for name in sorted(values)},
        "output": graph.nodes[graph.output].id,
    }
    return Program(graph, MappingProxyType(values), MappingProxyType(normal))


def read_inputs(text: Text, plan: Plan, given: Mapping[str, Any], limits: Limits) -> dict[str, Value]:
    """The values of the plan's inputs, in the order in which they are first used."""
    places = {step.name or "": step.extent for step in plan.steps if step.op == INPUT}
    assigned = {step.name for step in plan.steps if step.name and step.op != INPUT}
    spelled = unfolded(given, limits)
    missing = [name for name in places if name not in spelled]
    if missing:
        raise missing_input(text, missing, places, [name for name in spelled if name not in places])
    for name in spelled:
        if name not in places:
            raise surplus_input(name, list(places), is_assigned=name in assigned)
    return {name: read_value(given[spelled[name]], f"inputs.{name}", limits) for name in places}


def unfolded(given: Mapping[str, Any], limits: Limits) -> dict[str, str]:
    """The keys of `given` by the names they spell: `x₁` gives a value to `x1`."""
    if len(given) > limits.nodes:
        raise LimitError("limit-nodes", f"more than {limits.nodes} inputs", node="inputs")
    spelled: dict[str, str] = {}
    for key in given:
        name = fold_name(key[: limits.name_length + 1])
        if name in spelled:
            raise SourceError(
                "doubled-input", f"two values are given for {clean(name)!r}", node=f"inputs.{clean(name)}"
            )
        spelled[name] = key
    return spelled


def missing_input(text: Text, missing: list[str], places: Mapping[str, Extent], surplus: list[str]) -> SourceError:
    first = missing[0]
    message = f"{shown(first)} needs a value: it is never computed, so it is an input"
    if len(missing) > 1:
        more = f" and {len(missing) - 12} more" if len(missing) > 12 else ""
        message += f". Without a value are {', '.join(missing[:12])}{more}"
    if surplus:
        message += (
            f". Values are given for {', '.join(clean(name) for name in surplus[:12])}, which the text does not use"
        )
    return SourceError(
        "missing-input",
        message,
        span=text.span(*places[first]),
        related=tuple(text.span(*places[name]) for name in missing[1:13]),
        node=f"inputs.{first}",
    )


def surplus_input(name: str, inputs: list[str], *, is_assigned: bool) -> SourceError:
    why = "is computed by the text" if is_assigned else "does not occur in the text"
    known = f"its inputs are: {', '.join(inputs[:12])}" if inputs else "it has no inputs"
    return SourceError(
        "surplus-input",
        f"a value is given for {clean(name)!r}, which {why}; {known}",
        suggestion=nearest(name[:64], inputs) if inputs and not is_assigned else None,
        node=f"inputs.{clean(name)}",
    )
