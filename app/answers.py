"""Answer questions about traces: what is light in a thread, what is heavy in a process that can be ended.

    answer = await answers.to_body(client, body, Question("json"), takes_gzip=True)
    return answer.response(headers, "application/json")

Both ways give the same bytes. A long answer is sent from a file, piece by piece, as fast as its client reads.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from chainrule.cost import Cost
from chainrule.lru_cache import LruCache

from .config import Settings
from .encoded_scene import EncodedScene, Question
from .jobs.pool import JobPool
from .jobs.spool import Spool
from .jobs.trace_job import TraceAnswer, trace_answer
from .judging import HeavyError, is_heavy
from .middleware.compression import SUFFIX, takes_gzip
from .scenes import Scenes
from .worker_threads import WorkerThreads

LONG_BODY: Final = 100_000
"""Longer bodies are read one at a time: reading takes the interpreter from everybody."""
LONGEST_KNOWN: Final = 1_000_000
MOST_KNOWN: Final = 10_000
"""So many heavy bodies of so many bytes are known again."""
PIECE: Final = 65_536
"""Bytes of a file that are read and sent at a time."""


@dataclass(frozen=True)
class Answer:
    """The bytes of an answer, or the file they are in; `is_stored`: the store holds the source of trace `id`."""

    id: str
    is_stored: bool
    content: bytes
    file: BinaryIO | None = None
    size: int = 0
    is_zipped: bool = False
    done: Callable[[], None] = lambda: None

    def response(self, headers: Mapping[str, str], media_type: str) -> Response:
        if self.file is None and not self.is_zipped:
            return Response(self.content, headers=headers, media_type=media_type)
        return LongResponse(self, headers, media_type)


class LongResponse(Response):
    """An answer in pieces, each when the one before has been taken."""

    def __init__(self, answer: Answer, headers: Mapping[str, str], media_type: str) -> None:
        super().__init__(None, headers=headers, media_type=media_type)
        self._answer = answer
        self.headers["Content-Length"] = str(answer.size)
        if answer.is_zipped:
            self.headers["Content-Encoding"] = "gzip"
            tag = self.headers.get("ETag")
            if tag:
                self.headers["ETag"] = f'{tag[:-1]}{SUFFIX}"'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._answer
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            if answer.file is None:
                await send({"type": "http.response.body", "body": answer.content, "more_body": False})
                return
            while piece := answer.file.read(PIECE):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            if answer.file is not None:
                answer.file.close()
            answer.done()


class Answers:
    """Answers from scenes at hand, threads and processes."""

    def __init__(self, scenes: Scenes, workers: WorkerThreads, jobs: JobPool, spool: Spool, settings: Settings) -> None:
        self._scenes, self._workers, self._jobs, self._spool = scenes, workers, jobs, spool
        self._limits = settings.limits
        self._one_long = asyncio.Semaphore(1)
        self._known: LruCache[tuple[bytes, str], Cost] = LruCache(MOST_KNOWN, lambda _: 1)
        """What was found heavy before, and how heavy: it is not read again to be refused again."""

    async def to_body(self, client: str, body: bytes, question: Question, *, takes_gzip: bool = False) -> Answer:
        """The answer to a question about the source that was sent. Raises ProblemError and ChainruleError."""
        key = (hashlib.blake2b(body, digest_size=16).digest(), question.form) if len(body) < LONGEST_KNOWN else None
        known = None if key is None else self._known.get(key)
        if known is not None:
            return await self._heavy(client, HeavyError(known, body), question, takes_gzip)

        def make() -> EncodedScene:
            try:
                return self._scenes.make(body, question.form)
            except HeavyError as heavy:
                if key is not None:
                    self._known.put(key, heavy.cost)
                raise

        if len(body) < LONG_BODY:
            return await self._answer(client, make, question, takes_gzip)
        async with self._one_long:
            found = await self._judged(make, question)
        if isinstance(found, HeavyError):
            return await self._heavy(client, found, question, takes_gzip)
        return found

    async def to_id(self, client: str, id: str, question: Question, *, takes_gzip: bool = False) -> Answer:
        """The answer to a question about a trace that was made before."""
        form, at_hand = question.form, self._scenes.at_hand(id)
        if at_hand is not None and not is_heavy(at_hand.cost, form):
            return await self._answer(client, lambda: at_hand, question, takes_gzip)
        return await self._answer(client, lambda: self._scenes.find(id, form), question, takes_gzip)

    async def _judged(self, find: Callable[[], EncodedScene], question: Question) -> Answer | HeavyError:
        """The answer of a thread, or why it is none of its business."""

        def light() -> Answer:
            encoded = find()
            return Answer(encoded.id, encoded.is_stored, encoded.answer(question))

        try:
            return await self._workers.run(light)
        except HeavyError as heavy:
            return heavy

    async def _answer(
        self, client: str, find: Callable[[], EncodedScene], question: Question, takes_gzip: bool
    ) -> Answer:
        found = await self._judged(find, question)
        return await self._heavy(client, found, question, takes_gzip) if isinstance(found, HeavyError) else found

    async def _heavy(self, client: str, heavy: HeavyError, question: Question, takes_gzip: bool) -> Answer:
        room = heavy.cost.answer(question.form)
        with self._spool.room(room):
            cost = heavy.cost.work(question.form)
            folder = self._spool.folder
            found = await self._jobs.run(
                client, cost, trace_answer, heavy.body, question, self._limits, folder, takes_gzip
            )
            file = None if found.path is None else self._spool.opened(found.path)
        is_stored = await self._workers.run(self._scenes.store, found.id, found.source)
        return self._sendable(found, file, is_stored)

    def _sendable(self, found: TraceAnswer, file: BinaryIO | None, is_stored: bool) -> Answer:
        """The answer, with its room in the spool until it is sent."""
        if file is None:
            return Answer(found.id, is_stored, found.content, None, found.size, found.is_zipped)
        self._spool.take(found.size)
        done = partial(self._spool.give_back, found.size)
        return Answer(found.id, is_stored, b"", file, found.size, found.is_zipped, done)


def takes_zipped(request: Request) -> bool:
    return takes_gzip(request.headers)
