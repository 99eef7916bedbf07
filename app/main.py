"""`create_app(settings)` makes the web application: wiring, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from app import api_document, operations, pages, problems
from app.api import code, datasets, inspect, limits, live, ops, presets, traces, training
from app.bodies import BodyLimits
from app.config import Settings
from app.context import Context
from app.failures import Failures
from app.films import Films
from app.headers import SecurityHeaders
from app.heads import Heads
from app.lives import Lives
from app.metrics import Counting, Metrics
from app.rates import RateLimit
from app.store import open_store
from app.training import Trainings
from app.work import Workers
from chainrule import __version__


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application; settings that are left out come from the environment."""
    settings = settings or Settings()
    context = make_context(settings)
    app = FastAPI(
        title="Chainrule",
        version=__version__,
        description="Backpropagation that can be watched: post a source, get every value and gradient, step by step.",
        docs_url=None,
        redoc_url=None,
        middleware=middleware(settings, context.metrics),
        lifespan=lifespan,
        redirect_slashes=False,
    )
    app.state.context = context
    problems.handle(app)
    app.include_router(api())
    app.include_router(operations.router)
    pages.serve_pages(app)
    api_document.describe(app)
    return app


def make_context(settings: Settings) -> Context:
    store = open_store(settings.database)
    workers = Workers(settings.workers, settings.waiting, settings.deadline_s)
    trainings = Trainings(workers, max(1, settings.workers - 1))
    films = Films(store, settings.limits, settings.cache_bytes)
    lives, metrics = Lives(settings.live_per_address), Metrics()
    metrics.gauge("chainrule_live_connections", "Open live connections.", lambda: len(lives))
    metrics.gauge("chainrule_jobs", "Computations that run or wait.", lambda: workers.jobs)
    metrics.gauge("chainrule_training_numbers", "Numbers that trainings hold.", lambda: trainings.held)
    metrics.gauge("chainrule_kept_bytes", "Estimated size of the films in memory.", lambda: films.kept_bytes)
    return Context(settings, store, workers, trainings, films, lives, metrics)


def middleware(settings: Settings, metrics: Metrics) -> list[Middleware]:
    """The layers round the routes, the outermost first."""
    layers = [Middleware(Heads), Middleware(SecurityHeaders), Middleware(Counting, metrics=metrics)]
    if settings.allowed_origins:
        layers.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(settings.allowed_origins),
                allow_methods=["GET", "POST"],
                allow_headers=["Content-Type", "Accept", "If-None-Match"],
            )
        )
    layers += [
        Middleware(Failures),
        Middleware(RateLimit, settings=settings),
        Middleware(BodyLimits, settings=settings),
    ]
    return layers


def api() -> APIRouter:
    """Everything below /api/v1."""
    router = APIRouter(prefix="/api/v1")
    for noun in (traces, code, presets, training, datasets, ops, limits, inspect, live):
        router.include_router(noun.router)
    return router


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Let go of threads and connections in the end."""
    yield
    context: Context = app.state.context
    context.workers.close()
    context.store.close()
