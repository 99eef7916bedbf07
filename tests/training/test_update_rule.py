"""What stands before the optimiser: clipping, decay, schedules; early stopping and epochs; what a step tells of it."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.errors import SourceError
from chainrule.training import AdamW, Sgd, UpdateRule, first_checkpoint, result, step_update, train
from chainrule.training.schedules import Constant, Cosine, StepDecay, WarmUp
from tests.training.conftest import job_of


def one(rule: UpdateRule, theta: list[float], gradient: list[float]) -> list[float]:
    return list(rule.update(np.array(theta), np.array(gradient), rule.start(len(theta)))[0])


def test_l2_adds_the_parameter_and_l1_its_sign() -> None:
    assert one(UpdateRule(Sgd(1.0), l2=0.1), [2.0, -4.0], [0.0, 0.0]) == pytest.approx([1.8, -3.6])
    assert one(UpdateRule(Sgd(1.0), l1=0.1), [2.0, -4.0, 0.0], [0.0] * 3) == pytest.approx([1.9, -3.9, 0.0])


def test_a_long_gradient_is_shortened_and_a_short_one_left_alone() -> None:
    rule = UpdateRule(Sgd(1.0), clip_norm=1.0)
    assert one(rule, [0.0, 0.0], [3.0, 4.0]) == pytest.approx([-0.6, -0.8], rel=1e-6)
    assert one(rule, [0.0, 0.0], [0.3, 0.4]) == [-0.3, -0.4]
    assert one(UpdateRule(Sgd(1.0), clip_value=0.5), [0.0, 0.0], [3.0, -0.2]) == [-0.5, 0.2]


def test_adamw_shrinks_the_parameters_whatever_the_gradient() -> None:
    assert one(UpdateRule(AdamW(0.1, decay=0.5)), [2.0], [0.0]) == pytest.approx([1.9])


def test_schedules_say_what_their_names_say() -> None:
    assert [StepDecay(2, 0.5).factor(k) for k in range(5)] == [1, 1, 0.5, 0.5, 0.25]
    assert [Cosine(10, 0.2).factor(k) for k in (0, 5, 10)] == pytest.approx([1, 0.6, 0.2])
    assert [WarmUp(4, Constant()).factor(k) for k in range(6)] == [0.25, 0.5, 0.75, 1, 1, 1]


def test_schedules_are_those_of_pytorch() -> None:
    torch = pytest.importorskip("torch")
    kinds = torch.optim.lr_scheduler
    for ours, theirs in (
        (StepDecay(3, 0.3), lambda o: kinds.StepLR(o, 3, gamma=0.3)),
        (Cosine(20, 0.1), lambda o: kinds.CosineAnnealingLR(o, 20, eta_min=0.05)),
        (WarmUp(8, Constant()), lambda o: kinds.LinearLR(o, start_factor=1 / 8, total_iters=7)),
    ):
        optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
        schedule = theirs(optimiser)
        for k in range(20):
            assert optimiser.param_groups[0]["lr"] == pytest.approx(0.5 * ours.factor(k), rel=1e-12)
            optimiser.step()
            schedule.step()


RULES: list[dict[str, Any]] = [
    {},
    {"clip_norm": 0.05, "weight_decay": 0.1, "l1": 0.01},
    {"optimiser": "adamw", "clip_value": 0.01, "schedule": "cosine", "warmup": 3},
    {"optimiser": "rmsprop", "weight_decay": 0.1},
]


@pytest.mark.parametrize("fields", RULES)
def test_what_a_step_tells_is_what_the_training_does(fields: dict[str, Any]) -> None:
    job = job_of(batch=7, steps=6, **fields)
    walk = [progress.checkpoint for progress in train(job)]
    for k, (before, after) in enumerate(pairwise(walk)):
        told = step_update(job, before)
        assert told["eta"] == job.rule.eta_at(k)
        for name, new in job.vector.parameters(after.theta).items():
            parts = {part: np.array(values) for part, values in told["parameters"][name].items()}
            np.testing.assert_array_equal(parts["new"], new)
            bound = job.rule.clip_value or math.inf
            np.testing.assert_allclose(parts["clipped"], np.clip(parts["gradient"], -bound, bound) * told["scale"])
            if isinstance(job.optimiser, Sgd):
                step = told["eta"] * (parts["clipped"] + parts["decay"])
                np.testing.assert_allclose(parts["new"], parts["old"] - step, rtol=1e-12, atol=1e-15)


@given(st.floats(1e-3, 1e3), st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=5))
def test_a_clipped_gradient_is_never_longer_than_its_bound_and_points_the_same_way(
    bound: float, gradient: list[float]
) -> None:
    given_one = np.array(gradient)
    parts = UpdateRule(Sgd(0.1), clip_norm=bound).parts(given_one, given_one, Sgd(0.1).start(len(gradient)))
    assert np.linalg.norm(parts.clipped) <= bound
    assert 0 < parts.scale <= 1
    np.testing.assert_allclose(parts.clipped, parts.scale * given_one)


def test_a_training_with_patience_ends_after_so_many_measurements_without_a_better_one() -> None:
    fields: dict[str, Any] = {
        "eta": 0.5,
        "steps": 300,
        "record": 5,
        "dataset": {"name": "xor", "points": 30, "noise": 0.5},
    }
    found = result(job_of(patience=3, **fields))
    losses = found["test_losses"]
    assert found["stopped_early"] == found["steps"][-1] < 300
    assert min(losses[-3:]) >= min(losses[:-3])
    whole = result(job_of(**fields))
    assert whole["losses"][: len(found["losses"])] == found["losses"]
    assert whole["stopped_early"] is None


def test_epochs_are_so_many_steps() -> None:
    job = job_of(steps=..., epochs=3, batch=7)
    assert (job.steps, job.document["steps"], "epochs" in job.document) == (15, 15, False)
    with pytest.raises(SourceError, match="either steps or epochs"):
        job_of(steps=5, epochs=3)


@pytest.mark.parametrize("fields", [*RULES, {"optimiser": "nesterov", "patience": 4, "schedule": "step"}])
def test_the_normal_form_of_a_rule_reads_as_itself(fields: dict[str, Any]) -> None:
    document = job_of(**fields).document
    assert job_of(**document).document == document


@pytest.mark.parametrize(
    ("fields", "node"),
    [
        ({"clip_norm": -1}, "clip_norm"),
        ({"schedule": "linear"}, "schedule"),
        ({"weight_decay": float("nan")}, "weight_decay"),
        ({"patience": -1}, "patience"),
        ({"epochs": 0, "steps": ...}, "epochs"),
    ],
)
def test_an_error_of_the_rule_names_the_field(fields: dict[str, Any], node: str) -> None:
    with pytest.raises(SourceError) as caught:
        job_of(**fields)
    assert caught.value.node == node


def test_large_networks_tell_the_figures_of_a_step_alone() -> None:
    job = job_of(source={"kind": "network", "sizes": [2, 60, 40, 1], "activation": "tanh"})
    told = step_update(job, first_checkpoint(job))
    assert told["parameters"] == {}
    assert told["norm"] > 0
