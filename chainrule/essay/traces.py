"""The traces of the essay: `scene("chain")`, and the documents that `<chain-rule src>` gets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from chainrule.canonical_json import dumps
from chainrule.encode.document import placed_document
from chainrule.essay.chapters import essay
from chainrule.limits import Limits
from chainrule.scene import Scene, build
from chainrule.sources.presets import PRESETS


@cache
def scene(name: str) -> Scene:
    """The scene of one of the essay's traces. Raises KeyError for a name that is none."""
    return build(_source(essay().traces[name]), Limits())


@cache
def trace_document(name: str) -> Mapping[str, Any]:
    """Its trace document, with the layout."""
    return placed_document(scene(name))


@cache
def trace_file(name: str) -> bytes:
    """That as JSON."""
    return dumps(trace_document(name))


def _source(written: Mapping[str, Any]) -> Mapping[str, Any]:
    """The source document of a trace: a worked example, of a network one sample in single numbers; or an expression."""
    if "preset" not in written:
        return {"kind": "expression", **written}
    source = PRESETS[written["preset"]].document()
    if "sample" not in written:
        return source
    return {**source, "detail": "scalar", "samples": [source["samples"][written["sample"] - 1]]}
