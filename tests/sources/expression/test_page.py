"""The page of the expression language says what the language does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from chainrule.limits import Limits
from chainrule.sources.expression import inspect
from tests.sources.expression.reading import program, refused

PAGE = (Path(__file__).parents[3] / "docs" / "expressions.md").read_text(encoding="utf-8")
ROWS = [re.findall(r"`([^`]+)`", row) for row in PAGE.splitlines() if row.startswith("| `")]
REFUSED = PAGE.index("## What is refused")
READ = [(row[0], row[1]) for row in ROWS if PAGE.index(f"| `{row[0]}` | `{row[1]}` |") < REFUSED]
NOT_READ = [(row[0], row[1]) for row in ROWS if (row[0], row[1]) not in READ]


def computed(text: str) -> list[tuple[Any, ...]]:
    graph = program(text, dict.fromkeys(inspect(text, Limits()).inputs, 2.0)).graph
    return [(node.id, node.op, node.inputs, dict(node.options), node.constant) for node in graph]


def test_the_page_has_both_tables() -> None:
    assert len(READ) > 10
    assert len(NOT_READ) > 10


@pytest.mark.parametrize(("typed", "same"), READ)
def test_what_is_typed_is_read_as_the_page_says(typed: str, same: str) -> None:
    assert computed(typed) == computed(same)


@pytest.mark.parametrize(("typed", "code"), NOT_READ)
def test_what_is_refused_has_the_code_of_the_page(typed: str, code: str) -> None:
    assert refused(typed, {"x": 1.0}).code == code


def test_the_example_of_the_page_is_read() -> None:
    text = "\n".join(line[4:] for line in PAGE.splitlines() if line.startswith("    ") and "=" in line)
    found = program(text, {"w": 1.0, "x": 2.0, "b": 3.0, "t": 0.0})
    assert found.document["output"] == "C"
