"""A class comes at once, from one address: every page is complete, and a stranger is still stopped."""

from __future__ import annotations

import asyncio

import httpx

from app.allowances import REQUEST_WORK
from tests.app.conftest import Serve, Served
from tools.load import FIRST, LINKED, READ

PUPILS = 40


async def first_visit(client: httpx.AsyncClient) -> list[int]:
    """What a page loads, the parts that need no other first side by side."""
    page = await client.get("/")
    paths = (*LINKED.findall(page.text), *READ)
    parts = [client.get(path) for path in paths]
    parts += [
        client.post("/api/v1/traces", json=FIRST),
        client.post("/api/v1/inspect", json={"text": "z = w*x + b\na = sigmoid(z)"}),
    ]
    return [page.status_code, *(answer.status_code for answer in await asyncio.gather(*parts))]


async def class_visits(running: Served) -> list[list[int]]:
    # No connection is used again: an idle one may be closed just then, which browsers know how to take.
    few = httpx.Limits(max_connections=3, max_keepalive_connections=0)
    address = running.client.base_url
    clients = [httpx.AsyncClient(base_url=address, trust_env=False, timeout=60, limits=few) for _ in range(PUPILS)]
    try:
        return await asyncio.gather(*map(first_visit, clients))
    finally:
        for client in clients:
            await client.aclose()


def test_every_first_visit_of_a_class_is_complete(serve: Serve) -> None:
    """With a share of the usual allowance, for a share of a large class. Server and class are one slow process here."""
    with serve(work_burst=PUPILS / 500 * 6e10, header_timeout_s=60) as running:
        visits = asyncio.run(class_visits(running))
    assert [statuses for statuses in visits if set(statuses) != {200}] == []
    assert len(visits[0]) > len(READ) + 3


def test_the_address_of_a_class_can_be_used_up_by_what_costs_much(serve: Serve) -> None:
    with serve(work_rate=1, work_burst=30 * REQUEST_WORK) as running:
        sources = [{"kind": "expression", "text": "y = x", "inputs": {"x": k}} for k in range(30)]
        statuses = [running.post(source).status_code for source in sources]
        assert statuses[0] == 200
        assert statuses[-1] == 429
        assert statuses.count(200) < 10, "computing counts more than asking"
