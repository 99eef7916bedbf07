"""Count the live connections of every client, so that one address cannot take all places.

    slot = await slots.enter(client)           # None where the client has none left
    await slots.leave(client, slot)

With a Redis (`app.redis_link`) the places are those of all processes together. A place there is a lease: whoever is
killed renews none, and gives all back within `LEASE_S`.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import defaultdict
from typing import Final

from ..redis_link import RedisLink, key

LEASE_S: Final = 30
RENEWED_S: Final = 10

ENTER: Final = """
local now = tonumber(redis.call('TIME')[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
redis.call('ZADD', KEYS[1], now + tonumber(ARGV[2]), ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1
"""
LEAVE: Final = "return redis.call('ZREM', KEYS[1], ARGV[1])"
RENEW: Final = """
local ends = tonumber(redis.call('TIME')[1]) + tonumber(ARGV[1])
for k = 2, #ARGV do redis.call('ZADD', KEYS[1], ends, ARGV[k]) end
redis.call('EXPIRE', KEYS[1], ARGV[1])
return 1
"""


class ConnectionSlots:
    """At most `most` connections a client. `len` is how many this process has."""

    def __init__(self, most: int, link: RedisLink | None = None) -> None:
        self._most, self._link = most, link
        self._open: defaultdict[str, set[str]] = defaultdict(set)

    def __len__(self) -> int:
        return sum(map(len, self._open.values()))

    async def enter(self, client: str) -> str | None:
        """Take a place; None where the client has none left."""
        if len(self._open.get(client, ())) >= self._most:
            return None
        slot = secrets.token_hex(8)
        self._open[client].add(slot)
        if self._link is not None and await self._link.run(ENTER, [place(client)], [self._most, LEASE_S, slot]) == 0:
            self._forget(client, slot)
            return None
        return slot

    async def leave(self, client: str, slot: str) -> None:
        self._forget(client, slot)
        if self._link is not None:
            await self._link.run(LEAVE, [place(client)], [slot])

    async def renew(self) -> None:
        """Say for ever that the connections of this process are still there."""
        while self._link is not None:
            await asyncio.sleep(RENEWED_S)
            for client, slots in list(self._open.items()):
                await self._link.run(RENEW, [place(client)], [LEASE_S, *slots])

    def _forget(self, client: str, slot: str) -> None:
        self._open[client].discard(slot)
        if not self._open[client]:
            del self._open[client]


def place(client: str) -> str:
    return key("live", client)
