"""What a worked example is: a document to compute, the figures to expect, and a guided tour of its steps."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.sources.presets.pictures import with_pictures
from chainrule.sources.values import Value


@dataclass(frozen=True, slots=True)
class Cue:
    """A stop of a guided tour: at `step` of the trace, look at these nodes and edges (by id) and read `text`."""

    step: int
    look: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """Known figures by node id: values, and gradients d output / d node. Some may not be finite."""

    values: Mapping[str, Value]
    gradients: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Words:
    """What a preset says in another language. `tour` has a text a cue, or none at all."""

    title: str
    teaches: str
    tour: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Preset:
    """A worked example. `group` is its shelf in the gallery, `source` who gave it first, `teaches` one sentence."""

    id: str
    group: str
    title: str
    source: str
    teaches: str
    expected: Expected
    tour: tuple[Cue, ...]
    words: Mapping[str, Words]
    """By the language's BCP 47 tag; everything else is in English."""
    _document: Mapping[str, Any]

    def document(self) -> dict[str, Any]:
        """The source document, to be read, posted or changed."""
        return deepcopy(dict(self._document))


def words_of(said: Mapping[str, Any]) -> Words:
    """What one preset says, as the files of languages write it."""
    return Words(said["title"], said["teaches"], tuple(said.get("tour", ())))


def preset_of(entry: Mapping[str, Any], group: str, words: Mapping[str, Words]) -> Preset:
    """A preset as the data files write it."""
    expected = entry["expected"]
    return Preset(
        id=entry["id"],
        group=group,
        title=entry["title"],
        source=entry["source"],
        teaches=entry["teaches"],
        expected=Expected(_figures(expected["values"]), _figures(expected["gradients"])),
        tour=tuple(Cue(cue["step"], tuple(cue["look"]), cue["text"]) for cue in entry["tour"]),
        words=MappingProxyType(dict(words)),
        _document=MappingProxyType(with_pictures(entry["document"])),
    )


def _figures(written: Mapping[str, Any]) -> Mapping[str, Value]:
    return MappingProxyType({name: _figure(value) for name, value in written.items()})


def _figure(written: Any) -> Value:
    """A figure, `"NaN"`, `"Infinity"` and `"-Infinity"` among them; a list as a read-only array."""
    if not isinstance(written, list):
        return float(written)
    array: NDArray[np.float64] = np.array(written, dtype=np.float64)
    array.setflags(write=False)
    return array
