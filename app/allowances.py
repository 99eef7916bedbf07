"""What every client may ask for, in units of work (about nanoseconds, as `chainrule.cost` tells them).

    wait_s = await allowances.take(client, work)       # 0, or how long until that much may be asked for
    await allowances.owe(client, work)                 # for what was cheap enough to be done first

An allowance grows steadily and may be used in bursts: a class behind one address arrives all at once. With a Redis
(`app.redis_link`) one account a client serves all processes; while it is away each counts by itself.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from chainrule.sentences import say

from .problems import Problem, ProblemError
from .redis_link import RedisLink, key
from .token_bucket import TokenBucket

Clock = Callable[[], float]

REQUEST_WORK: Final = 2_000_000
"""What a request takes besides what it asks for: reading its head and its body, answering, writing it down."""
MESSAGE_WORK: Final = 200_000
"""The same of a message on a live connection."""
REMEMBERED: Final = 20_000
"""Clients that are told apart at a time; the one that was quiet longest is forgotten first."""

ACCOUNT: Final = """
local rate, burst, amount = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1e6
local found = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = math.min(burst, (tonumber(found[1]) or burst) + (now - (tonumber(found[2]) or now)) * rate)
local wanted = math.min(amount, burst)
if ARGV[4] == 'take' and tokens < wanted then
  return tostring((wanted - tokens) / rate)
end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens - amount), 'at', string.format('%.6f', now))
redis.call('EXPIRE', KEYS[1], math.min(86400, math.ceil((burst - tokens + amount) / rate) + 1))
return '0'
"""
"""`TokenBucket`, by the clock of Redis: `take` or `owe`."""


class Allowances:
    """A bucket for every client, in bounded memory."""

    def __init__(self, rate: float, burst: float, link: RedisLink | None = None, clock: Clock = time.monotonic) -> None:
        self._rate, self._burst, self._link, self._clock = rate, burst, link, clock
        self._buckets: OrderedDict[str, TokenBucket] = OrderedDict()

    async def take(self, client: str, work: float) -> float:
        """Returns 0 where so much work may be done, which is counted then; else the seconds to wait."""
        shared = await self._shared(client, work, "take")
        return self._bucket(client).take(self._clock(), work) if shared is None else shared

    async def demand(self, client: str, work: float) -> None:
        """Take, or raise ProblemError: 429, with when to come again."""
        wait_s = await self.take(client, work)
        if wait_s > 0:
            raise ProblemError(too_many(wait_s))

    async def owe(self, client: str, work: float) -> None:
        """Count work that was done already."""
        if work > 0 and await self._shared(client, work, "owe") is None:
            self._bucket(client).owe(self._clock(), work)

    async def _shared(self, client: str, work: float, how: str) -> float | None:
        if self._link is None:
            return None
        found = await self._link.run(ACCOUNT, [key("work", client)], [self._rate, self._burst, work, how])
        return None if found is None else float(found)

    def _bucket(self, client: str) -> TokenBucket:
        bucket = self._buckets.get(client)
        if bucket is None:
            bucket = self._buckets[client] = TokenBucket(self._rate, self._burst, self._burst, self._clock())
            if len(self._buckets) > REMEMBERED:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(client)
        return bucket


def too_many(wait_s: float) -> Problem:
    seconds = max(1, math.ceil(wait_s))
    detail = say("too many requests from this address; come again in {seconds} s", seconds=seconds)
    return Problem(429, "too-many-requests", detail, headers=(("Retry-After", str(seconds)),))
