"""A training as a program of PyTorch: the very losses and parameters, whatever the rule."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule.errors import LimitError
from chainrule.export.training import training_code
from chainrule.sources.network import LOSSES
from chainrule.training import result
from tests.training.conftest import MAZUR, job_of

torch = pytest.importorskip("torch")
RULES: list[dict[str, Any]] = [
    {"optimiser": "sgd"},
    {"optimiser": "momentum", "momentum": 0.8},
    {"optimiser": "nesterov"},
    {"optimiser": "rmsprop", "eta": 0.01, "alpha": 0.9},
    {"optimiser": "adam", "eta": 0.01},
    {"optimiser": "adamw", "eta": 0.01, "weight_decay": 0.1},
    {"optimiser": "sgd", "weight_decay": 0.02},
    {"optimiser": "nesterov", "weight_decay": 0.02, "l1": 0.003},
    {"optimiser": "adam", "eta": 0.01, "weight_decay": 0.05, "l1": 0.001},
    {"optimiser": "rmsprop", "eta": 0.01, "weight_decay": 0.05},
    {"optimiser": "sgd", "clip_norm": 0.05},
    {"optimiser": "sgd", "clip_value": 0.01},
    {"optimiser": "momentum", "clip_norm": 0.1, "clip_value": 0.04, "weight_decay": 0.01, "l1": 0.001},
    {"optimiser": "sgd", "schedule": "step", "decay_every": 6, "decay_factor": 0.5},
    {"optimiser": "adam", "eta": 0.01, "schedule": "cosine", "eta_end": 0.1},
    {"optimiser": "adamw", "eta": 0.01, "schedule": "cosine", "warmup": 5},
    {"optimiser": "sgd", "warmup": 8},
]


def run(text: str) -> dict[str, Any]:
    space: dict[str, Any] = {"print": lambda *values: None}
    exec(text, space)
    return space


def agree(**fields: Any) -> dict[str, Any]:
    job = job_of(**fields)
    wanted, found = result(job), run(training_code(job))
    np.testing.assert_allclose(found["losses"], wanted["losses"], rtol=1e-12)
    for name, value in wanted["parameters"].items():
        np.testing.assert_allclose(found[name].detach().numpy(), value, rtol=1e-11, atol=1e-12, err_msg=name)
    return wanted


@pytest.mark.parametrize("batch", [..., 7])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: "-".join(str(value) for value in rule.values()))
def test_every_rule_walks_as_pytorch_does(rule: dict[str, Any], batch: Any) -> None:
    agree(**rule, batch=batch, steps=30)


@pytest.mark.parametrize("loss", LOSSES)
def test_every_loss_is_that_of_pytorch(loss: str) -> None:
    output = LOSSES[loss].activation or "linear"
    outputs = 2 if loss == "cross_entropy" else 1
    source = {
        "kind": "network", "sizes": [2, 5, outputs], "activation": "tanh", "output": output, "loss": loss,
        "reduction": "mean", "seed": 3,
    }  # fmt: skip
    agree(source=source, steps=20)


def test_what_is_measured_seldom_is_printed_as_seldom() -> None:
    assert agree(steps=20, record=6)["steps"] == [0, 6, 12, 18, 20]


def test_early_stopping_stops_at_the_same_step() -> None:
    stopped = agree(
        source={"kind": "network", "sizes": [2, 3, 1], "activation": "tanh", "reduction": "mean", "seed": 1},
        dataset={"name": "xor", "points": 40, "noise": 0.5}, steps=400, eta=0.3, batch=5, record=5, patience=4,
    )  # fmt: skip
    assert stopped["stopped_early"] is not None
    assert stopped["stopped_early"] == stopped["steps"][-1] < 400


def test_the_samples_of_a_source_are_trained_on_too() -> None:
    agree(source=MAZUR, dataset=..., eta=0.5, steps=5)


def test_too_many_numbers_for_a_text_are_refused() -> None:
    with pytest.raises(LimitError, match="code is written for"):
        training_code(job_of(batch=3, steps=100_000, record=1000))
