"""Every error is a problem document."""

from __future__ import annotations

import httpx
import pytest
from fastapi import FastAPI

from app.problems import Problem
from tests.app.conftest import Serve, Served

FIELDS = {"type", "title", "status", "detail", "code"}
JSON = {"Content-Type": "application/json"}


def is_problem(answer: httpx.Response, status: int, code: str) -> bool:
    """Is `answer` a problem document with this status and code, and all that belongs to it?"""
    document = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert document.keys() >= FIELDS
    assert document["status"] == answer.status_code
    assert document["type"] == f"/docs#{document['code']}"
    return (answer.status_code, document["code"]) == (status, code)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "not-found"),
        ("GET", "/api/v1/nothing", 404, "not-found"),
        ("GET", "/static/nothing.js", 404, "not-found"),
        ("GET", "/api/v1/traces/abc", 404, "unknown-trace"),
        ("GET", "/api/v1/presets/abc", 404, "unknown-preset"),
        ("GET", "/api/v1/presets/abc/thumbnail.svg", 404, "unknown-preset"),
        ("GET", "/api/v1/ops/abc", 404, "unknown-op"),
        ("GET", "/api/v1/traces", 405, "method-not-allowed"),
        ("DELETE", "/api/v1/presets", 405, "method-not-allowed"),
        ("POST", "/", 405, "method-not-allowed"),
        ("POST", "/static/icon.svg", 405, "method-not-allowed"),
    ],
)
def test_an_address_or_method_that_is_none(served: Served, method: str, path: str, status: int, code: str) -> None:
    answer = served.client.request(method, path)
    assert is_problem(answer, status, code)
    assert ("allow" in answer.headers) == (status == 405)


def test_a_parameter_that_is_no_number_is_named(served: Served) -> None:
    answer = served.get(f"/api/v1/traces/{'0' * 32}/steps?start=abc")
    assert is_problem(answer, 422, "invalid-value")
    assert answer.json()["node"] == "start"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e999", "9" * 5_000])
def test_a_parameter_that_no_integer_holds_is_refused(served: Served, value: str) -> None:
    assert is_problem(served.get(f"/api/v1/traces/{'0' * 32}/steps", params={"stop": value}), 422, "invalid-value")


def test_an_error_in_a_text_says_where_and_what_would_be_right(served: Served) -> None:
    answer = served.post({"kind": "expression", "text": "a = 1\ny = sigmod(a)"})
    assert is_problem(answer, 422, "unknown-function")
    assert answer.json()["span"] == {"offset": 10, "line": 2, "column": 5, "length": 6}
    assert answer.json()["suggestion"] == "sigmoid"


@pytest.mark.parametrize(
    "preference", ["refusals=answers", "respond-async, Refusals=answers", "wait=5,refusals=answers"]
)
def test_a_refusal_is_an_answer_to_whoever_prefers_that(served: Served, preference: str) -> None:
    source = {"kind": "expression", "text": "y = sigmod(1)"}
    refused = served.post(source)
    answer = served.client.post("/api/v1/traces", json=source, headers={"Prefer": preference})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["preference-applied"] == "refusals=answers"
    assert answer.json() == refused.json()
    assert all("Prefer" in each.headers["vary"] for each in (refused, answer))


@pytest.mark.parametrize("preference", ["", "refusals", "return=minimal", "refusals=answers-not"])
def test_any_other_preference_changes_nothing(served: Served, preference: str) -> None:
    answer = served.client.post("/api/v1/traces", json={"kind": "preset", "id": "abc"}, headers={"Prefer": preference})
    assert is_problem(answer, answer.status_code, "unknown-preset")
    assert "preference-applied" not in answer.headers


def test_shapes_that_do_not_fit_name_both_places(served: Served) -> None:
    source = {"kind": "expression", "text": "y = sum(a + b)", "inputs": {"a": [1, 2], "b": [1, 2, 3]}}
    answer = served.post(source)
    assert answer.status_code == 422
    assert answer.json()["title"] == "The shapes do not fit"
    assert answer.json()["span"]["length"] > 0


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "application/json; charset=utf-16"},
    ],
)
def test_a_body_that_does_not_say_it_is_json(served: Served, headers: dict[str, str]) -> None:
    answer = served.client.post("/api/v1/traces", content=b"{}", headers=headers)
    assert is_problem(answer, 415, "unsupported-media-type")


def test_a_body_that_is_compressed(served: Served) -> None:
    answer = served.client.post("/api/v1/traces", content=b"{}", headers={**JSON, "Content-Encoding": "gzip"})
    assert is_problem(answer, 415, "encoded-body")


@pytest.mark.parametrize("body", [b"", b"{", b"{'a': 1}", b"[1,]", b"nul", b"\xef\xbb\xbf{}"])
def test_a_body_that_is_no_json(served: Served, body: bytes) -> None:
    answer = served.client.post("/api/v1/traces", content=body, headers=JSON)
    assert is_problem(answer, 400, "malformed-json")
    assert answer.json()["span"]["line"] == 1


@pytest.mark.parametrize("body", [b"[]", b"1", b'"text"', b"null"])
def test_a_body_that_is_no_object(served: Served, body: bytes) -> None:
    answer = served.client.post("/api/v1/traces", content=body, headers=JSON)
    assert is_problem(answer, 422, "not-an-object")


def test_what_nobody_foresaw_says_nothing_of_the_inside(serve: Serve) -> None:
    def add_failing_route(app: FastAPI) -> None:
        @app.get("/api/v1/failing")
        async def fail() -> None:
            raise ZeroDivisionError("secret")

    with serve(prepare=add_failing_route) as running:
        answer = running.get("/api/v1/failing")
        assert is_problem(answer, 500, "failure")
        assert "secret" not in answer.text
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert running.still_serves()


def test_a_lone_surrogate_in_a_message_does_not_reach_the_wire() -> None:
    assert b"\xef\xbf\xbd" in bytes(Problem(422, "a", "x \ud800 y").response().body)
