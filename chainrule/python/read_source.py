"""What may be handed over as a source, as a document: a text, `preset:ID`, a document, a file, a network.

>>> from chainrule.python.read_source import source_document
>>> source_document("preset:colah")
{'kind': 'preset', 'id': 'colah'}
>>> source_document("y = x*x", {"x": 3})
{'kind': 'expression', 'text': 'y = x*x', 'inputs': {'x': 3}}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any, Final, Protocol, runtime_checkable

from chainrule.errors import SourceError
from chainrule.sentences import say

PRESET: Final = "preset:"


@runtime_checkable
class Documented(Protocol):
    """Anything that has a source document, like a network."""

    @property
    def document(self) -> Mapping[str, Any]: ...


Source = str | PathLike[str] | Mapping[str, Any] | Documented
"""A text, or `preset:ID`; a file; a source document, or a trace document, whose source is taken; a network."""


def source_document(source: Source, inputs: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The source document, with `inputs` added to those it has. Arrays and tables may stand wherever lists may.

    Raises SourceError for a file that is no text and where inputs are given to what has none; OSError for a file that
    cannot be read.
    """
    document = _document(source)
    if not inputs:
        return document
    if document["kind"] != "expression":
        message = say(
            "a source of kind {kind} has no inputs to give values to; change its document instead",
            kind=document["kind"],
        )
        raise SourceError("no-inputs", message, node="inputs")
    given = {name: plain(value) for name, value in inputs.items()}
    return {**document, "inputs": {**document.get("inputs", {}), **given}}


def _document(source: Source) -> dict[str, Any]:
    if isinstance(source, str):
        return document_of_text(source)
    if isinstance(source, PathLike):
        return document_of_file(Path(source))
    return with_kind(plain(source if isinstance(source, Mapping) else source.document))


def document_of_text(text: str) -> dict[str, Any]:
    """A worked example by its name, a document written as JSON, or a text of one's own."""
    if text.startswith(PRESET):
        return {"kind": "preset", "id": text.removeprefix(PRESET).strip()}
    if text.lstrip().startswith("{"):
        try:
            return with_kind(json.loads(text))
        except json.JSONDecodeError as error:
            message = say("this starts like a document, but is no JSON: {error}", error=error)
            raise SourceError("not-json", message) from None
    return {"kind": "expression", "text": text}


def document_of_file(path: Path) -> dict[str, Any]:
    """The document or text in a file."""
    try:
        return document_of_text(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise SourceError("not-a-text", say("{path} is no text in UTF-8", path=path)) from None


def with_kind(document: Mapping[str, Any]) -> dict[str, Any]:
    """A document with its kind, where that can be seen from its fields. Of a trace document the source is taken."""
    if "kind" not in document and isinstance(document.get("source"), Mapping):
        return with_kind(document["source"])
    if "kind" in document:
        return dict(document)
    for field, kind in (("text", "expression"), ("layers", "network"), ("sizes", "network"), ("id", "preset")):
        if field in document:
            return {"kind": kind, **document}
    return dict(document)


def plain(value: Any) -> Any:
    """Arrays, series and tables as nested lists, at any depth; all else as it is."""
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if hasattr(value, "to_numpy"):
        value = value.to_numpy()
    return value.tolist() if hasattr(value, "tolist") else value
