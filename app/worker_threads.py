"""Compute away from the event loop: a few threads, a bounded queue before them, a deadline for whoever waits.

    answer = await workers.run(build, document)

A job that misses its deadline is answered with 503 and goes on to its end in its thread, whose place stays taken:
jobs never become more than threads.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from chainrule.sentences import Sentence, say

from .problems import Problem, ProblemError

P = ParamSpec("P")
R = TypeVar("R")


class WorkerThreads:
    """`threads` jobs at a time, at most `waiting` others queued."""

    def __init__(self, threads: int, waiting: int, deadline_s: float) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="chainrule")
        self._threads, self._waiting, self._deadline_s = threads, waiting, deadline_s
        self._jobs = 0

    @property
    def jobs(self) -> int:
        """Jobs that run or wait."""
        return self._jobs

    async def run(self, job: Callable[P, R], *args: P.args, **options: P.kwargs) -> R:
        """What `job` returns. Raises ProblemError: 503 `overloaded`, 503 `deadline`."""
        if self._jobs >= self._threads + self._waiting:
            raise ProblemError(try_later("overloaded", say("too much is being computed just now")))
        loop = asyncio.get_running_loop()
        self._jobs += 1
        future = self._pool.submit(job, *args, **options)
        future.add_done_callback(lambda _: self._note_end(loop))
        try:
            # Not wait_for: until Python 3.12 it swallows a cancellation that comes together with the result.
            async with asyncio.timeout(self._deadline_s):
                return await asyncio.wrap_future(future)
        except TimeoutError:
            detail = say(
                "this was not computed within {deadline_s} s; ask for something smaller",
                deadline_s=f"{self._deadline_s:g}",
            )
            raise ProblemError(try_later("deadline", detail)) from None

    def _note_end(self, loop: asyncio.AbstractEventLoop) -> None:
        """Count the job's end, in the event loop's own thread."""
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._count_end)

    def _count_end(self) -> None:
        self._jobs -= 1

    def close(self) -> None:
        """Start nothing more; what runs may end by itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def try_later(code: str, detail: Sentence) -> Problem:
    return Problem(503, code, detail, headers=(("Retry-After", "5"),))
