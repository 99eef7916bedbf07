"""Clients that ask for much and take nothing of it."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

import orjson

from tests.app.conftest import Serve
from tests.app.test_heavy import HEAVY

PATIENCE_S = 20.0


def test_a_client_that_does_not_take_its_answer_is_parted_from_and_its_room_is_given_back(serve: Serve) -> None:
    with serve(write_timeout_s=0.3) as running:
        spool = running.app.state.context.spool
        body = orjson.dumps(HEAVY)
        head = "POST /api/v1/traces HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        head += f"Content-Length: {len(body)}"
        with socket.create_connection(("127.0.0.1", running.port)) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            client.sendall(head.encode() + b"\r\n\r\n" + body)
            assert comes_true(lambda: spool.held > 0)
            assert comes_true(lambda: spool.held == 0)
        assert running.still_serves()


def test_a_client_that_takes_its_answer_slowly_gets_all_of_it(serve: Serve) -> None:
    with serve(write_timeout_s=0.3) as running:
        body = orjson.dumps(HEAVY)
        length = 0
        with running.client.stream(
            "POST", "/api/v1/traces", content=body, headers={"Content-Type": "application/json"}
        ) as answer:
            for piece in answer.iter_raw(100_000):
                length += len(piece)
                time.sleep(0.01)
            assert length == int(answer.headers["content-length"])


def comes_true(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while not condition() and time.monotonic() < end:
        time.sleep(0.005)
    return bool(condition())
