"""The golden networks: every figure at rtol 1e-10, in both details."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule.engine.run import run
from chainrule.engine.trace import Trace
from chainrule.limits import Limits
from chainrule.sources.network import cell_id, per_sample_gradients, read
from chainrule.sources.network.parts import DETAILS

LIMITS = Limits()
CASES = [("lecture-network", "A"), ("lecture-network", "B"), ("mazur", None)]


def equal(found: Any, wanted: Any) -> None:
    np.testing.assert_allclose(found, wanted, rtol=1e-10, atol=1e-14)


def numbers(trace: Trace, name: str, kind: str, count: int) -> Any:
    """The values or gradients of a node of the tensor graph, from a graph in either detail."""
    column, position = getattr(trace, kind), trace.graph.position
    if name in position and name not in {"C", "L"}:
        return column[position[name]]
    shape = SHAPES[name[0]] if name[0] not in "xt" else (count, 2)
    found = np.empty(shape if name[0] in "Wb" or name[0] in "xt" else (count, *shape))
    for index in np.ndindex(found.shape):
        found[index] = column[position[cell_id(name, index, count)]]
    return found


SHAPES: dict[str, tuple[int, ...]] = {"W": (2, 2), "b": (2,), "z": (2,), "a": (2,)}


def traced(network: dict[str, Any], case: dict[str, Any], detail: str) -> Trace:
    layers = [
        {"W": W, "b": b, "activation": activation}
        for W, b, activation in zip(network["W"], network["b"], case["activations"], strict=True)
    ]
    samples = [{"x": case["x"], "target": case["target"]}]
    document = {"kind": "network", "layers": layers, "loss": case["loss"], "samples": samples, "detail": detail}
    program = read(document, LIMITS)
    return run(program.graph, program.inputs)


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize(("name", "case"), CASES)
def test_every_golden_figure_of_a_single_sample_is_met(
    golden: dict[str, Any], name: str, case: str | None, detail: str
) -> None:
    network = golden[name]
    figures = network["cases"][case] if case else network
    trace = traced(network, figures, detail)
    for layer in range(1, len(network["W"]) + 1):
        for letter in "za":
            equal(numbers(trace, f"{letter}{layer}", "values", 1)[0], figures[letter][layer - 1])
            equal(numbers(trace, f"{letter}{layer}", "gradients", 1)[0], figures[f"dC_d{letter}"][layer - 1])
        for letter in "Wb":
            equal(numbers(trace, f"{letter}{layer}", "gradients", 1), figures[f"dC_d{letter}"][layer - 1])
    equal(numbers(trace, "x", "gradients", 1)[0], figures["dC_dx"])
    equal(trace.values[trace.graph.output], figures["C"])


@pytest.mark.parametrize("detail", DETAILS)
def test_every_golden_figure_of_the_batch_is_met(golden: dict[str, Any], lecture: dict[str, Any], detail: str) -> None:
    program = read(lecture | {"detail": detail}, LIMITS)
    trace = run(program.graph, program.inputs)
    batch = golden["lecture-network"]["batch_A_B"]
    equal(trace.values[trace.graph.output], batch["L"])
    for layer in (1, 2, 3):
        equal(numbers(trace, f"W{layer}", "gradients", 2), batch["dL_dW"][layer - 1])
        equal(numbers(trace, f"b{layer}", "gradients", 2), batch["dL_db"][layer - 1])


def test_the_gradients_of_single_samples_are_those_of_the_cases(
    golden: dict[str, Any], lecture: dict[str, Any]
) -> None:
    program = read(lecture, LIMITS)
    each = per_sample_gradients(program, run(program.graph, program.inputs))
    assert each is not None
    for n, case in enumerate(golden["lecture-network"]["cases"].values()):
        for layer in (1, 2, 3):
            equal(each[f"W{layer}"][n], case["dC_dW"][layer - 1])
            equal(each[f"b{layer}"][n], case["dC_db"][layer - 1])


def test_a_forgotten_transpose_of_the_second_layer_would_be_seen(golden: dict[str, Any]) -> None:
    """W3 is symmetric and would hide it; with W2 in place of its transpose dC/dz1 is off in the first digit."""
    network = golden["lecture-network"]
    figures = network["cases"]["A"]
    trace = traced(network, figures, "tensor")
    gain = np.multiply(figures["a"][0], np.subtract(1, figures["a"][0]))
    forgotten = gain * (np.array(network["W"][1]) @ figures["dC_dz"][1])
    np.testing.assert_allclose(forgotten, [-0.00259088, 0.00381811], rtol=1e-5)
    assert not np.allclose(numbers(trace, "z1", "gradients", 1)[0], forgotten, rtol=0.1)
