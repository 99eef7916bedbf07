"""Columns of text fields as numbers: which are numbers, which are words, and the code of the words.

A column is of numbers where at least half of its fields are; the others are faults then, named by line and column.
Words of an input column are coded: two different ones as 0 and 1, more as a column each, 1 where the word stands.
Numbers with other signs, as in `10%`, are no words, unless it `is_told` how numbers are written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NoReturn

from chainrule.datasets.csv_dialect import Dialect
from chainrule.datasets.csv_records import Record, fault
from chainrule.fields import shown
from chainrule.sentences import Sentence, say

MOST_CODED = 50
"""So many different words a column of the inputs may have."""
MOST_CLASSES = 100
MOST_GUESSED_CLASSES = 10
NEARLY_A_NUMBER = re.compile(r"[$€£¥]?\s*[+-]?\d[\d.,' ]*\s*[%$€£¥]?")
MISSING = frozenset({"", "?", "na", "n/a", "nan", "null", "none", "-"})


@dataclass(frozen=True)
class CsvColumn:
    """What was understood of a column of the text. `words` are its different fields in the order of their code.

    `words` is empty for numbers, and for a column that is left out.
    """

    name: str
    role: Literal["input", "label", "left out"]
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class ColumnFields:
    """The fields of one column below the header: `fields[k]` stands in line `lines[k]`, column `number` from 1."""

    name: str
    number: int
    lines: Sequence[int]
    fields: Sequence[str]

    def fault_at(self, k: int, message: Sentence) -> NoReturn:
        said = say("{message} in {column}", message=message, column=shown(self.name))
        fault(self.lines[k], self.number, said)


def fields_of(records: Sequence[Record], index: int, name: str) -> ColumnFields:
    lines, fields = [record.line for record in records], [record.fields[index] for record in records]
    return ColumnFields(name, index + 1, lines, fields)


def are_numbers(fields: Sequence[str], dialect: Dialect) -> bool:
    """Is at least half of what is there a number?"""
    there = [field for field in fields if field.lower() not in MISSING]
    return 2 * sum(dialect.number(field) is not None for field in there) >= len(there)


def numbers(column: ColumnFields, dialect: Dialect) -> list[float]:
    """Every field as a number. Raises UnreadableError at the first that is none."""
    found = []
    for k, field in enumerate(column.fields):
        value = dialect.number(field)
        if value is None:
            missing = say("a number is missing; got {found}", found=shown(field))
            wanted = say("a finite number is wanted; got {found}", found=shown(field))
            column.fault_at(k, missing if field.lower() in MISSING else wanted)
        found.append(value)
    return found


def coded(
    column: ColumnFields, dialect: Dialect, *, is_told: bool = False
) -> tuple[list[str], list[list[float]], tuple[str, ...]]:
    """An input column as columns of numbers: their names, their numbers, and the words that were coded."""
    if are_numbers(column.fields, dialect):
        return [column.name], [numbers(column, dialect)], ()
    _need_all(column, say("a word is missing"))
    if not is_told:
        _refuse_numbers_in_disguise(column)
    words = tuple(sorted(set(column.fields)))
    if len(words) > MOST_CODED:
        too_many = say(
            "{count} different words are too many to be coded (at most {most}); leave out",
            count=len(words),
            most=MOST_CODED,
        )
        column.fault_at(0, too_many)
    shown_words = words[1:] if len(words) == 2 else words
    columns = [[float(field == word) for field in column.fields] for word in shown_words]
    return [f"{column.name}={word}" for word in shown_words], columns, words


def labels(
    column: ColumnFields, dialect: Dialect, task: str, *, is_told: bool = False
) -> tuple[list[float], tuple[str, ...]]:
    """The values of a regression and (), or class numbers and the classes in the order of these.

    ColumnFields that say the same number are one class, called as the shortest of them: 0 and 0.0 are the class 0.
    """
    _need_all(column, say("the label is missing"))
    if not is_told and task != "classification" and not are_numbers(column.fields, dialect):
        _refuse_numbers_in_disguise(column)
    values = [dialect.number(field) for field in column.fields]
    if task == "regression" or (task == "auto" and not _are_classes(column.fields, values)):
        return numbers(column, dialect), ()
    keys = [field if value is None else value + 0.0 for field, value in zip(column.fields, values, strict=True)]
    names: dict[str | float, str] = {}
    for key, field in zip(keys, column.fields, strict=True):
        names[key] = min(names.get(key, field), field, key=lambda name: (len(name), name))
    order = sorted(names, key=lambda key: (isinstance(key, str), key))
    if len(order) > MOST_CLASSES:
        column.fault_at(
            0, say("there may be {most} classes; got {count} different labels", most=MOST_CLASSES, count=len(order))
        )
    number = {key: float(k) for k, key in enumerate(order)}
    return [number[key] for key in keys], tuple(names[key] for key in order)


def _need_all(column: ColumnFields, message: Sentence) -> None:
    for k, field in enumerate(column.fields):
        if not field:
            column.fault_at(k, message)


def _refuse_numbers_in_disguise(column: ColumnFields) -> None:
    """A column of `10%`, `$5`, `1.000,5` is one of numbers to whoever made it: it is no column of words."""
    if all(NEARLY_A_NUMBER.fullmatch(field) for field in column.fields):
        found = shown(column.fields[0])
        column.fault_at(0, say("{found} is nearly a number: write all like 1234.5, or leave them out", found=found))


def _are_classes(fields: Sequence[str], values: Sequence[float | None]) -> bool:
    """Words are classes, and so are few whole numbers."""
    if any(value is None for value in values):
        return True
    whole = all(value is not None and value.is_integer() for value in values)
    return whole and len(set(values)) <= MOST_GUESSED_CLASSES
