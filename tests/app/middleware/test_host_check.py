"""The names that the server answers to."""

from __future__ import annotations

import pytest
from websockets.exceptions import InvalidStatus

from app.middleware.host_check import goes_by
from tests.app.conftest import Serve


@pytest.mark.parametrize(
    ("host", "is_known"),
    [
        (b"localhost", True),
        (b"LOCALHOST:8000", True),
        (b"chainrule.localhost:8000", True),
        (b"127.0.0.1:8000", True),
        (b"[::1]:8000", True),
        (b"192.168.1.7", True),
        (b"lectures.example", True),
        (b"Lectures.Example.:443", True),
        (b"rebound.example", False),
        (b"lectures.example.evil.example", False),
        (b"127.0.0.1.evil.example", False),
        (b"", False),
        (b"\xff", False),
        (b"[::1", True),
    ],
)
def test_addresses_this_machine_and_the_names_that_are_set_are_known(host: bytes, is_known: bool) -> None:
    assert goes_by(host, {"lectures.example"}) is is_known


def test_a_rebound_name_gets_no_page_no_kept_answer_and_no_live_connection(serve: Serve) -> None:
    with serve(allowed_hosts="lectures.example") as running:
        assert running.get("/api/v1/limits").status_code == 200
        for path in ("/", "/api/v1/limits", "/livez"):
            answer = running.get(path, headers={"Host": "rebound.example"})
            assert (answer.status_code, answer.json()["code"]) == (421, "unknown-host")
            assert running.get(path, headers={"Host": "lectures.example"}).status_code == 200
        with pytest.raises(InvalidStatus):
            running.live(additional_headers={"Host": "rebound.example"})
