"""`create_app(settings)` makes the web application: wiring, and nothing else."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import APIRouter, FastAPI
from starlette.middleware import Middleware

from chainrule import __version__

from . import health, lecture, openapi_document, pages, problems
from .allowances import Allowances
from .answers import Answers
from .api import code, datasets, inspect, limits, live, ops, presets, traces, training
from .config import Settings
from .context import Context
from .jobs.pool import JobPool
from .jobs.spool import Spool
from .known_bodies import KnownBodies
from .live.connection_slots import ConnectionSlots
from .live.memory_account import MemoryAccount
from .metrics import Metrics
from .middleware.answer_cache import AnswerCache, answer_cache
from .middleware.body_limits import BodyLimits
from .middleware.compression import Compression
from .middleware.cross_origin import CrossOrigin
from .middleware.entity_tags import EntityTags
from .middleware.head_requests import HeadRequests
from .middleware.host_check import HostCheck
from .middleware.load_shedding import LoadShedding
from .middleware.rate_limit import RateLimit
from .middleware.request_metrics import RequestMetrics
from .middleware.security_headers import SecurityHeaders
from .middleware.unexpected_errors import UnexpectedErrors
from .redis_link import RedisLink, link_to
from .scenes import Scenes
from .store import open_store
from .training_scheduler import TrainingScheduler
from .worker_threads import lanes as make_lanes

STORE_PATIENCE_S = 2.0
"""How long the start waits to learn whether the database can be used."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application; settings that are left out come from the environment."""
    settings = settings or Settings()
    context = make_context(settings)
    app = FastAPI(
        title="Chainrule",
        version=__version__,
        description="Backpropagation that can be watched: post a source, get every value and gradient, step by step.",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        middleware=middleware(settings, context),
        lifespan=lifespan,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.context = context
    problems.handle(app)
    app.include_router(api())
    app.include_router(health.router)
    lecture.serve_lecture(app)
    pages.serve_pages(app)
    openapi_document.complete(app)
    return app


def make_context(settings: Settings) -> Context:
    store = open_store(settings.database, settings.store_bytes, settings.store_patience_s)
    link = link_to(settings.redis_url, settings.redis_patience_s)
    allowances = Allowances(settings.work_rate, settings.work_burst, link)
    lanes = make_lanes(settings.threads, settings.waiting, settings.deadline_s)
    trainings = TrainingScheduler(lanes.long, max(1, settings.threads - 1))
    scenes = Scenes(store, settings.limits, settings.cache_bytes)
    jobs, spool = JobPool(settings.processes, settings.deadline_s), Spool(settings.spool_bytes)
    answers = Answers(
        scenes, lanes=lanes, jobs=jobs, spool=spool, allowances=allowances, bodies=KnownBodies(link),
        limits=settings.limits,
    )  # fmt: skip
    connection_slots, metrics = ConnectionSlots(settings.live_per_address, link), Metrics()
    metrics.gauge("chainrule_live_connections", "Open live connections.", lambda: len(connection_slots))
    metrics.gauge("chainrule_jobs", "Short computations that run or wait.", lambda: lanes.short.jobs)
    metrics.gauge("chainrule_long_jobs", "Longer ones, pieces of trainings too.", lambda: lanes.long.jobs)
    metrics.counter("chainrule_jobs_shed", "Both, refused with 503 at once.", lambda: lanes.shed)
    metrics.gauge("chainrule_redis_ready", "1 where the shared Redis answers, or none is set.", lambda: is_ready(link))
    metrics.gauge("chainrule_training_numbers", "Numbers that trainings hold.", lambda: trainings.held)
    metrics.gauge("chainrule_kept_bytes", "Estimated size of the scenes in memory.", lambda: scenes.cached_bytes)
    live_memory = MemoryAccount(settings.live_bytes)
    metrics.gauge("chainrule_live_bytes", "What live connections have open.", lambda: live_memory.held)
    metrics.gauge("chainrule_heavy_running", "Heavy computations that run in processes.", lambda: jobs.running)
    metrics.gauge("chainrule_heavy_waiting", "Heavy computations that wait for a process.", lambda: jobs.waiting)
    metrics.counter("chainrule_heavy_started", "Heavy computations since the start.", lambda: jobs.started)
    metrics.counter("chainrule_heavy_killed", "Of these ended early, with their process.", lambda: jobs.killed)
    metrics.counter("chainrule_heavy_shed", "Heavy computations refused with 503 at once.", lambda: jobs.shed)
    metrics.counter("chainrule_heavy_work", "Work done in processes, about nanoseconds.", lambda: jobs.cost_done)
    metrics.gauge("chainrule_spool_bytes", "Long answers on their way.", lambda: spool.held)
    metrics.gauge("chainrule_store_ready", "1 where the database can be written.", lambda: store.fault is None)
    return Context(
        settings, store, lanes, trainings, jobs, spool, scenes, answers, allowances, connection_slots, live_memory,
        metrics, link,
    )  # fmt: skip


def is_ready(link: RedisLink | None) -> bool:
    return link is None or link.fault is None


def middleware(settings: Settings, context: Context) -> list[Middleware]:
    """The layers round the routes, the outermost first."""
    return [
        Middleware(HostCheck, names=settings.host_names),
        Middleware(HeadRequests),
        Middleware(RequestMetrics, metrics=context.metrics, trusted=settings.trusted_proxies),
        Middleware(AnswerCache, answers=answer_cache(settings.answer_cache_bytes)),
        Middleware(SecurityHeaders),
        Middleware(CrossOrigin, allowed=settings.allowed_origins),
        Middleware(Compression),
        Middleware(EntityTags),
        Middleware(UnexpectedErrors),
        Middleware(RateLimit, settings=settings, allowances=context.allowances),
        Middleware(BodyLimits, settings=settings),
        Middleware(LoadShedding, lane=context.lanes.short),
    ]


def api() -> APIRouter:
    """Everything below /api/v1."""
    router = APIRouter(prefix="/api/v1")
    for noun in (traces, code, presets, training, datasets, ops, limits, inspect, live):
        router.include_router(noun.router)
    return router


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Look after the database and the processes; let go of threads and connections in the end."""
    context: Context = app.state.context
    await to_thread.run_sync(context.store.start().wait, STORE_PATIENCE_S)
    await context.lanes.long.run_in_turn(context.scenes.warm)
    tasks = [
        asyncio.create_task(each)
        for each in (context.jobs.warm(), context.metrics.watch_loop(), context.connection_slots.renew())
    ]
    gc.freeze()  # what is here now stays; looking through it again and again would hold up a request now and then
    yield
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    await context.jobs.close()
    context.spool.close()
    context.lanes.end()
    context.store.close()
    if context.link is not None:
        await context.link.close()
