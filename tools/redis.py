"""A Redis for the tests that need one: `with server() as address`, gone with all it holds afterwards.

Looked for in CHAINRULE_TEST_REDIS, which names one to use, then on the PATH; else it comes from Debian's packages.
"""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tools import debian
from tools.process import say
from tools.serve import free_port

PROGRAM = "redis-server"
PATIENCE_S = 10.0
NOTHING_LASTS = ("--save", "", "--appendonly", "no", "--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru")


@contextmanager
def server() -> Iterator[str | None]:
    """The address of a Redis for tests; None, and said aloud, where none could be had."""
    given = os.environ.get("CHAINRULE_TEST_REDIS")
    if given:
        yield given
        return
    program = debian.found(PROGRAM)
    if program is None:
        say("NO REDIS on this machine, and none could be installed: the tests that need one will be skipped.")
        yield None
        return
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="chainrule-redis-") as folder:
        command = [program, "--port", str(port), "--bind", "127.0.0.1", "--dir", folder, *NOTHING_LASTS]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
            try:
                if not listens(port, process):
                    say("REDIS DOES NOT START. The tests that need one will be skipped.")
                    yield None
                else:
                    yield f"redis://127.0.0.1:{port}/0"
            finally:
                process.terminate()


def listens(port: int, process: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.02)
    return False
