"""Answers that are kept whole, and sent again without a route."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Response

from app.allowances import REQUEST_WORK
from app.middleware.answer_cache import AnswerCache, answer_cache
from tests.app.conftest import Serve, Served

SOURCE = {"kind": "expression", "text": "y = x**2 + 0.75", "inputs": {"x": 3}}
BINARY = "application/vnd.chainrule.trace"
PER_REQUEST = {"date", "x-request-id"}


@pytest.fixture
def trace(served: Served) -> str:
    """The address of a trace."""
    return str(served.post(SOURCE).headers["content-location"])


def stable(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in PER_REQUEST}


FORMS = ["", ".svg", ".dot", "/layout", "/code", "/steps", ".svg?step=2&theme=dark"]
CONSTANT = ["/api/v1/presets", "/api/v1/presets/colah", "/api/v1/ops", "/api/v1/limits", "/openapi.json"]


@pytest.mark.parametrize("path", [*FORMS, *CONSTANT])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_the_second_answer_is_the_first_one(served: Served, trace: str, path: str, encoding: str) -> None:
    address = path if path.startswith("/api") or path == "/openapi.json" else trace + path
    first, second = (served.get(address, headers={"Accept-Encoding": encoding}) for _ in range(2))
    assert first.status_code == 200
    assert (stable(first), first.content) == (stable(second), second.content)


@pytest.mark.parametrize("path", [*FORMS, *CONSTANT])
def test_whoever_has_an_answer_is_told_so(served: Served, trace: str, path: str) -> None:
    address = path if path.startswith("/api") or path == "/openapi.json" else trace + path
    tag = served.get(address).headers["etag"]
    for asked in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = served.get(address, headers={"If-None-Match": asked})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    assert served.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_forms_of_one_address_are_kept_apart(served: Served, trace: str) -> None:
    for _ in range(2):
        assert served.get(trace).headers["content-type"] == "application/json"
        assert served.get(trace, headers={"Accept": f"{BINARY};q=1, */*"}).headers["content-type"] == BINARY


def test_a_kept_answer_needs_no_route_no_thread_and_no_database(serve: Serve) -> None:
    with serve() as running:
        address = running.post(SOURCE).headers["content-location"]
        first = running.get(address)

        def never(*_: object) -> None:
            raise AssertionError("asked")

        context = running.app.state.context
        asked = {context.lanes.short: ["run"], context.scenes: ["at_hand", "find"], context.store: ["get"]}
        for part, names in asked.items():
            for name in names:
                setattr(part, name, never)
        assert running.get(address).content == first.content
        assert running.client.head(address).headers["content-length"] == first.headers["content-length"]
        assert running.get(address, headers={"If-None-Match": first.headers["etag"]}).status_code == 304


def test_kept_answers_are_charged_to_nobody(serve: Serve) -> None:
    with serve(work_rate=1, work_burst=3 * REQUEST_WORK) as running:
        statuses = [running.get("/api/v1/limits").status_code for _ in range(20)]
        assert statuses == [200] * 20
        assert [running.get(f"/api/v1/limits?{k}").status_code for k in range(3)] == [200, 200, 429]


def test_kept_answers_are_counted_by_their_route(serve: Serve) -> None:
    with serve() as running:
        address = running.post(SOURCE).headers["content-location"]
        for _ in range(3):
            running.get(address)
        text = running.get("/metrics").text
    assert re.search(r'requests_total\{method="GET",route="/api/v1/traces/\{trace_id\}",status="200"\} 3.0', text)


def answering(headers: dict[str, str], body: bytes = b"x") -> tuple[FastAPI, list[int]]:
    app, calls = FastAPI(), list[int]()

    @app.get("/{rest:path}")
    async def answer() -> Response:
        calls.append(1)
        return Response(body, headers=headers)

    return app, calls


async def ask(app: Any, path: str = "/a") -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
        return await client.get(path)


KEPT = {"Cache-Control": "public, no-cache", "ETag": '"a"'}


@pytest.mark.parametrize(
    ("headers", "times"),
    [
        (KEPT, 1),
        ({**KEPT, "Vary": "Accept, Accept-Encoding"}, 1),
        ({**KEPT, "Vary": "Accept-Language"}, 2),
        ({"ETag": '"a"'}, 2),
        ({**KEPT, "Cache-Control": "no-store"}, 2),
        ({"Cache-Control": "public"}, 2),
    ],
)
def test_what_depends_on_more_or_forbids_it_is_not_kept(headers: dict[str, str], times: int) -> None:
    app, calls = answering(headers)
    kept = AnswerCache(app, answer_cache(1_000_000))

    async def twice() -> None:
        for _ in range(2):
            await ask(kept)

    asyncio.run(twice())
    assert len(calls) == times


def test_a_long_answer_pushes_no_others_out() -> None:
    small, few = answering(KEPT)
    large, _ = answering(KEPT, b"x" * 200_000)
    answers = answer_cache(400_000)

    async def visit() -> None:
        await ask(AnswerCache(small, answers))
        await ask(AnswerCache(large, answers), "/large")
        await ask(AnswerCache(small, answers))

    asyncio.run(visit())
    assert (len(few), len(answers)) == (1, 1)
