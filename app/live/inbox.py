"""What a live connection has been asked for and has not done yet: at most one source to open, and values to set.

Newer messages take the place of older ones, so that a burst costs no more than its last message.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class OpenSource:
    """Open `source`, and answer with the scene document where it is wanted."""

    source: Mapping[str, Any]
    wants_document: bool
    seq: int | None


@dataclass(frozen=True, slots=True)
class SetValues:
    """Set `values`, the newest of every name. `last` are those of the last message alone."""

    values: Mapping[str, Any]
    last: Mapping[str, Any]
    seq: int | None


Job = OpenSource | SetValues


class Inbox:
    """Jobs come in by `put`, and are taken in order by one taker."""

    def __init__(self) -> None:
        self._open: OpenSource | None = None
        self._set: SetValues | None = None
        self._has_work = asyncio.Event()
        self._is_taken = False

    @property
    def is_clear(self) -> bool:
        """Does no job wait, and is none being done?"""
        return not self._is_taken and not self._has_work.is_set()

    def put(self, job: Job) -> None:
        """A new source makes earlier jobs void; new values are laid over those that wait."""
        if isinstance(job, OpenSource):
            self._open, self._set = job, None
        elif self._set is None:
            self._set = job
        else:
            self._set = SetValues({**self._set.values, **job.values}, job.last, job.seq)
        self._has_work.set()

    async def take(self) -> Job:
        """The next job, when the one before is done; waits until there is one."""
        self._is_taken = False
        await self._has_work.wait()
        self._is_taken = True
        job: Job | None
        if self._open is not None:
            job, self._open = self._open, None
        else:
            job, self._set = self._set, None
        if self._set is None:
            self._has_work.clear()
        assert job is not None
        return job
