"""Clients that only press, in a process of their own, so that they do not slow down who measures.

python -m tools.crowd heavy PORT SECONDS      sixteen clients, the heaviest document that is allowed, again and again
python -m tools.crowd small PORT SECONDS      two hundred clients, a small document that nobody has sent before

Prints how many answers of each status there were.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.loopback import ask, small

BINARY = "application/vnd.chainrule.trace"
HEAVIEST = {
    "kind": "network", "sizes": [400, 1000, 1000, 100], "activation": "tanh", "verify": True,
    "samples": [{"x": [0.5] * 400, "target": [0.5] * 100}] * 100,
}  # fmt: skip
CLIENTS = {"heavy": 16, "small": 200}
PAUSE_S = {"heavy": 0.5, "small": 0.05}
"""After a refusal; whoever is served asks again at once."""
NICENESS = 5
"""Elsewhere clients have machines of their own."""


@contextmanager
def pressing(root: Path, kind: str, port: int, seconds: float) -> Iterator[Counter[int]]:
    """The crowd, until the block ends; then the counter holds the statuses of its answers."""
    statuses: Counter[int] = Counter()
    command = [sys.executable, "-m", "tools.crowd", kind, str(port), str(seconds)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as process:
        yield statuses
        written, _ = process.communicate()
    statuses.update({int(status): count for status, count in json.loads(written).items()})


async def press(kind: str, port: int, seconds: float) -> Counter[int]:
    end, statuses = time.monotonic() + seconds, Counter[int]()
    heaviest = json.dumps(HEAVIEST).encode()

    def body(client: int, k: int) -> bytes:
        return heaviest if kind == "heavy" else json.dumps(small(1 + client * 1_000_000 + k)).encode()

    await asyncio.gather(*(insist(end, statuses, port, kind, lambda k, c=c: body(c, k)) for c in range(CLIENTS[kind])))  # type: ignore[misc]
    return statuses


async def insist(end: float, statuses: Counter[int], port: int, kind: str, body: Callable[[int], bytes]) -> None:
    k = 0
    while time.monotonic() < end:
        accept = BINARY if kind == "heavy" else "*/*"
        reply = await ask(port, "POST", "/api/v1/traces", body(k), accept)
        statuses[reply.status] += 1
        k += 1
        if reply.status != 200:
            await asyncio.sleep(PAUSE_S[kind])


def main() -> None:
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    kind, port, seconds = sys.argv[1:]
    print(json.dumps(asyncio.run(press(kind, int(port), float(seconds)))))


if __name__ == "__main__":
    main()
