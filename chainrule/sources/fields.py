"""Check the fields of a source document by hand, with messages that name the field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

from chainrule.errors import SourceError
from chainrule.sources.values import described


def check_fields(document: Mapping[str, Any], known: Collection[str]) -> None:
    """Raise SourceError for a field that is none of `known`."""
    for field in document:
        if field not in known:
            name = clean(field)
            near = get_close_matches(name, known, n=1)
            raise SourceError(
                "unknown-field",
                f"a source document of this kind has no field {name!r}; it has: {', '.join(known)}",
                suggestion=near[0] if near else None,
                node=name,
            )


def text_field(document: Mapping[str, Any], field: str) -> str:
    """The text of a field that must be there."""
    if field not in document:
        raise SourceError("missing-field", f"the source document needs a field {field!r}", node=field)
    given = document[field]
    if not isinstance(given, str):
        raise SourceError("wrong-type", f"{field!r} must be a text, not {described(given)}", node=field)
    return given


def optional_text(document: Mapping[str, Any], field: str) -> str | None:
    return text_field(document, field) if document.get(field) is not None else None


def object_field(document: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    """The object of a field; an empty one where the field is left out."""
    given = document.get(field)
    if given is None:
        return {}
    if not isinstance(given, Mapping) or not all(isinstance(key, str) for key in given):
        raise SourceError(
            "wrong-type", f"{field!r} must be an object with names as keys, not {described(given)}", node=field
        )
    return given


def clean(field: object) -> str:
    """A key as it may stand in a message: short, and printable."""
    short = str(field)[:40]
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in short)
