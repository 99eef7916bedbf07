"""The worked examples: the lecture's, those of other courses, and the traps learners fall into.

    PRESETS["chain-case-2"].document()        a source document
    PRESETS["chain-case-2"].tour              numbered cues: step, what to look at, one sentence

The examples are in `data/`, one file a shelf of the gallery. To add one, write its entry there: the tests hold its
figures to the engine and its cues to its steps. What they say in other languages is in `words/`, one file a language;
what is missing there is said in English.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from types import MappingProxyType

from chainrule.sources.presets.preset import Cue, Expected, Preset, Words, preset_of, words_of

SHELVES = ("lecture", "networks", "courses", "tensors", "blocks", "traps")
"""The data files, in the order of the gallery."""


def translations() -> Mapping[str, Mapping[str, Words]]:
    """By preset and language what the preset says in it; every file of `words/` is a language."""
    found: dict[str, dict[str, Words]] = {}
    for file in sorted(files(__package__).joinpath("words").iterdir(), key=lambda file: file.name):
        language = json.loads(file.read_text(encoding="utf-8"))
        for preset, said in language["presets"].items():
            found.setdefault(preset, {})[language["tag"]] = words_of(said)
    return found


def load() -> Iterator[Preset]:
    """Every preset of every shelf, in order."""
    said = translations()
    for shelf in SHELVES:
        written = json.loads(files(__package__).joinpath("data", f"{shelf}.json").read_text(encoding="utf-8"))
        for entry in written["examples"]:
            yield preset_of(entry, written["group"], said.get(entry["id"], {}))


PRESETS: Mapping[str, Preset] = MappingProxyType({preset.id: preset for preset in load()})

__all__ = ["PRESETS", "Cue", "Expected", "Preset", "Words", "translations"]
