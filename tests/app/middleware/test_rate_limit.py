"""Clients and their rates."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

import pytest

from app.allowances import REQUEST_WORK
from app.client_address import client_of
from tests.app.conftest import Serve

PROXY = (ip_network("10.0.0.0/8"),)


def scope(peer: str | None, *forwarded: str) -> dict[str, Any]:
    headers = [(b"x-forwarded-for", each.encode()) for each in forwarded]
    return {"type": "http", "client": (peer, 1) if peer else None, "headers": headers}


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("1.2.3.4", (), "1.2.3.4"),
        ("1.2.3.4", ("9.9.9.9",), "1.2.3.4"),
        ("10.0.0.1", ("9.9.9.9",), "9.9.9.9"),
        ("10.0.0.1", ("6.6.6.6, 9.9.9.9",), "9.9.9.9"),
        ("10.0.0.1", ("6.6.6.6", "9.9.9.9, 10.0.0.2"), "9.9.9.9"),
        ("10.0.0.1", (), "10.0.0.1"),
        ("10.0.0.1", ("rubbish",), "unknown"),
        ("2001:db8:1:2:3::4", (), "2001:db8:1:2::/64"),
        ("::ffff:1.2.3.4", (), "1.2.3.4"),
        (None, (), "unknown"),
    ],
)
def test_a_forwarded_address_counts_only_where_a_trusted_proxy_says_it(
    peer: str | None, forwarded: tuple[str, ...], client: str
) -> None:
    assert client_of(scope(peer, *forwarded), PROXY) == client


def test_forged_headers_do_not_help(serve: Serve) -> None:
    with serve(work_rate=1, work_burst=50 * REQUEST_WORK) as running:
        answers = [
            running.get(f"/api/v1/limits?{k}", headers={"X-Forwarded-For": f"9.9.9.{k}", "Host": f"10.1.1.{k}"})
            for k in range(200)
        ]
        assert [answer.status_code for answer in answers] == [200] * 50 + [429] * 150
        assert answers[-1].json()["code"] == "too-many-requests"
        assert int(answers[-1].headers["retry-after"]) >= 1
        assert running.get("/").status_code == 200, "pages and files are not counted"


def test_behind_a_trusted_proxy_every_client_has_its_own_rate(serve: Serve) -> None:
    with serve(work_rate=1, work_burst=REQUEST_WORK, trusted_proxies="127.0.0.1") as running:
        statuses = [
            running.get(f"/api/v1/limits?{k}", headers={"X-Forwarded-For": client}).status_code
            for k, client in enumerate(("9.9.9.1", "9.9.9.1", "9.9.9.2", "9.9.9.9, 9.9.9.1"))
        ]
        assert statuses == [200, 429, 200, 429]
