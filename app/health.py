"""What those who run the server ask: is it alive, is it ready, how is it doing?"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from chainrule.layout.graphviz_process import layout_program
from chainrule.sentences import say

from .client_address import may_read
from .context import Shared
from .problems import Problem, ProblemError, of_status

router = APIRouter(tags=["operations"])

PROMETHEUS = "text/plain; version=0.0.4"


@router.get("/livez", include_in_schema=False)
async def livez() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@router.get("/readyz", include_in_schema=False)
async def readyz(context: Shared) -> dict[str, str]:
    """The database could be written within the last seconds, and there is a program that lays graphs out."""
    if layout_program() is None:
        raise ProblemError(Problem(503, "no-layout-program", say("the layout program is missing")))
    if context.store.fault is not None:
        raise ProblemError(Problem(503, "store-unavailable", say("the database does not answer")))
    return {"status": "ready"}


@router.get("/metrics", include_in_schema=False)
async def metrics(request: Request, context: Shared) -> Response:
    """Numbers in Prometheus' text form, for those who are meant to read them; to others there is nothing here."""
    settings = context.settings
    if not may_read(request.scope, settings.metrics_from, settings.trusted_proxies):
        raise ProblemError(of_status(404))
    return Response(context.metrics.text(), media_type=PROMETHEUS)
