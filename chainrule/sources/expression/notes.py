"""What was typed one way and is read another: told to whoever typed it, with the place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from chainrule.sentences import Sentence, say
from chainrule.sources.expression.text import shown

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """`sentence` says what the piece at `place` is read as."""

    sentence: Sentence
    place: Extent


@dataclass(slots=True)
class Notes:
    """Grows while a text is read. What is folded the same way again is told once, at its first place."""

    found: dict[str, Note] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)

    def tell(self, sentence: Sentence, place: Extent) -> None:
        self.places.append(place[0])
        self.found.setdefault(sentence, Note(sentence, place))

    def fold(self, typed: str, read: str, place: Extent) -> None:
        """`typed` is another spelling of `read`, no more."""
        self.tell(say("{typed} is read as {read}", typed=shown(typed), read=shown(read)), place)

    def in_order(self) -> tuple[Note, ...]:
        return tuple(sorted(self.found.values(), key=lambda note: note.place))
