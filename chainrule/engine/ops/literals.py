"""Numbers, arrays and options as Python writes them, exactly."""

from __future__ import annotations

import math
import textwrap
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH = 100


def number(value: float) -> str:
    """The shortest text that reads as the same float64."""
    if math.isfinite(value):
        return repr(float(value))
    return f'float("{value}")'


def array(value: float | tuple[Any, ...] | NDArray[np.float64]) -> str:
    """A number, or nested lists, broken into lines where they are long."""
    text = _nested(np.asarray(value).tolist())
    return text if len(text) <= WIDTH else "\n".join(textwrap.wrap(text, WIDTH, break_on_hyphens=False)).strip()


def option(value: Any) -> str:
    """An option: an integer, a tuple of them, None, a truth value or a float."""
    return number(value) if isinstance(value, float) else repr(tuple(value) if isinstance(value, list) else value)


def selection(index: Any) -> str:
    """An index between brackets: `0, 1:3`."""
    entries = index if isinstance(index, list | tuple) else (index,)
    return ", ".join(_slice(entry) if isinstance(entry, list | tuple) else str(entry) for entry in entries)


def _slice(entry: Any) -> str:
    start, stop, step = (slice(*entry).start, slice(*entry).stop, slice(*entry).step)
    text = ":".join("" if bound is None else str(bound) for bound in (start, stop))
    return text if step is None else f"{text}:{step}"


def _nested(rows: Any) -> str:
    if isinstance(rows, list):
        return "[" + ", ".join(_nested(row) for row in rows) + "]"
    return number(rows)
