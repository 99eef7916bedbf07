"""What a client may ask for: counted by itself, and in a Redis that several share."""

from __future__ import annotations

import asyncio
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.allowances import REMEMBERED, REQUEST_WORK, Allowances
from app.redis_link import RedisLink
from tests.app.conftest import Serve

HEAVY = {
    "kind": "network", "sizes": [200, 400, 50], "activation": "tanh", "verify": True,
    "samples": [{"x": [0.5] * 200, "target": [0.5] * 50}] * 10,
}  # fmt: skip


class Account:
    """The allowance of client `a`, asked in turn."""

    def __init__(self, rate: float, burst: float) -> None:
        self.now = 0.0
        self.allowances = Allowances(rate, burst, clock=lambda: self.now)

    def take(self, work: float, client: str = "a") -> float:
        return asyncio.run(self.allowances.take(client, work))


@given(st.lists(st.tuples(st.floats(0, 0.5), st.floats(0.1, 8)), max_size=60))
def test_no_client_gets_more_than_its_burst_and_its_rate(asked: list[tuple[float, float]]) -> None:
    account = Account(rate=4, burst=10)
    passed = 0.0
    for pause, work in asked:
        account.now += pause
        passed += work if account.take(work) == 0 else 0
    assert passed <= 10 + 4 * account.now + 1e-6


def test_who_waits_as_long_as_told_may_pass() -> None:
    account = Account(rate=2, burst=1)
    assert account.take(1) == 0
    account.now += account.take(1)
    assert account.take(1) == 0


def test_more_than_a_burst_needs_a_full_account_and_leaves_a_debt() -> None:
    account = Account(rate=1, burst=10)
    assert account.take(25) == 0
    assert account.take(1) == 16


def test_what_was_done_first_is_owed() -> None:
    account = Account(rate=1, burst=10)
    asyncio.run(account.allowances.owe("a", 30))
    assert account.take(1) == 21


def test_clients_do_not_use_up_each_other() -> None:
    account = Account(rate=1, burst=1)
    assert [account.take(1, client) == 0 for client in ("a", "a", "b")] == [True, False, True]


def test_no_more_clients_are_remembered_than_there_is_room_for() -> None:
    allowances = Allowances(rate=1, burst=1, clock=lambda: 0.0)

    async def ask() -> None:
        for k in range(REMEMBERED):
            assert await allowances.take(str(k), 1) == 0
        assert await allowances.take("0", 1) > 0, "it has just used up its burst, and has asked again"
        assert await allowances.take("new", 1) == 0, "for which the quietest, 1, is forgotten"
        assert await allowances.take("0", 1) > 0
        assert await allowances.take("1", 1) == 0, "as if it had never been there"

    asyncio.run(ask())
    assert len(allowances._buckets) == REMEMBERED


def test_two_processes_share_an_account_in_redis(redis_address: str) -> None:
    async def ask() -> list[float]:
        links = [RedisLink(redis_address, patience_s=5) for _ in range(2)]
        first, second = (Allowances(1e-3, 10, link) for link in links)
        found = [await first.take("shared", 4), await second.take("shared", 4), await first.take("shared", 4)]
        await second.owe("shared", 100)
        found.append(await second.take("shared", 1))
        for link in links:
            await link.close()
        return found

    one, two, three, four = asyncio.run(ask())
    assert (one, two) == (0, 0)
    assert three == pytest.approx(2_000, rel=0.01)
    assert four == pytest.approx(99_000, rel=0.01)


def test_while_redis_is_away_each_counts_by_itself_and_nobody_waits_for_it() -> None:
    async def ask() -> tuple[float, float, str | None]:
        link = RedisLink("redis://127.0.0.1:1/0")
        allowances = Allowances(1, 1, link)
        found = await allowances.take("a", 1), await allowances.take("a", 1), link.fault
        await link.close()
        return found

    first, second, fault = asyncio.run(ask())
    assert (first, second > 0) == (0, True)
    assert fault is not None


def test_a_request_costs_what_its_answer_does(serve: Serve) -> None:
    """A stranger who asks for much is stopped early, one who asks for little is not."""
    with serve(work_rate=1, work_burst=2_000_000_000, processes=1) as running:
        body = json.dumps(HEAVY).encode()
        headers = {"Content-Type": "application/json"}
        answers = []
        for _ in range(8):
            answers.append(running.client.post("/api/v1/traces", content=body, headers=headers))
            if answers[-1].status_code == 429:
                break
            time.sleep(0.01)
        assert answers[0].status_code == 200
        assert (answers[-1].status_code, answers[-1].json()["code"]) == (429, "too-many-requests")
        assert len(answers) * REQUEST_WORK < 1e8, "it was not their number"
        assert running.get("/api/v1/limits").status_code == 200, "what costs next to nothing is answered still"


def test_what_is_set_in_a_source_too_large_to_be_held_is_paid_for(serve: Serve) -> None:
    """It is computed again for every message."""
    source = {"kind": "expression", "text": "y = sum(x*w)", "inputs": {"x": [0.5] * 20_000, "w": 1}}
    settings = {"work_rate": 1, "work_burst": 80_000_000, "live_bytes": 1_000_000, "cache_bytes": 1_000_000}
    with serve(**settings) as running, running.live() as live:
        live.send(json.dumps({"type": "open", "source": source, "document": False}))
        assert json.loads(live.recv(timeout=20))["type"] == "opened"
        live.send(json.dumps({"type": "set", "values": {"w": 2}}))
        assert isinstance(live.recv(timeout=20), bytes)
        for k in range(60):
            live.send(json.dumps({"type": "set", "values": {"w": k}}))
            answer = live.recv(timeout=20)
            if isinstance(answer, str):
                break
        assert isinstance(answer, str), "it was stopped"
        assert json.loads(answer)["problem"]["status"] == 429
