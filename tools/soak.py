"""`python3 run.py soak`: everything the server does, gently and for long. Do memory and handles stay what they were?

Caches and the store are small, so that they are full before the measuring begins: what grows then grows for ever.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tools.loopback import Figures, ask, family, memory_of, served, small, table
from tools.process import say

SETTINGS = {
    "CACHE_BYTES": "4000000",
    "ANSWER_CACHE_BYTES": "2000000",
    "STORE_BYTES": "2000000",
    "WRITE_TIMEOUT_S": "3",
}
SAMPLES = 90
"""So many looks at memory and handles, over the whole time."""
MOST_GROWTH = 0.05
SLACK_BYTES = 8_000_000
SLACK_HANDLES = 6
"""Connections that are open at the moment of a look."""
HEAVY = {
    "kind": "network", "sizes": [300, 300, 50], "activation": "tanh",
    "samples": [{"x": [0.5] * 300, "target": [0.5] * 50}] * 10,
}  # fmt: skip
TRAINING = {
    "source": {"kind": "network", "sizes": [2, 8, 1], "activation": "tanh", "seed": 7},
    "dataset": {"name": "spiral", "points": 100, "noise": 0.05, "seed": 3}, "steps": 200, "batch": 10,
}  # fmt: skip
LAYER = {"kind": "expression", "text": "L = sum(tanh(W @ x))", "inputs": {"W": [[1, 2], [3, 4]], "x": [1, -1]}}


@dataclass(frozen=True)
class Look:
    """What all processes held at a moment."""

    memory: int
    handles: int
    processes: int


def run(root: Path, minutes: float) -> int:
    with tempfile.TemporaryDirectory() as data, served(root, data, **SETTINGS) as (port, process):
        return asyncio.run(soaked(port, process.pid, 60 * minutes))


async def soaked(port: int, pid: int, seconds: float) -> int:
    end, figures = time.monotonic() + seconds, Figures()
    tasks = [asyncio.create_task(each) for each in customers(port, end, figures)]
    looks: list[Look] = []
    while (left_s := end - time.monotonic()) > 0:
        await asyncio.sleep(min(left_s, seconds / SAMPLES))
        looks.append(await asyncio.to_thread(look_at, pid))
    await asyncio.gather(*tasks)
    return judged(looks, figures, seconds)


def customers(port: int, end: float, figures: Figures) -> list[Coroutine[Any, Any, None]]:
    """What goes on all the time, each at its own pace."""

    async def again(pause_s: float, act: Callable[[int], Awaitable[None]]) -> None:
        k = 0
        while time.monotonic() < end:
            await act(k)
            k += 1
            await asyncio.sleep(pause_s)

    async def post(k: int) -> None:
        reply = await ask(port, "POST", "/api/v1/traces", small(k))
        figures.replies.append(reply)
        if "content-location" in reply.headers:
            for form in ("", ".svg", "/steps", ".csv"):
                figures.replies.append(await ask(port, "GET", reply.headers["content-location"] + form))

    async def heavy(k: int) -> None:
        figures.replies.append(await ask(port, "POST", "/api/v1/traces", {**HEAVY, "seed": k}))

    async def train(k: int) -> None:
        figures.replies.append(await ask(port, "POST", "/api/v1/training", {**TRAINING, "seed": k}))

    async def wrong(k: int) -> None:
        figures.replies.append(await ask(port, "POST", "/api/v1/traces", {"text": f"y = sigmod({k}*x)"}))

    return [
        again(0.1, post),
        again(2.0, heavy),
        again(3.0, train),
        again(1.0, wrong),
        again(1.0, lambda k: live(port, k)),
        again(10.0, lambda _: slow_reader(port)),
    ]


async def live(port: int, k: int) -> None:
    """A live connection that is opened, used and dropped, now politely and now not."""
    from websockets.asyncio.client import connect  # noqa: PLC0415  # the first half of a command does without

    with suppress(OSError, TimeoutError):
        async with connect(f"ws://127.0.0.1:{port}/api/v1/live", proxy=None, max_size=None) as connection:
            await connection.send(json.dumps({"type": "open", "source": LAYER}))
            await connection.recv()
            for step in range(20):
                await connection.send(json.dumps({"type": "set", "values": {"x": [step, k]}}))
                await connection.recv()
            if k % 2:
                connection.transport.abort()


async def slow_reader(port: int) -> None:
    """Asks for something long, and takes nothing of it."""
    body = json.dumps(HEAVY).encode()
    head = "POST /api/v1/traces HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    with suppress(OSError):
        _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
        writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        await asyncio.sleep(6)
        writer.close()


def look_at(pid: int) -> Look:
    members = list(family(pid))
    handles = 0
    for each in members:
        with suppress(OSError):
            handles += sum(1 for _ in Path(f"/proc/{each}/fd").iterdir())
    return Look(memory_of(pid), handles, len(members))


def judged(looks: list[Look], figures: Figures, seconds: float) -> int:
    """The second third of the time against the last one."""
    third = len(looks) // 3
    early, late = looks[third : 2 * third], looks[2 * third :]

    def middle(some: list[Look], what: Callable[[Look], int]) -> float:
        return median(map(what, some))

    memory = [middle(part, lambda look: look.memory) for part in (early, late)]
    handles = [middle(part, lambda look: look.handles) for part in (early, late)]
    processes = [middle(part, lambda look: look.processes) for part in (early, late)]
    most = [max(look.memory for look in part) for part in (early, late)]
    failures = sum(reply.status in {0, 500} for reply in figures.replies)
    is_flat = (
        memory[1] <= memory[0] * (1 + MOST_GROWTH) + SLACK_BYTES
        and handles[1] <= handles[0] + SLACK_HANDLES
        and processes[1] <= processes[0]
    )
    rows = [
        (f"in {seconds / 60:.0f} minutes", "second third", "last third"),
        ("memory of all processes, median", f"{memory[0] / 1e6:.1f} MB", f"{memory[1] / 1e6:.1f} MB"),
        ("the most", f"{most[0] / 1e6:.1f} MB", f"{most[1] / 1e6:.1f} MB"),
        ("handles, median", f"{handles[0]:.0f}", f"{handles[1]:.0f}"),
        ("processes, median", f"{processes[0]:.0f}", f"{processes[1]:.0f}"),
        ("answers; no answer or 500", str(len(figures.replies)), str(failures)),
        ("of these 200, 503", str(figures.count(200)), str(figures.count(503))),
    ]
    say(table(rows))
    say("Flat." if is_flat and not failures else "NOT FLAT." if not is_flat else "SOME FAILED.")
    return 0 if is_flat and not failures else 1
