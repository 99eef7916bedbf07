"""Training with dropout: every step has masks of its own, and they are in its film."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from chainrule.engine.run import run
from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.sources import read
from chainrule.sources.network import ACTIVATIONS
from chainrule.training import Checkpoint, TrainingJob, first_checkpoint, read_job, step_source, step_update, train
from chainrule.training.dropout import Dropout
from tests.training.conftest import MAZUR, job_of

LIMITS = Limits()
INNER = [name for name in ACTIVATIONS if name != "softmax"]


def traced_gradient(job: TrainingJob, checkpoint: Checkpoint) -> np.ndarray[Any, Any]:
    program = read(step_source(job, checkpoint, LIMITS), LIMITS)
    trace = run(program.graph, program.inputs)
    at, layers = program.graph.position, range(1, len(job.network.layers) + 1)
    pairs = [[np.asarray(trace.gradients[at[f"{name}{i}"]]) for name in "Wb"] for i in layers]
    return np.concatenate([np.column_stack(pair).ravel() for pair in pairs])


@pytest.mark.parametrize("activation", INNER)
@pytest.mark.parametrize("batch", [..., 7])
def test_every_step_is_taken_with_the_gradient_of_its_film(activation: str, batch: Any) -> None:
    sizes = {"kind": "network", "sizes": [2, 5, 4, 1], "activation": activation, "output": "tanh", "seed": 1}
    job = job_of(source=sizes, dropout=0.4, batch=batch, eta=0.01, steps=6)
    for before, after in pairwise(progress.checkpoint for progress in train(job)):
        gradient = traced_gradient(job, before)
        np.testing.assert_allclose(after.theta, before.theta - 0.01 * gradient, rtol=1e-12, atol=1e-12)


def test_a_film_of_the_first_samples_has_their_masks() -> None:
    job = job_of(dropout=0.5, batch=7)
    whole, first = (step_source(job, first_checkpoint(job), LIMITS, samples=count) for count in (None, 2))
    assert first["samples"] == whole["samples"][:2]
    assert {number for sample in whole["samples"] for mask in sample["masks"] for number in mask} == {0.0, 1.0}


def test_measuring_drops_nothing() -> None:
    plain, dropped = (next(train(job_of(dropout=rate))) for rate in (..., 0.5))
    assert (plain.loss, plain.test_loss, plain.gradient_norms) == (
        dropped.loss,
        dropped.test_loss,
        dropped.gradient_norms,
    )


def test_masks_come_from_the_seed_and_are_others_at_every_step() -> None:
    dropout = Dropout(0.3, 5, (40, 60))
    np.testing.assert_array_equal(dropout.kept(3, 50), Dropout(0.3, 5, (40, 60)).kept(3, 50))
    assert not np.array_equal(dropout.kept(3, 50), dropout.kept(4, 50))
    assert not np.array_equal(dropout.kept(3, 50), Dropout(0.3, 6, (40, 60)).kept(3, 50))
    assert dropout.kept(0, 50).mean() == pytest.approx(0.7, abs=0.02)
    assert [layer.shape for layer in dropout.by_layer(dropout.kept(0, 50))] == [(50, 40), (50, 60)]


def test_a_paused_training_goes_on_with_the_very_numbers_of_an_uninterrupted_one() -> None:
    job = job_of(dropout=0.5, batch=7)
    walk = [progress.checkpoint for progress in train(job)]
    again = [progress.checkpoint for progress in train(job, walk[8])]
    np.testing.assert_array_equal(walk[-1].theta, again[-1].theta)


def test_what_a_step_tells_is_what_the_training_does() -> None:
    job = job_of(dropout=0.5, batch=7, clip_norm=0.05, weight_decay=0.1)
    first, second = [progress.checkpoint for progress in train(job)][:2]
    told = step_update(job, first)["parameters"]
    for name, new in job.vector.parameters(second.theta).items():
        np.testing.assert_array_equal(told[name]["new"], new)


def test_the_normal_form_reads_as_itself_and_no_dropout_leaves_it_out() -> None:
    document = job_of(dropout=0.25).document
    assert document["dropout"] == 0.25
    assert read_job(document, LIMITS).document == document
    assert "dropout" not in job_of(dropout=0).document


def test_a_film_of_a_step_trains_on_as_it_was_unless_told() -> None:
    job = job_of(dropout=0.25, batch=7)
    film = {"source": step_source(job, first_checkpoint(job), LIMITS)}
    assert read_job(film, LIMITS).dropout.rate == 0.25
    off = read_job(film | {"dropout": 0}, LIMITS)
    assert off.dropout.rate == 0 == read_job(off.document, LIMITS).dropout.rate


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"dropout": 1}, "from 0 to 0.999"),
        ({"dropout": 0.5, "dataset": ..., "source": MAZUR | {"layers": MAZUR["layers"][:1]}}, "hidden layers"),
    ],
)
def test_what_cannot_be_dropped_is_named(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        job_of(**fields)
    assert caught.value.node == "dropout"
