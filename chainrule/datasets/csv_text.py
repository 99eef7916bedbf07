"""Read a data set from one's own text: one point a line, its label in the last column unless another is named.

How the text is written (delimiter, decimal comma, header, comments, a byte order mark) is found out, and told in
`Dataset.reading`; each can be told instead. No line is dropped: what cannot be read is an error with line and column.
Labels that are not all numbers are classes; so are at most ten different whole numbers; other numbers are the values
of a regression. `task` decides otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chainrule.datasets.csv_columns import MISSING, CsvColumn, are_numbers, coded, fields_of, labels
from chainrule.datasets.csv_dialect import DECIMALS, DELIMITERS, Dialect
from chainrule.datasets.csv_records import BYTE_ORDER_MARK, Record, UnreadableError, fault, records_of
from chainrule.datasets.table import CsvReading, Dataset
from chainrule.errors import LimitError, SourceError
from chainrule.fields import shown
from chainrule.limits import Limits
from chainrule.sentences import say

HEADERS = ("auto", "yes", "no")


@dataclass(frozen=True)
class CsvOptions:
    """What is told instead of found out: names of `DELIMITERS` and `DECIMALS`, or `auto`; columns by their names."""

    label: str = ""
    task: str = "auto"
    delimiter: str = "auto"
    decimal: str = "auto"
    header: str = "auto"
    leave_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        assert self.delimiter in ("auto", *DELIMITERS)
        assert self.decimal in ("auto", *DECIMALS)
        assert self.header in HEADERS


FOUND_OUT = CsvOptions()
"""Nothing is told."""


def read_csv(text: str, limits: Limits, options: CsvOptions = FOUND_OUT) -> Dataset:
    """The points of a text, in its order.

    Raises SourceError with line and column of the first field that cannot be read, LimitError for too much text.
    """
    if len(text) > limits.csv_length:
        raise LimitError(
            "text-too-long",
            say("a CSV text may have {most} characters", most=f"{limits.csv_length:,}"),
            node="dataset.text",
        )
    try:
        return _read(text, limits, options)
    except UnreadableError as error:
        raise error.at(text) from None


def _read(text: str, limits: Limits, options: CsvOptions) -> Dataset:
    found = records_of(text, limits.dataset_points + 1, delimiter=options.delimiter, decimal=options.decimal)
    records, dialect = found.records, found.dialect
    if not records:
        fault(1, 1, say("the text is empty; one point a line is wanted, its label in the last column"))
    width = len(records[0].fields)
    _check_widths(records, width, limits)
    has_header = _has_header(records, dialect, options)
    columns = _names(records[0].fields) if has_header else [*(f"x{i + 1}" for i in range(width - 1)), "label"]
    body = records[1:] if has_header else records
    if len(body) < 2:
        fault(records[-1].line, 1, say("a data set needs at least two points"))
    at = _label_column(columns, options.label)
    left_out = {_column(columns, name, "dataset.leave_out") for name in options.leave_out} - {at}
    is_told = options.decimal != "auto"
    values, classes = labels(fields_of(body, at, columns[at]), dialect, options.task, is_told=is_told)
    read: list[CsvColumn] = []
    names: list[str] = []
    inputs: list[list[float]] = []
    for index, name in enumerate(columns):
        if index == at:
            read.append(CsvColumn(name, "label", classes))
        elif index in left_out:
            read.append(CsvColumn(name, "left out"))
        else:
            new_names, new_columns, words = coded(fields_of(body, index, name), dialect, is_told=is_told)
            read.append(CsvColumn(name, "input", words))
            names += new_names
            inputs += new_columns
    _check_inputs(len(names), records[0].line, limits)
    reading = CsvReading(
        delimiter=dialect.delimiter,
        decimal=dialect.decimal,
        header_line=records[0].line if has_header else 0,
        comment_lines=found.comment_lines,
        has_byte_order_mark=text.startswith(BYTE_ORDER_MARK),
        points=len(body),
        columns=tuple(read),
    )
    return Dataset("csv", tuple(names), np.array(inputs).T, np.array(values), classes, len(body), reading)


def _check_widths(records: Sequence[Record], width: int, limits: Limits) -> None:
    if width < 2:
        fault(records[0].line, 1, say("a line needs at least two fields, a number and a label, with a comma between"))
    _check_inputs(width - 1, records[0].line, limits)
    for record in records:
        count = len(record.fields)
        if count != width:
            fault(
                record.line,
                min(count, width) + 1,
                say("{width} fields are wanted as above; got {count}", width=width, count=count),
            )


def _check_inputs(count: int, line: int, limits: Limits) -> None:
    if count < 1:
        fault(line, 1, say("every column of numbers is left out; a point needs at least one"))
    if count > limits.layer_width:
        fault(
            line,
            1,
            say("a point may have {most} numbers; got {count}", most=f"{limits.layer_width:,}", count=f"{count:,}"),
            LimitError,
        )


def _has_header(records: Sequence[Record], dialect: Dialect, options: CsvOptions) -> bool:
    """Does the first line name the columns?

    It does where a column is called for by a name that stands there; or where it holds no number and stands over
    numbers; or over words alone where it says nothing that comes again below, and some column repeats itself.
    """
    if options.header != "auto":
        return options.header == "yes"
    first = records[0].fields
    if not {options.label, *options.leave_out}.isdisjoint({*first} - {""}):
        return True
    is_named = any(field.lower() not in MISSING for field in first) and all(first[1:])
    if len(records) < 2 or not is_named or any(dialect.number(field) is not None for field in first):
        return False
    columns = [[record.fields[index] for record in records[1:]] for index in range(len(first))]
    if any(are_numbers(column, dialect) for column in columns):
        return True
    is_new = all(field not in column for field, column in zip(first, columns, strict=True))
    return is_new and any(2 * len(set(column)) <= len(column) for column in columns)


def _names(fields: Sequence[str]) -> list[str]:
    """The fields of a header as names, none twice; a row index without a name is `column 1`."""
    names: list[str] = []
    for index, field in enumerate(fields):
        name = field or f"column {index + 1}"
        names.append(name if name not in names else f"{name} ({index + 1})")
    return names


def _label_column(columns: Sequence[str], label: str) -> int:
    return _column(columns, label, "dataset.label") if label else len(columns) - 1


def _column(columns: Sequence[str], name: str, place: str) -> int:
    if name not in columns:
        raise SourceError(
            "unknown-column",
            say(
                "there is no column {found}; the columns are {known}",
                found=shown(name),
                known=", ".join(shown(c) for c in columns[:20]),
            ),
            node=place,
        )
    return columns.index(name)
