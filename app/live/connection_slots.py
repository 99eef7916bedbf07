"""Count the live connections of every client, so that one address cannot take all places."""

from __future__ import annotations

from collections import Counter


class ConnectionSlots:
    """At most `most` connections a client."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._open: Counter[str] = Counter()

    def __len__(self) -> int:
        return self._open.total()

    def enter(self, client: str) -> bool:
        """Take a place; False where the client has none left."""
        if self._open[client] >= self._most:
            return False
        self._open[client] += 1
        return True

    def leave(self, client: str) -> None:
        self._open[client] -= 1
        if not self._open[client]:
            del self._open[client]
