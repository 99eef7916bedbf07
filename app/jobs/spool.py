"""Long answers on their way from a job's process to a client: files that nobody else sees, within a bound.

with spool.room(cost): ...                  # 503 where too much is on its way already
file = spool.opened(path)                   # the file has no name any more: it is gone when it is closed
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..problems import ProblemError
from .pool import overloaded


class Spool:
    """A folder of its own, made when it is first asked for, and at most `most` bytes in it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._folder: str | None = None
        self.held = 0

    @property
    def folder(self) -> str:
        if self._folder is None:
            self._folder = tempfile.mkdtemp(prefix="chainrule-")
        return self._folder

    @contextmanager
    def room(self, size: int) -> Iterator[None]:
        """Room for an answer while it is made. Raises ProblemError, 503 `overloaded`, where there is none."""
        self.take(size)
        try:
            yield
        finally:
            self.give_back(size)

    def take(self, size: int) -> None:
        if self.held + size > self._most:
            raise ProblemError(overloaded(5.0))
        self.held += size

    def give_back(self, size: int) -> None:
        self.held -= size

    def opened(self, path: str) -> BinaryIO:
        """The file, whose name is taken away."""
        file = open(path, "rb")  # noqa: SIM115  # closed by whoever sends it
        Path(path).unlink()
        return file

    def close(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
