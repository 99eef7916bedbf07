"""Hold every client to a rate: `ClientBuckets` keeps a token bucket for each, `RateLimit` answers 429. Middleware."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from chainrule.sentences import say

from ..client_address import client_of
from ..config import Settings
from ..language import language_of
from ..problems import Problem
from ..token_bucket import TokenBucket

Clock = Callable[[], float]

REMEMBERED = 20_000
"""Clients that are told apart at a time; the one that was quiet longest is forgotten first."""


class ClientBuckets:
    """A bucket for every client, in bounded memory."""

    def __init__(self, rate: float, burst: int, clock: Clock = time.monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._buckets: OrderedDict[str, TokenBucket] = OrderedDict()

    def wait_s(self, client: str) -> float:
        """Count a request; returns 0 where it may pass, else the seconds to wait."""
        now = self._clock()
        bucket = self._buckets.get(client)
        if bucket is None:
            bucket = self._buckets[client] = TokenBucket(self._rate, self._burst, self._burst, now)
            if len(self._buckets) > REMEMBERED:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(client)
        return bucket.take(now)


class RateLimit:
    """Middleware: requests to the API, beyond the rate of their client, get 429 and when to come again."""

    def __init__(self, app: ASGIApp, settings: Settings, clock: Clock = time.monotonic) -> None:
        self._app = app
        self._trusted = settings.trusted_proxies
        self._rates = ClientBuckets(settings.request_rate, settings.request_burst, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        wait_s = self._rates.wait_s(client_of(scope, self._trusted))
        if wait_s == 0:
            await self._app(scope, receive, send)
        else:
            await too_many(wait_s).response(language=language_of(HTTPConnection(scope)))(scope, receive, send)


def too_many(wait_s: float) -> Problem:
    seconds = max(1, math.ceil(wait_s))
    detail = say("too many requests from this address; come again in {seconds} s", seconds=seconds)
    return Problem(429, "too-many-requests", detail, headers=(("Retry-After", str(seconds)),))
