"""Write JSON fast, and the same bytes every time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Final

import orjson

_ID_LENGTH: Final = 32


def dumps(document: Any) -> bytes:
    """`document` as JSON, keys in their order; float64 arrays as nested lists, every float in its shortest form."""
    return orjson.dumps(document, _plain, orjson.OPT_SERIALIZE_NUMPY)


def content_id(document: Any) -> str:
    """32 hexadecimal digits that stand for what `document` says, whatever the order of its keys (SHA-256)."""
    canonical = orjson.dumps(document, _plain, orjson.OPT_SORT_KEYS | orjson.OPT_SERIALIZE_NUMPY)
    return hashlib.sha256(canonical).hexdigest()[:_ID_LENGTH]


def _plain(given: object) -> dict[Any, Any]:
    """A read-only mapping as a dict."""
    if isinstance(given, Mapping):
        return dict(given)
    raise TypeError(f"{type(given).__name__} has no form in JSON")
