"""Read JSON as its standard has it: no NaN, no Infinity, no number beyond float64, no half of a character.

What is no JSON at all is refused with 400; what some parsers take for JSON, and means no value, with 422.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, Final

import orjson

from chainrule.errors import Span
from chainrule.sentences import say

from .problems import Problem, ProblemError

NUMBER: Final = re.compile(r"-?(?:NaN|Infinity|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)")
TOO_DEEP: Final = re.compile("depth|recursion|allocate", re.IGNORECASE)
"""How the parser says that its stack is full."""
SURROGATE: Final = re.compile("[\ud800-\udfff]")
HALF: Final = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
SEARCHED: Final = 65_536
"""In texts up to this length it is looked up which field a fault is in; in longer ones its place says enough."""


def read(body: bytes) -> Any:
    """The value of a JSON text. Raises ProblemError, with the place in the text."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise ProblemError(refusal(body, error)) from None


def read_object(body: bytes) -> dict[str, Any]:
    """The object that a JSON text is. Raises ProblemError for anything else."""
    value = read(body)
    if not isinstance(value, dict):
        raise ProblemError(Problem(422, "not-an-object", say("the body must be a JSON object with named fields")))
    return value


def refusal(body: bytes, error: orjson.JSONDecodeError) -> Problem:
    """What is wrong with a body that the strict parser refused."""
    try:
        text = body.decode()
    except UnicodeDecodeError as fault:
        return Problem(
            400, "invalid-utf-8", say("the body is not UTF-8: byte {start} is out of place", start=fault.start)
        )
    if TOO_DEEP.search(str(error)):
        return Problem(400, "too-deep", say("the body is nested too deeply"), span=span_at(text, error.pos, 1))
    return not_finite(text, error.pos) or half_character(text, error.pos) or malformed(text, error)


def not_finite(text: str, position: int) -> Problem | None:
    """The problem of a number that is none, or that no float64 holds, at `position`."""
    start = position - 1 if text[max(0, position - 1) : position] == "-" else position
    literal = NUMBER.match(text, start)
    if literal is None or math.isfinite(float(literal[0])):
        return None
    node = next((path for path, value in leaves(text) if isinstance(value, float)), None)
    shown = literal[0] if len(literal[0]) < 40 else f"{literal[0][:40]}..."
    detail = say("{shown} is no JSON number; numbers are finite and fit a float64", shown=shown)
    return Problem(422, "non-finite-number", detail, span=span_at(text, start, len(literal[0])), node=node)


def half_character(text: str, position: int) -> Problem | None:
    """The problem of an escape such as \\ud800 without its other half; the span is in the string that holds it."""
    escape = HALF.match(text, position)
    if escape is None:
        return None
    span, node = span_at(text, position, len(escape[0])), None
    for path, value in leaves(text):
        found = SURROGATE.search(value) if isinstance(value, str) else None
        if isinstance(value, str) and found:
            span, node = span_at(value, found.start(), 1), path
            break
    detail = say("{escape} is half of a character; leave it out, or write both halves", escape=escape[0])
    return Problem(422, "lone-surrogate", detail, span=span, node=node)


def malformed(text: str, error: orjson.JSONDecodeError) -> Problem:
    said = str(error).partition(": line ")[0]
    return Problem(
        400, "malformed-json", say("the body is no JSON: {said}", said=said), span=span_at(text, error.pos, 1)
    )


def leaves(text: str) -> Iterator[tuple[str, Any]]:
    """Every leaf and every name with its path, as a lenient parser reads them; none where even that cannot.

    Ordinary numbers are None.
    """
    if len(text) > SEARCHED:
        return iter(())
    try:
        return walk(json.loads(text, parse_float=infinite, parse_int=infinite))
    except (ValueError, RecursionError):
        return iter(())


def infinite(literal: str) -> float | None:
    value = float(literal)
    return None if math.isfinite(value) else value


def walk(value: Any) -> Iterator[tuple[str, Any]]:
    """Every leaf and every name with its path, in order."""
    waiting = [("", value)]
    while waiting:
        path, found = waiting.pop()
        if isinstance(found, dict):
            yield from ((path, name) for name in found)
            waiting += [(joined(path, name), found[name]) for name in reversed(found)]
        elif isinstance(found, list):
            waiting += [(joined(path, str(k)), found[k]) for k in reversed(range(len(found)))]
        else:
            yield path, found


def joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def span_at(text: str, offset: int, length: int) -> Span:
    """The span at an offset of a text."""
    before = text[:offset]
    return Span(offset, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1, length)
