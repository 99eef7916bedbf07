"""Both details of a network say the same: every number of the one is a number of the other."""

from __future__ import annotations

from itertools import groupby, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.engine.check import check_gradients
from chainrule.engine.run import run
from chainrule.engine.trace import Trace
from chainrule.limits import Limits
from chainrule.sources.network import ACTIVATIONS, LOSSES, REDUCTIONS, cell_id, per_sample_gradients, read
from chainrule.sources.network.losses import FROM_LOGITS
from chainrule.sources.network.names import WITHOUT_CELLS

LIMITS = Limits()
INNER = [name for name in ACTIVATIONS if name != "softmax"]
PAIRS = [
    (activation, loss)
    for activation, loss in product(ACTIVATIONS, LOSSES)
    if FROM_LOGITS.get(loss, activation) == activation
]


def network(
    sizes: list[int], activations: list[str], loss: str, reduction: str, *, count: int, seed: int, dropout: float = 0.0
) -> dict[str, Any]:
    """A network document; with `dropout` every sample has masks drawn at random."""
    generator = np.random.default_rng(seed)
    targets = generator.dirichlet(np.ones(sizes[-1]), count) if sizes[-1] > 1 else np.ones((count, 1))
    if loss == "hinge":
        targets = np.where(targets < 0.3, -1.0, 1.0)
    points = generator.normal(size=(count, sizes[0]))
    samples: list[dict[str, Any]] = [
        {"x": x.tolist(), "target": t.tolist()} for x, t in zip(points, targets, strict=True)
    ]
    for sample in samples if dropout else ():
        sample["masks"] = [generator.integers(0, 2, units).tolist() for units in sizes[1:-1]]
    return {
        "kind": "network",
        "sizes": sizes,
        "activation": activations,
        "seed": seed,
        "loss": loss,
        "reduction": reduction,
        "samples": samples,
        **({"dropout": dropout} if dropout else {}),
    }


def traced(document: dict[str, Any], detail: str) -> Trace:
    program = read(document | {"detail": detail}, LIMITS)
    return run(program.graph, program.inputs)


def compare(document: dict[str, Any]) -> int:
    """Compare every number of the tensor graph with its counterpart; how many there were."""
    arrays, cells = traced(document, "tensor"), traced(document, "scalar")
    count, compared = len(document["samples"]), 0
    for i, node in enumerate(arrays.graph):
        if node.id in WITHOUT_CELLS:
            continue
        for index in np.ndindex(node.shape):
            k = cells.graph.position[cell_id(node.id, index, count)]
            np.testing.assert_allclose(np.asarray(arrays.values[i])[index], cells.values[k], rtol=1e-12, atol=1e-14)
            gradient = arrays.gradients[i]
            if gradient is not None:
                np.testing.assert_allclose(np.asarray(gradient)[index], cells.gradients[k], rtol=1e-12, atol=1e-13)
            compared += 1
    return compared


@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize(("activation", "loss"), PAIRS)
def test_every_number_of_the_arrays_is_a_node_of_the_scalar_graph(activation: str, loss: str, reduction: str) -> None:
    document = network([3, 2, 3], ["tanh", activation], loss, reduction, count=2, seed=5)
    assert compare(document) >= 52


@given(
    sizes=st.lists(st.integers(1, 4), min_size=2, max_size=4),
    activation=st.sampled_from(INNER),
    pair=st.sampled_from(PAIRS),
    reduction=st.sampled_from(REDUCTIONS),
    count=st.integers(1, 3),
    seed=st.integers(0, 10**6),
    dropout=st.sampled_from([0.0, 0.25]),
)
def test_both_details_agree_for_networks_of_any_shape(
    *,
    sizes: list[int],
    activation: str,
    pair: tuple[str, str],
    reduction: str,
    count: int,
    seed: int,
    dropout: float,
) -> None:
    last, loss = pair
    activations = [activation] * (len(sizes) - 2) + [last]
    rate = dropout if len(sizes) > 2 else 0.0
    assert compare(network(sizes, activations, loss, reduction, count=count, seed=seed, dropout=rate))


@pytest.mark.parametrize("detail", ["tensor", "scalar"])
@pytest.mark.parametrize(("activation", "loss"), PAIRS)
def test_the_gradients_of_every_activation_and_loss_pass_the_check(activation: str, loss: str, detail: str) -> None:
    document = network([2, 3, 2], ["silu", activation], loss, "sum", count=2, seed=3)
    program = read(document | {"detail": detail}, LIMITS)
    assert check_gradients(program.graph, program.inputs).worst_relative_error < 1e-6


@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("dropout", [0.0, 0.4])
@pytest.mark.parametrize("detail", ["tensor", "scalar"])
@pytest.mark.parametrize(("activation", "loss"), [("linear", "mse"), ("softmax", "cross_entropy"), ("sigmoid", "bce")])
def test_the_batch_gradient_is_the_sum_or_the_mean_of_the_samples(
    activation: str, loss: str, detail: str, reduction: str, dropout: float
) -> None:
    document = network([2, 3, 2], ["tanh", activation], loss, reduction, count=4, seed=11, dropout=dropout)
    document["detail"] = detail
    program = read(document, LIMITS)
    trace = run(program.graph, program.inputs)
    each = per_sample_gradients(program, trace)
    assert each is not None
    assert set(each) == {node.id for node in program.graph if node.role == "parameter"}
    for name, gradients in each.items():
        whole = trace.gradients[program.graph.position[name]]
        assert len(gradients) == 4
        np.testing.assert_allclose(getattr(gradients, reduction)(axis=0), whole, rtol=1e-12, atol=1e-15)


def test_the_gradient_of_one_sample_is_the_same_whatever_the_reduction() -> None:
    found = []
    for reduction in REDUCTIONS:
        program = read(network([2, 3, 2], ["tanh", "linear"], "sse", reduction, count=3, seed=2), LIMITS)
        each = per_sample_gradients(program, run(program.graph, program.inputs))
        assert each is not None
        found.append(each["W1"])
    np.testing.assert_allclose(found[0], found[1], rtol=1e-12)


def test_the_gradient_of_a_sample_alone_is_its_share_of_the_batch() -> None:
    document = network([2, 3, 2], ["tanh", "softmax"], "cross_entropy", "mean", count=3, seed=4)
    program = read(document, LIMITS)
    each = per_sample_gradients(program, run(program.graph, program.inputs))
    assert each is not None
    for n, sample in enumerate(document["samples"]):
        alone = traced(document | {"samples": [sample]}, "tensor")
        np.testing.assert_allclose(each["W2"][n], alone.gradients[alone.graph.position["W2"]], rtol=1e-12)


def test_many_samples_of_many_parameters_are_left_out() -> None:
    document = network([50, 50, 1], ["tanh", "linear"], "mse", "sum", count=50, seed=0)
    program = read(document, LIMITS)
    assert per_sample_gradients(program, run(program.graph, program.inputs)) is None


def test_the_base_case_of_softmax_sums_over_all_outputs() -> None:
    document = network([2, 3], ["softmax"], "half_sse", "sum", count=1, seed=9)
    trace = traced(document, "tensor")
    at = trace.graph.position
    y, t = np.asarray(trace.values[at["a1"]])[0], np.asarray(trace.values[at["t"]])[0]
    wanted = [sum(y[k] * ((k == j) - y[j]) * (y[k] - t[k]) for k in range(3)) for j in range(3)]
    found = np.asarray(trace.gradients[at["z1"]])[0]
    np.testing.assert_allclose(found, wanted, rtol=1e-12)
    assert not np.allclose(found, y * (1 - y) * (y - t), rtol=1e-2)


@pytest.mark.parametrize(("activation", "loss"), [("sigmoid", "bce"), ("softmax", "cross_entropy")])
def test_a_loss_from_logits_leaves_the_last_activation_without_a_gradient(activation: str, loss: str) -> None:
    trace = traced(network([2, 3, 2], ["tanh", activation], loss, "sum", count=2, seed=1), "tensor")
    at = trace.graph.position
    assert trace.gradients[at["a2"]] is None
    y, t = np.asarray(trace.values[at["a2"]]), np.asarray(trace.values[at["t"]])
    np.testing.assert_allclose(trace.gradients[at["z2"]], y - t, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("detail", ["tensor", "scalar"])
@pytest.mark.parametrize(
    ("activation", "loss", "target", "wanted"),
    [("sigmoid", "bce", [0.0, 1.0], 2000.0), ("softmax", "cross_entropy", [0.0, 1.0], 2000.0)],
)
def test_logits_of_a_thousand_overflow_nothing(
    activation: str, loss: str, target: list[float], wanted: float, detail: str
) -> None:
    layer = {"W": [[1.0], [-1.0]], "b": [0.0, 0.0], "activation": activation}
    document = {"kind": "network", "layers": [layer], "loss": loss, "samples": [{"x": [1000.0], "target": target}]}
    trace = traced(document, detail)
    assert trace.values[trace.graph.output] == pytest.approx(wanted)
    assert all(np.isfinite(value).all() for value in trace.values)
    assert all(np.isfinite(gradient).all() for gradient in trace.gradients if gradient is not None)


def test_every_node_of_a_neuron_says_so() -> None:
    graph = traced(network([2, 2, 1], ["tanh", "linear"], "mse", "sum", count=2, seed=1), "scalar").graph
    groups = {node.id: node.group for node in graph}
    for name in ("w1_2_1", "b1_2", "p1_2_1@1", "s1_2_2@2", "z1_2@1", "a1_2@2"):
        assert groups[name] == "layer 1/neuron 2"
    assert {groups["x_1@1"], groups["t_1@2"], groups["C@2"], groups["L"]} == {"input", "loss"}


@pytest.mark.parametrize("activation", INNER)
def test_a_neuron_is_computed_in_one_go_from_its_products_to_its_activation(activation: str) -> None:
    cells = traced(network([3, 2, 3, 2], [activation] * 3, "half_sse", "sum", count=2, seed=3), "scalar")
    computed = [node for node in cells.graph if node.inputs and node.group.startswith("layer")]
    runs = [group for group, _ in groupby(computed, key=lambda node: node.group)]
    assert len(runs) == 2 * (2 + 3 + 2)


def test_a_softmax_waits_for_the_sums_of_all_its_neurons() -> None:
    cells = traced(network([2, 3], ["softmax"], "cross_entropy", "sum", count=1, seed=3), "scalar")
    place = cells.graph.position
    assert max(place[f"z1_{j}"] for j in (1, 2, 3)) < min(place[f"a1_{j}"] for j in (1, 2, 3))
