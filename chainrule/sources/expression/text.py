"""Turn offsets of a source text into spans, and show pieces of it safely in messages."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from chainrule.errors import Span
from chainrule.sources.expression.tokens import Token

SHOWN_LENGTH = 40
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Text:
    """A source text. Offsets count code points; a line ends at LF, CR or CR LF."""

    string: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which every line begins."""
        return (0, *(match.end() for match in LINE_END.finditer(self.string)))

    def span(self, start: int, end: int) -> Span:
        """The stretch from `start` up to, not including, `end`. `start == end` is a caret between two characters."""
        line = bisect_right(self.line_starts, start)
        return Span(start, line, start - self.line_starts[line - 1] + 1, end - start)

    def span_of(self, token: Token, last: Token | None = None) -> Span:
        """The place of a token, or of everything from it to the end of `last`."""
        return self.span(token.start, (last or token).end)

    def piece(self, start: int, end: int) -> str:
        return self.string[start:end]


def printable(piece: str) -> str:
    """`piece` as it may stand in a message: short, unprintable characters written as <U+0000>."""
    short = piece if len(piece) <= SHOWN_LENGTH else piece[: SHOWN_LENGTH - 1] + "…"
    if short.isprintable():
        return short
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in short)


def shown(piece: str) -> str:
    """`piece` in quotes, as it may stand in a message."""
    return f"'{printable(piece)}'"


def named(character: str) -> str:
    """`character` with its code point and its name: `'²' (U+00B2, SUPERSCRIPT TWO)`."""
    point = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    described = f"{point}, {name}" if name else point
    return f"'{character}' ({described})" if character.isprintable() else described
