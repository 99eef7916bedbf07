"""Name the state of the served files: a digest in their addresses, so that browsers may keep them for ever.

    version = FolderVersion(STATIC)
    f"/static/{version.digest}/dist/studio.js"

A module that such an address names loads its own parts, style sheets and fonts from addresses with the same digest,
since it names them relative to itself.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

LOOKED_AT_S = 1.0
"""How long a look at the folder is believed; while the front end is worked on, its files change under the server."""
DIGITS = 12

Signature = tuple[tuple[str, int, int], ...]


class FolderVersion:
    """The digest of what the files of a folder are called and hold."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder, self._clock = folder, clock
        self._signature: Signature = ()
        self._digest = ""
        self._looked_at = float("-inf")

    @property
    def digest(self) -> str:
        now = self._clock()
        if now - self._looked_at >= LOOKED_AT_S:
            self._looked_at = now
            signature = tuple(signed(self._folder))
            if signature != self._signature or not self._digest:
                self._signature, self._digest = signature, digest_of(self._folder, signature)
        return self._digest


def signed(folder: Path) -> Iterator[tuple[str, int, int]]:
    """What tells whether a file has changed, without reading it. A file that goes away meanwhile is left out."""
    for path in sorted(folder.rglob("[!.]*")):
        if path.is_file():
            found = path.stat()
            yield path.relative_to(folder).as_posix(), found.st_mtime_ns, found.st_size


def digest_of(folder: Path, signature: Signature) -> str:
    digest = hashlib.sha256()
    for name, _, _ in signature:
        content = (folder / name).read_bytes() if (folder / name).is_file() else b""
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:DIGITS]


def is_digest(text: str) -> bool:
    return len(text) == DIGITS and set(text) <= set("0123456789abcdef")
