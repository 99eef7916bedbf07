"""Several processes serve one address: one that ends is started again, and all end when they are told to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tools.environment import ROOT
from tools.serve import answers, free_port

ENDS_WITHIN_S = 60
PATIENCE_S = 60.0
PID = re.compile(r'chainrule_process\{pid="(\d+)"')


@contextmanager
def two(data: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of two processes, and the one that looks after them."""
    port = free_port()
    settings = {"PORT": str(port), "DATA_DIR": str(data), "LOG_LEVEL": "critical", "WORKERS": "2", "PROCESSES": "1"}
    env = {**os.environ, **{f"CHAINRULE_{name}": value for name, value in settings.items()}}
    process = subprocess.Popen([sys.executable, "-m", "app"], cwd=ROOT, env=env)
    try:
        address = f"http://127.0.0.1:{port}"
        assert answers(f"{address}/livez", gives_up=lambda: process.poll() is not None)
        yield address, process
    finally:
        process.kill()
        process.wait()


def who_answers(address: str) -> int | None:
    """The id of the process that takes the next connection."""
    try:
        found = PID.search(httpx.get(f"{address}/metrics", trust_env=False, timeout=30).text)
    except httpx.TransportError:
        return None
    return int(found.group(1)) if found else None


def becomes(state: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while not state() and time.monotonic() < end:
        time.sleep(0.02)
    return state()


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_process_that_is_killed_is_started_again_and_all_end_together(tmp_path: Path) -> None:
    seen: set[int] = set()

    def sees(count: int) -> bool:
        who = who_answers(address)
        seen.update([] if who is None else [who])
        return len(seen) >= count

    with two(tmp_path) as (address, process):
        assert becomes(lambda: sees(2)), "both take connections"
        victim = min(seen)
        os.kill(victim, signal.SIGKILL)
        assert becomes(lambda: sees(3)), "another has taken its place"
        process.send_signal(signal.SIGTERM)
        assert process.wait(ENDS_WITHIN_S) == 0
        assert not [pid for pid in seen if is_there(pid)]


def test_when_the_one_that_looks_after_them_is_killed_the_others_end(tmp_path: Path) -> None:
    with two(tmp_path) as (address, process):
        assert becomes(lambda: who_answers(address) is not None)
        who = who_answers(address)
        process.kill()
        process.wait()
        assert who is not None
        assert becomes(lambda: not is_there(who))
