"""Part from clients that take almost nothing of their answer: what waits for them is held in memory meanwhile."""

from __future__ import annotations

import asyncio
from typing import Final

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
