"""Keep what was used last, within a weight. Safe between threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Values by key, as many of the last used as weigh no more than `capacity` together."""

    def __init__(self, capacity: int, weigh: Callable[[Value], int]) -> None:
        self._capacity, self._weigh = capacity, weigh
        self._values: OrderedDict[str, tuple[Value, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    @property
    def weight(self) -> int:
        return self._weight

    def get(self, key: str) -> Value | None:
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key][0]

    def put(self, key: str, value: Value) -> None:
        weight = self._weigh(value)
        with self._lock:
            _, old = self._values.pop(key, (None, 0))
            self._values[key] = (value, weight)
            self._weight += weight - old
            while self._weight > self._capacity:
                _, (_, dropped) = self._values.popitem(last=False)
                self._weight -= dropped
