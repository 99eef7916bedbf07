"""Dropout in a network: the masks are part of the film, and what is dropped neither says nor learns anything."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule.engine.check import check_gradients
from chainrule.engine.run import run
from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.sources import read, with_values

LIMITS = Limits()
MASKED: dict[str, Any] = {
    "kind": "network",
    "layers": [
        {"W": [[1.0, -2.0], [-1.0, 1.0], [0.5, 0.25]], "b": [1.0, 0.0, -0.5], "activation": "tanh"},
        {"W": [[0.5, -1.0, 2.0]], "b": [0.1], "activation": "linear"},
    ],
    "loss": "half_sse",
    "dropout": 0.25,
    "samples": [
        {"x": [1.0, -1.0], "masks": [[1, 0, 1]], "target": [1.0]},
        {"x": [0.5, 2.0], "masks": [[0, 1, 1]], "target": [0.0]},
    ],
}


def test_what_is_kept_is_scaled_and_what_is_dropped_says_and_learns_nothing() -> None:
    program = read(MASKED, LIMITS)
    trace = run(program.graph, program.inputs)
    at = program.graph.position
    a, m, d = (np.asarray(trace.values[at[name]]) for name in ("a1", "m1", "d1"))
    np.testing.assert_allclose(d, a * m / 0.75, rtol=1e-15)
    np.testing.assert_allclose(trace.values[at["z2"]], d @ [[0.5], [-1.0], [2.0]] + 0.1, rtol=1e-15)
    da, dd = (np.asarray(trace.gradients[at[name]]) for name in ("a1", "d1"))
    np.testing.assert_allclose(da, dd * m / 0.75, rtol=1e-15)
    assert dd[0, 1] != 0 == da[0, 1]


@pytest.mark.parametrize("detail", ["tensor", "scalar"])
def test_its_gradients_pass_the_check(detail: str) -> None:
    program = read(MASKED | {"detail": detail}, LIMITS)
    assert check_gradients(program.graph, program.inputs).worst_relative_error < 1e-6


def test_the_normal_form_reads_as_itself() -> None:
    normal = dict(read(MASKED, LIMITS).document)
    assert normal["dropout"] == 0.25
    assert dict(read(normal, LIMITS).document) == normal


@pytest.mark.parametrize("detail", ["tensor", "scalar"])
def test_a_mask_can_be_changed_and_stands_in_the_document(detail: str) -> None:
    program = read(MASKED | {"detail": detail}, LIMITS)
    changed = with_values(program, {"m1_2@1": 1}, LIMITS)
    assert [sample["masks"] for sample in changed.document["samples"]] == [[[1, 1, 1]], [[0, 1, 1]]]
    again = read(changed.document, LIMITS)
    for name, value in changed.inputs.items():
        np.testing.assert_array_equal(value, again.inputs[name])
    with pytest.raises(SourceError, match="ones and zeros"):
        with_values(program, {"m1_2@1": 0.5}, LIMITS)


def without(field: str) -> dict[str, Any]:
    return {name: value for name, value in MASKED.items() if name != field}


def with_masks(masks: Any) -> dict[str, Any]:
    return MASKED | {"samples": [{"x": [1.0, -1.0], "masks": masks, "target": [1.0]}]}


@pytest.mark.parametrize(
    ("document", "node", "words"),
    [
        (with_masks(None), "samples[0].masks", "a row for each hidden layer"),
        (with_masks([]), "samples[0].masks", "a row for each hidden layer"),
        (with_masks([[1, 0]]), "samples[0].masks[0]", "each of the 3 neurons"),
        (with_masks([[1, 0, 0.5]]), "samples[0].masks[0]", "ones and zeros"),
        (without("dropout"), "samples[0].masks", "masks go with dropout"),
        (MASKED | {"dropout": 1}, "dropout", "from 0 to 0.999"),
        (MASKED | {"layers": MASKED["layers"][:1], "samples": []}, "dropout", "hidden layers"),
    ],
)
def test_what_does_not_fit_is_named(document: dict[str, Any], node: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read(document, LIMITS)
    assert caught.value.node == node
