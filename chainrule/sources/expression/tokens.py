"""What a text is cut into: tokens, each with its place in the text as it was typed."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """`word` is what the piece from `start` up to, not including, `end` is read as."""

    kind: str
    word: str
    start: int
    end: int

    @property
    def place(self) -> tuple[int, int]:
        return self.start, self.end


ENDS_A_VALUE = frozenset(
    {"NAME", "NUMBER", "RPAR", "RSQB", "RBRACE", "SUPERSCRIPT", "TRANSPOSED", "ATTRIBUTE", "ORDER"}
)
BEGINS_A_VALUE = frozenset({"NAME", "NUMBER", "LPAR", "COMMAND"})
OPENS = {"LPAR": "RPAR", "LSQB": "RSQB", "LBRACE": "RBRACE"}
CLOSERS = {"RPAR": ")", "RSQB": "]", "RBRACE": "}"}
SIGNS = frozenset({"PLUS", "MINUS"})
BINARY = frozenset({"PLUS", "MINUS", "STAR", "SLASH", "AT", "POWER", "DOT", "COMPARE"})
"""Operators that stand between two values."""
