"""Count every answered request, and how long it took, in `Metrics`. Middleware."""

from __future__ import annotations

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..metrics import Metrics

API, FILES = "/api/v1", "/static"


class RequestMetrics:
    """Counts a request when its answer has ended."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start, status = time.monotonic(), 0

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            self._metrics.count(scope["method"], route_of(scope), status, time.monotonic() - start)


def route_of(scope: Scope) -> str:
    """The route that answered, with names in place of what was asked for; `none` where there is none."""
    path: str = scope["path"]
    found = getattr(scope.get("route"), "path", None)
    if not isinstance(found, str):
        return FILES if path.startswith(f"{FILES}/") else "none"
    # A route may know its path without that of the router it is part of.
    return found if found.startswith(API) or not path.startswith(API) else API + found
