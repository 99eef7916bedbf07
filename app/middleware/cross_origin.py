"""Tell browsers what pages of other sites may do: read everything that is public, and post where that is allowed.

Reading needs no leave (`SecurityHeaders` says so with every answer); but a browser asks before it reads with a header
of its own, such as If-None-Match, and before every post of JSON. Middleware.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .security_headers import TOLD, is_public

READING: Final = frozenset({"GET", "HEAD"})
ASKED_WITH: Final = "Accept, Accept-Language, Content-Type, If-None-Match, Prefer"
A_DAY_S: Final = "86400"


class CrossOrigin:
    """Answers what browsers ask before; and lets pages of allowed origins see what was answered to a post."""

    def __init__(self, app: ASGIApp, allowed: Collection[str]) -> None:
        self._app, self._allowed = app, frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "").lower()
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await self._preflight(scope, headers, origin)(scope, receive, send)
        elif scope["method"] in READING or origin not in self._allowed:
            await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, self._seen_by(origin, send))

    def _preflight(self, scope: Scope, headers: Headers, origin: str) -> Response:
        method = headers["access-control-request-method"].upper()
        is_reading = method in READING and is_public(scope["path"], method)
        if not is_reading and not (method == "POST" and origin in self._allowed):
            return Response(status_code=403, headers={"Vary": "Origin"})
        return Response(
            status_code=204,
            headers={
                "Access-Control-Allow-Origin": "*" if is_reading else origin,
                "Access-Control-Allow-Methods": "GET, HEAD" if is_reading else "POST",
                "Access-Control-Allow-Headers": ASKED_WITH,
                "Access-Control-Max-Age": A_DAY_S,
                "Vary": "Origin",
            },
        )

    def _seen_by(self, origin: str, send: Send) -> Send:
        async def send_seen(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Access-Control-Allow-Origin"] = origin
                headers["Access-Control-Expose-Headers"] = TOLD
                headers.add_vary_header("Origin")
            await send(message)

        return send_seen
