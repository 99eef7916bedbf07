"""Give every answer that may be kept a tag, and say 304 to those who have it. Middleware.

A tag that a route made itself stays; else it is made from the bytes of the answer.
"""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

DROPPED = ("content-length", "content-type")
"""What 304 does not say: it has no body."""


class EntityTags:
    """Tags the answers to GET that come in one piece and do not forbid to be kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        start: Message | None = None

        async def send_with_tag(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and may_be_tagged(message):
                start = message
                return
            if start is not None:
                head, start = start, None
                if not message.get("more_body"):
                    message = tagged(head, message, Headers(scope=scope))
                await send(head)
            await send(message)

        await self._app(scope, receive, send_with_tag)


def may_be_tagged(head: Message) -> bool:
    said = Headers(scope=head).get("cache-control", "no-store")
    return head["status"] == 200 and "no-store" not in said


def tagged(head: Message, message: Message, asked: Headers) -> Message:
    """The body's message; `head` gets the tag, and becomes 304 where the client has it."""
    headers = MutableHeaders(scope=head)
    tag = headers.get("etag") or f'"{hashlib.blake2b(message.get("body", b""), digest_size=12).hexdigest()}"'
    headers["ETag"] = tag
    if not is_known(asked.get("if-none-match", ""), tag):
        return message
    head["status"] = 304
    for name in DROPPED:
        del headers[name]
    return {**message, "body": b""}


def is_known(if_none_match: str, tag: str) -> bool:
    """Does a client that asks with this If-None-Match have what goes by `tag`?"""
    return if_none_match.strip() == "*" or tag in {part.strip().removeprefix("W/") for part in if_none_match.split(",")}
