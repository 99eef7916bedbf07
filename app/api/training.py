"""Training: post what is to be trained and how, and read how it went. The live connection shows it while it goes on."""

from __future__ import annotations

import asyncio
from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from chainrule.canonical_json import dumps
from chainrule.encode.number_format import as_json
from chainrule.export.training import training_code
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.training import EXAMPLES, TrainingJob, TrainingRecord, read_job

from .. import strict_json
from ..client_address import client_of
from ..context import Context, Shared
from ..json_body import json_body
from ..problems import ProblemError
from ..training_scheduler import TrainingRun, check_answer
from ..worker_threads import try_later
from . import route_docs
from .cache_control import ASKED_AGAIN
from .code import PYTHON, WRITERS, Framework
from .training_schemas import EXAMPLES as BODIES
from .training_schemas import TrainingExamplesSchema, TrainingResultSchema, TrainingSchema

router = APIRouter(prefix="/training", tags=["training"])


@router.post(
    "",
    summary="Train a network",
    response_class=Response,
    openapi_extra=route_docs.body(route_docs.reference(TrainingSchema), BODIES),
    responses={
        **route_docs.answered(TrainingResultSchema, "Losses from before the first step to after the last"),
        **route_docs.refused(400, 408, 413, 415),
    },
)
async def post_training(request: Request, context: Shared) -> Response:
    """The same document gives the same numbers. What takes longer than the server's deadline belongs on the live
    connection, which also pauses, resumes and stops.
    """
    body = await json_body(request)
    job = await context.lanes.long.run(read, body, context.settings.limits)
    await context.allowances.demand(client_of(request.scope, context.settings.trusted_proxies), job.work)
    with context.trainings.room(job):
        collected = await trained(context, job, request)
    content = await context.lanes.long.run(lambda: dumps(sendable(collected.result())))
    return Response(content, headers={"Cache-Control": "no-store"}, media_type="application/json")


@router.post(
    "/code",
    summary="The same training as a program",
    response_class=Response,
    openapi_extra=route_docs.body(route_docs.reference(TrainingSchema), BODIES),
    responses={
        **route_docs.text_answered(PYTHON, "A complete program: it prints the losses"),
        **route_docs.refused(400, 408, 413, 415),
    },
)
async def post_training_code(
    request: Request,
    context: Shared,
    framework: Annotated[Framework, Query(description="NumPy spells the backward pass out, layer by layer.")] = "torch",
) -> Response:
    """Data, first parameters, the order of the batches and the update rule. Run as it is, it measures the same losses.
    What holds too many numbers for a text is refused.
    """
    body = await json_body(request)
    limits = context.settings.limits
    text = await context.lanes.long.run(
        lambda: training_code(read_job(strict_json.read(body), limits), WRITERS[framework])
    )
    return Response(text, headers={"Cache-Control": "no-store"}, media_type=PYTHON)


@router.get(
    "/examples",
    summary="Trainings worth watching",
    response_class=Response,
    responses={**route_docs.answered(TrainingExamplesSchema, "Each document can be posted"), **route_docs.refused()},
)
async def get_trainings() -> Response:
    return Response(examples(), headers={"Cache-Control": ASKED_AGAIN}, media_type="application/json")


def read(body: bytes, limits: Limits) -> TrainingJob:
    job = read_job(strict_json.read(body), limits)
    check_answer(job)
    return job


async def trained(context: Context, job: TrainingJob, request: Request) -> TrainingRecord:
    """Train to the end, in pieces, while the client is there. Raises ProblemError after the deadline."""
    loop, deadline_s = asyncio.get_running_loop(), context.settings.deadline_s
    end = loop.time() + deadline_s
    run, collected = await context.lanes.long.run(TrainingRun, job), TrainingRecord(job)
    while not run.is_over:
        for progress in await context.trainings.piece(run):
            collected.add(progress)
        if loop.time() > end or await request.is_disconnected():
            detail = say(
                "this was not trained within {deadline_s} s; ask for fewer steps or a smaller network, "
                "or train over the live connection",
                deadline_s=f"{deadline_s:g}",
            )
            raise ProblemError(try_later("deadline", detail))
    return collected


def sendable(result: dict[str, Any]) -> dict[str, Any]:
    """The result as JSON can carry it: numbers that are not finite as strings."""
    figures = {name: as_json(result[name]) for name in ("losses", "test_losses", "gradient_norms", "parameters")}
    snapshots = [{name: as_json(value) for name, value in snapshot.items()} for snapshot in result["snapshots"]]
    return {**result, **figures, "snapshots": snapshots}


@cache
def examples() -> bytes:
    """The examples as JSON, made once."""
    shown = [
        {"id": each.id, "title": each.title, "teaches": each.teaches, "document": each.document()}
        for each in EXAMPLES.values()
    ]
    return dumps({"trainings": shown})
