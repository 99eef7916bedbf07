"""Serve files: asked for anew with every visit, sent only where they have changed, compressed once and for all."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

TEXTS = frozenset({".js", ".css", ".svg", ".html", ".json", ".map"})
LEAST_BYTES = 1_000
REVALIDATED = "no-cache"


class CompressedStaticFiles(StaticFiles):
    """The files of a folder."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.setdefault("Cache-Control", REVALIDATED)
        if isinstance(response, FileResponse) and is_worth_it(response, Headers(scope=scope)):
            return await compressed(response, Headers(scope=scope))
        return response


def is_worth_it(response: FileResponse, asked: Headers) -> bool:
    """Does the client take gzip, and is there something to gain?"""
    path = Path(response.path)
    is_large_text = path.suffix in TEXTS and int(response.headers["content-length"]) >= LEAST_BYTES
    return is_large_text and "gzip" in asked.get("accept-encoding", "") and "range" not in asked


async def compressed(response: FileResponse, asked: Headers) -> Response:
    """The same answer in gzip, with a tag of its own."""
    tag = f'{response.headers["etag"][:-1]}-gzip"'
    headers = {name: response.headers[name] for name in ("cache-control", "last-modified", "content-type")}
    headers |= {"etag": tag, "content-encoding": "gzip", "vary": "Accept-Encoding"}
    if tag in {part.strip().removeprefix("W/") for part in asked.get("if-none-match", "").split(",")}:
        return NotModifiedResponse(Headers(headers))
    content = await to_thread.run_sync(gzipped, Path(response.path), response.headers["etag"])
    return Response(content, headers=headers)


@lru_cache(maxsize=64)
def gzipped(path: Path, _: str) -> bytes:
    """The file's bytes in gzip; made again when its tag changes."""
    return gzip.compress(path.read_bytes(), mtime=0)
