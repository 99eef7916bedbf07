"""The worked examples: the lecture's, those of other courses, and the traps learners fall into.

    PRESETS["chain-case-2"].document()        a source document
    PRESETS["chain-case-2"].tour              numbered cues: step, what to look at, one sentence

The examples are in `data/`, one file a shelf of the gallery. To add one, write its entry there: the tests hold its
figures to the engine and its cues to its steps.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from types import MappingProxyType

from chainrule.sources.presets.preset import Cue, Expected, Preset, preset_of

SHELVES = ("lecture", "networks", "courses", "tensors", "blocks", "traps")
"""The data files, in the order of the gallery."""


def load() -> Iterator[Preset]:
    """Every preset of every shelf, in order."""
    for shelf in SHELVES:
        written = json.loads(files(__package__).joinpath("data", f"{shelf}.json").read_text(encoding="utf-8"))
        for entry in written["examples"]:
            yield preset_of(entry, written["group"])


PRESETS: Mapping[str, Preset] = MappingProxyType({preset.id: preset for preset in load()})

__all__ = ["PRESETS", "Cue", "Expected", "Preset"]
