"""The films of the essay as traces: `film("chain")`, and the documents that `<chain-rule src>` gets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from chainrule.canonical_json import dumps
from chainrule.encode.document import document
from chainrule.essay.chapters import essay
from chainrule.limits import Limits
from chainrule.scene import Scene, build
from chainrule.sources.presets import PRESETS


@cache
def film(name: str) -> Scene:
    """The scene of one of the essay's films. Raises KeyError for a name that is none."""
    return build(_source(essay().films[name]), Limits())


@cache
def film_document(name: str) -> Mapping[str, Any]:
    """Its trace document, with the layout."""
    scene = film(name)
    written = document(scene)
    written.setdefault("layout", scene.layout.as_document(scene.graph))
    return written


@cache
def film_file(name: str) -> bytes:
    """That as JSON."""
    return dumps(film_document(name))


def _source(written: Mapping[str, Any]) -> Mapping[str, Any]:
    """The source document of a film: a worked example, of a network one sample in single numbers; or an expression."""
    if "preset" not in written:
        return {"kind": "expression", **written}
    source = PRESETS[written["preset"]].document()
    if "sample" not in written:
        return source
    return {**source, "detail": "scalar", "samples": [source["samples"][written["sample"] - 1]]}
