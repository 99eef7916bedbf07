"""Reading network documents: normal form, defaults, and errors that name the place."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest

from chainrule.engine.run import run
from chainrule.errors import ChainruleError, LimitError, SourceError
from chainrule.fields import meant
from chainrule.limits import Limits
from chainrule.sources import with_values
from chainrule.sources.network import read, read_network
from chainrule.sources.network.size import check_sizes

LIMITS = Limits()
SAMPLES = [{"x": [0.5, -1.0], "target": [1.0]}]
FIRST_ROW = [0.5402819020069483, -0.7761455113646314]
SEEDED = {"kind": "network", "sizes": [2, 4, 1], "activation": "tanh", "seed": 7, "loss": "mse", "samples": SAMPLES}


def error_of(document: Any) -> ChainruleError:
    with pytest.raises(ChainruleError) as caught:
        read(document, LIMITS)
    return caught.value


def changed(document: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {name: value for name, value in (copy.deepcopy(document) | fields).items() if value is not ...}


def test_the_names_of_a_network_are_the_fields_own(lecture: dict[str, Any]) -> None:
    program = read(lecture, LIMITS)
    shapes = {node.id: node.shape for node in program.graph}
    assert [name for name in shapes if name not in {"e", "q", "s", "half"}] == [
        "x", "W1", "b1", "z1", "a1", "W2", "b2", "z2", "a2", "W3", "b3", "z3", "a3", "t", "C", "L",
    ]  # fmt: skip
    assert (shapes["x"], shapes["W1"], shapes["b1"], shapes["z1"]) == ((2, 2), (2, 2), (2,), (2, 2))
    assert (shapes["C"], shapes["L"]) == ((2,), ())
    assert {node.id for node in program.graph if node.op == "input"} == set(program.inputs)


def test_one_sample_keeps_its_axis(lecture: dict[str, Any]) -> None:
    program = read(changed(lecture, samples=lecture["samples"][:1]), LIMITS)
    assert program.graph.nodes[program.graph.position["z1"]].shape == (1, 2)


def test_the_normal_form_reads_as_itself(lecture: dict[str, Any]) -> None:
    for document in (lecture, SEEDED):
        normal = read(document, LIMITS).document
        assert read(normal, LIMITS).document == normal
        assert normal["reduction"] == "sum"
        assert normal["detail"] == "tensor"


def test_integers_and_floats_have_one_normal_form(lecture: dict[str, Any]) -> None:
    as_floats = copy.deepcopy(lecture)
    as_floats["layers"][0]["W"] = [[1.0, -2.0], [-1.0, 1.0]]
    normal = read(as_floats, LIMITS).document
    assert normal == read(lecture, LIMITS).document
    assert all(type(number) is float for row in normal["layers"][0]["W"] for number in row)


def test_a_seed_gives_the_same_weights_for_ever() -> None:
    first = read_network(SEEDED, LIMITS).layers[0]
    bound = np.sqrt(6 / (2 + 4))
    assert np.abs(first.W).max() < bound
    assert not first.b.any()
    np.testing.assert_allclose(first.W[0], FIRST_ROW, rtol=1e-15)
    assert not np.array_equal(first.W, read_network(SEEDED | {"seed": 8}, LIMITS).layers[0].W)


def test_a_layers_first_weights_do_not_depend_on_the_layers_after_it() -> None:
    longer = read_network(changed(SEEDED, sizes=[2, 4, 3, 1]), LIMITS)
    np.testing.assert_array_equal(longer.layers[0].W, read_network(SEEDED, LIMITS).layers[0].W)


def test_the_uniform_scheme_is_that_of_the_playground() -> None:
    network = read_network(SEEDED | {"initial": "uniform"}, LIMITS)
    assert all(np.abs(layer.W).max() < 0.5 for layer in network.layers)
    assert all((layer.b == 0.1).all() for layer in network.layers)


def test_the_loss_chooses_the_last_activation_of_a_seeded_network() -> None:
    cases = {"bce": "sigmoid", "mse": "tanh", "cross_entropy": "softmax"}
    for loss, activation in cases.items():
        network = read_network(SEEDED | {"loss": loss}, LIMITS)
        assert [layer.activation for layer in network.layers] == ["tanh", activation]
    assert read_network(SEEDED | {"output": "linear"}, LIMITS).layers[-1].activation == "linear"


def test_missing_biases_are_zeros(lecture: dict[str, Any]) -> None:
    document = copy.deepcopy(lecture)
    del document["layers"][1]["b"]
    assert read(document, LIMITS).document["layers"][1]["b"] == [0.0, 0.0]


@pytest.mark.parametrize(
    ("width", "kind"),
    [(10**9, LimitError), (2**63, LimitError), (2**200, LimitError), (-1, SourceError), (0, SourceError),
     (1.5, SourceError), (True, SourceError), ("10", SourceError), (None, SourceError), ([], SourceError)],
)  # fmt: skip
def test_a_width_that_is_none_is_refused(width: Any, kind: type[ChainruleError]) -> None:
    error = error_of(changed(SEEDED, sizes=[2, width, 1]))
    assert type(error) is kind
    assert error.node == "sizes[1]"


def test_ten_thousand_layers_are_refused() -> None:
    layer = {"W": [[1.0, 0.0], [0.0, 1.0]], "b": [0.0, 0.0], "activation": "tanh"}
    by_layers = {"kind": "network", "layers": [layer] * 10_000, "samples": SAMPLES}
    for document in (by_layers, changed(SEEDED, sizes=[1] * 10_001)):
        error = error_of(document)
        assert isinstance(error, LimitError)
        assert "10,000" in error.message


def test_weights_and_batches_past_the_limit_are_refused_before_anything_is_made() -> None:
    assert error_of(changed(SEEDED, sizes=[4096, 4096, 1])).code == "tensor-too-large"
    many = changed(SEEDED, sizes=[2, 4000, 1], samples=SAMPLES * 1000)
    assert error_of(many).code == "tensor-too-large"
    assert error_of(changed(SEEDED, samples=SAMPLES * 1025)).code == "too-many-samples"


BROKEN_LAYERS: list[tuple[dict[str, Any], str, str]] = [
    ({"W": [[1, 2, 3], [1, 2, 3]]}, "layers[1].W", "layer 2"),
    ({"W": [[1, 2], [1]]}, "layers[1].W", "row 2"),
    ({"W": [1, 2]}, "layers[1].W", "list of rows"),
    ({"W": []}, "layers[1].W", "got 0"),
    ({"W": "x"}, "layers[1].W", "got 'x'"),
    ({"W": [[1, 2], [1, "3"]]}, "layers[1].W[1][1]", "got '3'"),
    ({"W": [[1, 2], [1, float("nan")]]}, "layers[1].W[1][1]", "nan"),
    ({"W": [[1, 2], [1, 10**400]]}, "layers[1].W[1][1]", "digits"),
    ({"W": [[1, 2], [1, True]]}, "layers[1].W[1][1]", "true"),
    ({"b": [1]}, "layers[1].b", "got 1"),
    ({"b": 3}, "layers[1].b", "got the number 3"),
    ({"activation": "sigmiod"}, "layers[1].activation", "sigmoid"),
    ({"activation": "softmax"}, "layers[1].activation", "last layer"),
    ({"activation": None}, "layers[1].activation", "missing"),
    ({"wheights": 1}, "layers[1].'wheights'", "is not a field of"),
]


@pytest.mark.parametrize(("fields", "node", "words"), BROKEN_LAYERS)
def test_an_error_in_a_layer_says_which(lecture: dict[str, Any], fields: dict[str, Any], node: str, words: str) -> None:
    document = copy.deepcopy(lecture)
    document["layers"][1] |= fields
    error = error_of(document)
    assert error.node == node
    assert words in error.message


BROKEN: list[tuple[dict[str, Any], str | None, str]] = [
    ({"samples": []}, "samples", "no-samples"),
    ({"samples": ...}, "samples", "missing-field"),
    ({"samples": [{"x": [1, 2], "target": [0]}, {"x": [1], "target": [0]}]}, "samples[1].x", "shape"),
    ({"samples": [{"x": [1, 2], "target": [0, 0]}]}, "samples[0].target", "shape"),
    ({"samples": [{"x": [1, 2]}]}, "samples[0].target", "not-a-list"),
    ({"samples": [{"x": [1, 2], "y": [0]}]}, "samples[0].'y'", "unknown-field"),
    ({"samples": [{"inputs": [1, 2], "target": [0]}]}, "samples[0].'inputs'", "unknown-field"),
    ({"samples": [7]}, "samples[0]", "not-an-object"),
    ({"samples": [{"x": [1, 2], "target": [0], "y": 1}]}, "samples[0].'y'", "unknown-field"),
    ({"samples": 5}, "samples", "not-a-list"),
    ({"loss": "focal"}, "loss", "unknown-choice"),
    ({"loss": "bce", "output": "tanh"}, "layers[1].activation", "loss-and-activation"),
    ({"loss": "bce", "samples": [{"x": [1, 2], "target": [-1]}]}, "samples[0].target", "target-range"),
    ({"loss": "cross_entropy", "samples": [{"x": [1, 2], "target": [0.5]}]}, "samples[0].target", "target-range"),
    ({"reduction": "max"}, "reduction", "unknown-choice"),
    ({"detail": "pixel"}, "detail", "unknown-choice"),
    ({"seed": -1}, "seed", "invalid-value"),
    ({"seed": 1.0}, "seed", "invalid-value"),
    ({"seed": True}, "seed", "invalid-value"),
    ({"sizes": [2]}, "sizes", "invalid-value"),
    ({"sizes": ...}, "layers", "missing-field"),
    ({"sizes": "2"}, "sizes", "not-a-list"),
    ({"activation": ["tanh"]}, "activation", "invalid-value"),
    ({"activation": ["tanh", 3]}, "activation[1]", "unknown-choice"),
    ({"layers": []}, "sizes", "conflicting-fields"),
    ({"reducton": "sum"}, "'reducton'", "unknown-field"),
]


@pytest.mark.parametrize(("fields", "node", "code"), BROKEN)
def test_an_error_names_the_field_at_fault(fields: dict[str, Any], node: str, code: str) -> None:
    error = error_of(changed(SEEDED, **fields))
    assert (error.node, error.code) == (node, code)


@pytest.mark.parametrize("document", [None, 5, [], "network"])
def test_what_is_no_object_is_refused(document: Any) -> None:
    assert error_of(document).code == "not-an-object"


def test_a_misspelt_field_gets_the_nearest_name() -> None:
    assert error_of(changed(SEEDED, reducton="sum")).suggestion == "reduction"


def test_a_scalar_graph_that_would_be_too_large_says_what_to_do() -> None:
    error = error_of(changed(SEEDED, sizes=[2, 40, 40, 1], detail="scalar"))
    assert isinstance(error, LimitError)
    assert (error.node, error.suggestion) == ("detail", "tensor")


SINGLE = {"w2_1_1": 9, "x_1@1": 1, "x_2@1": 2, "x_1@2": 3, "x_2@2": 4}


def edited(document: dict[str, Any], values: dict[str, Any], detail: str = "tensor") -> Any:
    return with_values(read(document | {"detail": detail}, LIMITS), values, LIMITS).document


def test_a_changed_weight_stands_in_the_edited_document(lecture: dict[str, Any]) -> None:
    whole = edited(lecture, {"W2": [[9, -1], [-2, -1]], "x": [[1, 2], [3, 4]]})
    single = edited(lecture, SINGLE)
    assert whole == single
    assert whole == edited(lecture, SINGLE, "scalar") | {"detail": "tensor"}
    assert whole["layers"][1]["W"][0] == [9.0, -1.0]
    program = read(lecture, LIMITS)
    by_value = run(program.graph, {**program.inputs, "W2": [[9, -1], [-2, -1]], "x": [[1, 2], [3, 4]]})
    again = read(whole, LIMITS)
    trace = run(again.graph, again.inputs)
    assert trace.values[trace.graph.output] == by_value.values[by_value.graph.output]


def test_editing_a_seeded_network_writes_its_layers_out() -> None:
    document = edited(SEEDED, {"b1": [1, 2, 3, 4]})
    assert document["layers"][0]["b"] == [1.0, 2.0, 3.0, 4.0]
    np.testing.assert_array_equal(document["layers"][1]["W"], read_network(SEEDED, LIMITS).layers[1].W)


def test_an_edited_target_must_still_suit_the_loss() -> None:
    bce = SEEDED | {"loss": "bce"}
    assert edited(bce, {"t": [[0.25]]})["samples"][0]["target"] == [0.25]
    with pytest.raises(SourceError, match="shares from 0 to 1"):
        edited(bce, {"t": [[-1.0]]})


@pytest.mark.parametrize(
    "values",
    [
        {"W9": 1},
        {"b1": [1], "b1_2": 2},
        {"w1_5_1": 1},
        {"w1_1": 1},
        {"w1_0_1": 1},
        {"x_1@2": 1},
        {"w1_1_1": [1]},
        {"w01_1_1": 1},
        {"W1": [[1]]},
        {"w1_1_1": "x"},
        {"x": [[1, 2], [3, 4]]},
        {"x": 3},
    ],
)
def test_an_edit_that_does_not_fit_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(SourceError):
        edited(SEEDED, values)


def test_a_sample_whose_field_has_another_name_is_told_which_it_has() -> None:
    error = error_of({"kind": "network", "sizes": [2, 1], "samples": [{"x": [1, 2], "y": [0]}]})
    assert error.message == "`y` is not a field of a sample; `target` is"


@pytest.mark.parametrize(
    ("typed", "known", "meant_field"),
    [
        ("decay", ("decay_every", "weight_decay"), "weight_decay"),
        ("l2", ("l1", "weight_decay"), "weight_decay"),
        ("early_stopping", ("patience", "steps"), "patience"),
        ("batch_size", ("batch", "steps"), "batch"),
        ("frobnicate", ("batch", "steps"), None),
    ],
)
def test_a_field_by_the_name_of_another_library_is_known(
    typed: str, known: tuple[str, ...], meant_field: str | None
) -> None:
    assert meant(typed, known) == meant_field


def test_a_number_where_a_list_is_due_is_called_that() -> None:
    error = error_of({"kind": "network", "sizes": [2, 1], "samples": [{"x": 1, "target": [1]}]})
    assert error.message == "sample 1: x needs one number for each of the 2 inputs, in a list; got the number 1"


def test_a_network_may_have_as_many_numbers_as_the_limit_and_not_one_more() -> None:
    numbers = 3 + 4 * (2 * 3 + 3 * 1)  # 2 weights and a bias; of each of 4 samples z and a of 3 neurons, and the loss
    check_sizes((2, 1), 4, "samples", Limits(total_elements=numbers))
    with pytest.raises(LimitError, match="numbers in all"):
        check_sizes((2, 1), 4, "samples", Limits(total_elements=numbers - 1))
