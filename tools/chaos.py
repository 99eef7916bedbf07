"""`python3 run.py chaos`: stuck jobs, bombs, clients that do not read, kill -9. What becomes of everybody else?"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from tools.loopback import Figures, Reply, ask, family, memory_of, served, small, table
from tools.process import say

Row = tuple[str, str, str]
DEADLINE_S = 4.0
STUCK = {"kind": "expression", "text": "y = einsum('a,b,c,d->', x, x, x, x)", "inputs": {"x": [0.5] * 400}}
BOMB = {"kind": "expression", "text": "+".join(["sum(x)"] * 900), "inputs": {"x": [[0.5] * 100] * 100}}
LONG = {
    "kind": "network", "sizes": [400, 400, 400, 50], "samples": [{"x": [0.5] * 400, "target": [0.5] * 50}] * 60,
}  # fmt: skip
READERS = 10
ACKNOWLEDGED = 400


def run(root: Path) -> int:
    rows: list[Row] = [("what happens", "reached", "wanted")]
    with tempfile.TemporaryDirectory() as data:
        settings = {"DEADLINE_S": str(DEADLINE_S), "LIMITS__WORK": str(10**16), "WRITE_TIMEOUT_S": "3"}
        with served(root, data, **settings) as (port, process):
            rows += asyncio.run(stuck(port, process.pid))
        with served(root, data, WRITE_TIMEOUT_S="3") as (port, process):
            rows += asyncio.run(bomb(port, process.pid))
            rows += asyncio.run(slow_readers(port, process.pid))
        rows += killed(root, data)
    say(table(rows))
    return 0


async def stuck(port: int, pid: int) -> list[Row]:
    """Two jobs that never end: others are served, both end at their deadline, and the next one runs."""
    # The first heavy job waits for processes to start; from then on they are there.
    await asyncio.gather(*(ask(port, "POST", "/api/v1/traces", LONG) for _ in range(2)))
    both = [asyncio.create_task(ask(port, "POST", "/api/v1/traces", STUCK)) for _ in range(2)]
    others = Figures()
    while not all(task.done() for task in both):
        others.replies.append(await ask(port, "POST", "/api/v1/traces", small(len(others.replies) + 1)))
        await asyncio.sleep(0.02)
    late = [task.result() for task in both]
    next_one = await ask(port, "POST", "/api/v1/traces", LONG, "application/vnd.chainrule.trace")
    said = ", ".join(f"{each.status} after {each.headers.get('retry-after')} s" for each in late)
    over = 1e3 * (max(reply.seconds for reply in late) - DEADLINE_S)
    return [
        ("two stuck: small POST p99 meanwhile", f"{others.ms(0.99):.0f} ms", "as without"),
        (
            "two stuck: answers",
            said,
            "503, Retry-After",
        ),
        ("two stuck: answered after the deadline", f"{over:.0f} ms", "100 ms, parsing included"),
        ("two stuck: the next heavy job", str(next_one.status), "200"),
    ]


async def bomb(port: int, pid: int) -> list[Row]:
    """A short text that would take gigabytes."""
    before = memory_of(pid)
    reply = await ask(port, "POST", "/api/v1/traces", BOMB)
    problem = json.loads(reply.body)
    return [
        ("bomb of a text: answer", f"{reply.status} {problem.get('code')}", "422, the limit"),
        ("bomb of a text: time", f"{1e3 * reply.seconds:.0f} ms", "50 ms"),
        ("bomb of a text: memory", f"{(memory_of(pid) - before) / 1e6:+.0f} MB", "little"),
    ]


async def slow_readers(port: int, pid: int) -> list[Row]:
    """Ten clients ask for a long answer and take nothing of it."""
    body = json.dumps(LONG).encode()
    head = "POST /api/v1/traces HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    head += f"Content-Length: {len(body)}\r\n\r\n"
    before, peak = memory_of(pid), 0
    writers: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
    start = time.monotonic()
    while len(writers) < READERS and time.monotonic() < start + 60:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
        writer.write(head.encode() + body)
        first = await reader.readexactly(12)
        if first.endswith(b"200"):
            writers.append((reader, writer))
        else:
            writer.close()
            await asyncio.sleep(0.5)
        peak = max(peak, memory_of(pid))
    for _ in range(20):
        await asyncio.sleep(0.5)
        peak = max(peak, memory_of(pid))
    left = await gauge(port, "chainrule_spool_bytes")
    for _, writer in writers:
        writer.close()
    return [
        (f"{len(writers)} slow readers: memory", f"{(peak - before) / 1e6:+.0f} MB", "bounded"),
        ("slow readers: bytes kept for them after the timeout", f"{left:.0f}", "0"),
    ]


async def gauge(port: int, name: str) -> float:
    text = (await ask(port, "GET", "/metrics")).body.decode()
    lines = [line for line in text.splitlines() if line.startswith(f"{name} ")]
    return float(lines[0].split()[1]) if lines else float("nan")


def killed(root: Path, data: str) -> list[Row]:
    """kill -9 while sources are posted: what was acknowledged is there after the restart."""
    with served(root, data) as (port, process):
        acknowledged = asyncio.run(until_killed(port, process))
        children = [pid for pid in family(process.pid) if pid != process.pid]
    with served(root, data) as (port, _):
        missing = asyncio.run(lost(port, acknowledged))
    orphans = sum(Path(f"/proc/{pid}").exists() for pid in children)
    return [
        ("kill -9: acknowledged, missing", f"{len(acknowledged)}, {missing}", "many, 0"),
        ("kill -9: processes left over", str(orphans), "0"),
    ]


async def until_killed(port: int, process: subprocess.Popen[bytes]) -> list[str]:
    found: list[str] = []

    async def post(start: int) -> None:
        k = start
        while process.poll() is None:
            reply: Reply = await ask(port, "POST", "/api/v1/traces", small(k))
            if reply.status == 200 and "content-location" in reply.headers:
                found.append(reply.headers["content-location"])
            if len(found) >= ACKNOWLEDGED and process.poll() is None:
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
            k += 4

    await asyncio.gather(*(post(10_000 + k) for k in range(4)))
    return found


async def lost(port: int, addresses: list[str]) -> int:
    """How many are unknown; a store that is busy (503) is asked again."""
    missing = 0
    for address in addresses:
        while (reply := await ask(port, "GET", address)).status not in {200, 404}:
            await asyncio.sleep(0.2)
        missing += reply.status == 404
    return missing
