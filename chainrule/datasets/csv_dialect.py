"""How a text of separated values is written: what stands between the fields, and between a number and its fraction.

    dialect_of("1,5;2,5;oak\\n2,5;3,5;elm\\n")      Dialect(delimiter="semicolon", decimal="comma")

Both are judged together, as what is a number depends on both: of the delimiters the one under which most lines have
the same number of fields, and most fields are numbers (the measure of van den Burg, Nazabal and Sutton, 2019:
consistent patterns, known types). The standard library's `csv.Sniffer` judges by characters alone and takes the
decimal commas of `1,5;2,5;0` for the delimiter. The fields themselves are read by `csv.reader`.
"""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

DELIMITERS: Mapping[str, str] = MappingProxyType(
    {"tab": "\t", "semicolon": ";", "comma": ",", "bar": "|", "space": " "}
)
"""By name; of two that fit equally well the first is taken."""

DECIMALS = ("point", "comma")
LOOKED_AT = 200
"""So many lines are judged."""
WORDS = 0.1


@dataclass(frozen=True)
class Dialect:
    """`delimiter` is a name in `DELIMITERS`, `decimal` one in `DECIMALS`."""

    delimiter: str = "comma"
    decimal: str = "point"

    @property
    def sign(self) -> str:
        return DELIMITERS[self.delimiter]

    def number(self, field: str) -> float | None:
        """The finite number a field says, None where it is none: `1.500` is none beside decimal commas."""
        if self.decimal == "point":
            return number(field)
        return None if "." in field or field.endswith(",") else number(field.replace(",", "."))


def dialect_of(lines: Sequence[str], delimiter: str = "auto", decimal: str = "auto") -> Dialect:
    """How `lines` are written (comments and empty lines left out); what is not `auto` is taken as told."""
    chosen = tuple(DELIMITERS) if delimiter == "auto" else (delimiter,)
    looked_at = lines[:LOOKED_AT]
    rated = [(_rating(looked_at, _with_decimal(looked_at, name, decimal)), name) for name in chosen]
    best, name = max(rated, key=lambda pair: pair[0])
    return _with_decimal(looked_at, name if best > 0 or delimiter != "auto" else "comma", decimal)


def number(field: str) -> float | None:
    """The finite number of a field with a decimal point, None where it is none."""
    field = field.replace("−", "-")
    try:
        found = float(field) if field.isascii() and "_" not in field else math.nan
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def _with_decimal(lines: Sequence[str], name: str, decimal: str) -> Dialect:
    """The sign of fractions under a delimiter: a comma where more fields are numbers with it."""
    if decimal != "auto":
        return Dialect(name, decimal)
    fields = [field for row in _rows(lines, name) for field in row if "," in field or "." in field]
    counts = [sum(Dialect(name, each).number(field) is not None for field in fields) for each in DECIMALS]
    return Dialect(name, "comma" if counts[1] > counts[0] else "point")


def _rating(lines: Sequence[str], dialect: Dialect) -> float:
    """The share of the lines that have the usual number of fields, more than one, times that of the numbers in them.

    Words count a little, so that a text of words alone has a delimiter, too.
    """
    rows = _rows(lines, dialect.delimiter)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, count = widths.most_common(1)[0]
    fields = [field for row in rows if len(row) == width for field in row]
    numbers = sum(dialect.number(field) is not None for field in fields) / len(fields)
    return count / len(rows) * (numbers + WORDS)


def _rows(lines: Iterable[str], name: str) -> list[list[str]]:
    try:
        return [[field.strip() for field in row] for row in reader(lines, name) if row]
    except csv.Error:
        return []


def reader(lines: Iterable[str], delimiter: str) -> Iterable[list[str]]:
    """The fields of `lines`, which are read as they are needed; several spaces in a row are one delimiter."""
    if delimiter == "space":
        lines = (line.strip() + "\n" for line in lines)
    return csv.reader(lines, delimiter=DELIMITERS[delimiter], strict=True, skipinitialspace=True)
