"""The worked examples that are networks: the golden ones are there, and they show what they say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule.engine.run import run
from chainrule.errors import LimitError
from chainrule.limits import Limits
from chainrule.sources import PRESETS, read

LIMITS = Limits()
NETWORKS = tuple(each.id for each in PRESETS.values() if each.document()["kind"] == "network")
LARGE = "large-network"


def gradients(preset: str) -> dict[str, Any]:
    program = read({"kind": "preset", "id": preset}, LIMITS)
    trace = run(program.graph, program.inputs)
    return {node.id: trace.gradients[i] for i, node in enumerate(program.graph)}


def test_the_lectures_network_is_there_with_both_samples(golden: dict[str, Any], lecture: dict[str, Any]) -> None:
    assert read(PRESETS["lecture-network"].document(), LIMITS).document == read(lecture, LIMITS).document
    batch, found = golden["lecture-network"]["batch_A_B"], gradients("lecture-network")
    for layer in (1, 2, 3):
        np.testing.assert_allclose(found[f"W{layer}"], batch["dL_dW"][layer - 1], rtol=1e-10)


def test_mazurs_network_is_the_golden_one(golden: dict[str, Any]) -> None:
    network, found = golden["mazur"], gradients("mazur")
    for layer in (1, 2):
        np.testing.assert_allclose(found[f"W{layer}"], network["dC_dW"][layer - 1], rtol=1e-10)


@pytest.mark.parametrize("preset", [id for id in NETWORKS if id != LARGE])
def test_every_network_but_the_large_one_can_be_seen_in_single_numbers_too(preset: str) -> None:
    document = PRESETS[preset].document() | {"detail": "scalar"}
    program = read(document, LIMITS)
    trace = run(program.graph, program.inputs)
    expected = PRESETS[preset].expected.values["L"]
    assert trace.values[program.graph.output] == pytest.approx(expected, rel=1e-12)


def test_the_large_network_is_too_large_for_single_numbers() -> None:
    with pytest.raises(LimitError, match="in scalar detail"):
        read(PRESETS[LARGE].document() | {"detail": "scalar"}, LIMITS)


def test_the_dead_neuron_gets_no_gradient_and_the_others_do() -> None:
    rows = np.abs(gradients("dead-relus")["W1"]).sum(axis=1)
    assert rows[1] == 0
    assert rows[[0, 2]].all()


def test_the_gradient_vanishes_through_the_sigmoids() -> None:
    found = gradients("deep-sigmoids")
    norms = [np.linalg.norm(found[f"W{layer}"]) for layer in range(1, 7)]
    assert norms[0] < norms[5] / 100
    assert 15 < norms[5] / norms[2] < 30


def test_the_saturated_network_errs_greatly_and_learns_hardly() -> None:
    found = gradients("saturated-network")
    assert abs(found["e"][0][0]) > 0.99
    assert np.abs(found["W1"]).max() < 3e-6


def test_a_gain_alone_would_be_wrong_for_softmax() -> None:
    figures, found = PRESETS["softmax-squares"].expected, gradients("softmax-squares")
    y, e = np.asarray(figures.values["a1"]), np.asarray(found["a1"])
    assert not np.allclose(found["z1"], y * (1 - y) * e, rtol=0.05)
