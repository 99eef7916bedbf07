"""Keep whole answers, compressed as they were sent, and send them again without asking a route. Middleware.

What may be kept, the answer says itself: status 200 and `Cache-Control: public` to a GET. Such answers depend on their
address, on the encodings the client takes, and of its `Accept` on nothing but whether it names the binary form of a
trace; an answer that depends on more says so in `Vary`, and is not kept. Sending one again takes no thread, counts
against no rate, and costs less than the emptiest route.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chainrule.lru_cache import LruCache

from .compression import SUFFIX, TRACE, takes_gzip
from .entity_tags import DROPPED, is_known

Key = tuple[str, bytes, bool, bool]

UNDERSTOOD: Final = frozenset({"accept", "accept-encoding"})
LONGEST_ADDRESS: Final = 500
"""Of longer addresses there are too many to be worth the room."""
BYTES_AN_ANSWER: Final = 2_000
"""What an answer takes besides its body, about."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it was sent. `head` and `body` are ASGI messages, `unchanged` the head of 304."""

    head: Message
    body: Message
    unchanged: Message
    tag: str
    route: object

    @property
    def weight(self) -> int:
        return len(self.body["body"]) + BYTES_AN_ANSWER


EMPTY: Final[Message] = {"type": "http.response.body", "body": b""}


class AnswerCache:
    """Answers from memory where it can; else passes the request on, and keeps what comes back."""

    def __init__(self, app: ASGIApp, answers: LruCache[Key, KeptAnswer]) -> None:
        self._app, self._answers = app, answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        key = key_of(scope, headers)
        kept = self._answers.get(key)
        if kept is None:
            await self._app(scope, receive, self._keeping(key, scope, send))
            return
        scope["route"] = kept.route
        asked = headers.get("if-none-match")
        if asked is not None and is_known(without_suffix(asked), without_suffix(kept.tag)):
            await send(kept.unchanged)
            await send(EMPTY)
        else:
            await send(kept.head)
            await send(kept.body)

    def _keeping(self, key: Key, scope: Scope, send: Send) -> Send:
        """`send`, with an eye on what passes."""
        start: Message | None = None

        async def send_and_keep(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message if may_be_kept(message, key) else None
            elif start is not None:
                if not message.get("more_body"):
                    self._answers.put(key, kept_answer(start, message, scope.get("route")))
                start = None
            await send(message)

        return send_and_keep


def answer_cache(capacity: int) -> LruCache[Key, KeptAnswer]:
    """Room for answers of `capacity` bytes together."""
    return LruCache(capacity, lambda kept: kept.weight, largest=capacity // 8)


def key_of(scope: Scope, headers: Headers) -> Key:
    return (
        scope["path"],
        scope["query_string"],
        takes_gzip(headers),
        TRACE in ",".join(headers.getlist("accept")).lower(),
    )


def may_be_kept(head: Message, key: Key) -> bool:
    headers = Headers(scope=head)
    varies = {name.strip().lower() for name in ",".join(headers.getlist("vary")).split(",") if name.strip()}
    return (
        head["status"] == 200
        and headers.get("cache-control", "").startswith("public")
        and "etag" in headers
        and varies <= UNDERSTOOD
        and len(key[0]) + len(key[1]) <= LONGEST_ADDRESS
    )


def kept_answer(head: Message, message: Message, route: object) -> KeptAnswer:
    headers = tuple((bytes(name), bytes(value)) for name, value in head["headers"])
    few = tuple((name, value) for name, value in headers if name.decode() not in DROPPED)
    start = {"type": "http.response.start"}
    return KeptAnswer(
        {**start, "status": 200, "headers": headers},
        {"type": "http.response.body", "body": bytes(message.get("body", b""))},
        {**start, "status": 304, "headers": few},
        Headers(scope=head)["etag"],
        route,
    )


def without_suffix(tags: str) -> str:
    """Tags, those of a compressed form as those of the plain one: a client may have either."""
    return tags.replace(f'{SUFFIX}"', '"')
