"""Count what the server does, and show it in Prometheus' text form. No label holds anything that a client sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
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
