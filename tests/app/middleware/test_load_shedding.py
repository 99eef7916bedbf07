"""What would have to wait too long is told so at the door, in little time, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from app.answers import LONG_BODY
from app.jobs.pool import overloaded
from app.problems import ProblemError
from tests.app.conftest import Serve

SHORT: dict[str, Any] = {"kind": "expression", "text": "y = x * 1234.5", "inputs": {"x": 3}}


def test_a_short_body_is_refused_without_looking_for_its_route_and_its_connection_is_kept(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise ProblemError(overloaded(2.5))

    with serve() as running:
        kept = running.post(SHORT).headers["content-location"]
        assert running.get(kept).status_code == 200
        monkeypatch.setattr(running.app.state.context.lanes.short, "check_wait", full)
        monkeypatch.setattr("app.api.traces.json_body", lambda *_: pytest.fail("the route was asked"))
        monkeypatch.setattr("app.api.inspect.json_body", lambda *_: pytest.fail("the route was asked"))
        for address in ("/api/v1/traces", "/api/v1/inspect"):
            headers = {"Accept-Language": "zh-Hans"}
            answer = running.client.post(address, json=SHORT | {"inputs": {"x": 4}}, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (503, "overloaded")
            assert answer.headers["retry-after"] == "3"
            assert "connection" not in answer.headers
            assert answer.json()["detail"].endswith("请 3 秒后再来")
        assert running.get(kept).status_code == 200
        monkeypatch.undo()
        assert running.post(SHORT).status_code == 200


def test_what_another_lane_does_is_not_refused(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    long = {**SHORT, "text": "# " + "x" * LONG_BODY + "\ny = x * 1234.5"}
    with serve() as running:
        door = running.app.state.context.lanes.short
        monkeypatch.setattr(door, "check_wait", lambda: pytest.fail("a long body was held at the door"))
        assert running.post(long).status_code == 200
        assert running.get("/api/v1/presets").status_code == 200
