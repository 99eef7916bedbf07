"""Keep what was laid out, by structure: changing an input's value lays nothing out again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class WeighedCache(Generic[Key, Value]):
    """The values used last, as many as weigh no more than `capacity` together. Safe between threads."""

    def __init__(self, capacity: int, weigh: Callable[[Value], int]) -> None:
        self._capacity = capacity
        self._weigh = weigh
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value kept for `key`, else the one that `make` makes (outside the lock), which is kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        value = make()
        weight = self._weigh(value)
        if weight <= self._capacity:
            self._keep(key, value, weight)
        return value

    def _keep(self, key: Key, value: Value, weight: int) -> None:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = value
                self._weight += weight
            while self._weight > self._capacity:
                _, dropped = self._kept.popitem(last=False)
                self._weight -= self._weigh(dropped)

    def __len__(self) -> int:
        return len(self._kept)
