"""Trainings take turns: nobody waits for another's, and no thread or memory is lost."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
import pytest
from websockets.sync.client import ClientConnection

from app.training_scheduler import TrainingRun, TrainingScheduler
from app.worker_threads import WorkerThreads
from chainrule.training import Progress, read_job, train
from tests.app.conftest import Serve, Served
from tests.app.trainings import (
    LIMITS,
    LONG,
    TRAINING,
    WAIT_S,
    hear,
    post,
    say,
    wait_until,
)


def test_others_are_served_while_more_trainings_run_than_there_are_threads(serve: Serve) -> None:
    with serve(threads=2) as running, at_once(running, LONG, count=4) as trainings:
        for _ in range(20):
            assert running.still_serves()
        assert len(trainings) == 4


@contextmanager
def at_once(running: Served, document: Any, count: int) -> Iterator[list[ClientConnection]]:
    """So many live trainings that are under way."""
    with ExitStack() as open_ones:
        lives = [open_ones.enter_context(running.live()) for _ in range(count)]
        for live in lives:
            say(live, type="train", training=document)
            assert hear(live)["type"] == "training"
            assert hear(live)["state"] == "running"
        yield lives


def test_trainings_that_would_need_more_memory_than_there_is_room_for_come_later(serve: Serve) -> None:
    with serve() as running:
        trainings = running.app.state.context.trainings
        with running.live() as live:
            say(live, type="train", training=LONG, paused=True)
            hear(live)
            trainings.most_held = trainings.held
            assert trainings.held > 0
            refused = post(running, TRAINING)
            assert (refused.status_code, refused.json()["code"]) == (503, "overloaded")
            say(live, type="train", training=LONG, paused=True, seq=2)
            assert [hear(live).get("seq") for _ in range(2)][-1] == 2
        wait_until(lambda: trainings.held == 0)
        assert post(running, TRAINING).status_code == 200
        assert trainings.held == 0


@pytest.mark.parametrize("seconds", [0.0, 1e-4, 1.0])
def test_pieces_of_any_length_give_the_numbers_of_a_whole_training(seconds: float) -> None:
    job = read_job(TRAINING | {"record": 3}, LIMITS)
    run, found = TrainingRun(job), []
    while not run.is_over:
        found += run.piece(max(seconds, 1e-5))
    whole = list(train(job))
    assert [each.step for each in found] == [each.step for each in whole]
    for piecewise, once in zip(found, whole, strict=True):
        assert (piecewise.loss, piecewise.test_loss) == (once.loss, once.test_loss)
        np.testing.assert_array_equal(piecewise.checkpoint.theta, once.checkpoint.theta)


class Watched(TrainingRun):
    """A run that notes how many of its kind compute at the same time."""

    computing = 0
    most = 0

    def piece(self, seconds: float = 0.0, until: int | None = None) -> list[Progress]:
        Watched.computing += 1
        Watched.most = max(Watched.most, Watched.computing)
        found = super().piece(0.002, until)
        Watched.computing -= 1
        return found


def test_trainings_leave_a_thread_to_everyone_else() -> None:
    async def all_at_once() -> None:
        workers = WorkerThreads(3, 100, WAIT_S)
        trainings = TrainingScheduler(workers, at_once=2)

        async def whole(run: TrainingRun) -> None:
            while not run.is_over:
                await trainings.piece(run)

        job = read_job(TRAINING | {"steps": 200}, LIMITS)
        await asyncio.gather(*(whole(Watched(job)) for _ in range(6)))
        workers.end()

    asyncio.run(all_at_once())
    assert Watched.most == 2


def test_a_cancellation_that_comes_together_with_a_result_is_not_lost() -> None:
    async def cancel_when_done() -> None:
        workers, is_done = WorkerThreads(1, 1, WAIT_S), threading.Event()
        task = asyncio.create_task(workers.run(is_done.set))
        await asyncio.sleep(0)
        is_done.wait()
        while workers.jobs:
            await asyncio.sleep(0)
            if not task.done():
                task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        workers.end()

    asyncio.run(cancel_when_done())


def test_of_many_trainings_in_a_row_the_last_one_goes_on(served: Served) -> None:
    with served.live(max_queue=None) as live:
        for k in range(100):
            say(live, type="train", training=LONG if k < 99 else TRAINING, seq=k)
            time.sleep(0.001 * (k % 7))
        answer = hear(live)
        while (answer["seq"], answer.get("state")) != (99, "done"):
            answer = hear(live)
    assert answer["step"] == 40
