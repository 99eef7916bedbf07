"""The document holds what the trace holds, under the names of the API."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import orjson
import pytest

from chainrule.canonical_json import dumps
from chainrule.encode import document as documents
from chainrule.encode.document import document, steps, structure
from chainrule.engine.trace import BackwardStep, ForwardStep, Value
from chainrule.errors import LimitError
from chainrule.limits import Limits
from chainrule.scene import Scene, build
from tests.encode.scenes import PRESET_IDS, preset, scene


def written(found: Scene) -> dict[str, Any]:
    """The document as a client reads it."""
    read: dict[str, Any] = orjson.loads(dumps(document(found)))
    return read


def is_same(read: Any, value: Value | None) -> bool:
    """Does what was read say exactly `value`, zeros with their signs? (A NaN has none.)"""
    if read is None or value is None:
        return read is None and value is None
    figures, wanted = np.array(read, dtype=object).astype(np.float64), np.asarray(value)
    signs, wanted_signs = (np.signbit(numbers) & ~np.isnan(numbers) for numbers in (figures, wanted))
    return np.array_equal(figures, wanted, equal_nan=True) and np.array_equal(signs, wanted_signs)


@pytest.mark.parametrize("id", PRESET_IDS)
def test_values_and_gradients_of_every_preset_are_those_of_its_trace(id: str) -> None:
    found = preset(id)
    read, nodes, trace = written(found), found.graph.nodes, found.trace
    assert list(read["values"]) == [node.id for node in nodes]
    assert all(is_same(read["values"][node.id], trace.values[i]) for i, node in enumerate(nodes))
    for i, node in enumerate(nodes):
        assert (node.id in read["gradients"]) == found.graph.on_path[i]
        assert is_same(read["gradients"].get(node.id), trace.gradients[i])


@pytest.mark.parametrize("id", PRESET_IDS)
def test_steps_of_every_preset_are_those_of_its_trace(id: str) -> None:
    found = preset(id)
    read, graph = written(found)["steps"], found.graph
    assert len(read) == len(found.trace)
    for said, step in zip(read, found.trace.steps(), strict=True):
        assert said["index"] == step.index
        assert said["node"] == graph.nodes[step.node].id
        assert set(said["formula"]) == {"tex", "numbers"}
        if isinstance(step, ForwardStep):
            assert said["pass"] == "forward"
            assert said["operands"] == [graph.nodes[source].id for source in graph.nodes[step.node].inputs]
            assert is_same(said["value"], step.value)
        else:
            assert said["pass"] == "backward"
            assert is_same(said["gradient"], step.gradient)
            check_contributions(said["contributions"], step, found)


def check_contributions(said: list[dict[str, Any]], step: BackwardStep, found: Scene) -> None:
    for each, contribution in zip(said, step.contributions, strict=True):
        edge = found.graph.edges[contribution.edge]
        assert each["edge"] == found.graph.edge_id(edge)
        assert each["to"] == found.graph.nodes[edge.source].id
        assert is_same(each["local"], contribution.local)
        assert is_same(each["amount"], contribution.amount)
        assert is_same(each["total"], contribution.total)
        assert set(each["formula"]) == {"tex", "numbers"}


@pytest.mark.parametrize("id", PRESET_IDS)
def test_the_totals_of_every_preset_end_at_the_gradients(id: str) -> None:
    read = written(preset(id))
    last = {each["to"]: each["total"] for step in read["steps"] for each in step.get("contributions", ())}
    for node, total in last.items():
        assert total == read["gradients"][node]


def test_a_document_reads_as_the_api_says() -> None:
    read = written(scene("z = w*x + b\na = sigmoid(z)", w=0.5, x=2, b=1))
    assert read["source"]["inputs"] == {"b": 1.0, "w": 0.5, "x": 2.0}
    assert read["graph"]["output"] == "a"
    assert read["graph"]["nodes"][4] == {
        "id": "z", "op": "add", "inputs": ["mul_1", "b"], "role": "hidden", "shape": [], "group": "", "span": [0, 11],
        "text": "z = w*x + b", "label": "z", "tex": "z", "options": {},
    }  # fmt: skip
    assert read["values"]["z"] == 2.0
    assert [step["node"] for step in read["steps"]] == ["mul_1", "z", "a", "a", "a", "z", "mul_1"]
    assert read["steps"][3]["contributions"] == []
    assert read["steps"][5]["contributions"][0]["edge"] == "z.0"
    assert read["diagnostics"] == []
    assert "check" not in read
    assert "per_sample_gradients" not in read
    assert list(read["layout"]["edges"]) == ["mul_1.0", "mul_1.1", "z.0", "z.1", "a.0"]


def test_ops_in_use_come_with_their_formulas() -> None:
    ops = written(scene("y = x*x + leaky_relu(x)", x=3))["ops"]
    assert list(ops) == ["add", "leaky_relu", "multiply"]
    assert ops["multiply"]["symbol"] == "×"
    assert ops["multiply"]["elementwise"] is True
    assert ops["multiply"]["local"] == [{"text": "{1}", "tex": "{1}"}, {"text": "{0}", "tex": "{0}"}]
    assert ops["leaky_relu"]["kink"]


def test_what_is_not_finite_travels_as_a_word_and_zeros_keep_their_sign() -> None:
    read = written(scene("y = x/z + log(z)*w", x=1, z=0, w=-0.0))
    assert read["values"]["div_1"] == "Infinity"
    assert read["values"]["log_1"] == "-Infinity"
    assert read["values"]["y"] == "NaN"
    assert math.copysign(1.0, read["values"]["w"]) == -1.0
    assert [each["code"] for each in read["diagnostics"]][:1] == ["non-finite-value"]
    assert read["diagnostics"][0]["span"] == {"offset": 4, "line": 1, "column": 5, "length": 3}


def test_the_gradient_check_is_written_when_it_was_asked_for() -> None:
    found = build({"kind": "expression", "text": "y = sin(x)", "inputs": {"x": 1}}, Limits(), verify=True)
    check = written(found)["check"]
    assert check["method"] == "central differences"
    assert 0 <= check["worst_relative_error"] < 1e-6
    assert check["inputs"]["x"]["gradient"] == pytest.approx(math.cos(1))


def test_a_large_jacobian_is_left_out() -> None:
    read = written(scene("y = sum(softmax(x)*x)", x=[0.1] * 17))
    by_edge = {each["edge"]: each for step in read["steps"] for each in step.get("contributions", ())}
    assert by_edge["softmax_1.0"]["local"] is None
    assert len(by_edge["mul_1.0"]["local"]) == 17


def test_a_network_has_a_gradient_for_every_sample() -> None:
    source = {
        "kind": "network", "layers": [{"W": [[1, -2], [-1, 1]], "b": [1, 0], "activation": "sigmoid"}],
        "loss": "half_sse", "samples": [{"x": [1, -1], "target": [1, 0]}, {"x": [0, 0], "target": [0, 1]}],
    }  # fmt: skip
    read = written(build(source, Limits()))
    per_sample = np.array(read["per_sample_gradients"]["W1"])
    assert per_sample.shape == (2, 2, 2)
    assert per_sample.sum(axis=0) == pytest.approx(np.array(read["gradients"]["W1"]), rel=1e-12)


def test_a_page_of_steps_is_a_part_of_all_steps() -> None:
    found = scene("y = sin(x)*cos(x)", x=1)
    everything = orjson.loads(dumps(steps(found)))
    assert orjson.loads(dumps(steps(found, 2, 5))) == everything[2:5]
    assert steps(found, 99) == []


def test_a_large_graph_leaves_its_layout_out() -> None:
    found = scene("y = " + "1+" * 500 + "x", x=1)
    assert "layout" not in structure(found)
    assert len(found.layout.nodes) == len(found.graph)


def test_a_trace_too_large_for_json_points_to_the_binary_form(monkeypatch: pytest.MonkeyPatch) -> None:
    found = scene("y = sum(x)", x=[1.0] * 50)
    monkeypatch.setattr(documents, "MOST_NUMBERS", 2 * 51 + 2 * 50)
    assert document(found)["values"]["y"] == 50.0
    monkeypatch.setattr(documents, "MOST_NUMBERS", 2 * 51 + 2 * 50 - 1)
    with pytest.raises(LimitError, match="binary form") as raised:
        document(found)
    assert raised.value.code == "limit-json-numbers"
