"""`python3 run.py load`: sixteen clients send the heaviest documents that are allowed; how do others fare meanwhile?"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from tools.loopback import Figures, Reply, ask, memory_of, served, small, table
from tools.process import say

HEAVY_CLIENTS = 16
PAUSE_S = 0.05
BINARY = "application/vnd.chainrule.trace"
HEAVIEST = {
    "kind": "network", "sizes": [400, 1000, 1000, 100], "activation": "tanh", "verify": True,
    "samples": [{"x": [0.5] * 400, "target": [0.5] * 100}] * 100,
}  # fmt: skip


def run(root: Path, seconds: float) -> int:
    with tempfile.TemporaryDirectory() as data, served(root, data) as (port, process):
        return asyncio.run(measured(port, process.pid, seconds))


async def measured(port: int, pid: int, seconds: float) -> int:
    address = await stored(port)
    await ask(port, "GET", address)
    end, peak = time.monotonic() + seconds, 0
    livez, cached, posted, heavy = Figures(), Figures(), Figures(), Figures()
    tasks = [
        asyncio.create_task(again(end, livez, lambda _: ask(port, "GET", "/livez"))),
        asyncio.create_task(again(end, cached, lambda _: ask(port, "GET", address))),
        asyncio.create_task(again(end, posted, lambda k: ask(port, "POST", "/api/v1/traces", small(k)))),
        *(asyncio.create_task(insist(end, heavy, port)) for _ in range(HEAVY_CLIENTS)),
    ]
    while time.monotonic() < end:
        peak = max(peak, await asyncio.to_thread(memory_of, pid))
        await asyncio.sleep(0.25)
    await asyncio.gather(*tasks)
    refused = [reply.seconds for reply in heavy.replies if reply.status == 503]
    rows = [
        ("measured", "reached", "wanted"),
        (f"/livez p99 ({len(livez.replies)})", f"{livez.ms(0.99):.0f} ms", "20 ms"),
        (f"small POST p50 ({len(posted.replies)}, {posted.count(200)} x 200)", f"{posted.ms(0.5):.0f} ms", "20 ms"),
        ("small POST p99", f"{posted.ms(0.99):.0f} ms", "150 ms"),
        (f"cached GET p99 ({len(cached.replies)})", f"{cached.ms(0.99):.0f} ms", "50 ms"),
        ("heavy: done, refused with 503", f"{heavy.count(200)}, {len(refused)}", "some, the rest"),
        ("heavy: refused within, median", f"{1e3 * median(refused):.0f} ms" if refused else "-", "50 ms"),
        ("peak memory of all processes", f"{peak / 1e6:,.0f} MB", "1,500 MB"),
    ]
    say(table(rows))
    return 0


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


async def insist(end: float, figures: Figures, port: int) -> None:
    """Ask for the heaviest again and again, twice a second where it is refused."""
    while time.monotonic() < end:
        reply = await ask(port, "POST", "/api/v1/traces", HEAVIEST, BINARY)
        figures.replies.append(reply)
        await asyncio.sleep(0.5 if reply.status != 200 else 0.0)
