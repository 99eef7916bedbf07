"""Sources: documents that say what to compute become programs.

    program = read({"kind": "expression", "text": "y = w*x", "inputs": {"w": 2, "x": 3}}, Limits())
    program.graph, program.inputs, program.document

A kind of source is a reader in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from chainrule.errors import SourceError
from chainrule.fields import Fields, shown
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.expression import read_expression
from chainrule.sources.judge import Judge, accept
from chainrule.sources.network import read as read_network_program
from chainrule.sources.network import with_network_values
from chainrule.sources.presets import PRESETS
from chainrule.sources.program import Program
from chainrule.sources.program import with_values as with_plain_values

Reader = Callable[[Mapping[str, Any], Limits, Judge], Program]


def read_preset(document: Mapping[str, Any], limits: Limits, judge: Judge = accept) -> Program:
    """The program of the worked example a document names; its normal form is that of the example's own document."""
    fields = Fields(document)
    fields.any("kind"), fields.any("verify")
    id = fields.text("id", longest=100)
    fields.refuse_others()
    if id not in PRESETS:
        near = get_close_matches(id, PRESETS, 1, cutoff=0.0)[0]
        message = say("there is no worked example {found}; the nearest id is {near}", found=shown(id), near=repr(near))
        raise SourceError("unknown-preset", message, suggestion=near, node="id")
    return read(PRESETS[id].document(), limits, judge)


READERS: Mapping[str, Reader] = MappingProxyType(
    {"expression": read_expression, "network": read_network_program, "preset": read_preset}
)


def read(document: Mapping[str, Any], limits: Limits, judge: Judge = accept) -> Program:
    """The program of a source document; `judge` is told its graph before anything large is made.

    Raises SourceError, ShapeError or LimitError with the place in the text, or with the field as `node`.
    """
    kind = Fields(document).choice("kind", READERS, implied_kind(document))
    return READERS[kind](document, limits, judge)


def implied_kind(document: Mapping[str, Any]) -> str | None:
    """The kind of a document that does not say it, by what it holds; None where nothing tells."""
    telling = {"text": "expression", "id": "preset", "layers": "network", "sizes": "network"}
    given = document if isinstance(document, Mapping) else {}
    return next((kind for field, kind in telling.items() if given.get(field) is not None), None)


def with_values(program: Program, values: Mapping[str, object], limits: Limits) -> Program:
    """The same graph with other values for some of its inputs, of the shapes they had; the document follows.

    Raises SourceError for a name that is no input, a value that is no number and another shape.
    """
    edit = with_network_values if program.document.get("kind") == "network" else with_plain_values
    return edit(program, values, limits)


__all__ = ["PRESETS", "READERS", "Program", "read", "with_values"]
