"""Ask the Redis that processes and instances share, briefly, and do without while it is away.

    link = RedisLink("redis://127.0.0.1:6379/0")
    found = await link.run(SCRIPT, [key], [1, 2])      # None: it does not answer; whoever asks counts by itself then

Nothing in it must last: what is kept there can be lost at any moment, and costs a little more work then.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import Any, Final

AWAY_S: Final = 1.0
"""How long it is not asked after it did not answer."""
PREFIX: Final = "chainrule"

log = logging.getLogger("chainrule")


class RedisLink:
    """Used by one event loop, in which the connections are made when something is asked."""

    def __init__(self, address: str, patience_s: float = 0.1) -> None:
        self._address, self._patience_s = address, patience_s
        self._client: Any = None
        self._scripts: dict[str, Any] = {}
        self._away_until = float("-inf")
        self.fault: str | None = None

    async def run(self, script: str, keys: Sequence[str], arguments: Sequence[str | float]) -> Any | None:
        """What a Lua script answers; None where Redis does not."""
        if time.monotonic() < self._away_until:
            return None
        try:
            async with asyncio.timeout(self._patience_s):
                found = await self._script(script)(keys=keys, args=arguments)
        except Exception as error:  # of the driver, of the network, of the server: it cannot be used
            self._away_until = time.monotonic() + AWAY_S
            self._note(f"{type(error).__name__}: {error}")
            return None
        self._note(None)
        return found

    def _script(self, text: str) -> Any:
        if self._client is None:
            from redis import asyncio as driver  # noqa: PLC0415  # only where it is asked for

            self._client = driver.Redis.from_url(self._address, socket_connect_timeout=self._patience_s)
        if text not in self._scripts:
            self._scripts[text] = self._client.register_script(text)
        return self._scripts[text]

    def _note(self, fault: str | None) -> None:
        """Say it when something changes."""
        if (fault is None) != (self.fault is None):
            log.warning("Redis answers again" if fault is None else f"Redis does not answer: {fault}")
        self.fault = fault

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client, self._scripts = None, {}


def key(kind: str, name: str) -> str:
    return f"{PREFIX}:{kind}:{name}"


def link_to(address: str, patience_s: float) -> RedisLink | None:
    """The link, where there is an address."""
    return RedisLink(address, patience_s) if address else None
