"""Keep the values that were used last, within a weight, and drop the others.

cache: LruCache[str, bytes] = LruCache(1_000_000, len)
cache.get_or_make("picture", draw)
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class LruCache(Generic[Key, Value]):
    """As many of the values used last as weigh no more than `capacity` together. Safe between threads.

    A value that alone weighs more than `largest` (all of it, where nothing is said) is not kept: it would drive out too
    many others.
    """

    def __init__(self, capacity: int, weigh: Callable[[Value], int], largest: int | None = None) -> None:
        self._capacity, self._weigh = capacity, weigh
        self._largest = capacity if largest is None else largest
        self._entries: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def weight(self) -> int:
        """What all kept values weigh together."""
        return self._weight

    def get(self, key: Key) -> Value | None:
        """The value kept for `key`, None where there is none."""
        with self._lock:
            if key not in self._entries:
                return None
            self._entries.move_to_end(key)
            return self._entries[key][0]

    def get_or_make(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value kept for `key`, else the one that `make` makes (outside the lock), which is kept."""
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def put(self, key: Key, value: Value) -> None:
        """Keep a value, in place of the one that `key` had."""
        weight = self._weigh(value)
        with self._lock:
            _, before = self._entries.pop(key, (None, 0))
            self._weight -= before
            if weight > self._largest:
                return
            self._entries[key] = (value, weight)
            self._weight += weight
            while self._weight > self._capacity:
                _, (_, dropped) = self._entries.popitem(last=False)
                self._weight -= dropped
