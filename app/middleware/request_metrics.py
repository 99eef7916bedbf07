"""Give every request an id, count it when its answer has ended, and write it down. Middleware."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Collection
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..client_address import is_within
from ..config import Network
from ..logs import request_id
from ..metrics import Metrics

API, FILES = "/api/v1", "/static"
HEADER: Final = b"x-request-id"
ID: Final = re.compile(rb"[A-Za-z0-9_.-]{8,64}")

log = logging.getLogger("chainrule.requests")


class RequestMetrics:
    """The id is made here, unless a trusted proxy has given one."""

    def __init__(self, app: ASGIApp, metrics: Metrics, trusted: Collection[Network] = ()) -> None:
        self._app, self._metrics, self._trusted = app, metrics, trusted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start, status, id = time.monotonic(), 0, self._id_of(scope)
        request_id.set(id)
        header = (HEADER, id.encode())

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message.get("headers", ()), header]}
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            route, duration_s = route_of(scope), time.monotonic() - start
            self._metrics.count(scope["method"], route, status, duration_s)
            if log.isEnabledFor(logging.INFO):
                fields = {"method": scope["method"], "route": route, "status": status, "ms": round(1e3 * duration_s, 1)}
                log.info("request", extra=fields)

    def _id_of(self, scope: Scope) -> str:
        if self._trusted and scope.get("client") and is_within(scope["client"][0], self._trusted):
            given = next((value for name, value in scope["headers"] if name == HEADER), b"")
            if ID.fullmatch(given):
                return bytes(given).decode()
        return secrets.token_hex(8)


def route_of(scope: Scope) -> str:
    """The route that answered, with names in place of what was asked for; `none` where there is none."""
    path: str = scope["path"]
    found = getattr(scope.get("route"), "path", None)
    if not isinstance(found, str):
        return FILES if path.startswith(f"{FILES}/") else "none"
    # A route may know its path without that of the router it is part of.
    return found if found.startswith(API) or not path.startswith(API) else API + found
