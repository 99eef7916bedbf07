"""What the essay says, as values: `essay()` reads `chapters.toml`, once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant")
FILE: Final = Path(__file__).with_name("chapters.toml")


@dataclass(frozen=True)
class Said:
    """A passage in every language."""

    texts: Mapping[str, str]

    def within(self, lang: str) -> str:
        return self.texts[lang]


@dataclass(frozen=True)
class Beat:
    """A passage, and how many steps the trace has complete when it rests there.

    `formula`: stands above it. `is_asked`: the reader predicts before the trace goes on, and `reveal` is
    said after that. `descend`: a step of gradient descent can be taken here; it names the value that goes down.
    """

    at: int
    said: Said
    formula: str = ""
    is_asked: bool = False
    reveal: Said | None = None
    descend: str = ""


@dataclass(frozen=True)
class Part:
    """A trace with its beats. `trace` names one of the essay's traces; the rest are attributes of `<chain-rule>`."""

    trace: str
    view: str
    beats: tuple[Beat, ...]
    attributes: Mapping[str, str]
    title: Said | None = None

    @property
    def last(self) -> int:
        """The steps that are complete when it is over."""
        return self.beats[-1].at


@dataclass(frozen=True)
class Chapter:
    """A figure of the lecture."""

    id: str
    figure: int
    title: Said
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Essay:
    """`traces` are source documents, or what stands for them, by name; `words`: what else the page says."""

    chapters: tuple[Chapter, ...]
    traces: Mapping[str, Mapping[str, Any]]
    words: Mapping[str, Said]

    def chapter(self, id: str) -> Chapter | None:
        return next((each for each in self.chapters if each.id == id), None)


@cache
def essay() -> Essay:
    """All of it."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Essay(
        chapters=tuple(_chapter(each) for each in found["chapters"]),
        traces=found["traces"],
        words={name: _said(each) for name, each in found["words"].items()},
    )


_OF_TRACE: Final = ("ask", "neuron", "order", "unit")


def _chapter(written: Mapping[str, Any]) -> Chapter:
    parts = tuple(_part(each) for each in written["parts"])
    return Chapter(written["id"], written["figure"], _said(written["title"]), parts)


def _part(written: Mapping[str, Any]) -> Part:
    return Part(
        trace=written["trace"],
        view=written["view"],
        beats=tuple(_beat(each) for each in written["beats"]),
        title=_said(written["title"]) if "title" in written else None,
        attributes={name: written[name] for name in _OF_TRACE if name in written},
    )


def _beat(written: Mapping[str, Any]) -> Beat:
    return Beat(
        at=written["at"],
        said=_said(written),
        formula=written.get("formula", ""),
        is_asked=written.get("asked", False),
        reveal=_said(written["reveal"]) if "reveal" in written else None,
        descend=written.get("descend", ""),
    )


def _said(written: Mapping[str, Any]) -> Said:
    """Raises KeyError for a passage that a language lacks."""
    return Said({lang: written[lang] for lang in LANGUAGES})
