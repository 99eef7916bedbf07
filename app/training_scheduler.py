"""Train in pieces, so that nobody waits for another's training.

A `TrainingRun` goes on from piece to piece; the `TrainingScheduler` shares the threads out.

    run = await workers.run(TrainingRun, job)
    while not run.is_over:
        for progress in await trainings.piece(run): ...

The caller holds `trainings.room(job)` while the run lives. Without places of their own, a few long trainings would take
all threads, and a slider would wait for them.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

from chainrule.encode.document import MOST_NUMBERS
from chainrule.errors import LimitError
from chainrule.sentences import say
from chainrule.sources.network.size import parameter_count
from chainrule.training import Progress, TrainingJob, first_checkpoint
from chainrule.training.train import Trainer

from .problems import ProblemError
from .worker_threads import WorkerThreads, try_later

PIECE_S = 0.05
"""How long a training holds a thread before others have their turn."""
PORTION_WORK = 1_000_000
"""Multiplications between two looks at the clock, about; a step is never parted."""
MOST_STEPS = 50
"""Steps between two looks at the clock: those of a small network cost more than their multiplications."""
MOST_HELD = 128_000_000
"""Numbers that all trainings together may hold in memory; the largest single one holds fewer."""


class TrainingRun:
    """A training under way. The numbers are those of `chainrule.training.train`, wherever a piece ends."""

    def __init__(self, job: TrainingJob) -> None:
        self.job = job
        self.checkpoint = first_checkpoint(job)
        self.last: Progress | None = None
        self._run = Trainer(job)
        work = parameter_count(job.network.sizes) * job.batches.size
        self._portion = max(1, min(MOST_STEPS, PORTION_WORK // work))

    @property
    def step(self) -> int:
        return self.checkpoint.step

    @property
    def is_over(self) -> bool:
        """Have all steps been done, are the numbers no longer finite, or was no measurement better for too long?"""
        return self.is_measured and self.last is not None and self.last.is_last

    @property
    def is_measured(self) -> bool:
        """Is `last` what was measured at this very step?"""
        return self.last is not None and self.last.step == self.step

    def piece(self, seconds: float = PIECE_S, until: int | None = None) -> list[Progress]:
        """Train for about so long, at most to step `until`, which is measured; what was measured on the way."""
        stop = self.job.steps if until is None else min(until, self.job.steps)
        end = time.monotonic() + seconds
        found: list[Progress] = []
        while not self.is_over and time.monotonic() < end:
            if self._is_due(stop):
                self.last = self._run.measure(self.checkpoint)
                self.checkpoint = self.last.checkpoint
                found.append(self.last)
            elif self.step >= stop:
                break
            else:
                self._advance(stop)
        return found

    def _is_due(self, stop: int) -> bool:
        return not self.is_measured and (self.step % self.job.record == 0 or self.step >= stop)

    def _advance(self, stop: int) -> None:
        record = self.job.record
        count = min(self._portion, record - self.step % record, stop - self.step)
        self.checkpoint = self._run.advance(self.checkpoint, count)


class TrainingScheduler:
    """At most `at_once` trainings compute at a time, in turns; the other threads are for everyone else."""

    def __init__(self, workers: WorkerThreads, at_once: int) -> None:
        self._workers = workers
        self._places = asyncio.Semaphore(at_once)
        self.held, self.most_held = 0, MOST_HELD

    @contextmanager
    def room(self, job: TrainingJob) -> Iterator[None]:
        """Memory for a run. Raises ProblemError, 503 `overloaded`, where the others leave too little."""
        size = weight(job)
        if self.held + size > self.most_held:
            raise ProblemError(try_later("overloaded", say("too much is being trained just now")))
        self.held += size
        try:
            yield
        finally:
            self.held -= size

    async def piece(self, run: TrainingRun, until: int | None = None) -> list[Progress]:
        """The next piece of a run, when its turn has come. Raises ProblemError like `WorkerThreads.run`."""
        async with self._places:
            return await self._workers.run_in_turn(run.piece, PIECE_S, until)


def weight(job: TrainingJob) -> int:
    """Roughly how many numbers a run holds: of all neurons, of parameters, of gradients, of the optimiser."""
    samples = len(job.network.x) + len(job.test_x) + job.batches.size
    return 4 * sum(job.network.sizes) * samples + 12 * job.vector.length


def check_answer(job: TrainingJob) -> None:
    """Raise LimitError where the result of a job would hold too many numbers to be sent as JSON."""
    measured = (job.steps // job.record + 2) * (3 + len(job.network.layers))
    numbers = job.vector.length * (job.snapshots + 1) + measured
    if numbers > MOST_NUMBERS:
        message = say(
            "the answer would hold {numbers} numbers; the limit is {most}. Ask for fewer snapshots",
            numbers=f"{numbers:,}",
            most=f"{MOST_NUMBERS:,}",
        )
        raise LimitError("limit-json-numbers", message, node="snapshots")
