"""Hold every client to its allowance: requests to the API beyond it get 429 and when to come again. Middleware.

What a request costs besides is counted where it is known: `app.answers`, `app.live`, `app.api.training`. Answers that
are kept (`answer_cache`), pages and files count nothing.
"""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from ..allowances import REQUEST_WORK, Allowances, too_many
from ..client_address import client_of
from ..config import Settings
from ..language import language_of

COMPUTING = ("/api/", "/embed.png")


class RateLimit:
    def __init__(self, app: ASGIApp, settings: Settings, allowances: Allowances) -> None:
        self._app, self._trusted, self._allowances = app, settings.trusted_proxies, allowances

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(COMPUTING):
            await self._app(scope, receive, send)
            return
        wait_s = await self._allowances.take(client_of(scope, self._trusted), REQUEST_WORK)
        if wait_s == 0:
            await self._app(scope, receive, send)
        else:
            await too_many(wait_s).response(language=language_of(HTTPConnection(scope)))(scope, receive, send)
