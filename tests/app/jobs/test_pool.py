"""Heavy jobs in processes that can be ended."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.jobs.pool import JobPool
from app.problems import Problem, ProblemError
from chainrule.errors import SourceError
from chainrule.sentences import say

PATIENCE_S = 20.0
LONG_S = 600.0


def square(x: float) -> float:
    return x * x


def own_pid() -> int:
    return os.getpid()


def stuck(report: str) -> None:
    """Say who it is, start a process of its own, and never end."""
    child = subprocess.Popen(["sleep", str(LONG_S)])
    Path(report).write_text(f"{os.getpid()} {child.pid}")
    while True:
        sum(range(1000))


def refuse() -> None:
    raise SourceError("not-right", say("this is not right"))


def break_down() -> None:
    raise ZeroDivisionError


def vanish() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def take_all_memory() -> int:
    return sum(np.ones(2**28).size for _ in [np.ones(2**28) for _ in range(8)])


def threads() -> str:
    return os.environ["OMP_NUM_THREADS"]


@asynccontextmanager
async def pool(processes: int = 1, deadline_s: float = LONG_S) -> AsyncIterator[JobPool]:
    jobs = JobPool(processes, deadline_s)
    try:
        yield jobs
    finally:
        await jobs.close()


def in_pool(talk: Callable[[JobPool], Awaitable[Any]], **given: Any) -> Any:
    async def main() -> Any:
        async with pool(**given) as jobs:
            return await asyncio.wait_for(talk(jobs), PATIENCE_S)

    return asyncio.run(main())


async def comes_true(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.01)


def is_gone(pid: int) -> bool:
    """Is there no such process, or only what its parent has not asked about yet?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def refusal(found: Any) -> Problem:
    assert isinstance(found, ProblemError)
    return found.problem


def test_a_job_is_done_in_another_process_which_does_the_next_one_too() -> None:
    async def talk(jobs: JobPool) -> list[Any]:
        return [await jobs.run("a", 1, square, 7.0), await jobs.run("a", 1, own_pid), await jobs.run("b", 1, own_pid)]

    found, first, second = in_pool(talk)
    assert found == 49.0
    assert first == second != os.getpid()


def test_a_job_that_misses_its_deadline_is_gone_with_all_it_started_and_the_next_one_runs(tmp_path: Path) -> None:
    report = tmp_path / "report"

    async def talk(jobs: JobPool) -> tuple[Any, float]:
        await jobs.run("a", 1, square, 1.0)
        late = asyncio.create_task(jobs.run("a", 1, stuck, str(report)))
        [found] = await asyncio.gather(late, return_exceptions=True)
        return found, await jobs.run("a", 1, square, 3.0)

    found, after = in_pool(talk, deadline_s=2.0)
    problem = refusal(found)
    assert (problem.status, problem.code) == (503, "deadline")
    assert dict(problem.headers)["Retry-After"]
    assert after == 9.0
    for pid in map(int, report.read_text().split()):
        end = time.monotonic() + PATIENCE_S
        while not is_gone(pid) and time.monotonic() < end:
            time.sleep(0.01)
        assert is_gone(pid)


def test_a_job_that_nobody_waits_for_any_more_is_ended(tmp_path: Path) -> None:
    report = tmp_path / "report"

    async def talk(jobs: JobPool) -> None:
        task = asyncio.create_task(jobs.run("a", 1, stuck, str(report)))
        await comes_true(lambda: report.exists() and len(report.read_text().split()) == 2)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await comes_true(lambda: all(is_gone(int(pid)) for pid in report.read_text().split()))
        assert await jobs.run("a", 1, square, 2.0) == 4.0

    in_pool(talk)


def test_who_would_wait_long_is_told_at_once_when_to_come_again(tmp_path: Path) -> None:
    async def talk(jobs: JobPool) -> Any:
        task = asyncio.create_task(jobs.run("a", 30e9, stuck, str(tmp_path / "report")))
        await comes_true(lambda: jobs.running == 1)
        [found] = await asyncio.gather(jobs.run("b", 1, square, 2.0), return_exceptions=True)
        task.cancel()
        return found, jobs.shed

    found, shed = in_pool(talk)
    problem = refusal(found)
    assert (problem.status, problem.code, shed) == (503, "overloaded", 1)
    assert int(dict(problem.headers)["Retry-After"]) > 1


@pytest.mark.parametrize(
    ("job", "status", "code"),
    [(refuse, 422, "not-right"), (break_down, 500, "failure"), (vanish, 503, "computation-ended"),
     (take_all_memory, 422, "limit-memory")],
)  # fmt: skip
def test_a_job_that_fails_is_answered_with_a_problem_and_the_next_one_runs(
    job: Callable[[], Any], status: int, code: str
) -> None:
    async def talk(jobs: JobPool) -> tuple[Any, float]:
        [found] = await asyncio.gather(jobs.run("a", 1, job), return_exceptions=True)
        return found, await jobs.run("a", 1, square, 3.0)

    found, after = in_pool(talk)
    assert (refusal(found).status, refusal(found).code, after) == (status, code, 9.0)


def test_numpy_has_one_processor_in_a_job() -> None:
    assert in_pool(lambda jobs: jobs.run("a", 1, threads)) == "1"


def test_an_ended_server_leaves_no_process(tmp_path: Path) -> None:
    report = tmp_path / "report"

    async def main() -> int:
        async with pool() as jobs:
            pid = await jobs.run("a", 1, own_pid)
            task = asyncio.create_task(jobs.run("a", 1, stuck, str(report)))
            await comes_true(lambda: report.exists() and len(report.read_text().split()) == 2)
        [found] = await asyncio.gather(task, return_exceptions=True)
        assert refusal(found).status == 503
        await comes_true(lambda: all(is_gone(int(pid)) for pid in report.read_text().split()))
        return pid

    assert is_gone(asyncio.run(main()))
