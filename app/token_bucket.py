"""Hold requests, messages or work to a rate that may be passed in bursts: the token bucket."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class TokenBucket:
    """`burst` tokens at most, `rate` new ones a second."""

    rate: float
    burst: float
    tokens: float
    filled_at: float

    def take(self, now: float, amount: float = 1.0) -> float:
        """Take tokens; returns 0, or how many seconds until there are enough.

        Of more than the bucket holds it must be full; what is taken above that is owed.
        """
        self._fill(now)
        wanted = min(amount, self.burst)
        if self.tokens < wanted:
            return (wanted - self.tokens) / self.rate
        self.tokens -= amount
        return 0.0

    def owe(self, now: float, amount: float) -> None:
        """Take tokens for what has been done already, whether or not they are there."""
        self._fill(now)
        self.tokens -= amount

    def _fill(self, now: float) -> None:
        self.tokens = min(self.burst, self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now
