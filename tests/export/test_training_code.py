"""A training as a program of NumPy, PyTorch and JAX: the very losses and parameters, whatever the rule."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest

from chainrule.errors import LimitError
from chainrule.export.training import training_code
from chainrule.sources.network import ACTIVATIONS, LOSSES
from chainrule.training import result
from tests.training.conftest import MAZUR, job_of

FRAMEWORKS = [
    "numpy",
    pytest.param("pytorch", marks=pytest.mark.skipif(find_spec("torch") is None, reason="PyTorch is not installed")),
    pytest.param("jax", marks=pytest.mark.skipif(find_spec("jax") is None, reason="JAX is not installed")),
]
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


def plain(array: Any) -> Any:
    return array.detach().numpy() if hasattr(array, "detach") else np.asarray(array)


def run(text: str) -> dict[str, Any]:
    space: dict[str, Any] = {"print": lambda *values: None}
    exec(text, space)
    return space


@pytest.fixture(params=FRAMEWORKS)
def framework(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def agree(framework: str, **fields: Any) -> dict[str, Any]:
    job = job_of(**fields)
    wanted, found = result(job), run(training_code(job, framework))
    np.testing.assert_allclose(found["losses"], wanted["losses"], rtol=1e-12)
    for name, value in wanted["parameters"].items():
        np.testing.assert_allclose(plain(found[name]), value, rtol=1e-11, atol=1e-12, err_msg=name)
    return wanted


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: "-".join(str(value) for value in rule.values()))
def test_every_rule_walks_as_it_does_here(framework: str, rule: dict[str, Any]) -> None:
    agree(framework, **rule, batch=7, steps=30)


@pytest.mark.parametrize("rule", [RULES[0], RULES[-2]], ids=lambda rule: rule["optimiser"])
def test_so_it_does_when_every_step_sees_all_samples(framework: str, rule: dict[str, Any]) -> None:
    agree(framework, **rule, batch=..., steps=30)


@pytest.mark.parametrize("batch", [..., 7])
@pytest.mark.parametrize("fields", [{}, {"patience": 3, "record": 4, "optimiser": "adam", "eta": 0.01}])
def test_every_step_drops_the_same_neurons(framework: str, fields: dict[str, Any], batch: Any) -> None:
    agree(framework, **fields, dropout=0.3, seed=4, batch=batch, steps=30)


@pytest.mark.parametrize("loss", LOSSES)
def test_every_loss_is_the_same(framework: str, loss: str) -> None:
    output = LOSSES[loss].activation or "linear"
    outputs = 2 if loss == "cross_entropy" else 1
    source = {
        "kind": "network", "sizes": [2, 5, outputs], "activation": "tanh", "output": output, "loss": loss,
        "reduction": "mean", "seed": 3,
    }  # fmt: skip
    agree(framework, source=source, steps=20)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_is_the_same_inside_and_at_the_end(framework: str, activation: str) -> None:
    inside = "tanh" if activation == "softmax" else activation
    source = {
        "kind": "network", "sizes": [2, 4, 3, 2], "activation": inside, "output": activation, "loss": "mse",
        "reduction": "mean", "seed": 5,
    }  # fmt: skip
    agree(framework, source=source, steps=12, eta=0.05)


def test_the_backward_pass_is_spelled_out_in_numpy() -> None:
    text = training_code(job_of(), "numpy")
    assert "d_W1, d_b1 = d_z1.T @ a0, d_z1.sum(0)" in text
    assert "import numpy as np" in text.split("\n")[0]
    assert not {"torch", "jax"} & set(text.replace(".", " ").split())


def test_what_is_measured_seldom_is_printed_as_seldom(framework: str) -> None:
    assert agree(framework, steps=20, record=6)["steps"] == [0, 6, 12, 18, 20]


def test_early_stopping_stops_at_the_same_step(framework: str) -> None:
    stopped = agree(
        framework,
        source={"kind": "network", "sizes": [2, 3, 1], "activation": "tanh", "reduction": "mean", "seed": 1},
        dataset={"name": "xor", "points": 40, "noise": 0.5}, steps=400, eta=0.3, batch=5, record=5, patience=4,
    )  # fmt: skip
    assert stopped["stopped_early"] is not None
    assert stopped["stopped_early"] == stopped["steps"][-1] < 400


def test_the_samples_of_a_source_are_trained_on_too(framework: str) -> None:
    agree(framework, source=MAZUR, dataset=..., eta=0.5, steps=5)


def test_too_many_numbers_for_a_text_are_refused(framework: str) -> None:
    with pytest.raises(LimitError, match="code is written for"):
        training_code(job_of(batch=3, steps=100_000, record=1000), framework)
