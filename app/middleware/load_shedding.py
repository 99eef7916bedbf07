"""Turn away at the door what would have to wait longer than a second, before a route is looked for. Middleware.

Only what surely goes to the lane of short work is told here; everything else finds out where it is computed.
"""

from __future__ import annotations

from typing import Final

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from ..answers import LONG_BODY
from ..language import language_of
from ..problems import ProblemError
from ..worker_threads import WorkerThreads

COMPUTED: Final = frozenset({"/api/v1/traces", "/api/v1/inspect"})
"""Addresses whose short bodies are computed in that lane."""


class LoadShedding:
    def __init__(self, app: ASGIApp, lane: WorkerThreads) -> None:
        self._app, self._lane = app, lane

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "POST" and scope["path"] in COMPUTED and is_short(scope):
            try:
                self._lane.check_wait()
            except ProblemError as refused:
                # Read to its end, a body leaves the connection for the next request.
                while (await receive()).get("more_body", False):
                    pass
                response = refused.problem.response(language=language_of(HTTPConnection(scope)))
                await response(scope, receive, send)
                return
        await self._app(scope, receive, send)


def is_short(scope: Scope) -> bool:
    """Does the header state a length, and one below that of long bodies?"""
    stated = Headers(scope=scope).get("content-length", "")
    return stated.isdecimal() and int(stated) < LONG_BODY
