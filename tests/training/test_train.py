"""A training: the same numbers every time, in one go or with pauses; all gradients before any update."""

from __future__ import annotations

import json
from collections.abc import Generator
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from chainrule.engine.run import run
from chainrule.limits import Limits
from chainrule.sources.network import read
from chainrule.training import Checkpoint, TrainingJob, collect, first_checkpoint, read_job, result, train
from chainrule.training.step_source import step_source
from tests.training.conftest import MAZUR, job_of

LIMITS = Limits()
GOLDEN = Path(__file__).parents[1] / "golden" / "networks.json"


def thetas(job: TrainingJob, start: Checkpoint | None = None) -> list[list[float]]:
    return [progress.checkpoint.theta.tolist() for progress in train(job, start)]


def traced_gradient(job: TrainingJob, checkpoint: Checkpoint) -> Any:
    """The gradient of the film of the next step, as a flat vector."""
    program = read(step_source(job, checkpoint, LIMITS), LIMITS)
    trace = run(program.graph, program.inputs)
    at = program.graph.position
    rows = [
        np.column_stack([trace.gradients[at[f"W{i}"]], trace.gradients[at[f"b{i}"]]]).ravel()
        for i in range(1, len(job.network.layers) + 1)
    ]
    return np.concatenate(rows)


def test_mazurs_weights_after_one_step_are_the_golden_ones() -> None:
    golden = next(n for n in json.loads(GOLDEN.read_text("utf-8"))["networks"] if n["id"] == "mazur")
    found = result(read_job({"source": MAZUR, "eta": 0.5, "steps": 1}, LIMITS))
    for layer, wanted in enumerate(golden["W_after_step_eta_0.5"], start=1):
        np.testing.assert_allclose(found["parameters"][f"W{layer}"], wanted, rtol=1e-10)
    assert found["losses"][0] == pytest.approx(golden["C"], rel=1e-10)


def test_updating_before_the_hidden_gradients_are_taken_would_be_seen() -> None:
    """With the weights alone updated, the loss after one step is 0.291027773694; the widely printed one is later."""
    program = read(MAZUR, LIMITS)
    trace = run(program.graph, program.inputs)
    changed = dict(program.inputs)
    for name in ("W1", "W2"):
        changed[name] = changed[name] - 0.5 * np.asarray(trace.gradients[program.graph.position[name]])
    after = run(program.graph, changed)
    assert after.values[program.graph.output] == pytest.approx(0.291027773694, rel=1e-11)
    job = read_job({"source": MAZUR, "eta": 0.5, "steps": 1}, LIMITS)
    last = list(train(job))[-1].checkpoint
    np.testing.assert_array_equal(job.vector.parameters(last.theta)["W1"], changed["W1"])


@pytest.mark.parametrize("batch", [..., 7, 30])
def test_the_same_document_gives_the_same_numbers(optimiser: str, batch: Any) -> None:
    first, again = (thetas(job_of(optimiser=optimiser, batch=batch)) for _ in range(2))
    assert first == again
    assert len(first) == 21


@pytest.mark.parametrize("batch", [..., 7])
def test_a_paused_training_goes_on_with_the_very_numbers_of_an_uninterrupted_one(optimiser: str, batch: Any) -> None:
    job = job_of(optimiser=optimiser, batch=batch)
    whole = thetas(job)
    for stop in (1, 4, 5, 13, 20):
        walk = train(job)
        assert isinstance(walk, Generator)
        paused = next(islice(walk, stop, None)).checkpoint
        walk.close()
        assert paused.step == stop
        assert thetas(job, paused) == whole[stop:]


def test_how_often_is_measured_changes_no_number(optimiser: str) -> None:
    often, seldom = (list(train(job_of(optimiser=optimiser, batch=7, record=record))) for record in (1, 8))
    assert [progress.step for progress in seldom] == [0, 8, 16, 20]
    for progress in seldom:
        np.testing.assert_array_equal(progress.checkpoint.theta, often[progress.step].checkpoint.theta)
        assert progress.loss == often[progress.step].loss


def test_measuring_twice_from_the_same_checkpoint_gives_the_same_numbers() -> None:
    job = job_of(record=5)
    start = first_checkpoint(job)
    assert thetas(job, start) == thetas(job, start)


@pytest.mark.parametrize("batch", [..., 7])
def test_every_step_is_taken_with_the_gradient_of_its_film(optimiser: str, batch: Any) -> None:
    job = job_of(optimiser=optimiser, batch=batch)
    for before, after in pairwise(progress.checkpoint for progress in train(job)):
        theta, _ = job.optimiser.update(before.theta, traced_gradient(job, before), before.state)
        np.testing.assert_allclose(after.theta, theta, rtol=1e-12, atol=1e-12)


def test_losses_and_gradient_norms_are_those_of_all_training_samples() -> None:
    job = job_of(batch=7)
    whole = job_of()
    for progress in islice(train(job), 4):
        program = read(step_source(whole, progress.checkpoint, LIMITS), LIMITS)
        trace = run(program.graph, program.inputs)
        assert progress.loss == pytest.approx(trace.values[program.graph.output], rel=1e-12)
        for layer, norm in enumerate(progress.gradient_norms, start=1):
            parts = [trace.gradients[program.graph.position[f"{name}{layer}"]] for name in "Wb"]
            assert norm == pytest.approx(np.sqrt(sum(np.sum(np.square(part)) for part in parts)), rel=1e-12)


def test_the_test_loss_is_that_of_the_other_half() -> None:
    job = job_of()
    document = step_source(job, first_checkpoint(job), LIMITS)
    document["samples"] = [{"x": x.tolist(), "target": t.tolist()} for x, t in zip(job.test_x, job.test_t, strict=True)]
    program = read(document, LIMITS)
    loss = run(program.graph, program.inputs).values[program.graph.output]
    assert next(train(job)).test_loss == pytest.approx(loss, rel=1e-12)


def test_an_epoch_sees_every_sample_once_and_the_next_one_in_another_order() -> None:
    batches = job_of(batch=7).batches
    assert batches.per_epoch == 5
    epochs = [np.concatenate([batches.at(epoch * 5 + part) for part in range(5)]) for epoch in range(2)]
    for epoch in epochs:
        np.testing.assert_array_equal(np.sort(epoch), np.arange(30))
    assert not np.array_equal(*epochs)
    assert len(batches.at(4)) == 2


def test_another_seed_takes_other_batches_but_the_same_first_weights() -> None:
    first, other = (list(train(job_of(batch=7, seed=seed))) for seed in (0, 1))
    np.testing.assert_array_equal(first[0].checkpoint.theta, other[0].checkpoint.theta)
    assert not np.array_equal(first[-1].checkpoint.theta, other[-1].checkpoint.theta)


def test_a_step_can_be_taken_back_exactly(optimiser: str) -> None:
    job = job_of(optimiser=optimiser, batch=7)
    kept = list(train(job))
    undone = kept[9].checkpoint
    assert thetas(job, undone)[0] == kept[9].checkpoint.theta.tolist()
    assert thetas(job, undone) == [progress.checkpoint.theta.tolist() for progress in kept[9:]]
    with pytest.raises(ValueError, match="read-only"):
        undone.theta[0] = 1


def test_the_loss_falls_on_an_easy_set() -> None:
    progress = list(train(job_of(dataset={"name": "gaussians", "points": 100}, steps=200, record=50)))
    assert progress[-1].loss < 0.02 < progress[0].loss
    assert progress[-1].test_loss is not None
    assert progress[-1].test_loss < 0.05


def test_a_training_that_diverges_ends_and_says_where() -> None:
    found = result(job_of(source={"kind": "network", "sizes": [2, 3, 1], "activation": "linear"}, eta=100.0, steps=500))
    assert found["diverged"] is not None
    assert found["diverged"] == found["steps"][-1] < 500
    assert result(job_of())["diverged"] is None


def test_a_result_has_losses_from_before_the_first_step_to_after_the_last() -> None:
    found = result(job_of(snapshots=3))
    assert found["steps"] == list(range(21))
    assert len(found["losses"]) == len(found["test_losses"]) == len(found["gradient_norms"]) == 21
    assert [snapshot["step"] for snapshot in found["snapshots"]] == [0, 10, 20]
    assert found["snapshots"][-1]["parameters"] == found["parameters"]
    assert set(found["parameters"]) == {"W1", "b1", "W2", "b2", "W3", "b3"}
    json.dumps(found)


def test_a_stopped_training_has_a_result_too() -> None:
    job = job_of()
    found = collect(job, islice(train(job), 6))
    assert found["steps"] == [0, 1, 2, 3, 4, 5]
    assert found["losses"] == result(job)["losses"][:6]


def test_the_source_of_a_result_gives_the_result_again() -> None:
    found = result(job_of(optimiser="adam", batch=7, eta=0.01))
    assert result(read_job(json.loads(json.dumps(found["source"])), LIMITS)) == found
