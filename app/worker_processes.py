"""Serve with several processes that listen at one address: `serve_by_workers(settings)`.

Each is a whole server, with caches, queues and numbers of its own. One that ends is started again, and all end when
this process does, whatever ends it.
"""

from __future__ import annotations

import logging
import logging.config
import multiprocessing
import signal
import socket
import threading
import time
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any, Final

from .config import Settings
from .logs import log_config
from .main import create_app
from .server import server

ENDS_WITHIN_S: Final = 12.0
"""A process that was told to end and has not is killed."""
BACKLOG: Final = 2_048
SOON_S: Final = 5.0
MOST_IN_A_ROW: Final = 5
"""Of processes that end so soon after their start so many are started again, then nothing is served."""

log = logging.getLogger("chainrule")


def serve_by_workers(settings: Settings) -> int:
    """Serve until a signal ends it; returns the status to end with."""
    logging.config.dictConfig(log_config(settings.log_level, settings.log_format))
    if not settings.redis_url:
        log.warning("without CHAINRULE_REDIS_URL each of the processes counts rates and live connections by itself")
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.create_server((settings.host, settings.port), family=family, backlog=BACKLOG)
    try:
        return Family(settings, listening).serve()
    finally:
        listening.close()


class Family:
    """The processes of one address."""

    def __init__(self, settings: Settings, listening: socket.socket) -> None:
        self._settings, self._listening = settings, listening
        self._context: Any = multiprocessing.get_context("spawn")
        self._members: dict[BaseProcess, float] = {}
        self._is_ending = threading.Event()

    def serve(self) -> int:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._is_ending.set())
        for _ in range(self._settings.workers):
            self._start()
        failures = 0
        while not self._is_ending.is_set() and failures < MOST_IN_A_ROW:
            wait([member.sentinel for member in self._members], timeout=0.5)
            for member in [each for each in self._members if not each.is_alive()]:
                if self._is_ending.is_set():
                    break
                failures = failures + 1 if time.monotonic() - self._members.pop(member) < SOON_S else 0
                log.error("a server process ended with status %s; another is started", member.exitcode)
                self._start()
        self._end()
        return 1 if failures >= MOST_IN_A_ROW else 0

    def _start(self) -> None:
        member = self._context.Process(target=serve_one, args=(self._settings, self._listening))
        member.start()
        self._members[member] = time.monotonic()

    def _end(self) -> None:
        for member in self._members:
            member.terminate()
        end = time.monotonic() + ENDS_WITHIN_S
        for member in self._members:
            member.join(max(0.0, end - time.monotonic()))
            if member.is_alive():
                member.kill()


def serve_one(settings: Settings, listening: socket.socket) -> None:
    """One of the processes."""
    running = server(create_app(settings), settings)

    def end_with_parent() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            wait([parent.sentinel])
            running.should_exit = True

    threading.Thread(target=end_with_parent, daemon=True).start()
    running.run(sockets=[listening])
