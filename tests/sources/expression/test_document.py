"""Documents of kind `expression`: their fields, their values, their normal form."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule.errors import ChainruleError, LimitError
from chainrule.limits import Limits
from chainrule.sources import read, with_values
from tests.sources.expression.reading import place, program, refused


def test_the_normal_form_has_floats_sorted_inputs_and_the_output() -> None:
    found = program("z = w*x + b", {"x": 2, "w": 1, "b": True + 1.0})
    assert found.document == {
        "kind": "expression",
        "text": "z = w*x + b",
        "inputs": {"b": 2.0, "w": 1.0, "x": 2.0},
        "output": "z",
    }
    assert list(found.document["inputs"]) == ["b", "w", "x"]


def test_documents_that_mean_the_same_have_the_same_normal_form() -> None:
    plain = program("y = a₁*2", {"a1": 3})
    other = program("y = a₁*2", {"a₁": 3.0}, output="y", verify=True)
    assert plain.document == other.document
    assert repr(plain.document) == repr(other.document)


def test_the_normal_form_is_its_own() -> None:
    found = program("y = sum(W)", {"W": [[1, 2], [3, 4]]})
    assert read(found.document, Limits()).document == found.document
    assert found.document["inputs"] == {"W": [[1.0, 2.0], [3.0, 4.0]]}


def test_inputs_are_floats_and_read_only_arrays() -> None:
    found = program("y = sum(x)*k", {"x": [1, 2], "k": 3})
    assert type(found.inputs["k"]) is float
    array = found.inputs["x"]
    assert isinstance(array, np.ndarray)
    assert (array.dtype, array.flags.writeable) == (np.float64, False)
    assert [node.role for node in found.graph] == ["input", "hidden", "input", "output"]


@pytest.mark.parametrize(
    ("document", "code", "node"),
    [
        ({"kind": "expression"}, "missing-field", "text"),
        ({"kind": "expression", "text": 3}, "invalid-value", "text"),
        ({"kind": "expression", "text": "y=1", "output": 3}, "invalid-value", "output"),
        ({"kind": "expression", "text": "y=1", "inputs": [1]}, "invalid-value", "inputs"),
        ({"kind": "expression", "text": "y=1", "inputs": {3: 1}}, "invalid-value", "inputs"),
        ({"kind": "expression", "text": "y=1", "input": {}}, "unknown-field", "'input'"),
        ({"kind": "sculpture"}, "unknown-choice", "kind"),
        ({"inputs": {"x": 1}}, "missing-field", "kind"),
    ],
)
def test_a_field_at_fault_is_named(document: dict[str, Any], code: str, node: str) -> None:
    with pytest.raises(ChainruleError) as caught:
        read(document, Limits())
    assert (caught.value.code, caught.value.node) == (code, node)


def test_an_unknown_kind_is_told_the_known_ones() -> None:
    with pytest.raises(ChainruleError, match="expression, network, preset"):
        read({"kind": "sculpture"}, Limits())


def test_smaller_limits_are_kept() -> None:
    assert refused("y = x*x", {"x": 1.0}, limits=Limits(text_length=5)).code == "limit-text-length"
    assert refused("y = x*x", {"x": 1.0}, limits=Limits(nodes=1)).code == "limit-nodes"
    assert refused("y = sum(x)", {"x": [1.0] * 5}, limits=Limits(tensor_elements=4)).code == "limit-tensor-elements"
    assert refused("y = sum(x)", {"x": [[[1.0]]]}, limits=Limits(dimensions=2)).code == "limit-dimensions"


def test_a_broadcast_too_large_is_refused_before_it_is_computed() -> None:
    column, row = [[0.0]] * 2_000, [[0.0] * 2_000]
    error = refused("y = sum(a + b)", {"a": column, "b": row})
    assert isinstance(error, LimitError)
    assert error.code == "limit-tensor-elements"
    assert error.span is not None
    assert (error.span.offset, error.span.length) == (8, 5)


def test_all_values_together_have_a_limit() -> None:
    error = refused("y = sum(x + x + x + x + x)", {"x": [0.0] * 900_000})
    assert error.code == "limit-total-elements"


def test_values_can_be_changed_and_the_document_follows() -> None:
    found = program("y = sum(w*x)", {"w": 2.0, "x": [1.0, 2.0]})
    changed = with_values(found, {"w": 3, "x": [4, 5]}, Limits())
    assert changed.graph is found.graph
    assert changed.document == program("y = sum(w*x)", {"w": 3.0, "x": [4.0, 5.0]}).document
    assert found.inputs["w"] == 2.0


def test_a_changed_value_keeps_its_shape() -> None:
    found = program("y = sum(x)", {"x": [1.0, 2.0]})
    with pytest.raises(ChainruleError) as caught:
        with_values(found, {"x": [1.0]}, Limits())
    assert (caught.value.code, caught.value.node) == ("input-shape", "inputs.x")
    with pytest.raises(ChainruleError) as caught:
        with_values(found, {"z": 1.0}, Limits())
    assert caught.value.code == "unknown-input"


def test_an_input_that_the_text_does_not_use_is_told_and_kept() -> None:
    found = program("y = alpha*2", {"alpha": 1.0, "alhpa": [1, 2]})
    assert list(found.inputs) == ["alpha"]
    assert found.document["inputs"] == {"alhpa": [1.0, 2.0], "alpha": 1.0}
    assert found.reading is not None
    assert found.reading.text is None
    (told,) = found.reading.notes
    assert (told.code, told.node) == ("unused-input", "")
    assert "'alhpa' is not used, since it does not occur in the text; its inputs are: alpha" in told.message
    again = read(found.document, Limits())
    assert (again.document, again.reading) == (found.document, found.reading)


def test_a_value_for_a_computed_name_is_told_not_to_be_used() -> None:
    found = program("y = 2\nz = y*3", {"y": 1.0})
    assert found.reading is not None
    assert "'y' is not used, since the text computes it; it has no inputs" in found.reading.notes[0].message


def test_an_unused_input_must_be_a_value_and_can_be_set_to_another() -> None:
    assert refused("y = x", {"x": 1, "k": "three"}).node == "inputs.k"
    found = with_values(program("y = x", {"x": 1, "k": 3}), {"k": [4, 5]}, Limits())
    assert found.document["inputs"] == {"k": [4.0, 5.0], "x": 1.0}
    assert dict(found.inputs) == {"x": 1.0}


def test_a_text_that_uses_a_large_input_too_often_is_refused_where_it_does() -> None:
    limits = Limits(edge_elements=2_500)
    text = "a = sum(x)\nb = sum(x)\nc = sum(x)\ny = a + b + c"
    error = refused(text, {"x": [1.0] * 1_000}, limits=limits)
    assert isinstance(error, LimitError)
    assert (error.code, error.node, error.passed) == (
        "limit-edge-elements", "c", {"limit": "edge_elements", "value": 3_000, "most": 2_500},
    )  # fmt: skip
    assert place(error) == (22, 10)
    assert program(text, {"x": [1.0] * 800}, limits=limits).graph
