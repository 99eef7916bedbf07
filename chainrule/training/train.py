"""Train: a walk from checkpoint to checkpoint, which can be paused, taken up again, and stopped.

    for progress in train(read_job(document, limits)):
        progress.step, progress.loss, progress.checkpoint

It is a generator: not asking for the next pauses it, closing it stops it, and `train(job, start=checkpoint)` goes on
from any checkpoint with the very numbers an uninterrupted training has. A step is a forward pass, the whole backward
pass, and only then the update of all parameters. Dropout is of the steps; what is measured has all neurons.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from chainrule.sources.network import Network
from chainrule.training.dense import DensePass, sample_columns
from chainrule.training.job import TrainingJob
from chainrule.training.optimisers import OptimiserState
from chainrule.training.patience import NOTHING_SEEN, Watch

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Checkpoint:
    """All that a training needs to go on: the steps done, the parameters as a flat vector, the optimiser's state.

    `watch` is what early stopping has seen.
    """

    step: int
    theta: Floats
    state: OptimiserState
    watch: Watch = NOTHING_SEEN


@dataclass(frozen=True)
class Progress:
    """What is measured after `step` steps.

    `loss` is L over all training samples, `test_loss` over the test half, with the network's own reduction; None
    without a test half. `gradient_norms` are the lengths of dL/dtheta over all training samples, layer by layer.
    `is_last`: all steps are done, the numbers are no longer finite, or early stopping has lost its patience.
    """

    step: int
    epoch: float
    loss: float
    test_loss: float | None
    gradient_norms: tuple[float, ...]
    checkpoint: Checkpoint
    is_last: bool

    @property
    def is_finite(self) -> bool:
        return isfinite(self.loss) and all(map(isfinite, self.gradient_norms))


def first_checkpoint(job: TrainingJob) -> Checkpoint:
    """The checkpoint before the first step."""
    return Checkpoint(0, fixed(job.start), job.rule.start(job.vector.length))


def train(job: TrainingJob, start: Checkpoint | None = None) -> Iterator[Progress]:
    """Progress at `start` (the beginning), then every `job.record` steps, and at the end.

    A training that diverges ends early: its last progress is not finite.
    """
    checkpoint = start or first_checkpoint(job)
    run = Trainer(job)
    while True:
        progress = run.measure(checkpoint)
        yield progress
        if progress.is_last:
            return
        checkpoint = progress.checkpoint
        count = min(job.record - checkpoint.step % job.record, job.steps - checkpoint.step)
        checkpoint = run.advance(checkpoint, count)


class Trainer:
    """The buffers of a job: of its training samples, its test samples, and a batch of every size."""

    def __init__(self, job: TrainingJob) -> None:
        self._job = job
        self._samples = sample_columns(job.network.x, job.network.t)
        self._train = loaded(job.network, self._samples)
        self._test = loaded(job.network, sample_columns(job.test_x, job.test_t)) if len(job.test_x) else None
        self._is_whole = job.batches.is_full and not job.dropout.rate
        """Is a step taken with all that is measured?"""
        self._parts: dict[int, DensePass] = {}
        self._shuffled = (-1, self._samples)
        """An epoch, and the samples in its order."""
        self._known: Floats | None = None
        """The parameters whose gradient over all training samples is at hand."""

    def measure(self, checkpoint: Checkpoint) -> Progress:
        job = self._job
        with np.errstate(all="ignore"):
            loss = measured(self._train, checkpoint.theta)
            self._train.backward()
            self._known = checkpoint.theta
            norms = job.vector.norms(self._train.gradient)
            test_loss = measured(self._test, checkpoint.theta) if self._test else None
        if job.patience and checkpoint.step % job.record == 0:
            watch = checkpoint.watch.seen(loss if test_loss is None else test_loss, checkpoint.step)
            checkpoint = replace(checkpoint, watch=watch)
        is_finite = isfinite(loss) and all(map(isfinite, norms))
        has_waited = bool(job.patience) and checkpoint.watch.waited >= job.patience
        return Progress(
            step=checkpoint.step,
            epoch=checkpoint.step / job.batches.per_epoch,
            loss=loss,
            test_loss=test_loss,
            gradient_norms=norms,
            checkpoint=checkpoint,
            is_last=checkpoint.step >= job.steps or not is_finite or has_waited,
        )

    def advance(self, checkpoint: Checkpoint, count: int) -> Checkpoint:
        """`count` steps on."""
        rule = self._job.rule
        theta, state = checkpoint.theta, checkpoint.state
        update = rule.optimiser.update if rule.is_plain else rule.update
        with np.errstate(all="ignore"):
            for step in range(checkpoint.step, checkpoint.step + count):
                theta, state = update(theta, self._gradient(step, theta), state)
        return Checkpoint(checkpoint.step + count, fixed(theta), state, checkpoint.watch)

    def gradient(self, checkpoint: Checkpoint) -> Floats:
        """dL/dtheta of the step after `checkpoint`, an array of its own."""
        with np.errstate(all="ignore"):
            return self._gradient(checkpoint.step, checkpoint.theta).copy()

    def _gradient(self, step: int, theta: Floats) -> Floats:
        """dL/dtheta over the samples of a step; valid until the next is asked for."""
        if self._is_whole and theta is self._known:
            return self._train.gradient
        batch = self._train if self._is_whole else self._batch(step)
        self._known = theta if self._is_whole else self._known
        batch.set(theta)
        batch.forward()
        batch.backward()
        return batch.gradient

    def _batch(self, step: int) -> DensePass:
        batches, dropout = self._job.batches, self._job.dropout
        epoch, part = divmod(step, batches.per_epoch)
        if self._shuffled[0] != epoch:
            self._shuffled = (epoch, self._samples[:, batches.order(epoch)])
        first, last = part * batches.size, min((part + 1) * batches.size, batches.count)
        if last - first not in self._parts:
            self._parts[last - first] = DensePass(self._job.network, last - first, is_masked=dropout.rate > 0)
        batch = self._parts[last - first]
        batch.load(self._shuffled[1][:, first:last])
        if dropout.rate:
            batch.mask(dropout.by_layer(dropout.kept(step, last - first) / (1.0 - dropout.rate)))
        return batch


def loaded(network: Network, samples: Floats) -> DensePass:
    batch = DensePass(network, samples.shape[1])
    batch.load(samples)
    return batch


def measured(batch: DensePass, theta: Floats) -> float:
    batch.set(theta)
    batch.forward()
    return batch.loss()


def fixed(theta: Floats) -> Floats:
    theta.setflags(write=False)
    return theta
