"""What the routes share: made once by `create_app`, handed to every route that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from .allowances import Allowances
from .answers import Answers
from .config import Settings
from .jobs.pool import JobPool
from .jobs.spool import Spool
from .live.connection_slots import ConnectionSlots
from .live.memory_account import MemoryAccount
from .metrics import Metrics
from .redis_link import RedisLink
from .scenes import Scenes
from .store import Store
from .training_scheduler import TrainingScheduler
from .worker_threads import Lanes


@dataclass(frozen=True)
class Context:
    settings: Settings
    store: Store
    lanes: Lanes
    trainings: TrainingScheduler
    jobs: JobPool
    spool: Spool
    scenes: Scenes
    answers: Answers
    allowances: Allowances
    connection_slots: ConnectionSlots
    live_memory: MemoryAccount
    metrics: Metrics
    link: RedisLink | None

    def end_jobs(self) -> None:
        """Start nothing more; who waits for something is told to come again."""
        self.jobs.end()
        self.lanes.end()


async def context_of(connection: HTTPConnection) -> Context:
    """The context of the app that serves a request. Async, since what is not is run in a thread."""
    found: Context = connection.app.state.context
    return found


Shared = Annotated[Context, Depends(context_of)]
