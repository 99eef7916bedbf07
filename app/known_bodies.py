"""What is known of bodies that were read before: what they cost, and under which key the scene of one is at hand.

    known = await bodies.find(digest, len(body))
    await bodies.note(digest, len(body), KnownBody(cost, key))

What is known to be heavy is not read again to be refused again. With a Redis (`app.redis_link`) all processes know what
one of them has found.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import Final

import orjson

from chainrule import __version__
from chainrule.cost import Cost
from chainrule.lru_cache import LruCache

from .redis_link import RedisLink, key

MOST: Final = 20_000
"""So many bodies are known again."""
SHORT: Final = 1_000
"""Shorter bodies are read faster than Redis is asked."""
KEPT_S: Final = 86_400

GET: Final = "return redis.call('GET', KEYS[1]) or ''"
SET: Final = "redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2]) return 1"


@dataclass(frozen=True, slots=True)
class KnownBody:
    """`key`: of the scene in the cache; empty where that is not known."""

    cost: Cost
    key: str = ""


class KnownBodies:
    def __init__(self, link: RedisLink | None = None) -> None:
        self._link = link
        self._known: LruCache[bytes, KnownBody] = LruCache(MOST, lambda _: 1)

    async def find(self, digest: bytes, size: int) -> KnownBody | None:
        known = self._known.get(digest)
        if known is not None or self._link is None or size < SHORT:
            return known
        written = await self._link.run(GET, [place(digest)], [])
        if not written:
            return None
        found = orjson.loads(written)
        known = KnownBody(Cost(**found["cost"]), found["key"])
        self._known.put(digest, known)
        return known

    async def note(self, digest: bytes, size: int, known: KnownBody) -> None:
        if self._known.get(digest) == known:
            return
        self._known.put(digest, known)
        if self._link is not None and size >= SHORT:
            written = orjson.dumps({"cost": asdict(known.cost), "key": known.key}).decode()
            await self._link.run(SET, [place(digest)], [written, KEPT_S])


def digest_of(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).digest()


def place(digest: bytes) -> str:
    """Versions of the program may tell costs otherwise; each asks for its own."""
    return key(f"body:{__version__}", digest.hex())
