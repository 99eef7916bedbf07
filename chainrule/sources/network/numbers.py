"""Rows and matrices of numbers out of a document."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chainrule.errors import SourceError
from chainrule.fields import is_number, shown
from chainrule.sentences import Sentence, say


def as_rows(value: object) -> object:
    """Arrays, which callers in Python may give, as the nested lists a document has."""
    return value.tolist() if isinstance(value, np.ndarray) else value


def row(value: object, length: int, place: str, wanted: Sentence) -> list[float]:
    """`value` as floats. Raises SourceError with `wanted`, what would be right, and what came instead."""
    given = as_rows(value)
    if is_number(given):
        message = say("{wanted}, in a list; got the number {found}", wanted=wanted, found=shown(given))
        raise SourceError("not-a-list", message, node=place)
    if not isinstance(given, list | tuple):
        raise SourceError("not-a-list", say("{wanted}; got {found}", wanted=wanted, found=shown(given)), node=place)
    if len(given) != length:
        raise SourceError("shape", say("{wanted}; got {found}", wanted=wanted, found=len(given)), node=place)
    return floats(given, place)


def matrix(rows: Sequence[Sequence[float]], width: int) -> NDArray[np.float64]:
    """Rows as an array of shape (rows, width), also where there is none."""
    return np.array(rows, dtype=np.float64).reshape(len(rows), width)


def floats(given: Sequence[object], place: str) -> list[float]:
    """Every element as a float. Raises SourceError for the first that is no finite number."""
    if set(map(type, given)) <= _PLAIN and all(-_LARGEST < number < _LARGEST for number in given):  # type: ignore[operator]
        return list(map(float, given))  # type: ignore[arg-type]
    for i, number in enumerate(given):
        if not is_number(number):
            message = say("{place} must be a finite number; got {found}", place=f"{place}[{i}]", found=shown(number))
            raise SourceError("not-a-number", message, node=f"{place}[{i}]")
    return [float(number) for number in given]  # type: ignore[arg-type]


_PLAIN = {int, float}
_LARGEST = 1e300
"""The quick way is for plain numbers whose range needs no second look."""
