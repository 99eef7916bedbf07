"""A training from beginning to end, as one JSON-like result."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from chainrule.training.job import TrainingJob
from chainrule.training.train import Progress, train


def result(job: TrainingJob) -> dict[str, Any]:
    """Train, and put together everything that was measured; see `TrainingRecord`."""
    return collect(job, train(job))


def collect(job: TrainingJob, measured: Iterable[Progress]) -> dict[str, Any]:
    """What was measured of a job, in order; there must be something."""
    collected = TrainingRecord(job)
    for progress in measured:
        collected.add(progress)
    return collected.result()


class TrainingRecord:
    """What was measured so far. Parameters are kept only for the snapshots, however long the training is."""

    def __init__(self, job: TrainingJob) -> None:
        self._job = job
        self._places = snapshot_places(job)
        self._figures: list[tuple[int, float, float | None, tuple[float, ...]]] = []
        self._chosen: list[Progress] = []
        self._last: Progress | None = None

    def add(self, progress: Progress) -> None:
        if len(self._figures) in self._places:
            self._chosen.append(progress)
        self._figures.append((progress.step, progress.loss, progress.test_loss, progress.gradient_norms))
        self._last = progress

    def result(self) -> dict[str, Any]:
        """`losses` from before the first step to after the last, with `steps` saying after how many each was measured;
        `test_losses` alike, empty without a test half; `gradient_norms` by layer; `parameters` at the end by name; up
        to `job.snapshots` snapshots evenly over the steps, the last at the end; `diverged`: the step at which the
        numbers stopped being finite, or None; `stopped_early`: the step at which patience was lost, or None.
        """
        assert self._last is not None, "nothing was measured"
        return {
            "source": dict(self._job.document),
            "steps": [step for step, _, _, _ in self._figures],
            "losses": [loss for _, loss, _, _ in self._figures],
            "test_losses": [loss for _, _, loss, _ in self._figures if loss is not None],
            "gradient_norms": [list(norms) for _, _, _, norms in self._figures],
            "parameters": parameters(self._job, self._last),
            "snapshots": [
                {"step": each.step, "loss": each.loss, "parameters": parameters(self._job, each)}
                for each in self._snapshots(self._last)
            ],
            "diverged": None if self._last.is_finite else self._last.step,
            "stopped_early": self._last.step if self._is_stopped_early(self._last) else None,
        }

    def _is_stopped_early(self, last: Progress) -> bool:
        return last.is_last and last.is_finite and last.step < self._job.steps

    def _snapshots(self, last: Progress) -> list[Progress]:
        """Those that were reached; the last of a training that ended early takes the place of the next."""
        ends_early = bool(self._job.snapshots) and self._chosen[-1:] != [last]
        return [*self._chosen, last] if ends_early else self._chosen


def snapshot_places(job: TrainingJob) -> frozenset[int]:
    """Which measurements become snapshots: evenly spread; the first is the beginning where there is more than one."""
    last = -(-job.steps // job.record)
    if job.snapshots < 2:
        return frozenset([last] * job.snapshots)
    return frozenset(np.linspace(0, last, min(job.snapshots, last + 1)).round().astype(int).tolist())


def parameters(job: TrainingJob, progress: Progress) -> dict[str, Any]:
    """`W1`, `b1`, ... as nested lists."""
    return {name: array.tolist() for name, array in job.vector.parameters(progress.checkpoint.theta).items()}
