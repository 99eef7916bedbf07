"""Clients and their rates."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.client_address import client_of
from app.middleware.rate_limit import REMEMBERED, ClientBuckets
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


@given(st.lists(st.floats(0, 0.5), max_size=300))
def test_no_client_gets_more_than_its_burst_and_its_rate(pauses: list[float]) -> None:
    now = 0.0
    rates = ClientBuckets(rate=4, burst=10, clock=lambda: now)
    passed = 0
    for pause in pauses:
        now += pause
        passed += rates.wait_s("a") == 0
    assert passed <= 10 + 4 * now + 1e-9


def test_who_waits_as_long_as_told_may_pass() -> None:
    now = 0.0
    rates = ClientBuckets(rate=2, burst=1, clock=lambda: now)
    assert rates.wait_s("a") == 0
    now += rates.wait_s("a")
    assert rates.wait_s("a") == 0


def test_clients_do_not_use_up_each_other() -> None:
    rates = ClientBuckets(rate=1, burst=1, clock=lambda: 0.0)
    assert [rates.wait_s(client) == 0 for client in ("a", "a", "b")] == [True, False, True]


def test_no_more_clients_are_remembered_than_there_is_room_for() -> None:
    rates = ClientBuckets(rate=1, burst=1, clock=lambda: 0.0)
    for k in range(REMEMBERED + 10):
        rates.wait_s(str(k))
    assert len(rates._buckets) == REMEMBERED


def test_the_client_that_was_quiet_longest_is_forgotten_first() -> None:
    rates = ClientBuckets(rate=1, burst=1, clock=lambda: 0.0)
    for k in range(REMEMBERED):
        assert rates.wait_s(str(k)) == 0
    assert rates.wait_s("0") > 0, "it has just used up its burst, and has asked again"
    assert rates.wait_s("new") == 0, "for which the quietest, 1, is forgotten"
    assert rates.wait_s("0") > 0
    assert rates.wait_s("1") == 0, "as if it had never been there"
    assert rates.wait_s("3") > 0


def test_forged_headers_do_not_help(serve: Serve) -> None:
    with serve(request_rate=0.001, request_burst=50) as running:
        answers = [
            running.get(f"/api/v1/limits?{k}", headers={"X-Forwarded-For": f"9.9.9.{k}", "Host": f"10.1.1.{k}"})
            for k in range(200)
        ]
        assert [answer.status_code for answer in answers] == [200] * 50 + [429] * 150
        assert answers[-1].json()["code"] == "too-many-requests"
        assert int(answers[-1].headers["retry-after"]) >= 1
        assert running.get("/").status_code == 200, "pages and files are not counted"


def test_behind_a_trusted_proxy_every_client_has_its_own_rate(serve: Serve) -> None:
    with serve(request_rate=0.001, request_burst=1, trusted_proxies="127.0.0.1") as running:
        statuses = [
            running.get(f"/api/v1/limits?{k}", headers={"X-Forwarded-For": client}).status_code
            for k, client in enumerate(("9.9.9.1", "9.9.9.1", "9.9.9.2", "9.9.9.9, 9.9.9.1"))
        ]
        assert statuses == [200, 429, 200, 429]
