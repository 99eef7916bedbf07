"""Serve files: asked for anew with every visit, sent only where they have changed, texts in one piece."""

from __future__ import annotations

from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

TEXTS = frozenset({".js", ".css", ".svg", ".html", ".json", ".map"})
REVALIDATED = "no-cache"
COPIED = ("cache-control", "last-modified", "content-type", "etag")


class RevalidatedStaticFiles(StaticFiles):
    """The files of a folder."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.setdefault("Cache-Control", REVALIDATED)
        if not isinstance(response, FileResponse) or not is_text(response) or "range" in Headers(scope=scope):
            return response
        content = await to_thread.run_sync(Path(response.path).read_bytes)
        return Response(content, headers={name: response.headers[name] for name in COPIED})


def is_text(response: FileResponse) -> bool:
    return Path(response.path).suffix in TEXTS
