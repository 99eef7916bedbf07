"""Trainings worth watching: documents for `read_job`, each with a title and what it teaches.

    read_job(EXAMPLES["spiral"].document(), Limits())

They are in `data/examples.json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A training document with its title and, in one sentence, what it teaches."""

    id: str
    title: str
    teaches: str
    _document: Mapping[str, Any]

    def document(self) -> dict[str, Any]:
        """The training document, to be read, posted or changed."""
        return deepcopy(dict(self._document))


def load() -> dict[str, Example]:
    """All examples, in order."""
    written = json.loads(files(__package__).joinpath("data", "examples.json").read_text(encoding="utf-8"))
    return {
        entry["id"]: Example(entry["id"], entry["title"], entry["teaches"], MappingProxyType(entry["document"]))
        for entry in written["examples"]
    }


EXAMPLES: Mapping[str, Example] = MappingProxyType(load())
