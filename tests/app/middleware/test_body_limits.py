"""How much of a body is read, and how long it may take."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import Any

import pytest
from starlette.datastructures import Headers

from app.middleware.body_limits import IncomingBody
from app.problems import ProblemError
from tests.app.conftest import Serve, Served

CHUNK = 65_536
HEAD = b"POST /api/v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


def conversation(port: int, *sent: bytes) -> bytes:
    """What the server says to a client that sends this and then waits."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=20)) as client:
        for part in sent:
            client.sendall(part)
        said = b""
        with suppress(ConnectionResetError):  # it was closed with something left unread
            while part := client.recv(CHUNK):
                said += part
        return said


def endless() -> Iterator[bytes]:
    while True:
        yield b" " * CHUNK


def test_a_body_that_states_too_great_a_length_is_refused_unread(served: Served) -> None:
    answer = conversation(served.port, HEAD + b"Content-Length: 50000000\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"connection: close" in answer.lower()


def test_a_large_body_is_refused(served: Served) -> None:
    answer = served.client.post(
        "/api/v1/traces", content=b" " * 50_000_000, headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
    assert served.still_serves()


def test_a_body_without_an_end_is_refused(served: Served) -> None:
    answer = served.client.post("/api/v1/traces", content=endless(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert served.still_serves()


def test_of_a_chunked_body_no_more_than_the_limit_and_a_chunk_is_read() -> None:
    limit, taken = 1_000_000, 0

    async def source() -> dict[str, Any]:
        nonlocal taken
        taken += CHUNK
        return {"type": "http.request", "body": b" " * CHUNK, "more_body": True}

    async def read_all() -> None:
        body = IncomingBody(source, Headers({"transfer-encoding": "chunked"}), limit, 60)
        while True:
            await body.receive()

    with pytest.raises(ProblemError) as caught:
        asyncio.run(read_all())
    assert caught.value.problem.status == 413
    assert limit < taken <= limit + CHUNK


def test_a_body_of_just_the_limit_is_read(serve: Serve) -> None:
    with serve(body_limit=2_000) as running:
        text = b'{"text": "y = 1"}'
        for length, status in ((2_000, 200), (2_001, 413)):
            answer = running.client.post(
                "/api/v1/inspect", content=text.ljust(length), headers={"Content-Type": "application/json"}
            )
            assert answer.status_code == status


def test_a_body_that_drips_in_is_given_up(serve: Serve) -> None:
    with serve(body_timeout_s=0.3) as running:
        answer = conversation(running.port, HEAD + b"Content-Length: 100\r\n\r\n", b"{")
        assert answer.startswith(b"HTTP/1.1 408 ")
        assert b'"code":"too-slow"' in answer
        assert running.still_serves()


def test_a_head_that_drips_in_is_given_up(serve: Serve) -> None:
    with serve(header_timeout_s=0.3) as running:
        assert conversation(running.port, b"GET / HTTP/1.1\r\nHost:").startswith(b"HTTP/1.1 408 ")
        assert conversation(running.port) == b"", "whoever never began gets no answer"
        assert running.still_serves()


def test_a_head_without_an_end_is_refused(served: Served) -> None:
    head = b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-Filler: %b\r\n" % (b"a" * 1_000) * 100
    assert conversation(served.port, head).startswith(b"HTTP/1.1 431 ")
    assert served.still_serves()


@pytest.mark.parametrize("filler", [b"X-Filler: " + b"a" * 70_000, b"\r\n".join([b"X-F: %b" % (b"a" * 600)] * 120)])
def test_a_head_that_comes_whole_in_one_piece_is_refused_too(served: Served, filler: bytes) -> None:
    answer = conversation(served.port, b"GET / HTTP/1.1\r\nHost: localhost\r\n" + filler + b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 431 ")
    assert served.still_serves()


def test_a_client_that_sends_all_before_it_listens_sees_why_it_was_refused(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as connection:
        connection.sendall(HEAD + b"Content-Length: 9000000\r\n\r\n" + b" " * 9_000_000)
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b'"code":"too-large"' in answer
    assert served.still_serves()


def test_what_is_no_http_is_a_problem_too(served: Served) -> None:
    answer = conversation(served.port, b"HELO mail.example\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"content-type: application/problem+json" in answer
    assert b'"code":"unreadable-request"' in answer


def test_an_answer_that_leaves_a_body_unread_ends_the_connection(served: Served) -> None:
    answer = conversation(
        served.port, b"POST /nothing HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"
    )
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"connection: close" in answer.lower()


def test_a_connection_serves_one_request_after_the_other(served: Served) -> None:
    request = b"GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answer = conversation(served.port, request, request, request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    assert answer.count(b"HTTP/1.1 200 OK") == 3
