"""The trainings that are shipped do what they say."""

from __future__ import annotations

import importlib.util
import math
from functools import cache

import pytest

from chainrule.limits import Limits
from chainrule.training import EXAMPLES, Progress, read_job, train

LIMITS = Limits()
NEEDS_PACKAGE = {"iris"}


@cache
def trained(example: str) -> tuple[Progress, ...]:
    if example in NEEDS_PACKAGE and importlib.util.find_spec("sklearn") is None:
        pytest.skip("scikit-learn is not installed")
    return tuple(train(read_job(EXAMPLES[example].document(), LIMITS)))


def test_the_noiseless_spiral_is_learnt_from_x_and_y_alone_by_a_small_network() -> None:
    job = read_job(EXAMPLES["spiral"].document(), LIMITS)
    assert job.dataset is not None
    assert job.dataset.columns == ("x", "y")
    assert job.document["dataset"]["noise"] == 0.0
    assert all(size <= most for size, most in zip(job.network.sizes, (2, 16, 16, 1), strict=True))
    last = trained("spiral")[-1]
    assert last.test_loss is not None
    assert last.test_loss < 0.05
    assert len(job.test_x) == 250


@pytest.mark.parametrize("seed", range(3))
def test_the_spiral_does_not_hang_on_its_first_weights_and_its_batches(seed: int) -> None:
    document = EXAMPLES["spiral"].document()
    document["source"]["seed"] = document["seed"] = seed
    *_, last = train(read_job(document | {"record": 1000}, LIMITS))
    assert last.test_loss is not None
    assert last.test_loss < 0.05


@pytest.mark.parametrize(("example", "loss"), [("circle", 0.1), ("xor", 0.02), ("hills", 0.01), ("iris", 0.15)])
def test_the_others_learn_what_they_are_to_learn(example: str, loss: float) -> None:
    last = trained(example)[-1]
    assert (last.loss if last.test_loss is None else last.test_loss) < loss


def test_the_vanishing_gradient_is_seen_in_the_norms() -> None:
    progress = trained("vanishing")
    norms = progress[0].gradient_norms
    assert norms[0] < norms[-1] / 1000
    assert abs(progress[-1].loss - math.log(2)) < 0.01


def test_the_diverging_training_ends_early() -> None:
    progress = trained("diverging")
    assert not progress[-1].is_finite
    assert progress[5].loss > 100 * progress[0].loss
    mean = EXAMPLES["diverging"].document()
    mean["source"]["reduction"] = "mean"
    *_, last = train(read_job(mean, LIMITS))
    assert last.loss < 1e-3


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_says_in_one_sentence_what_it_teaches(example: str) -> None:
    found = EXAMPLES[example]
    assert found.teaches.endswith(".")
    assert len(found.teaches) <= 160
    assert found.document() is not found.document()
