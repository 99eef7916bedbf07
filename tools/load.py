"""`python3 run.py load`: how does everybody fare while much is asked for?

Sixteen clients send the heaviest documents that are allowed; a class comes at once, from one address; and ten times as
many ask for small things as the machine can serve.
"""

from __future__ import annotations

import asyncio
import json
import re
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

from tools.crowd import BINARY, pressing
from tools.loopback import Figures, Reply, ask, memory_of, processor_s, served, small, table
from tools.process import say

Row = tuple[str, str, str]
LAYER = {"kind": "expression", "text": "L = sum(tanh(W @ x))", "inputs": {"W": [[1, 2], [3, 4]], "x": [1, -1]}}
MEASURED_SOCKETS, MEASURED_MESSAGES = 200, 1_000
PAUSE_S = 0.05
SETTLED_S = 2.0
"""Until the queues are full, and before the crowd goes."""

VISITORS, VISIT_S, SOCKETS = 500, 10.0, 600
FIRST = {"kind": "preset", "id": "chain-case-2"}
READ = ("/api/v1/presets", "/api/v1/ops", "/api/v1/limits", "/api/v1/datasets")
LINKED = re.compile(r'(?:src|href)="(/static/[^"]+)"')

ALLOWED = {"WORK_RATE": "5e8", "WORK_BURST": "6e10"}
"""What an address may ask for by default; elsewhere it is switched off, since all comes from one."""


def run(root: Path, seconds: float) -> int:
    rows: list[Row] = [("measured", "reached", "wanted")]
    with tempfile.TemporaryDirectory() as data:
        with served(root, data) as (port, process):
            rows += asyncio.run(sizing(port, process.pid))
            rows += asyncio.run(heaviest(root, port, process.pid, seconds))
        with served(root, data, **ALLOWED) as (port, _):
            rows += asyncio.run(class_of_500(port))
        with served(root, data) as (port, _):
            rows += asyncio.run(overload(root, port, seconds))
    say(table(rows))
    return 0


async def heaviest(root: Path, port: int, pid: int, seconds: float) -> list[Row]:
    """Sixteen clients with the heaviest document there can be, and others meanwhile."""
    address = await stored(port)
    await ask(port, "GET", address)
    livez, cached, posted = Figures(), Figures(), Figures()
    with pressing(root, "heavy", port, seconds) as heavy:
        end, peak = time.monotonic() + seconds, 0
        tasks = [
            asyncio.create_task(again(end, livez, lambda _: ask(port, "GET", "/livez"))),
            asyncio.create_task(again(end, cached, lambda _: ask(port, "GET", address))),
            asyncio.create_task(again(end, posted, lambda k: ask(port, "POST", "/api/v1/traces", small(k)))),
        ]
        while time.monotonic() < end:
            peak = max(peak, await asyncio.to_thread(memory_of, pid))
            await asyncio.sleep(1.0)
        await asyncio.gather(*tasks)
    return [
        (f"/livez p99 ({len(livez.replies)})", f"{livez.ms(0.99):.0f} ms", "20 ms"),
        (f"small POST p50 ({len(posted.replies)}, {posted.count(200)} x 200)", f"{posted.ms(0.5):.0f} ms", "20 ms"),
        ("small POST p99", f"{posted.ms(0.99):.0f} ms", "150 ms"),
        (f"cached GET p99 ({len(cached.replies)})", f"{cached.ms(0.99):.0f} ms", "50 ms"),
        ("heavy: done, refused with 503", f"{heavy[200]}, {heavy[503]}", "some, the rest"),
        ("peak memory of all processes", f"{peak / 1e6:,.0f} MB", "1,500 MB"),
    ]


async def sizing(port: int, pid: int) -> list[Row]:
    """What one answer takes of a processor, which does not depend on what else the machine does; and memory."""
    address = await stored(port)
    rest = memory_of(pid)

    async def each(count: int, asking: Callable[[int], Awaitable[Reply]]) -> str:
        before = processor_s(pid)
        for k in range(count):
            await asking(k)
        return f"{1e3 * (processor_s(pid) - before) / count:.2f} ms"

    kept = await each(1_000, lambda _: ask(port, "GET", address))
    again_posted = await each(300, lambda _: ask(port, "POST", "/api/v1/traces", small(0)))
    new = await each(300, lambda k: ask(port, "POST", "/api/v1/traces", small(k + 1)))
    return [
        ("processor time of a kept answer", kept, "-"),
        ("the same of a small source that was posted before", again_posted, "-"),
        ("the same of a new one, its layout included", new, "-"),
        ("memory of all processes at rest", f"{rest / 1e6:.0f} MB", "-"),
        *await live_sizing(port, pid),
    ]


async def live_sizing(port: int, pid: int) -> list[Row]:
    """What live connections hold that have a small layer open, and what a value that is dragged takes."""
    from websockets.asyncio.client import connect  # noqa: PLC0415

    async with AsyncExitStack() as open_ones:
        before, lives = memory_of(pid), []
        for _ in range(MEASURED_SOCKETS):
            opening = connect(f"ws://127.0.0.1:{port}/api/v1/live", proxy=None, max_size=None)
            lives.append(await open_ones.enter_async_context(opening))
            await lives[-1].send(json.dumps({"type": "open", "source": LAYER}))
            await lives[-1].recv()
        held, start = (memory_of(pid) - before) / MEASURED_SOCKETS, processor_s(pid)
        for k in range(MEASURED_MESSAGES):
            live = lives[k % MEASURED_SOCKETS]
            await live.send(json.dumps({"type": "set", "values": {"x": [k, 1]}}))
            await live.recv()
        took = (processor_s(pid) - start) / MEASURED_MESSAGES
    return [
        ("memory of a live connection with a small layer", f"{held / 1e3:.0f} kB", "-"),
        ("processor time of a value that is dragged there", f"{1e3 * took:.2f} ms", "-"),
    ]


async def class_of_500(port: int) -> list[Row]:
    """First visits from one address, evenly over ten seconds, each with everything a page loads; then their sockets."""
    page = await ask(port, "GET", "/")
    files = sorted(set(LINKED.findall(page.body.decode())))
    start = time.monotonic()
    visits = await asyncio.gather(*(visit(port, files, k * VISIT_S / VISITORS) for k in range(VISITORS)))
    took = time.monotonic() - start
    complete = [all(reply.status == 200 for reply in replies) for replies in visits]
    pages = Figures([Reply(200, sum(reply.seconds for reply in replies)) for replies in visits])
    refused = sum(reply.status == 429 for replies in visits for reply in replies)
    return [
        (f"a class: complete pages of {VISITORS}", str(sum(complete)), str(VISITORS)),
        ("a class: answers 429", str(refused), "0"),
        ("a class: the last one done after", f"{took:.1f} s", f"{VISIT_S:.0f} s and a page"),
        ("a class: a page, its answers one after the other, p50", f"{pages.ms(0.5):.0f} ms", "-"),
        (f"a class: live connections of {SOCKETS}", str(await sockets(port)), str(SOCKETS)),
    ]


async def visit(port: int, files: list[str], after_s: float) -> list[Reply]:
    await asyncio.sleep(after_s)
    found = [await ask(port, "GET", path) for path in ("/", *files, *READ)]
    found.append(await ask(port, "POST", "/api/v1/traces", FIRST, BINARY))
    found.append(await ask(port, "POST", "/api/v1/inspect", {"text": "z = w*x + b\na = sigmoid(z)"}))
    return found


async def sockets(port: int) -> int:
    """How many live connections of one address answer, all open at once."""
    from websockets.asyncio.client import connect  # noqa: PLC0415  # the first half of a command does without

    answered = 0
    async with AsyncExitStack() as open_ones:
        lives = []
        for _ in range(SOCKETS):
            try:
                opening = connect(f"ws://127.0.0.1:{port}/api/v1/live", proxy=None, open_timeout=60)
                lives.append(await open_ones.enter_async_context(opening))
            except Exception:  # whatever refuses it, it is not open
                break
        for live in lives:
            await live.send('{"type": "ping", "seq": 1}')
            answered += '"pong"' in str(await live.recv())
    return answered


async def overload(root: Path, port: int, seconds: float) -> list[Row]:
    """Far more small things than can be computed; one more client, and reads of what is kept, meanwhile."""
    address = await stored(port)
    await ask(port, "GET", address)
    cached, posted = Figures(), Figures()
    with pressing(root, "small", port, seconds) as crowd:
        await asyncio.sleep(SETTLED_S)
        end = time.monotonic() + seconds - 2 * SETTLED_S
        await asyncio.gather(
            again(end, cached, lambda _: ask(port, "GET", address)),
            again(end, posted, lambda k: ask(port, "POST", "/api/v1/traces", small(k))),
        )
    shed = Figures([reply for reply in posted.replies if reply.status in {429, 503}])
    told = sum("retry-after" in reply.headers for reply in shed.replies)
    others = sum(count for status, count in crowd.items() if status not in {200, 429, 503})
    return [
        ("a crowd of 200: done, refused, neither", f"{crowd[200]}, {crowd[429] + crowd[503]}, {others}", "-, -, 0"),
        ("overload: one more client: done, refused", f"{posted.count(200)}, {len(shed.replies)}", "-"),
        ("overload: refused with Retry-After", f"{told} of {len(shed.replies)}", "all"),
        ("overload: refused within, p50, p99", f"{shed.ms(0.5):.0f}, {shed.ms(0.99):.0f} ms", "50 ms"),
        (f"overload: cached GET p99 ({len(cached.replies)})", f"{cached.ms(0.99):.0f} ms", "100 ms"),
    ]


async def stored(port: int) -> str:
    """The address of a small trace, once the store has it."""
    while True:
        first = await ask(port, "POST", "/api/v1/traces", small(0))
        if "content-location" in first.headers:
            return first.headers["content-location"]


async def again(end: float, figures: Figures, asking: Callable[[int], Awaitable[Reply]]) -> None:
    k = 1
    while time.monotonic() < end:
        figures.replies.append(await asking(k))
        k += 1
        await asyncio.sleep(PAUSE_S)
