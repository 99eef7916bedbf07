"""What a live connection has open: a small scene itself, a large one as its source, so that an idle one holds little.

opened = await open_source(context, client, document, wants_document=True)
numbers = await opened.set(changes)
opened.close()
"""

from __future__ import annotations

from typing import Final, Protocol

import orjson

from chainrule.engine.run import has_single_numbers
from chainrule.errors import LimitError
from chainrule.sentences import say

from .. import strict_json
from ..allowances import MESSAGE_WORK
from ..answers import Answer
from ..context import Context
from ..encoded_scene import EncodedScene, Question
from ..judging import HeavyError
from ..scenes import Made
from .edit import Changes, Values, edited, laid_over, laid_over_source

MOST_HELD: Final = 4_000_000
"""Bytes of a scene that a connection keeps; of a larger one it keeps the source."""
MOST_SENT: Final = 16_000_000
"""Bytes of a document that is sent over a live connection; a longer one is asked for by its id."""
CHARGED_AT: Final = 20_000_000
"""So much work of messages is charged together: asking for leave for each would take longer than most of them."""
AT_ONCE: Final = 250
"""Graphs of at most so many single numbers are computed in place: handing over to a thread would cost more."""


class Opened(Protocol):
    """An open source. `is_small`: setting a value takes less time than handing it over."""

    id: str
    is_small: bool

    async def set(self, changes: Changes) -> bytes: ...
    async def source(self) -> Values: ...
    def close(self) -> None: ...


class MessageAccount:
    """What the messages of a client on a live connection cost; `owed` is asked for together, now and then."""

    def __init__(self, context: Context, client: str) -> None:
        self._allowances, self._client = context.allowances, client
        self.owed = 0

    async def settle(self) -> None:
        """Raises ProblemError, 429, where too much is owed for the client's allowance."""
        if self.owed > CHARGED_AT:
            await self._allowances.demand(self._client, self.owed)
            self.owed = 0


class HeldScene:
    """A scene in memory, counted as long as it is held."""

    def __init__(self, context: Context, client: str, encoded: EncodedScene) -> None:
        self._context, self._account, self._scene = context, MessageAccount(context, client), encoded.scene
        self._size, self._work = encoded.cost.held, encoded.cost.run
        scene, self.id = encoded.scene, encoded.id
        self.is_small = len(scene.graph) <= AT_ONCE and has_single_numbers(scene.graph)

    async def set(self, changes: Changes) -> bytes:
        limits = self._context.settings.limits
        self._account.owed += self._work + MESSAGE_WORK
        await self._account.settle()
        if self.is_small:
            self._scene, numbers = edited(self._scene, changes, limits)
        else:
            self._scene, numbers = await self._context.lanes.short.run(edited, self._scene, changes, limits)
        return numbers

    async def source(self) -> Values:
        return self._scene.source

    def close(self) -> None:
        self._context.live_memory.give_back(self._size)


class HeldSource:
    """A source as it was sent, and what has been set since."""

    is_small = False

    def __init__(self, context: Context, client: str, id: str, body: bytes) -> None:
        self._context, self._client, self._body = context, client, body
        self._account, self.id = MessageAccount(context, client), id
        self._held: Values = {}
        context.live_memory.take(len(body))

    async def set(self, changes: Changes) -> bytes:
        context, limits = self._context, self._context.settings.limits

        def light() -> tuple[Made, Values, bytes]:
            made = context.scenes.make(self._body, "binary")
            return made, *laid_over(made.encoded.scene, self._held, changes, limits)

        await self._account.settle()
        try:
            made, self._held, numbers = await context.lanes.long.run(light)
            self._account.owed += made.work + made.encoded.cost.run + MESSAGE_WORK
        except HeavyError as heavy:
            cost = heavy.cost.work("binary")
            context.jobs.check_wait(self._client, cost)
            await context.allowances.demand(self._client, cost)
            self._held, numbers = await context.jobs.run(
                self._client, cost, laid_over_source, self._body, self._held, changes, limits
            )
        return numbers

    async def source(self) -> Values:
        source: Values = await self._context.lanes.long.run(strict_json.read, self._body)
        return source

    def close(self) -> None:
        self._context.live_memory.give_back(len(self._body))


async def open_source(context: Context, client: str, document: Values, *, wants_document: bool) -> tuple[Opened, bytes]:
    """What is open then, and the whole trace as JSON where that is wanted. Raises ProblemError and ChainruleError."""

    def light() -> tuple[bytes, Made | None, bytes, HeavyError | None]:
        body = orjson.dumps(document)
        try:
            made = context.scenes.make(body, "json" if wants_document else "binary")
        except HeavyError as heavy:
            return body, None, b"", heavy
        return body, made, made.encoded.json if wants_document else b"", None

    body, made, answer, heavy = await context.lanes.short.run(light)
    if made is not None:
        await context.allowances.owe(client, made.work)
        encoded = made.encoded
        size = encoded.cost.held
        if size <= MOST_HELD and context.live_memory.is_taken(size):
            return HeldScene(context, client, encoded), answer
        return HeldSource(context, client, encoded.id, body), answer
    assert heavy is not None
    if wants_document and heavy.cost.answer("json") > MOST_SENT:
        raise too_long(heavy.cost.answer("json"))
    found = await context.answers.to_body(client, body, Question("json" if wants_document else "dot"))
    # Read in any case: what nobody reads keeps its file and its room.
    answer = read(found)
    return HeldSource(context, client, found.id, body), answer if wants_document else b""


def read(answer: Answer) -> bytes:
    """The bytes of an answer, out of its file where it is in one."""
    if answer.file is None:
        return answer.content
    try:
        return answer.file.read()
    finally:
        answer.file.close()
        answer.done()


def too_long(size: int) -> LimitError:
    message = say(
        "the document would have about {value} bytes; at most {most} are sent over a live connection. "
        "Open the source without it, and ask for the trace by its id",
        value=f"{size:,}", most=f"{MOST_SENT:,}",
    )  # fmt: skip
    return LimitError("limit-answer-bytes", message, limit="answer_bytes", value=size, most=MOST_SENT)
