"""Turn what nobody foresaw into a problem document with status 500, and write it down. Middleware."""

from __future__ import annotations

import logging

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..language import language_of
from ..problems import unexpected_error

log = logging.getLogger("chainrule")


class UnexpectedErrors:
    """The answer says nothing of what happened inside; the log does."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_started = False

        async def send_and_remember(message: Message) -> None:
            nonlocal has_started
            has_started = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_remember)
        except Exception:
            if scope["type"] != "http" or has_started:
                raise
            log.exception("%s %s failed", scope["method"], scope["path"][:200])
            await unexpected_error().response(language=language_of(HTTPConnection(scope)))(scope, receive, send)
