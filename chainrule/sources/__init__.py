"""Sources: documents that say what to compute become programs.

    program = read({"kind": "expression", "text": "y = w*x", "inputs": {"w": 2, "x": 3}}, Limits())
    program.graph, program.inputs, program.document

A kind of source is a reader in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.sources.expression import read_expression
from chainrule.sources.fields import clean, text_field
from chainrule.sources.presets import read_preset
from chainrule.sources.program import Program, with_values

Reader = Callable[[Mapping[str, Any], Limits], Program]

READERS: Mapping[str, Reader] = MappingProxyType({"expression": read_expression, "preset": read_preset})


def read(document: Mapping[str, Any], limits: Limits) -> Program:
    """The program of a source document.

    Raises SourceError, ShapeError or LimitError with the place in the text, or with the field as `node`.
    """
    if not isinstance(document, Mapping):
        raise SourceError("wrong-type", "a source document is an object with a field 'kind'", node="kind")
    kind = text_field(document, "kind")
    reader = READERS.get(kind)
    if reader is None:
        known = ", ".join(READERS)
        raise SourceError(
            "unknown-kind", f"there is no source of kind {clean(kind)!r}; known kinds: {known}", node="kind"
        )
    return reader(document, limits)


__all__ = ["READERS", "Program", "read", "with_values"]
