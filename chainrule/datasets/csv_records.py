"""The records of a text of separated values, each with the line of the text it begins in.

Empty lines and comments (lines that begin with # or %, and the `sep=;` of spreadsheets) are no records; the comments
are told. A line that begins with # is data where it comes after the first record and has as many fields as that, and
where every line begins so.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

from chainrule.datasets.csv_dialect import DELIMITERS, Dialect, dialect_of, reader
from chainrule.errors import LimitError, SourceError, Span
from chainrule.fields import shown
from chainrule.sentences import Sentence, say

BYTE_ORDER_MARK = "\ufeff"
COMMENT = ("#", "%")
SEPARATOR = re.compile(r"sep=(.)[ \t]*[\r\n]")
"""How spreadsheets tell the delimiter, in the first line."""
THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+")


@dataclass(frozen=True)
class Record:
    """`line` counts from 1, as editors do."""

    line: int
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Records:
    """A text taken apart. `comment_lines` are the numbers of the lines that were passed over."""

    dialect: Dialect
    records: tuple[Record, ...]
    comment_lines: tuple[int, ...]


class UnreadableError(Exception):
    """Something wrong at a line and a column (fields counted from 1)."""

    def __init__(self, line: int, column: int, message: Sentence, kind: type[SourceError] | type[LimitError]) -> None:
        super().__init__(message)
        self.line, self.column, self.message, self.kind = line, column, message, kind

    def at(self, text: str) -> SourceError | LimitError:
        """The error as callers see it: it says line and column, and its span is the line."""
        lines = lines_of(text)
        offset = sum(len(line) for line in lines[: self.line - 1])
        length = len(lines[self.line - 1].rstrip("\r\n")) if self.line <= len(lines) else 0
        return self.kind(
            "csv" if self.kind is SourceError else "csv-too-large",
            say("line {line}, column {column}: {message}", line=self.line, column=self.column, message=self.message),
            span=Span(offset, self.line, 1, length),
            node="dataset.text",
        )


def fault(
    line: int, column: int, message: Sentence, kind: type[SourceError] | type[LimitError] = SourceError
) -> NoReturn:
    """Raise the error at a field."""
    raise UnreadableError(line, column, message, kind)


def lines_of(text: str) -> list[str]:
    """The lines with their ends, as `csv` counts them: ended by \\n, \\r or both."""
    return list(io.StringIO(text, newline=""))


def records_of(text: str, most: int, *, delimiter: str = "auto", decimal: str = "auto") -> Records:
    """All records, at most `most`. Raises UnreadableError for what is no such text."""
    lines = lines_of(text.removeprefix(BYTE_ORDER_MARK))
    told = SEPARATOR.match(lines[0]) if lines else None
    if told is not None and delimiter == "auto":
        delimiter = next((name for name, sign in DELIMITERS.items() if sign == told[1]), "auto")
    has_comments = any(line.strip() and not is_comment(line) for line in lines)
    plain = [line for line in lines if line.strip() and not (has_comments and is_comment(line))]
    dialect = dialect_of(plain, delimiter, decimal)
    source = _Source(lines, dialect, has_comments)
    records: list[Record] = []
    rows = iter(reader(source, dialect.delimiter))
    while True:
        source.begin(len(records[0].fields) if records else None)
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            fault(source.line, 1, say("this is no line of comma-separated values: {error}", error=error))
        if len(records) >= most:
            fault(source.line, 1, say("a data set may have {most} points", most=f"{most - 1:,}"), LimitError)
        records.append(Record(source.line, tuple(field.strip() for field in row)))
    if decimal == "auto" and (dialect.delimiter, dialect.decimal) == ("comma", "comma"):
        refuse_thousands(records)
    return Records(dialect, tuple(records), tuple(source.comment_lines))


def is_comment(line: str) -> bool:
    return line.startswith(COMMENT) or SEPARATOR.match(line) is not None


def refuse_thousands(records: Sequence[Record]) -> None:
    """Raise UnreadableError where every comma in a number stands before three digits: "1,000" is a thousand to most."""
    found = [
        (record.line, column, field)
        for record in records
        for column, field in enumerate(record.fields, start=1)
        if "," in field and field.strip("+-")[:1].isdigit()
    ]
    if found and all(THOUSANDS.fullmatch(field) for _, _, field in found):
        line, column, field = found[0]
        whole, fraction = field.replace(",", ""), field.replace(",", ".", 1)
        fault(line, column, say("{found} may be {whole} or {fraction}: say which, or write it without a comma",
                                found=shown(field), whole=whole, fraction=fraction))  # fmt: skip


class _Source:
    """Lines for `csv.reader`: what lies between two records and is none is passed over, never inside quotes."""

    def __init__(self, lines: list[str], dialect: Dialect, has_comments: bool) -> None:
        self._lines, self._dialect, self._has_comments = lines, dialect, has_comments
        self._next = 0
        self._begins = True
        self._width: int | None = None
        self.line = 1
        """Where the record that was read last begins."""
        self.comment_lines: list[int] = []

    def begin(self, width: int | None) -> None:
        """A record begins; `width` is the number of fields of those before."""
        self._begins, self._width = True, width

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        while self._next < len(self._lines):
            line = self._lines[self._next]
            self._next += 1
            if not self._begins:
                return line
            if not line.strip():
                continue
            if self._is_comment(line):
                self.comment_lines.append(self._next)
                continue
            self._begins, self.line = False, self._next
            return line
        raise StopIteration

    def _is_comment(self, line: str) -> bool:
        if not self._has_comments or not is_comment(line):
            return False
        return self._width is None or line.count(self._dialect.sign) + 1 != self._width
