"""Ask a server on this machine, and measure: `await ask(port, "GET", "/livez")`, `Figures`, `memory_of(pid)`."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.process import SetupError
from tools.serve import answers, free_port

PATIENCE_S = 60.0
SMALL = {"kind": "expression", "text": "z = w*x + b\na = sigmoid(z)"}


@dataclass(frozen=True)
class Reply:
    """An answer and how long it took; status 0 where there was none."""

    status: int
    seconds: float
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass
class Figures:
    """Durations and statuses of many answers."""

    replies: list[Reply] = field(default_factory=list)

    def ms(self, share: float) -> float:
        """The duration, in milliseconds, that this share of the answers did not exceed."""
        ordered = sorted(reply.seconds for reply in self.replies)
        return 1e3 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")

    def count(self, status: int) -> int:
        return sum(reply.status == status for reply in self.replies)


async def ask(port: int, method: str, path: str, document: Any = None, accept: str = "*/*") -> Reply:
    """One request on a connection of its own, its body a document or bytes; a long answer is read and forgotten."""
    body = b"" if document is None else document if isinstance(document, bytes) else json.dumps(document).encode()
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: {accept}\r\nConnection: close\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    start = time.monotonic()
    try:
        async with asyncio.timeout(PATIENCE_S):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(head.encode() + body)
                status, headers = await read_head(reader)
                content = await read_body(reader)
            finally:
                writer.close()
    except (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError):
        return Reply(0, time.monotonic() - start)
    return Reply(status, time.monotonic() - start, headers, content)


async def read_head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    pairs = (line.partition(":") for line in lines[1:] if line)
    return int(lines[0].split()[1]), {name.lower(): value.strip() for name, _, value in pairs}


async def read_body(reader: asyncio.StreamReader) -> bytes:
    kept = b""
    while piece := await reader.read(1 << 18):
        kept = (kept + piece)[:100_000]
    return kept


def small(k: int) -> dict[str, Any]:
    """A small source that nobody has asked for before."""
    return {**SMALL, "inputs": {"w": 0.5 + k * 1e-6, "x": 2.0, "b": 1.0}}


@contextmanager
def served(root: Path, data: str, **settings: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The app in a process of its own: its port, and the process. Rates per address are off: all come from one."""
    port = free_port()
    given = {"PORT": str(port), "LOG_LEVEL": "critical", "DATA_DIR": data}
    given |= {"WORK_RATE": "1e18", "WORK_BURST": "1e18"}
    env = {**os.environ, **{f"CHAINRULE_{name}": value for name, value in {**given, **settings}.items()}}
    process = subprocess.Popen([sys.executable, "-m", "app"], cwd=root, env=env)
    try:
        if not answers(f"http://127.0.0.1:{port}/livez", gives_up=lambda: process.poll() is not None):
            raise SetupError("The app was started but does not answer.")
        yield port, process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(15)
        process.kill()


def memory_of(pid: int) -> int:
    """Bytes that a process and all it started hold, shared pages counted once (proportional set size); Linux only."""
    total = 0
    for each in family(pid):
        with suppress(OSError):
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total


def processor_s(pid: int) -> float:
    """Seconds of a processor that a process and all it started have taken, those that have ended too; Linux only."""
    ticks = 0
    for each in family(pid):
        with suppress(OSError):
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            # Own time in both modes; of a process that has none left, that of what it has waited for.
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))


def table(rows: list[tuple[str, str, str]]) -> str:
    """Rows of what was measured, the figure, and the target."""
    widths = [max(len(row[k]) for row in rows) for k in range(3)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
