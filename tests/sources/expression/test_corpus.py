"""What people type, paste and bring: computed right, read back alike, or answered with a fix that means what was meant.

A corpus is a file of cases; a case has a source and either the right values and gradients, or what the refusal must say
and what each of its suggestions must come to (`mended`, in their order).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from chainrule.engine.graph import Graph
from chainrule.engine.run import run
from chainrule.errors import ChainruleError
from chainrule.limits import Limits
from chainrule.sources import Program, read
from chainrule.sources.expression import inspect

FILES = sorted((Path(__file__).parent / "corpus").glob("*.json"))
CASES = [case for file in FILES for case in json.loads(file.read_text(encoding="utf-8"))["cases"]]
COMPUTED = [case for case in CASES if case.get("status") != 422]
REFUSED = [case for case in CASES if case.get("status") == 422]
NUMBERS = {"Infinity": float("inf"), "-Infinity": float("-inf")}


def by_id(cases: list[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("case", cases, ids=[case["id"] for case in cases])


def array(value: Any) -> Any:
    return np.array(value, dtype=np.float64)


def refusal(source: dict[str, Any]) -> ChainruleError:
    with pytest.raises(ChainruleError) as caught:
        read(source, Limits())
    return caught.value


def test_the_corpus_is_large_and_says_where_it_comes_from() -> None:
    own = [case for case in CASES if "from" in case]
    assert len(own) > 250
    assert len({case["id"] for case in CASES}) == len(CASES)


@by_id(COMPUTED)
def test_a_text_has_the_value_and_the_gradients_that_are_meant(case: dict[str, Any]) -> None:
    program = read(case["source"], Limits())
    trace = run(program.graph, program.inputs)
    for name, value in case["values"].items():
        np.testing.assert_allclose(trace.values[program.graph.position[name]], array(value), case["rtol"], 1e-300)
    for name, gradient in case["gradients"].items():
        found = trace.gradients[program.graph.position[spelled(program, name)]]
        assert found is not None
        # Differences leave a rest where the gradient is 0.
        np.testing.assert_allclose(found, array(gradient), case["rtol"], 1e-9 if "from" in case else 1e-300)


def spelled(program: Program, name: str) -> str:
    """The id of an input; of a letter with two code points the one in the text."""
    if name in program.graph.position:
        return name
    twins = str.maketrans("µϵϑϕ", "μεθφ")
    return next(id for id in program.inputs if id.translate(twins) == name.translate(twins))


def structure(graph: Graph) -> list[tuple[Any, ...]]:
    return [(node.id, node.op, node.inputs, dict(node.options), node.constant) for node in graph]


@by_id(COMPUTED)
def test_what_was_read_reads_back_as_the_same_graph_with_nothing_left_to_tell(case: dict[str, Any]) -> None:
    program = read(case["source"], Limits())
    if program.reading is None:
        return
    again = read({**case["source"], "text": program.reading.text}, Limits())
    assert structure(again.graph) == structure(program.graph)
    assert again.reading is None


@by_id(COMPUTED)
def test_what_was_folded_is_told_with_its_place(case: dict[str, Any]) -> None:
    program = read(case["source"], Limits())
    text = case["source"]["text"]
    for note in program.reading.notes if program.reading else ():
        assert note.span is not None
        assert 0 <= note.span.offset < note.span.offset + note.span.length <= len(text)
        assert note.message


@by_id(REFUSED)
def test_a_refusal_says_what_helps(case: dict[str, Any]) -> None:
    error = refusal(case["source"])
    assert any(words in error.message for words in case["says"]), error.message
    assert not {error.suggestion, *error.choices} & set(case.get("no_suggestion", ()))


@by_id(REFUSED)
def test_every_suggestion_makes_a_text_that_means_what_was_meant(case: dict[str, Any]) -> None:
    error, source = refusal(case["source"]), case["source"]
    offered = error.choices or (() if error.suggestion is None else (error.suggestion,))
    found = [value_of(mended(source["text"], error, each), source["inputs"]) for each in offered]
    np.testing.assert_allclose(found, case.get("mended", []), 1e-12)


def mended(text: str, error: ChainruleError, replacement: str) -> str:
    assert error.span is not None
    start = error.span.offset
    return text[:start] + replacement + text[start + error.span.length :]


def value_of(text: str, inputs: dict[str, Any]) -> float:
    """The output of a text; names that are new in it are worth 2, and further questions get their first answer."""
    try:
        found = inspect(text, Limits())
    except ChainruleError as error:
        if error.code != "run-together":
            raise
        return value_of(mended(text, error, error.choices[0]), inputs)
    given = {name: inputs.get(name, 2.0) for name in found.inputs}
    program = read({"kind": "expression", "text": text, "inputs": given}, Limits())
    return float(run(program.graph, program.inputs).values[program.graph.output])
