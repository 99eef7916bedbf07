"""Send text answers, and short traces in binary form, in gzip to clients that take it. Middleware.

What is compressed keeps its meaning under another tag: `"abc"` becomes `"abc-gzip"`, and a client that asks with that
tag is understood as asking with the other. Answers that come in pieces, and those that are encoded already, pass
as they are.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chainrule.lru_cache import LruCache

LEAST_BYTES = 1_000
MOST_BYTES_AT_ONCE = 40_000
"""What is longer is compressed in a thread: in the event loop it would take milliseconds from everybody."""
LEVEL = 6
TEXTS = ("application/json", "application/problem+json", "application/javascript", "image/svg+xml", "text/")
TRACE = "application/vnd.chainrule.trace"
MOST_TRACE_BYTES = 100_000
"""A short binary trace is most of all its head, which is text; a long one is random digits, not worth the time."""
SUFFIX = "-gzip"
CACHE_BYTES = 8_000_000


class Compression:
    """Compresses what is long enough to gain by it. Answers with a tag are compressed once."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._cache: LruCache[str, bytes] = LruCache(CACHE_BYTES, len)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not takes_gzip(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        start: Message | None = None

        async def send_compressed(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start is not None:
                head, start = start, None
                message = await self._encoded(head, message)
                await send(head)
            await send(message)

        # In place: the layers outside read from the same scope which route has answered.
        scope["headers"] = with_plain_tags(scope["headers"])
        await self._app(scope, receive, send_compressed)

    async def _encoded(self, head: Message, message: Message) -> Message:
        """The body's message; the headers in `head` are changed to fit it."""
        headers = MutableHeaders(scope=head)
        content = message.get("body", b"")
        is_short_trace = headers.get("content-type") == TRACE and len(content) <= MOST_TRACE_BYTES
        if not is_text(headers) and not is_short_trace:
            return message
        headers.add_vary_header("Accept-Encoding")
        tag = headers.get("etag")
        if "content-encoding" in headers:
            return message
        if head["status"] == 304:
            headers.update({"ETag": compressed_tag(tag)} if tag else {})
            return message
        if message.get("more_body") or len(content) < LEAST_BYTES:
            return message
        body = await self._compressed(content, tag)
        headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(body))
        if tag:
            headers["ETag"] = compressed_tag(tag)
        return {**message, "body": body}

    async def _compressed(self, content: bytes, tag: str | None) -> bytes:
        body = self._cache.get(tag) if tag else None
        if body is None:
            is_long = len(content) > MOST_BYTES_AT_ONCE
            body = await to_thread.run_sync(compress, content) if is_long else compress(content)
            if tag:
                self._cache.put(tag, body)
        return body


def takes_gzip(headers: Headers) -> bool:
    return takes(headers, "gzip")


def takes(headers: Headers, coding: str) -> bool:
    """Does the client take what is packed so? `gzip;q=0` says that it does not."""
    for part in headers.get("accept-encoding", "").lower().split(","):
        name, _, quality = part.partition(";")
        if name.strip() == coding:
            return re.fullmatch(r"q=0(\.0*)?", quality.strip()) is None
    return False


def compress(content: bytes) -> bytes:
    return gzip.compress(content, LEVEL, mtime=0)


def is_text(headers: Headers) -> bool:
    """May the answer be compressed? An unchanged one (304) says no type, but has the tag of one that may."""
    return headers.get("content-type", "application/json").startswith(TEXTS)


def compressed_tag(tag: str) -> str:
    return f'{tag[:-1]}{SUFFIX}"'


def with_plain_tags(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of a request as if it had asked with the tags of what is not compressed."""
    suffix = f'{SUFFIX}"'.encode()
    return [(name, value.replace(suffix, b'"') if name == b"if-none-match" else value) for name, value in headers]
