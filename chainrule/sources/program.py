"""What a source becomes: a graph, the values of its inputs, and the document it came from in normal form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from chainrule.engine.diagnose import Diagnostic
from chainrule.engine.graph import INPUT, Graph
from chainrule.errors import SourceError
from chainrule.fields import shown
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.values import Value, nested, read_value, shape_of, shown_shape


@dataclass(frozen=True)
class Reading:
    """The text of a source as it was read, None where that is letter by letter; and what is to be told about it."""

    text: str | None
    notes: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Program:
    """`inputs` by node id: a float, or a read-only float64 array. `document` holds nothing but JSON values; documents
    that mean the same have the same normal form. `reading` is there where there is something to be told of it."""

    graph: Graph
    inputs: Mapping[str, Value]
    document: Mapping[str, Any]
    reading: Reading | None = None


def with_values(program: Program, values: Mapping[str, object], limits: Limits) -> Program:
    """The same graph with other values for some of its inputs, of the shapes they had.

    An input that the text does not use may be set to anything. Raises SourceError for a name that is no input, a value
    that is no number and another shape.
    """
    inputs, unused = dict(program.inputs), dict[str, Value]()
    for name, given in values.items():
        field = f"inputs.{name}"
        if name not in inputs and name in program.document.get("inputs", ()):
            unused[name] = read_value(given, field, limits)
            continue
        if name not in inputs:
            raise SourceError("unknown-input", say("there is no input {name} to set", name=shown(name)), node="inputs")
        value = read_value(given, field, limits)
        if shape_of(value) != shape_of(inputs[name]):
            raise SourceError(
                "input-shape",
                say(
                    "{place} has shape {shape} and cannot be set to one of {other}",
                    place=field,
                    shape=shown_shape(inputs[name]),
                    other=shown_shape(value),
                ),
                span=next(node.span for node in program.graph if node.op == INPUT and node.id == name),
                node=field,
            )
        inputs[name] = value
    document = program.document
    if "inputs" in document:
        changed = {name: nested(unused[name] if name in unused else inputs[name]) for name in values}
        document = {**document, "inputs": {**document["inputs"], **changed}}
    return replace(program, inputs=MappingProxyType(inputs), document=document)
