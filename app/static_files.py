"""Serve files. Under an address with their version (`app.static_version`) they may be kept for ever; under their plain
name, which other sites use, they are asked for anew with every visit, and sent only where they have changed. Who takes
Brotli gets the twin that was packed when a file was built (`studio.js.br`), where it has one.
"""

from __future__ import annotations

from pathlib import Path
from stat import S_ISREG

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from .api.cache_control import FOR_EVER
from .middleware.compression import takes
from .static_version import FolderVersion, is_digest

REVALIDATED = "no-cache"
COPIED = ("cache-control", "last-modified", "content-type", "content-encoding", "etag", "vary")
MOST_AT_ONCE = 4_000_000
"""Files up to this size are sent in one piece."""


class VersionedStaticFiles(StaticFiles):
    """The files of a folder, with and without their version in the address."""

    def __init__(self, version: FolderVersion, directory: Path) -> None:
        super().__init__(directory=directory)
        self._version = version

    async def get_response(self, path: str, scope: Scope) -> Response:
        first, _, rest = path.replace("\\", "/").partition("/")
        is_current = first == self._version.digest
        # A page of an older version is still served: with the files of today, which must not be kept in its name.
        name = rest if is_digest(first) else path
        response = await self._packed(name, scope) or await super().get_response(name, scope)
        response.headers["Cache-Control"] = FOR_EVER if is_current else REVALIDATED
        if not isinstance(response, FileResponse) or "range" in Headers(scope=scope):
            return response
        file = Path(response.path)
        if (await to_thread.run_sync(file.stat)).st_size > MOST_AT_ONCE:
            return response
        content = await to_thread.run_sync(file.read_bytes)
        return Response(content, headers={name: response.headers[name] for name in COPIED if name in response.headers})

    async def _packed(self, name: str, scope: Scope) -> Response | None:
        """The packed twin of a file; None where there is none, or who asks does not take it."""
        headers = Headers(scope=scope)
        if not takes(headers, "br") or "range" in headers or scope["method"] not in {"GET", "HEAD"}:
            return None
        file, found = await to_thread.run_sync(self.lookup_path, f"{name}.br")
        if found is None or not S_ISREG(found.st_mode):
            return None
        response = self.file_response(file, found, scope)
        response.headers["Content-Encoding"] = "br"
        response.headers.add_vary_header("Accept-Encoding")
        return response
