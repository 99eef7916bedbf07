"""What those who run the server ask it."""

from __future__ import annotations

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi import FastAPI

from app import health
from app.metrics import Metrics
from tests.app.conftest import Serve, Served


def test_a_server_that_runs_is_alive_and_ready(served: Served) -> None:
    assert served.get("/livez").json() == {"status": "alive"}
    assert served.get("/readyz").json() == {"status": "ready"}


def test_a_server_without_its_database_is_alive_but_not_ready(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with serve(data_dir=tmp_path / "file") as running:
        assert running.get("/livez").status_code == 200
        answer = running.get("/readyz")
        assert (answer.status_code, answer.json()["code"]) == (503, "store-unavailable")
        assert running.still_serves()


def test_a_server_without_a_layout_program_is_not_ready(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "layout_program", lambda: None)
    answer = served.get("/readyz")
    assert (answer.status_code, answer.json()["code"]) == (503, "no-layout-program")


def test_requests_are_counted_by_route_and_by_nothing_a_client_can_choose(serve: Serve) -> None:
    with serve() as running:
        running.get("/api/v1/traces/secret-id")
        running.get("/api/v1/secret-path?secret=query")
        running.client.request("PROPFIND", "/")
        text = running.get("/metrics").text
    assert 'chainrule_requests_total{method="GET",route="/api/v1/traces/{trace_id}",status="404"} 1.0' in text
    assert 'chainrule_requests_total{method="GET",route="none",status="404"} 1.0' in text
    assert 'method="other"' in text
    assert "secret" not in text.lower()


def test_every_line_of_the_metrics_is_one_that_prometheus_reads(serve: Serve) -> None:
    with serve() as running:
        running.still_serves()
        lines = running.get("/metrics").text.splitlines()
    sample = re.compile(r'[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+')
    assert all(line.startswith(("# HELP ", "# TYPE ")) or sample.fullmatch(line) for line in lines)
    assert any(line.startswith("chainrule_jobs ") for line in lines)


@pytest.mark.parametrize(
    ("settings", "headers", "status"),
    [
        ({}, {}, 200),
        ({}, {"X-Forwarded-For": "127.0.0.1"}, 404),
        ({"metrics_from": "10.0.0.0/8"}, {}, 404),
        ({"metrics_from": "10.0.0.0/8", "trusted_proxies": "127.0.0.1"}, {"X-Forwarded-For": "10.1.2.3"}, 200),
        ({"trusted_proxies": "127.0.0.1"}, {"X-Forwarded-For": "8.8.8.8"}, 404),
    ],
)
def test_the_metrics_are_shown_where_they_are_meant_and_nowhere_else(
    serve: Serve, settings: dict[str, str], headers: dict[str, str], status: int
) -> None:
    with serve(**settings) as running:
        assert running.get("/metrics", headers=headers).status_code == status


def test_buckets_count_everything_up_to_their_bound() -> None:
    metrics = Metrics()
    for duration_s in (0.001, 0.01, 0.3, 60):
        metrics.count("GET", "/x", 200, duration_s)
    counts = re.findall(r'request_seconds_bucket{le="([^"]+)",route="/x"} (\d+)', metrics.text())
    bounds = ["0.005", "0.02", "0.1", "0.5", "2.0", "10.0", "+Inf"]
    assert counts == list(zip(bounds, ["1", "2", "2", "3", "3", "3", "4"], strict=True))


def test_counters_and_gauges_of_others_are_read_when_they_are_asked_for(serve: Serve) -> None:
    metrics, found = Metrics(), 1.0
    metrics.counter("chainrule_kills", "Jobs that were ended.", lambda: found)
    metrics.gauge("chainrule_waiting", "Jobs that wait.", lambda: 2 * found)
    found = 7.0
    assert "chainrule_kills_total 7.0" in metrics.text()
    assert "chainrule_waiting 14.0" in metrics.text()
    with serve() as running:
        text = running.get("/metrics").text
    assert "chainrule_store_ready 1.0" in text
    assert "chainrule_loop_lag_seconds_count" in text


def test_what_takes_too_long_is_given_up_and_others_are_served(serve: Serve) -> None:
    release = threading.Event()

    def add_slow_route(app: FastAPI) -> None:
        @app.get("/api/v1/slow")
        async def slow() -> None:
            await app.state.context.lanes.short.run(release.wait, 20)

    with serve(prepare=add_slow_route, deadline_s=0.2, threads=2) as running:
        answer = running.get("/api/v1/slow")
        assert (answer.status_code, answer.json()["code"]) == (503, "deadline")
        assert "retry-after" in answer.headers
        assert running.still_serves()
        release.set()


def test_when_too_much_waits_the_next_is_refused_at_once(serve: Serve) -> None:
    release = threading.Event()

    def add_slow_route(app: FastAPI) -> None:
        @app.get("/api/v1/slow")
        async def slow() -> None:
            await app.state.context.lanes.short.run(release.wait, 20)

    with serve(prepare=add_slow_route, threads=1, waiting=1) as running, ThreadPoolExecutor(2) as pool:
        accepted = [pool.submit(running.get, "/api/v1/slow") for _ in range(2)]
        workers = running.app.state.context.lanes.short
        while workers.jobs < 2:
            time.sleep(0.01)
        answer = running.get("/api/v1/slow")
        assert (answer.status_code, answer.json()["code"]) == (503, "overloaded")
        assert running.get("/livez").status_code == 200
        release.set()
        assert [each.result().status_code for each in accepted] == [200, 200]
        assert running.still_serves()
