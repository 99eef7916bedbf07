"""Two instances behind nginx, with one PostgreSQL and one Redis, are one server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from app.allowances import REQUEST_WORK
from tools.environment import ROOT
from tools.stack import Instance, Stack, stack

POSTGRES, REDIS, NGINX = (os.environ.get(f"CHAINRULE_TEST_{name}", "") for name in ("POSTGRES", "REDIS", "NGINX"))
SOURCE = {"kind": "expression", "text": "y = a*b + a", "inputs": {"a": 3, "b": 4}}
BURST = 200

pytestmark = [
    pytest.mark.skipif(
        not (POSTGRES and REDIS and NGINX),
        reason="CHAINRULE_TEST_POSTGRES, CHAINRULE_TEST_REDIS and CHAINRULE_TEST_NGINX do not name all three",
    ),
    pytest.mark.xdist_group("postgresql"),  # the one that the tests of the store empty
]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    limits = {"WORK_RATE": "1", "WORK_BURST": str(BURST * REQUEST_WORK), "LIVE_PER_ADDRESS": "3", "PROCESSES": "1"}
    limits |= {"REDIS_PATIENCE_S": "10", "STORE_PATIENCE_S": "10"}
    folder: Path = tmp_path_factory.mktemp("stack")
    with stack(ROOT, folder, postgres=POSTGRES, redis=REDIS, nginx=NGINX, **limits) as found:
        yield found


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=30) as found:
        yield found


def coming_from(address: str) -> dict[str, str]:
    """What the proxy says of a client."""
    return {"X-Forwarded-For": address}


def live(instance: Instance, client: str) -> ClientConnection:
    address = f"ws{instance.address.removeprefix('http')}/api/v1/live"
    return connect(address, proxy=None, additional_headers=coming_from(client))


def test_a_trace_of_one_instance_is_known_to_the_others_and_is_the_same(running: Stack, client: httpx.Client) -> None:
    posted = client.post(f"{running.address}/api/v1/traces", json=SOURCE)
    assert posted.status_code == 200
    address = posted.headers["content-location"]
    found = [client.get(f"{each.address}{address}", headers=coming_from("9.0.0.1")) for each in running.instances]
    assert [answer.content for answer in found] == [posted.content] * 2
    assert len({answer.headers["etag"] for answer in found}) == 1


def test_an_address_has_one_allowance_with_all_instances(running: Stack, client: httpx.Client) -> None:
    addresses = [each.address for each in running.instances]
    statuses = [
        client.get(f"{addresses[k % 2]}/api/v1/limits?{k}", headers=coming_from("9.0.0.2")).status_code
        for k in range(BURST + 20)
    ]
    assert statuses == [200] * BURST + [429] * 20
    other = client.get(f"{addresses[0]}/api/v1/limits?other", headers=coming_from("9.0.0.3"))
    assert other.status_code == 200


def test_a_client_cannot_say_through_the_proxy_where_it_comes_from(running: Stack, client: httpx.Client) -> None:
    answer = client.get(f"{running.address}/api/v1/limits?forged", headers=coming_from("9.0.0.2"))
    assert answer.status_code == 200, "9.0.0.2 has used up its own allowance"
    assert client.get(f"{running.address}/metrics", headers=coming_from("127.0.0.1")).status_code == 200


def test_the_places_of_an_address_are_those_of_all_instances(running: Stack) -> None:
    first, second = running.instances
    with live(first, "9.0.0.4"), live(second, "9.0.0.4"), live(first, "9.0.0.4"):
        with pytest.raises(InvalidStatus) as refused:
            live(second, "9.0.0.4")
        assert refused.value.response.status_code == 429
        with live(second, "9.0.0.5"):
            pass


def test_live_connections_go_through_the_proxy(running: Stack) -> None:
    with connect(f"ws{running.address.removeprefix('http')}/api/v1/live", proxy=None) as connection:
        connection.send('{"type": "ping", "seq": 1}')
        assert connection.recv(timeout=10) == '{"type":"pong","seq":1}'


def test_when_one_instance_is_killed_nobody_is_refused(running: Stack, client: httpx.Client) -> None:
    """The last test: the stack has one instance less after it."""
    posted = client.post(f"{running.address}/api/v1/traces", json=SOURCE).headers["content-location"]
    running.instances[0].process.kill()
    running.instances[0].process.wait()
    answers = [client.get(f"{running.address}{posted}") for _ in range(10)]
    answers += [
        client.post(f"{running.address}/api/v1/traces", json={**SOURCE, "inputs": {"a": k, "b": 1}}) for k in range(4)
    ]
    assert [answer.status_code for answer in answers] == [200] * 14
