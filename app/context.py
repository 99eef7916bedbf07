"""What the routes share: made once by `create_app`, handed to every route that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.config import Settings
from app.films import Films
from app.lives import Lives
from app.metrics import Metrics
from app.store import Store
from app.training import Trainings
from app.work import Workers


@dataclass(frozen=True)
class Context:
    settings: Settings
    store: Store
    workers: Workers
    trainings: Trainings
    films: Films
    lives: Lives
    metrics: Metrics


def context_of(connection: HTTPConnection) -> Context:
    found: Context = connection.app.state.context
    return found


Shared = Annotated[Context, Depends(context_of)]
