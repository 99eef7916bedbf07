"""Training documents: normal form, defaults, and errors that name the field."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule.errors import ChainruleError, LimitError, SourceError
from chainrule.limits import Limits
from chainrule.training import Adam, Momentum, Sgd, read_job
from tests.training.conftest import MAZUR, SPIRAL, job_of

LIMITS = Limits()


def test_the_normal_form_reads_as_itself(optimiser: str) -> None:
    document = job_of(optimiser=optimiser, batch=7).document
    assert read_job(document, LIMITS).document == document


def test_a_job_needs_no_more_than_a_source() -> None:
    job = read_job({"source": MAZUR}, LIMITS)
    assert (job.optimiser, job.steps, job.batches.size, job.record, job.snapshots) == (Sgd(0.1), 100, 1, 1, 0)


def test_every_optimiser_has_its_constants() -> None:
    assert job_of(optimiser="momentum", momentum=0.5).optimiser == Momentum(0.1, 0.5)
    assert job_of(optimiser="adam", beta1=0.8).optimiser == Adam(0.1, 0.8)


def test_a_batch_as_large_as_the_training_half_is_the_whole() -> None:
    for batch in (30, 31, 10**6):
        assert job_of(batch=batch).batches.is_full
    assert "batch" not in job_of(batch=31).document


def test_long_trainings_are_measured_less_often_unless_told() -> None:
    assert job_of(steps=50_000).record == 5
    assert job_of(steps=50_000, record=1).record == 1


@pytest.mark.parametrize(
    ("activation", "loss", "outputs", "wanted"),
    [
        ("tanh", "mse", 1, [-1.0, 1.0]),
        ("linear", "half_sse", 1, [-1.0, 1.0]),
        ("sigmoid", "mse", 1, [0.0, 1.0]),
        ("sigmoid", "bce", 1, [0.0, 1.0]),
        ("softmax", "cross_entropy", 2, [0.0, 1.0]),
        ("tanh", "mse", 2, [-1.0, 1.0]),
    ],
)
def test_targets_are_what_the_last_activation_can_answer(
    activation: str, loss: str, outputs: int, wanted: list[float]
) -> None:
    source = {"kind": "network", "sizes": [2, outputs], "activation": activation, "loss": loss}
    job = job_of(source=source)
    assert sorted(set(job.network.t.ravel())) == wanted
    assert job.network.t.shape == (30, outputs)
    assert job.test_t.shape == (30, outputs)


def test_the_samples_of_a_source_give_way_to_a_data_set() -> None:
    job = job_of(
        source=MAZUR | {"layers": [*MAZUR["layers"]]}, dataset={"name": "csv", "text": "1,2,a\n3,4,b\n5,6,a\n"}
    )
    np.testing.assert_array_equal(np.sort(np.concatenate([job.network.x, job.test_x])[:, 0]), [1, 3, 5])
    assert job.document["source"]["samples"] == []


@pytest.mark.parametrize(
    ("fields", "node"),
    [
        ({"source": ...}, "source"),
        ({"source": 3}, "source"),
        ({"source": {"kind": "expression", "text": "y = x"}}, "source.kind"),
        ({"source": {"kind": "network", "sizes": [2, 0, 1]}}, "source.sizes[1]"),
        ({"source": {"kind": "network", "sizes": [2, 10**9, 1]}}, "source.sizes[1]"),
        ({"source": {"kind": "network", "sizes": [2, 1]}, "dataset": ...}, "source.samples"),
        ({"source": {"kind": "network", "sizes": [3, 1]}}, "dataset"),
        ({"source": {"kind": "network", "sizes": [2, 3]}}, "dataset"),
        ({"source": {"kind": "network", "sizes": [2, 1], "loss": "bce"}, "dataset": {"name": "plane"}}, "dataset"),
        ({"dataset": {"name": "spiral", "noise": 7}}, "dataset.noise"),
        ({"optimiser": "sdg"}, "optimiser"),
        ({"eta": -1}, "eta"),
        ({"eta": float("inf")}, "eta"),
        ({"eta": "0.1"}, "eta"),
        ({"steps": 0}, "steps"),
        ({"steps": 10**6}, "steps"),
        ({"steps": 10.0}, "steps"),
        ({"batch": 0}, "batch"),
        ({"batch": True}, "batch"),
        ({"record": 0}, "record"),
        ({"snapshots": 10**6}, "snapshots"),
        ({"stepps": 5}, "'stepps'"),
    ],
)
def test_an_error_names_the_field(fields: dict[str, Any], node: str) -> None:
    with pytest.raises(ChainruleError) as caught:
        job_of(**fields)
    assert caught.value.node == node


def test_a_constant_of_another_optimiser_changes_nothing() -> None:
    assert job_of(momentum=0.5, beta1=0.8).document == job_of().document


def test_more_work_than_the_limit_is_refused_before_it_begins() -> None:
    large = {"kind": "network", "sizes": [2, 500, 500, 1], "activation": "tanh"}
    with pytest.raises(LimitError) as caught:
        job_of(source=large, steps=100_000)
    assert (caught.value.code, caught.value.node) == ("training-too-long", "steps")


def test_a_source_that_is_no_network_says_what_would_be() -> None:
    with pytest.raises(SourceError, match="network, preset"):
        read_job(SPIRAL | {"source": {"kind": "expression", "text": "y = x"}}, LIMITS)


def test_the_neurons_of_all_samples_may_have_as_many_values_as_the_limit_and_not_one_more() -> None:
    document = job_of(batch=5).document
    values = 30 * (2 + 5 + 4 + 1)  # half of 60 points are trained on
    assert read_job(document, Limits(total_elements=values)).document == document
    with pytest.raises(LimitError, match="values over all samples"):
        read_job(document, Limits(total_elements=values - 1))
