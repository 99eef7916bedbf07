"""Read numbers and nested lists of numbers, as they come from JSON, into floats and read-only arrays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.errors import LimitError, SourceError
from chainrule.limits import Limits
from chainrule.sentences import Sentence, say

Value = float | NDArray[np.float64]

INFINITE = {"Infinity": math.inf, "-Infinity": -math.inf}
"""JSON has no infinite numbers; they are written as texts, in a mask of an attention for one."""


def read_value(given: object, field: str, limits: Limits) -> Value:
    """A number as a float, nested lists as a read-only float64 array.

    Raises SourceError naming `field` for ragged or empty lists and for what is no finite number (truth values and
    texts are none), LimitError for too many elements or dimensions; nothing is allocated before that is known.
    """
    if isinstance(given, np.ndarray):
        given = _from_array(given, field, limits)
    if not isinstance(given, list | tuple):
        return number(given, field)
    level: Sequence[Any] = given
    shape = [len(level)]
    while _is_nested(level, shape, field):
        if len(shape) >= limits.dimensions:
            raise LimitError(
                "limit-dimensions",
                say(
                    "{place} is nested deeper than {most} lists, the most allowed", place=field, most=limits.dimensions
                ),
                node=field,
            )
        length = _common_length(level, shape, field)
        shape.append(length)
        _check_size(shape, field, limits)
        level = list(chain.from_iterable(level))
    _check_size(shape, field, limits)
    array = _at_once(level) if set(map(type, level)) <= {int, float} else None
    if array is None:
        array = np.array([number(item, field, shape, k) for k, item in enumerate(level)], dtype=np.float64)
    array = array.reshape(shape)
    array.setflags(write=False)
    return array


def _at_once(flat: Sequence[float]) -> NDArray[np.float64] | None:
    """Integers and floats as an array; None if one of them is not finite, and has to be found."""
    try:
        array = np.array(flat, dtype=np.float64)
    except OverflowError:
        return None
    return array if np.isfinite(array).all() else None


def number(given: object, field: str, shape: Sequence[int] = (), position: int = 0) -> float:
    """`given` as a finite float. `shape` and `position` say which element of `field` it is."""
    if type(given) is float and math.isfinite(given):
        return given
    if isinstance(given, str) and given in INFINITE:
        return INFINITE[given]
    place = field + _index(shape, position)
    if isinstance(given, bool) or not isinstance(given, int | float | np.integer | np.floating):
        raise SourceError(
            "not-a-number",
            say("{place} must be a number, not {found}", place=place, found=described(given)),
            node=place,
        )
    try:
        value = float(given)
    except OverflowError:
        value = math.inf
    if not math.isfinite(value):
        raise SourceError(
            "not-finite",
            say("{place} must be a finite number; float64 reaches about 1.8e308 on either side", place=place),
            node=place,
        )
    return value


def described(given: object) -> Sentence:
    """What `given` is, in the words of JSON."""
    if given is None:
        return say("null")
    if isinstance(given, bool):
        return say("true") if given else say("false")
    if isinstance(given, str):
        short = given if len(given) <= 20 else given[:19] + "…"
        return say("the text {text}", text=ascii(short))
    if isinstance(given, list | tuple):
        return say("a list")
    return say("an object") if isinstance(given, dict) else say("a {type}", type=type(given).__name__)


def shape_of(value: Value) -> tuple[int, ...]:
    return value.shape if isinstance(value, np.ndarray) else ()


def shown_shape(value: Value) -> str:
    shape = shape_of(value)
    return str(shape) if shape else say("() (a single number)")


def nested(value: Value) -> Any:
    """A value as JSON has it: a float, or nested lists of floats; the infinite ones as texts."""
    # Most values are single numbers, of which numpy asks the same in ten times the time.
    if isinstance(value, float) and math.isfinite(value):
        return value
    if np.isfinite(value).all():
        return value.tolist() if isinstance(value, np.ndarray) else value
    words = np.where(np.isposinf(value), "Infinity", np.where(np.isneginf(value), "-Infinity", "NaN")).astype(object)
    return np.where(np.isfinite(value), np.asarray(value, dtype=object), words).tolist()


def _from_array(array: NDArray[Any], field: str, limits: Limits) -> Any:
    if array.dtype.kind not in "iuf":
        raise SourceError(
            "not-a-number", say("{place} must hold numbers, not {found}", place=field, found=array.dtype), node=field
        )
    if array.ndim > limits.dimensions:
        message = say("{place} has more than {most} dimensions", place=field, most=limits.dimensions)
        raise LimitError("limit-dimensions", message, node=field)
    _check_size(array.shape, field, limits)
    return array.tolist()


def _is_nested(level: Sequence[Any], shape: Sequence[int], field: str) -> bool:
    """Are the items of `level` lists? Raises SourceError where some are and some are not, or none are there."""
    if not level:
        message = say("{place} holds an empty list; an array needs at least one number", place=field)
        raise SourceError("empty-list", message, node=field)
    kinds = {issubclass(kind, list | tuple) for kind in set(map(type, level))}
    is_nested = isinstance(level[0], list | tuple)
    if len(kinds) > 1:
        odd = next(k for k, item in enumerate(level) if isinstance(item, list | tuple) != is_nested)
        place = field + _index(shape, odd)
        raise SourceError(
            "ragged-list",
            say(
                "{place} is {found} where {other} stands beside it",
                place=place,
                found=described(level[odd]),
                other=described(level[0]),
            ),
            node=place,
        )
    return is_nested


def _common_length(level: Sequence[Any], shape: Sequence[int], field: str) -> int:
    length = len(level[0])
    odd = next((k for k, item in enumerate(level) if len(item) != length), None)
    if odd is not None:
        place = field + _index(shape, odd)
        raise SourceError(
            "ragged-list",
            say(
                "{place} has {found} elements, the list beside it {other}",
                place=place,
                found=len(level[odd]),
                other=length,
            ),
            node=place,
        )
    return length


def _check_size(shape: Sequence[int], field: str, limits: Limits) -> None:
    if math.prod(shape) > limits.tensor_elements:
        raise LimitError(
            "limit-tensor-elements",
            say(
                "{place} has {found} or more elements; at most {most} are allowed",
                place=field,
                found=math.prod(shape),
                most=limits.tensor_elements,
            ),
            node=field,
        )


def _index(shape: Sequence[int], position: int) -> str:
    """Where element `position` of an array of `shape` is: `[0][2]`."""
    return "".join(f"[{k}]" for k in np.unravel_index(position, tuple(shape))) if shape else ""
