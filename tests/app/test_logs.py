"""What is written down: JSON a line, with the id of the request, and nothing that a client wrote."""

from __future__ import annotations

import json
import logging

import pytest

from app.logs import JsonLines, TextLines, request_id
from tests.app.conftest import Serve

SECRET = "my_secret_variable"


def record(**extra: object) -> logging.LogRecord:
    return logging.makeLogRecord({"name": "chainrule", "levelname": "INFO", "msg": "said %s", "args": ("so",), **extra})


def test_a_line_is_a_json_object_with_its_fields() -> None:
    token = request_id.set("abc")
    found = json.loads(JsonLines().format(record(status=200)))
    request_id.reset(token)
    assert {"level": "info", "message": "said so", "status": 200, "request_id": "abc"}.items() <= found.items()
    assert found["time"].endswith("+00:00")


def test_for_people_it_is_a_line() -> None:
    assert TextLines().format(record(status=200)) == "info: said so  status=200"


def test_a_request_is_written_down_by_its_route_and_its_id(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    with serve(log_level="info") as running:
        for name in ("chainrule", "chainrule.requests"):
            logging.getLogger(name).propagate = True
        with caplog.at_level(logging.INFO, "chainrule"):
            answer = running.post({"kind": "expression", "text": f"y = {SECRET}", "inputs": {SECRET: 1}})
            running.post({"kind": "expression", "text": f"{SECRET} = ("})
            running.get(f"/api/v1/traces/{SECRET}?{SECRET}")
    lines = [json.loads(JsonLines().format(each)) for each in caplog.records]
    requests = [line for line in lines if line["message"] == "request"]
    assert [line["status"] for line in requests] == [200, 422, 404]
    assert requests[0]["route"] == "/api/v1/traces"
    assert requests[2]["route"] == "/api/v1/traces/{trace_id}"
    assert answer.headers["x-request-id"]
    assert SECRET not in json.dumps(lines)


def test_every_request_has_an_id_of_its_own_that_only_a_trusted_proxy_may_give(serve: Serve) -> None:
    given = {"X-Request-Id": "from-the-proxy-1"}
    with serve() as running:
        ids = {running.get("/livez", headers=given).headers["x-request-id"] for _ in range(3)}
        assert len(ids) == 3
        assert "from-the-proxy-1" not in ids
    with serve(trusted_proxies="127.0.0.1") as running:
        assert running.get("/livez", headers=given).headers["x-request-id"] == "from-the-proxy-1"
        assert running.get("/livez", headers={"X-Request-Id": "x y"}).headers["x-request-id"] != "x y"
