"""Compute away from the event loop: a few threads, a bounded queue before them, a deadline for whoever waits.

    answer = await lanes.short.run(build, document)
    pieces = await lanes.long.run_in_turn(train)

What is short has a lane of its own, so that it never waits behind what is long. Who would wait longer than a second is
told so at once, and when to come again; what goes on in turns, such as a training, waits.

A job that misses its deadline is answered with 503 and goes on to its end in its thread, whose place stays taken:
jobs never become more than threads.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final, ParamSpec, TypeVar

from chainrule.sentences import Sentence, say

from .jobs.pool import LONGEST_WAIT_S, overloaded, restarting
from .problems import Problem, ProblemError

P = ParamSpec("P")
R = TypeVar("R")

FIRST_MEAN_S: Final = 0.02
"""How long a job takes, before any was measured."""
MEMORY_OF_MEAN: Final = 0.95


class WorkerThreads:
    """`threads` jobs at a time, at most `waiting` others queued. `shed` counts those who were told to come again."""

    def __init__(self, threads: int, waiting: int, deadline_s: float) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="chainrule")
        self._threads, self._waiting, self._deadline_s = threads, waiting, deadline_s
        self._outcomes: set[asyncio.Future[Any]] = set()
        self._mean_s = FIRST_MEAN_S
        self._is_closed = False
        self._jobs = self.shed = 0

    @property
    def jobs(self) -> int:
        """Jobs that run or wait."""
        return self._jobs

    @property
    def wait_s(self) -> float:
        """How long a job would wait, about."""
        return max(0, self._jobs - self._threads + 1) * self._mean_s / self._threads

    def check_wait(self) -> None:
        """Raises ProblemError, 503 `overloaded`, where a job would wait longer than a second."""
        if self.wait_s > LONGEST_WAIT_S:
            self.shed += 1
            raise ProblemError(overloaded(self.wait_s))

    async def run(self, job: Callable[P, R], *args: P.args, **options: P.kwargs) -> R:
        """What `job` returns. Raises ProblemError: 503 `overloaded`, 503 `deadline`, 503 `restarting`."""
        self.check_wait()
        return await self.run_in_turn(job, *args, **options)

    async def run_in_turn(self, job: Callable[P, R], *args: P.args, **options: P.kwargs) -> R:
        """The same for what waits for its turn, however long that takes."""
        if self._is_closed:
            raise ProblemError(restarting())
        if self._jobs >= self._threads + self._waiting:
            self.shed += 1
            raise ProblemError(overloaded(self.wait_s))
        loop = asyncio.get_running_loop()
        outcome: asyncio.Future[R] = loop.create_future()
        self._jobs += 1
        self._outcomes.add(outcome)

        def timed() -> R:
            start = time.monotonic()
            try:
                return job(*args, **options)
            finally:
                self._mean_s = MEMORY_OF_MEAN * self._mean_s + (1 - MEMORY_OF_MEAN) * (time.monotonic() - start)

        future = self._pool.submit(timed)
        future.add_done_callback(lambda done: self._note_end(loop, done, outcome))
        try:
            # Not wait_for: until Python 3.12 it swallows a cancellation that comes together with the result.
            async with asyncio.timeout(self._deadline_s):
                return await outcome
        except TimeoutError:
            detail = say(
                "this was not computed within {deadline_s} s; ask for something smaller",
                deadline_s=f"{self._deadline_s:g}",
            )
            raise ProblemError(try_later("deadline", detail)) from None
        finally:
            self._outcomes.discard(outcome)
            future.cancel()

    def _note_end(self, loop: asyncio.AbstractEventLoop, done: Future[R], outcome: asyncio.Future[R]) -> None:
        """Count the job's end and hand on what came of it, in the event loop's own thread."""
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._end, done, outcome)

    def _end(self, done: Future[R], outcome: asyncio.Future[R]) -> None:
        self._jobs -= 1
        if outcome.done():
            return
        if done.cancelled():
            outcome.cancel()
        elif (error := done.exception()) is not None:
            outcome.set_exception(error)
        else:
            outcome.set_result(done.result())

    def end(self) -> None:
        """Start nothing more; who waits is told to come again. What runs goes on to its end."""
        self._is_closed = True
        for outcome in list(self._outcomes):
            if not outcome.done():
                outcome.set_exception(ProblemError(restarting()))
        self._pool.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Lanes:
    """Threads for what is short, and others for what takes a while: long bodies and messages, pieces of trainings."""

    short: WorkerThreads
    long: WorkerThreads

    @property
    def shed(self) -> int:
        return self.short.shed + self.long.shed

    def end(self) -> None:
        self.short.end()
        self.long.end()


def lanes(threads: int, waiting: int, deadline_s: float) -> Lanes:
    return Lanes(WorkerThreads(threads, waiting, deadline_s), WorkerThreads(max(1, threads - 1), waiting, deadline_s))


def try_later(code: str, detail: Sentence) -> Problem:
    return Problem(503, code, detail, headers=(("Retry-After", "5"),))
