"""Talk over one live connection: listen, work, answer.

One task listens while another works through what came in meanwhile; a small job that comes alone is done at once. One
more task watches for silence.

Control messages are JSON in text frames; docs/architecture.md lists them. A new kind of message is a new entry in
`MESSAGES`.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect

from chainrule.errors import ChainruleError
from chainrule.sentences import say

from .. import strict_json
from ..context import Context
from ..language import language_of, speak
from ..problems import Problem, ProblemError, of_library, unexpected_error
from ..token_bucket import TokenBucket
from .edit import Changes
from .inbox import Inbox, Job, OpenSource, SetValues
from .opened import Opened, open_source
from .training import MESSAGES as TRAINING_MESSAGES
from .training import LiveTraining

log = logging.getLogger("chainrule")

DONE, NOT_TEXT, REFUSED, TOO_BIG, FAILED = 1000, 1003, 1008, 1009, 1011
BURST_S = 2.0
"""Messages may come in bursts: this many seconds' worth of them at once."""
LONG_MESSAGE = 8_000
"""Longer messages are not parsed in the event loop: everybody else would wait for it."""

ENDED = (WebSocketDisconnect, RuntimeError)
"""The connection has ended while something was being sent."""

Answer = str | bytes


class LiveConnection:
    """`run` returns when the connection has ended, whoever ended it."""

    def __init__(self, socket: WebSocket, context: Context, client: str) -> None:
        self._socket, self._context, self._client = socket, context, client
        self._inbox = Inbox()
        self._training = LiveTraining(socket, context)
        self._opened: Opened | None = None
        self._comes_alone = False
        self._heard_at = time.monotonic()
        rate = context.settings.live_rate
        self._messages = TokenBucket(rate, BURST_S * rate, BURST_S * rate, self._heard_at)

    async def run(self) -> None:
        others = [asyncio.create_task(self._work()), asyncio.create_task(self._watch())]
        try:
            await self._listen()
        except ENDED:
            pass
        finally:
            for other in others:
                other.cancel()
            await asyncio.wait(others)
            await self._training.end()
            self._close()

    async def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            # Only when the message has to be waited for does the loop come to the note: else it was there before.
            self._comes_alone = False
            note = loop.call_soon(self._note_wait)
            message = await self._socket.receive()
            note.cancel()
            if message["type"] == "websocket.disconnect":
                return None
            self._heard_at = time.monotonic()
            if self._messages.take(self._heard_at):
                return await self._socket.close(REFUSED, "too many messages")
            text = message.get("text")
            if text is None:
                return await self._socket.close(NOT_TEXT, "control messages are text")
            if len(text) > self._context.settings.body_limit:
                return await self._socket.close(TOO_BIG, "too large")
            if not await self._hear(text.encode()):
                return await self._socket.close(REFUSED, "control messages are JSON objects")

    def _note_wait(self) -> None:
        self._comes_alone = True

    async def _watch(self) -> None:
        """End the connection when nothing has been said for long. Cheaper than a timer a message."""
        idle_s = self._context.settings.live_idle_s
        with suppress(*ENDED):
            while (left_s := self._heard_at + idle_s - time.monotonic()) > 0:
                await asyncio.sleep(left_s)
            await self._socket.close(DONE, "idle")

    async def _hear(self, text: bytes) -> bool:
        """Take a message; False where it is none. A message that is one, but makes no sense, is answered with why."""
        seq: int | None = None
        try:
            if len(text) > LONG_MESSAGE:
                given = await self._context.lanes.long.run(strict_json.read_object, text)
            else:
                given = strict_json.read_object(text)
            speak(self._socket, given.get("lang"))
            seq = read_seq(given)
            kind = given.get("type")
            hear = MESSAGES.get(kind) if isinstance(kind, str) else None
            if hear is None:
                detail = say("a message has one of these as its type: {known}", known=", ".join(MESSAGES))
                raise ProblemError(Problem(422, "unknown-message", detail, node="type"))
            await hear(self, given, seq)
        except ProblemError as error:
            await self._say_problem(error.problem, seq)
            return error.problem.status != 400 and error.problem.code != "not-an-object"
        return True

    async def hear_open(self, given: Mapping[str, Any], seq: int | None) -> None:
        wants_document = given.get("document", True)
        if not isinstance(wants_document, bool):
            raise ProblemError(Problem(422, "wrong-type", say("'document' must be true or false"), node="document"))
        self._inbox.put(OpenSource(object_of(given, "source"), wants_document, seq))

    async def hear_set(self, given: Mapping[str, Any], seq: int | None) -> None:
        values = object_of(given, "values")
        job = SetValues(values, values, seq)
        if self._opened is not None and self._opened.is_small and self._comes_alone and self._inbox.is_clear:
            await self._answer(job)
        else:
            self._inbox.put(job)

    async def hear_training(self, given: Mapping[str, Any], seq: int | None) -> None:
        source = None if self._opened is None else await self._opened.source()
        await self._training.hear(given, seq, source)

    async def hear_ping(self, _: Mapping[str, Any], seq: int | None) -> None:
        await self._say({"type": "pong", "seq": seq})

    async def _work(self) -> None:
        """Do what the inbox holds, one job after the other, until the connection ends."""
        with suppress(*ENDED):
            while True:
                await self._answer(await self._inbox.take())

    async def _answer(self, job: Job) -> None:
        try:
            answer = await (self._open(job) if isinstance(job, OpenSource) else self._set(job))
        except ChainruleError as error:
            return await self._say_problem(of_library(error), job.seq)
        except ProblemError as error:
            return await self._say_problem(error.problem, job.seq)
        except Exception:
            log.exception("a live connection failed")
            await self._say_problem(unexpected_error(), job.seq)
            return await self._socket.close(FAILED)
        if isinstance(answer, str):
            return await self._socket.send_text(answer)
        return await self._socket.send_bytes(answer)

    async def _open(self, job: OpenSource) -> Answer:
        self._close()
        opened, document = await open_source(self._context, self._client, job.source, wants_document=job.wants_document)
        self._opened = opened
        head = orjson.dumps({"type": "opened", "seq": job.seq, "id": opened.id}).decode()
        return f'{head[:-1]},"document":{document.decode()}}}' if document else head

    async def _set(self, job: SetValues) -> Answer:
        if self._opened is None:
            raise ProblemError(
                Problem(422, "nothing-open", say("open a source before setting its values"), node="type")
            )
        return await self._opened.set(Changes(job.values, job.last, job.seq))

    def _close(self) -> None:
        """Let go of what is open."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    async def _say_problem(self, problem: Problem, seq: int | None) -> None:
        await self._say({"type": "error", "seq": seq, "problem": problem.document(language_of(self._socket))})

    async def _say(self, message: Mapping[str, Any]) -> None:
        await self._socket.send_text(orjson.dumps(message).decode())


MESSAGES: Mapping[str, Callable[[LiveConnection, Mapping[str, Any], int | None], Awaitable[None]]] = {
    "open": LiveConnection.hear_open,
    "set": LiveConnection.hear_set,
    "ping": LiveConnection.hear_ping,
    **dict.fromkeys(TRAINING_MESSAGES, LiveConnection.hear_training),
}


def read_seq(given: Mapping[str, Any]) -> int | None:
    seq = given.get("seq")
    if seq is None or (isinstance(seq, int) and not isinstance(seq, bool)):
        return seq
    raise ProblemError(Problem(422, "wrong-type", say("'seq' must be a whole number"), node="seq"))


def object_of(given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A field that must be an object."""
    found = given.get(name)
    if isinstance(found, dict):
        return found
    raise ProblemError(Problem(422, "wrong-type", say("{name} must be an object", name=repr(name)), node=name))
