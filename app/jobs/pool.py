"""Heavy jobs, a few at a time, each in a process of its own that is ended at its deadline.

    answer = await jobs.run(client, cost, trace_answer, body, form)

Who would wait longer than a second is told so at once, and when to come again. A job that nobody waits for any more is
ended too.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, ParamSpec, TypeVar

from chainrule.sentences import say

from ..problems import Problem, ProblemError, unexpected_error
from .fair_queue import FairQueue
from .process import JobProcess

log = logging.getLogger("chainrule")

P = ParamSpec("P")
R = TypeVar("R")

LONGEST_WAIT_S: Final = 1.0
UNIT_S: Final = 1e-9
"""How long a unit of work takes, before any was measured."""
MEMORY_OF_SPEED: Final = 0.9


@dataclass(eq=False)
class WaitingJob:
    """A job and the future of its outcome; `cost` in units of work."""

    client: str
    cost: float
    job: Callable[..., Any]
    arguments: tuple[Any, ...]
    outcome: asyncio.Future[tuple[str, Any]] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class JobPool:
    """At most `processes` jobs at a time; `started`, `killed`, `shed` and `cost_done` count what became of them."""

    def __init__(self, processes: int, deadline_s: float) -> None:
        self._most, self._deadline_s = processes, deadline_s
        self._queue: FairQueue[WaitingJob] = FairQueue()
        self._idle: list[JobProcess] = []
        self._starting: set[asyncio.Task[JobProcess]] = set()
        self._busy: dict[asyncio.Task[None], tuple[float, WaitingJob]] = {}
        self._unit_s = UNIT_S
        self._is_closed = False
        self.started = self.killed = self.shed = self.cost_done = 0

    @property
    def running(self) -> int:
        return len(self._busy)

    @property
    def waiting(self) -> int:
        return len(self._queue)

    async def run(self, client: str, cost: float, job: Callable[P, R], *args: P.args, **options: P.kwargs) -> R:
        """What `job` returns. It and its arguments must be picklable.

        Raises ProblemError: what the job refuses, 503 `overloaded`, 503 `deadline`.
        """
        assert not options, "arguments of a job go by place"
        self.check_wait(client, cost)
        waiting = WaitingJob(client, cost, job, args)
        self._queue.put(client, cost, waiting)
        self._dispatch()
        try:
            kind, found = await waiting.outcome
        finally:
            self._queue.remove(waiting)
            self._end(waiting)
        if kind == "problem":
            raise ProblemError(found)
        if kind == "failure":
            log.error("a job failed: %s", found)
            raise ProblemError(unexpected_error())
        result: R = found
        return result

    def check_wait(self, client: str, cost: float) -> None:
        """Raise ProblemError, 503 `overloaded`, where a job of this client would wait too long."""
        wait_s = self.wait_s(client, cost)
        if self._is_closed or wait_s > LONGEST_WAIT_S:
            self.shed += 1
            raise ProblemError(overloaded(wait_s))

    def wait_s(self, client: str, cost: float) -> float:
        """How long a job of this client would wait, about."""
        if len(self._busy) < self._most:
            return 0.0
        now = time.monotonic()
        ends = sorted(max(start + job.cost * self._unit_s - now, 0.0) for start, job in self._busy.values())
        return ends[0] + self._queue.ahead(client, cost) * self._unit_s / self._most

    async def warm(self) -> None:
        """Have processes ready before the first heavy job comes."""
        while len(self._idle) + len(self._busy) < self._most and not self._is_closed:
            self._idle.append(await self._start())

    async def close(self) -> None:
        """End everything, the processes too."""
        self.end()
        tasks = list(self._busy)
        if tasks or self._starting:
            await asyncio.wait([*tasks, *self._starting])
        for process in self._idle:
            process.kill()
        self._idle.clear()

    def end(self) -> None:
        """Start nothing more, and end what runs; who waits for it is told to come again."""
        self._is_closed = True
        while self._queue:
            self._queue.take().outcome.set_result(("problem", restarting()))
        for task in self._busy:
            task.cancel()

    def _dispatch(self) -> None:
        while len(self._busy) < self._most and len(self._queue) and not self._is_closed:
            job = self._queue.take()
            task = asyncio.create_task(self._do(job))
            self._busy[task] = (time.monotonic(), job)
            task.add_done_callback(self._note_end)

    def _note_end(self, task: asyncio.Task[None]) -> None:
        del self._busy[task]
        self._dispatch()

    def _end(self, job: WaitingJob) -> None:
        """Stop doing what nobody waits for any more."""
        for task, (_, running) in self._busy.items():
            if running is job:
                task.cancel()

    async def _do(self, job: WaitingJob) -> None:
        """Run a job to its end or its deadline, in a process that is handed on or ended."""
        process: JobProcess | None = None
        try:
            process = self._idle.pop() if self._idle else await self._start()
            start = time.monotonic()
            self.started += 1
            async with asyncio.timeout(self._deadline_s):
                outcome = await process.run(job.job, *job.arguments)
            self._note_speed(job.cost, time.monotonic() - start)
            self._idle.append(process)
            process = None
        except TimeoutError:
            outcome = "problem", too_long(self._deadline_s)
        except ConnectionError:
            outcome = "problem", ended_early()
        except asyncio.CancelledError:
            outcome = "problem", restarting()
        finally:
            if process is not None:
                self.killed += 1
                process.kill()
        if not job.outcome.done():
            job.outcome.set_result(outcome)

    async def _start(self) -> JobProcess:
        """A new process. One that nobody waits for any more when it is there serves the next job."""
        task = asyncio.create_task(JobProcess.start())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            task.add_done_callback(lambda done: self._idle.append(done.result()))
            raise

    def _note_speed(self, cost: float, duration_s: float) -> None:
        self.cost_done += int(cost)
        measured = min(max(duration_s / max(cost, 1.0), UNIT_S / 10), UNIT_S * 10)
        self._unit_s = MEMORY_OF_SPEED * self._unit_s + (1 - MEMORY_OF_SPEED) * measured


def overloaded(wait_s: float) -> Problem:
    seconds = max(1, math.ceil(wait_s))
    detail = say("too much is being computed just now; come again in {seconds} s", seconds=seconds)
    return Problem(503, "overloaded", detail, headers=(("Retry-After", str(seconds)),))


def restarting() -> Problem:
    detail = say("the server is being restarted; come again in a moment")
    return Problem(503, "restarting", detail, headers=(("Retry-After", "5"),))


def too_long(deadline_s: float) -> Problem:
    detail = say("this was not computed within {seconds} s; ask for something smaller", seconds=f"{deadline_s:g}")
    return Problem(503, "deadline", detail, headers=(("Retry-After", str(math.ceil(deadline_s))),))


def ended_early() -> Problem:
    detail = say("the computation ended before it was done; ask for something smaller")
    return Problem(503, "computation-ended", detail, headers=(("Retry-After", "5"),))
