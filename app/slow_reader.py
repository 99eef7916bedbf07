"""Part from clients that take almost nothing of their answer: what waits for them is held in memory meanwhile."""

from __future__ import annotations

import asyncio
from typing import Any, Final

LEAST_BYTES_S: Final = 500
"""A client that takes less, over the whole timeout, is gone, or means no good."""


class WriteWatch:
    """Watches a connection while its buffer is full: between `paused` and `resumed`."""

    def __init__(self, transport: asyncio.Transport, timeout_s: float) -> None:
        self._transport, self._timeout_s = transport, timeout_s
        self._timer: asyncio.TimerHandle | None = None

    def paused(self) -> None:
        self._look_again()

    def resumed(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look_again(self) -> None:
        self.resumed()
        waiting = self._transport.get_write_buffer_size()
        self._timer = asyncio.get_running_loop().call_later(self._timeout_s, self._look, waiting)

    def _look(self, before: int) -> None:
        """Abort the connection where too little has been taken; closing it would wait for the client."""
        taken = before - self._transport.get_write_buffer_size()
        if taken < LEAST_BYTES_S * self._timeout_s:
            self._transport.abort()
        else:
            self._look_again()


class WatchedWriting(asyncio.Protocol):
    """A protocol whose connection is watched while it writes; to be named before the protocol that does the work."""

    write_timeout_s = 20.0

    _writes: WriteWatch | None = None

    def connection_made(self, transport: Any) -> None:
        self._writes = WriteWatch(transport, self.write_timeout_s)
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._writes is not None:
            self._writes.resumed()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._writes is not None:
            self._writes.paused()

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._writes is not None:
            self._writes.resumed()
