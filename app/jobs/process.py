"""One process for heavy jobs. It can be ended at any moment, with all that it holds and has started."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from . import frames, serving

METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def fresh() -> Any:
    """The way to start processes: from one that has loaded everything and holds nothing. It takes some hundredths."""
    context = multiprocessing.get_context(METHOD)
    if METHOD == "forkserver":
        context.set_forkserver_preload([f"{__package__}.trace_job"])
    return context


class JobProcess:
    """Started by `await JobProcess.start()`; does one job at a time by `run`."""

    def __init__(self, process: Any, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._process, self._reader, self._writer = process, reader, writer

    @classmethod
    async def start(cls) -> JobProcess:
        here, there = socket.socketpair()
        process = fresh().Process(target=serving.serve, args=(there,), daemon=True)
        try:
            await asyncio.to_thread(process.start)
        finally:
            there.close()
        reader, writer = await asyncio.open_connection(sock=here)
        return cls(process, reader, writer)

    @property
    def pid(self) -> int:
        return int(self._process.pid)

    @property
    def is_alive(self) -> bool:
        return bool(self._process.is_alive())

    async def run(self, job: Callable[..., Any], *arguments: Any) -> tuple[str, Any]:
        """The outcome of a job, as `serving.outcome` says it. Raises ConnectionError where the process ended."""
        try:
            self._writer.write(frames.packed((job, arguments)))
            await self._writer.drain()
            outcome: tuple[str, Any] = await frames.read(self._reader)
        except (asyncio.IncompleteReadError, OSError) as error:
            raise ConnectionError("the process ended") from error
        return outcome

    def kill(self) -> None:
        """End the process and what it has started, at once."""
        self._writer.close()
        with suppress(OSError):
            os.killpg(self.pid, signal.SIGKILL) if hasattr(os, "killpg") else self._process.kill()
        with suppress(OSError):
            self._process.kill()
