"""Read a data set from one's own text of comma-separated values: one point a line, its label in the last column.

A first line in which some field of the other columns is no number is taken as the header. Labels that are not all
numbers are classes; so are at most ten different whole numbers; other numbers are the values of a regression. `task`
decides otherwise.
"""

from __future__ import annotations

import csv
import io
import math
from typing import NoReturn

import numpy as np

from chainrule.datasets.table import Dataset
from chainrule.errors import LimitError, SourceError, Span
from chainrule.fields import shown
from chainrule.limits import Limits

Row = tuple[int, list[str]]
MOST_CLASSES = 100
MOST_GUESSED_CLASSES = 10


def read_csv(text: str, limits: Limits, *, label: str = "", task: str = "auto") -> Dataset:
    """The points of a text. `label` names the column of the labels, by default the last.

    Raises SourceError with line and column of the first field that cannot be read, LimitError for too much text.
    """
    try:
        return _read(text, limits, label, task)
    except _UnreadableError as error:
        raise error.at(text) from None


def _read(text: str, limits: Limits, label: str, task: str) -> Dataset:
    rows = _rows(text, limits)
    width = len(rows[0][1])
    _check_widths(rows, width, limits)
    header = rows[0][1] if any(_number(field) is None for field in rows[0][1][:-1]) or label else None
    columns = header or [f"x{i + 1}" for i in range(width - 1)] + ["label"]
    at = _label_column(columns, label)
    body = rows[1:] if header else rows
    if len(body) < 2:
        _fault(rows[-1][0], 1, "a data set needs at least two points")
    x = [[_need_number(line, i, field) for i, field in enumerate(fields) if i != at] for line, fields in body]
    labels, classes = _labels([(line, fields[at]) for line, fields in body], at, task)
    names = tuple(name for i, name in enumerate(columns) if i != at)
    return Dataset("csv", names, np.array(x), np.array(labels), classes, len(body))


def _rows(text: str, limits: Limits) -> list[Row]:
    if len(text) > limits.csv_length:
        raise LimitError("text-too-long", f"a CSV text may have {limits.csv_length:,} characters", node="dataset.text")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, skipinitialspace=True)
    rows: list[Row] = []
    line = 1
    try:
        for fields in reader:
            if fields:
                rows.append((line, [field.strip() for field in fields]))
            if len(rows) > limits.dataset_points + 1:
                _fault(line, 1, f"a data set may have {limits.dataset_points:,} points", LimitError)
            line = reader.line_num + 1
    except csv.Error as error:
        _fault(line, 1, f"this is no line of comma-separated values: {error}")
    if not rows:
        _fault(1, 1, "the text is empty; one point a line is wanted, its label in the last column")
    return rows


def _check_widths(rows: list[Row], width: int, limits: Limits) -> None:
    if width < 2:
        _fault(rows[0][0], 1, "a line needs at least two fields, a number and a label, with a comma between")
    if width - 1 > limits.layer_width:
        _fault(rows[0][0], 1, f"a point may have {limits.layer_width:,} numbers; got {width - 1:,}", LimitError)
    for line, fields in rows:
        if len(fields) != width:
            _fault(line, min(len(fields), width) + 1, f"{width} fields are wanted as above; got {len(fields)}")


def _label_column(columns: list[str], label: str) -> int:
    if not label:
        return len(columns) - 1
    if label not in columns:
        raise SourceError(
            "unknown-column",
            f"there is no column {shown(label)}; the first line names {', '.join(shown(c) for c in columns[:20])}",
            node="dataset.label",
        )
    return columns.index(label)


def _labels(fields: list[tuple[int, str]], at: int, task: str) -> tuple[list[float], tuple[str, ...]]:
    for line, field in fields:
        if not field:
            _fault(line, at + 1, "the label is missing")
    numbers = [_number(field) for _, field in fields]
    if task == "regression" or (task == "auto" and not _are_classes(numbers)):
        return [_need_number(line, at, field) for line, field in fields], ()
    found = sorted({field for _, field in fields}, key=lambda field: (_number(field) is None, _number(field), field))
    if len(found) > MOST_CLASSES:
        _fault(fields[0][0], at + 1, f"there may be {MOST_CLASSES} classes; got {len(found)} different labels")
    return [float(found.index(field)) for _, field in fields], tuple(found)


def _are_classes(numbers: list[float | None]) -> bool:
    if any(number is None for number in numbers):
        return True
    whole = all(number is not None and number.is_integer() for number in numbers)
    return whole and len(set(numbers)) <= MOST_GUESSED_CLASSES


def _number(field: str) -> float | None:
    try:
        number = float(field) if field.isascii() and "_" not in field else math.nan
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _need_number(line: int, index: int, field: str) -> float:
    number = _number(field)
    if number is None:
        _fault(line, index + 1, f"a finite number is wanted; got {shown(field)}")
    return number


class _UnreadableError(Exception):
    """Something wrong at a line and a column (fields counted from 1)."""

    def __init__(self, line: int, column: int, message: str, kind: type[SourceError] | type[LimitError]) -> None:
        super().__init__(message)
        self.line, self.column, self.kind = line, column, kind

    def at(self, text: str) -> SourceError | LimitError:
        """The error as callers see it: it says line and column, and its span is the line."""
        lines = text.splitlines(keepends=True)
        offset = sum(len(line) for line in lines[: self.line - 1])
        length = len(lines[self.line - 1].rstrip("\r\n")) if self.line <= len(lines) else 0
        return self.kind(
            "csv" if self.kind is SourceError else "csv-too-large",
            f"line {self.line}, column {self.column}: {self}",
            span=Span(offset, self.line, 1, length),
            node="dataset.text",
        )


def _fault(line: int, column: int, message: str, kind: type[SourceError] | type[LimitError] = SourceError) -> NoReturn:
    raise _UnreadableError(line, column, message, kind)
