"""Read no more of a body than the limit, and wait for it no longer than it should take. Middleware.

A body is read when a route asks for it, and then refused with 413 or 408. Where an answer leaves a body unread, the
connection is closed after it, so that nobody can keep the server busy with a body that it does not want.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chainrule.sentences import say

from ..config import Settings
from ..problems import Problem, ProblemError


class BodyLimits:
    """Wraps `receive` of every HTTP request in an `IncomingBody`."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._limit, self._timeout_s = settings.body_limit, settings.body_timeout_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        body = IncomingBody(receive, headers, self._limit, self._timeout_s)

        async def send_and_part(message: Message) -> None:
            if message["type"] == "http.response.start" and not body.is_complete:
                MutableHeaders(scope=message)["Connection"] = "close"
            await send(message)

        await self._app(scope, body.receive, send_and_part)


@dataclass(slots=True)
class IncomingBody:
    """What has come of a request's body. `receive` raises ProblemError where it is too long or too slow."""

    source: Receive
    headers: Headers
    limit: int
    timeout_s: float
    size: int = 0
    end: float | None = None
    is_complete: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_complete = self.declared == 0 and "transfer-encoding" not in self.headers

    @property
    def declared(self) -> int:
        """The length that the header states, 0 where there is none."""
        given = self.headers.get("content-length", "0")
        return int(given) if given.isdecimal() and len(given) < 20 else self.limit + 1

    async def receive(self) -> Message:
        if self.declared > self.limit:
            raise ProblemError(too_long(self.limit))
        message = await self._next()
        if message["type"] == "http.request":
            self.size += len(message.get("body", b""))
            if self.size > self.limit:
                raise ProblemError(too_long(self.limit))
            self.is_complete = not message.get("more_body", False)
        return message

    async def _next(self) -> Message:
        if self.is_complete:
            return await self.source()
        now = asyncio.get_running_loop().time()
        self.end = self.end or now + self.timeout_s
        try:
            async with asyncio.timeout_at(self.end):
                return await self.source()
        except TimeoutError:
            detail = say("the body did not arrive within {timeout_s} s", timeout_s=f"{self.timeout_s:g}")
            raise ProblemError(Problem(408, "too-slow", detail)) from None


def too_long(limit: int) -> Problem:
    return Problem(413, "too-large", say("the body is larger than the limit of {limit} bytes", limit=f"{limit:,}"))
