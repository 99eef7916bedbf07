"""The functions of the engine that a text calls: it brings their source along, and that of those they call."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import FunctionType
from typing import Any

from chainrule.engine.ops import OPS
from chainrule.engine.ops.code import needed_by, source_of

Functions = Mapping[str, Callable[..., Any]]


@cache
def functions() -> Functions:
    """All functions a text may bring, by name."""
    found: dict[str, Callable[..., Any]] = {}
    waiting = [function for op in OPS.values() for function in op.code.functions]
    while waiting:
        function = waiting.pop()
        if function.__name__ not in found:
            found[function.__name__] = function
            waiting += [each for each in needed_by(function).values() if isinstance(each, FunctionType)]
    return found


def brought(body: str) -> str:
    """The functions that `body` calls, and those they call, each once; the ones that are called stand first."""
    needed: dict[str, str] = {}

    def bring(names: Iterable[str]) -> None:
        for name in names:
            if name not in needed:
                needed[name] = ""
                bring(sorted(each for each in needed_by(functions()[name]) if each in functions()))
                needed[name] = source_of(functions()[name])

    bring(name for name in sorted(functions()) if re.search(rf"(?<![\w.]){name}\(", body))
    return "\n\n\n".join(needed.values())
