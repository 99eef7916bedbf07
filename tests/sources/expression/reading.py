"""Short ways to read a text: what it becomes, what it computes, how it is refused."""

from __future__ import annotations

from typing import Any

import pytest

from chainrule.engine.run import run
from chainrule.engine.trace import Trace
from chainrule.errors import ChainruleError
from chainrule.limits import Limits
from chainrule.sources import Program, read


def program(text: str, inputs: dict[str, Any] | None = None, *, limits: Limits | None = None, **fields: Any) -> Program:
    return read({"kind": "expression", "text": text, "inputs": inputs or {}, **fields}, limits or Limits())


def trace(text: str, inputs: dict[str, Any] | None = None, **fields: Any) -> Trace:
    read_one = program(text, inputs, **fields)
    return run(read_one.graph, read_one.inputs)


def output(text: str, inputs: dict[str, Any] | None = None, **fields: Any) -> float:
    found = trace(text, inputs, **fields)
    value = found.values[found.graph.output]
    assert isinstance(value, float)
    return value


def ops(text: str, inputs: dict[str, Any] | None = None) -> list[str]:
    """The ops that compute something, in order."""
    return [node.op for node in program(text, inputs).graph if not node.is_leaf]


def refused(text: str, inputs: dict[str, Any] | None = None, **fields: Any) -> ChainruleError:
    with pytest.raises(ChainruleError) as caught:
        program(text, inputs, **fields)
    return caught.value


def place(error: ChainruleError) -> tuple[int, int]:
    """Offset and length of the span of an error."""
    assert error.span is not None
    return error.span.offset, error.span.length
