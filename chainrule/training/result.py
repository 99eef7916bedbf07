"""A training from beginning to end, as one JSON-like result."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from chainrule.training.job import Job
from chainrule.training.train import Progress, train


def result(job: Job) -> dict[str, Any]:
    """Train, and put together everything that was measured; see `collect`."""
    return collect(job, train(job))


def collect(job: Job, measured: Iterable[Progress]) -> dict[str, Any]:
    """`losses` from before the first step to after the last, with `steps` saying after how many each was measured;
    `test_losses` alike, empty without a test half; `gradient_norms` by layer; `parameters` at the end by name; up to
    `job.snapshots` snapshots evenly over the steps, the last at the end; `diverged`: the step at which the numbers
    stopped being finite, or None.
    """
    progress = list(measured)
    last = progress[-1]
    return {
        "source": dict(job.document),
        "steps": [each.step for each in progress],
        "losses": [each.loss for each in progress],
        "test_losses": [each.test_loss for each in progress if each.test_loss is not None],
        "gradient_norms": [list(each.gradient_norms) for each in progress],
        "parameters": parameters(job, last),
        "snapshots": [
            {"step": each.step, "loss": each.loss, "parameters": parameters(job, each)}
            for each in chosen(job, progress)
        ],
        "diverged": None if last.is_finite else last.step,
    }


def parameters(job: Job, progress: Progress) -> dict[str, Any]:
    """`W1`, `b1`, ... as nested lists."""
    return {name: array.tolist() for name, array in job.vector.parameters(progress.checkpoint.theta).items()}


def chosen(job: Job, progress: list[Progress]) -> list[Progress]:
    """As many as the job's snapshots, evenly spread; the first is the beginning where there is more than one."""
    if job.snapshots < 2:
        return progress[-1:] * job.snapshots
    places = np.linspace(0, len(progress) - 1, min(job.snapshots, len(progress))).round().astype(int)
    return [progress[place] for place in places]
