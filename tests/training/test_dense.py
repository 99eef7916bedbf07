"""The fast passes compute what the trace records, to 1e-12."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.engine.run import run
from chainrule.limits import Limits
from chainrule.sources.network import ACTIVATIONS, LOSSES, REDUCTIONS, as_program, read_network
from chainrule.sources.network.losses import FROM_LOGITS
from chainrule.training.dense import DensePass, sample_columns
from chainrule.training.parameter_vector import ParameterVector

LIMITS = Limits()
PAIRS = [(a, loss) for a, loss in product(ACTIVATIONS, LOSSES) if FROM_LOGITS.get(loss, a) == a]
INNER = [name for name in ACTIVATIONS if name != "softmax"]


def agree(document: dict[str, Any]) -> None:
    network = read_network(document, LIMITS)
    program = as_program(network, LIMITS)
    trace = run(program.graph, program.inputs)
    vector = ParameterVector(network.sizes)
    batch = DensePass(network, network.sample_count)
    batch.load(sample_columns(network.x, network.t))
    batch.set(vector.join(network.layers))
    with np.errstate(over="ignore"):
        batch.forward()
    batch.backward()
    np.testing.assert_allclose(batch.loss(), trace.values[program.graph.output], rtol=1e-12)
    for name, gradient in vector.parameters(batch.gradient).items():
        traced = trace.gradients[program.graph.position[name]]
        np.testing.assert_allclose(gradient, traced, rtol=1e-12, atol=1e-12, err_msg=name)
    for layer in range(1, len(network.layers) + 1):
        traced = trace.values[program.graph.position[f"a{layer}"]]
        np.testing.assert_allclose(batch.activation(layer).T, traced, rtol=1e-12, atol=1e-14)


def network(*, sizes: list[int], activations: list[str], loss: str, reduction: str, count: int, seed: int) -> Any:
    generator = np.random.default_rng(seed)
    targets = generator.dirichlet(np.ones(sizes[-1]), count) if sizes[-1] > 1 else np.ones((count, 1))
    if loss == "hinge":
        targets = np.where(targets < 0.4, -1.0, 1.0)
    x = generator.normal(scale=2.0, size=(count, sizes[0]))
    return {
        "kind": "network",
        "sizes": sizes,
        "activation": activations,
        "seed": seed,
        "initial": "uniform",
        "loss": loss,
        "reduction": reduction,
        "samples": [{"x": a.tolist(), "target": b.tolist()} for a, b in zip(x, targets, strict=True)],
    }


@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("inner", INNER)
@pytest.mark.parametrize(("last", "loss"), PAIRS)
def test_the_fast_gradients_are_the_traced_ones(last: str, loss: str, inner: str, reduction: str) -> None:
    agree(
        network(sizes=[3, 4, 5, 2], activations=[inner, inner, last], loss=loss, reduction=reduction, count=7, seed=3)
    )


@given(
    sizes=st.lists(st.integers(1, 6), min_size=2, max_size=5),
    inner=st.sampled_from(INNER),
    pair=st.sampled_from(PAIRS),
    reduction=st.sampled_from(REDUCTIONS),
    count=st.integers(1, 12),
    seed=st.integers(0, 10**6),
)
def test_they_are_for_any_shape_and_any_number_of_samples(
    *, sizes: list[int], inner: str, pair: tuple[str, str], reduction: str, count: int, seed: int
) -> None:
    last, loss = pair
    activations = [inner] * (len(sizes) - 2) + [last]
    agree(network(sizes=sizes, activations=activations, loss=loss, reduction=reduction, count=count, seed=seed))


@pytest.mark.parametrize("inner", ["sigmoid", "tanh", "relu", "softplus"])
def test_saturated_neurons_stay_finite(inner: str) -> None:
    layers = [
        {"W": [[1000.0], [-1000.0]], "b": [0.0, 0.0], "activation": inner},
        {"W": [[1.0, 1.0]], "b": [0.0], "activation": "sigmoid"},
    ]
    samples = [{"x": [1.0], "target": [0.0]}, {"x": [-1.0], "target": [1.0]}]
    agree({"kind": "network", "layers": layers, "loss": "bce", "samples": samples})


def test_a_second_batch_forgets_the_first() -> None:
    first = read_network(
        network(sizes=[2, 3, 1], activations=["tanh", "linear"], loss="mse", reduction="sum", count=4, seed=1), LIMITS
    )
    other = np.random.default_rng(9)
    x, t = other.normal(size=(4, 2)), other.normal(size=(4, 1))
    theta = ParameterVector(first.sizes).join(first.layers)
    used, fresh = DensePass(first, 4), DensePass(first, 4)
    used.load(sample_columns(first.x, first.t))
    for batch in (used, fresh):
        if batch is used:
            batch.set(theta)
            batch.forward()
            batch.backward()
        batch.load(sample_columns(x, t))
        batch.set(theta)
        batch.forward()
        batch.backward()
    np.testing.assert_array_equal(used.gradient, fresh.gradient)


def test_a_flat_vector_holds_every_parameter_once() -> None:
    described = network(sizes=[3, 4, 2], activations=["tanh", "linear"], loss="mse", reduction="sum", count=1, seed=2)
    layers = read_network(described, LIMITS).layers
    vector = ParameterVector((3, 4, 2))
    theta = vector.join(layers)
    assert len(theta) == vector.length == 4 * 4 + 2 * 5
    for name, array in vector.parameters(theta).items():
        layer = layers[int(name[1:]) - 1]
        np.testing.assert_array_equal(array, layer.W if name[0] == "W" else layer.b)
