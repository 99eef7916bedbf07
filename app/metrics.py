"""Count what the server does, for Prometheus. No label holds anything that a client sent."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.registry import Collector

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
BOUNDS_S: Final = (0.005, 0.02, 0.1, 0.5, 2.0, 10.0)
LAG_BOUNDS_S: Final = (0.001, 0.005, 0.02, 0.1, 0.5, 2.0)
LAG_LOOKED_AT_S: Final = 0.25
Reader = Callable[[], float]


class ReadCounter(Collector):
    """A counter that somebody else keeps."""

    def __init__(self, name: str, meaning: str, read: Reader) -> None:
        self._name, self._meaning, self._read = name, meaning, read

    def collect(self) -> Iterator[Metric]:
        yield CounterMetricFamily(self._name, self._meaning, value=self._read())


class Metrics:
    """Requests by method, route and status; durations by route; what others hand in, read when it is asked for."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        process = Gauge(
            "chainrule_process", "All that is told here is told of this one process.", ("pid",), registry=self.registry
        )
        process.labels(str(os.getpid())).set(1)
        self._requests = Counter(
            "chainrule_requests", "Answered requests.", ("method", "route", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "chainrule_request_seconds",
            "Time from the first line of a request to the end of its answer.",
            ("route",),
            buckets=BOUNDS_S,
            registry=self.registry,
        )
        self._lag = Histogram(
            "chainrule_loop_lag_seconds",
            "How much later than asked the event loop came back.",
            buckets=LAG_BOUNDS_S,
            registry=self.registry,
        )

    def gauge(self, name: str, meaning: str, read: Reader) -> None:
        """Something that goes up and down."""
        Gauge(name, meaning, registry=self.registry).set_function(read)

    def counter(self, name: str, meaning: str, read: Reader) -> None:
        """Something that only grows; `_total` is added to its name."""
        self.registry.register(ReadCounter(name, meaning, read))

    def count(self, method: str, route: str, status: int, duration_s: float) -> None:
        self._requests.labels(method if method in METHODS else "other", route, str(status)).inc()
        self._seconds.labels(route).observe(duration_s)

    async def watch_loop(self) -> None:
        """Measure for ever how late the event loop is."""
        loop = asyncio.get_running_loop()
        while True:
            asked = loop.time() + LAG_LOOKED_AT_S
            await asyncio.sleep(LAG_LOOKED_AT_S)
            self._lag.observe(max(0.0, loop.time() - asked))

    def text(self) -> str:
        return generate_latest(self.registry).decode()
