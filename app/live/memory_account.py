"""How much memory all live connections hold together in what they have open."""

from __future__ import annotations

from chainrule.sentences import say

from ..problems import Problem, ProblemError


class MemoryAccount:
    """At most `most` bytes. Whoever takes some gives them back."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.held = 0

    def is_taken(self, size: int) -> bool:
        """Take `size` bytes; False where there is no room for them."""
        if self.held + size > self._most:
            return False
        self.held += size
        return True

    def take(self, size: int) -> None:
        """Take `size` bytes. Raises ProblemError, 503 `overloaded`, where there is no room for them."""
        if not self.is_taken(size):
            detail = say("too much is open over live connections just now; close one, or come again")
            raise ProblemError(Problem(503, "overloaded", detail, headers=(("Retry-After", "30"),)))

    def give_back(self, size: int) -> None:
        self.held -= size
