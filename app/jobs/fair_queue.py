"""Who comes next: `queue.put(client, cost, item)`, `queue.take()`. Clients have equal shares, counted in cost.

Start-time fair queueing (Goyal, Vin and Cheng, 1996): everything waits with the virtual time at which it would be done
if all clients were served at once, and the earliest comes first. A client who asks for much waits for its own jobs, not
others for it.
"""

from __future__ import annotations

import heapq
from typing import Generic, TypeVar

Item = TypeVar("Item")


class FairQueue(Generic[Item]):
    """Items with a cost, by client. `cost` is that of all that wait."""

    def __init__(self) -> None:
        self._waiting: list[tuple[float, int, str, float, Item]] = []
        self._done_at: dict[str, float] = {}
        self._now = 0.0
        self._count = 0
        self.cost = 0.0

    def __len__(self) -> int:
        return len(self._waiting)

    def ahead(self, client: str, cost: float) -> float:
        """What of the waiting would come before a job of `client`, in cost."""
        done_at = self._start_of(client) + cost
        return sum(entry[3] for entry in self._waiting if entry[0] <= done_at)

    def put(self, client: str, cost: float, item: Item) -> None:
        done_at = self._done_at[client] = self._start_of(client) + cost
        self._count += 1
        self.cost += cost
        heapq.heappush(self._waiting, (done_at, self._count, client, cost, item))

    def take(self) -> Item:
        """The next item. Raises IndexError where none waits."""
        done_at, _, client, cost, item = heapq.heappop(self._waiting)
        self.cost -= cost
        self._now = max(self._now, done_at - cost)
        if self._done_at[client] <= self._now or not self._waiting:
            self._done_at = {name: end for name, end in self._done_at.items() if end > self._now and self._waiting}
        return item

    def remove(self, item: Item) -> None:
        """Take an item out that nobody waits for any more; nothing happens where it is gone already."""
        for k, entry in enumerate(self._waiting):
            if entry[4] is item:
                self.cost -= entry[3]
                del self._waiting[k]
                heapq.heapify(self._waiting)
                return

    def _start_of(self, client: str) -> float:
        return max(self._now, self._done_at.get(client, 0.0))
