"""Count what the server does, and show it in Prometheus' text form. No label holds anything that a client sent."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator

from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
API, FILES = "/api/v1", "/static"
BOUNDS_S = (0.005, 0.02, 0.1, 0.5, 2.0, 10.0)
Gauge = Callable[[], float]


class Metrics:
    """Requests by method, route and status; durations by route; gauges that are read when asked for."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: Counter[tuple[str, float]] = Counter()
        self._seconds: Counter[str] = Counter()
        self._gauges: dict[str, tuple[str, Gauge]] = {}

    def gauge(self, name: str, meaning: str, read: Gauge) -> None:
        self._gauges[name] = (meaning, read)

    def count(self, method: str, route: str, status: int, duration_s: float) -> None:
        self._requests[method if method in METHODS else "other", route, status] += 1
        self._seconds[route] += duration_s  # type: ignore[assignment]
        for bound in BOUNDS_S:
            if duration_s <= bound:
                self._buckets[route, bound] += 1

    def text(self) -> str:
        return "\n".join((*self._request_lines(), *self._duration_lines(), *self._gauge_lines())) + "\n"

    def _request_lines(self) -> Iterator[str]:
        yield "# HELP chainrule_requests_total Answered requests."
        yield "# TYPE chainrule_requests_total counter"
        for (method, route, status), number in sorted(self._requests.items()):
            yield f'chainrule_requests_total{{method="{method}",route="{route}",status="{status}"}} {number}'

    def _duration_lines(self) -> Iterator[str]:
        yield "# HELP chainrule_request_seconds Time from the first line of a request to the end of its answer."
        yield "# TYPE chainrule_request_seconds histogram"
        numbers: Counter[str] = Counter()
        for (_, route, _), number in self._requests.items():
            numbers[route] += number
        for route, number in sorted(numbers.items()):
            for bound in BOUNDS_S:
                count = self._buckets[route, bound]
                yield f'chainrule_request_seconds_bucket{{route="{route}",le="{bound}"}} {count}'
            yield f'chainrule_request_seconds_bucket{{route="{route}",le="+Inf"}} {number}'
            yield f'chainrule_request_seconds_sum{{route="{route}"}} {self._seconds[route]:.6f}'
            yield f'chainrule_request_seconds_count{{route="{route}"}} {number}'

    def _gauge_lines(self) -> Iterator[str]:
        for name, (meaning, read) in sorted(self._gauges.items()):
            yield f"# HELP {name} {meaning}"
            yield f"# TYPE {name} gauge"
            yield f"{name} {read():g}"


class Counting:
    """Middleware: counts every answered request."""

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
