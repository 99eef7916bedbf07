"""Answer questions about traces: what is light in a thread, what is heavy in a process that can be ended.

    answer = await answers.to_body(client, body, Question("json"), takes_gzip=True)
    return answer.response(headers, "application/json")

Both ways give the same bytes. A long answer is sent from a file, piece by piece, as fast as its client reads.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from chainrule.cost import Cost
from chainrule.limits import Limits

from .allowances import Allowances
from .encoded_scene import Question
from .jobs.pool import JobPool
from .jobs.spool import Spool
from .jobs.trace_job import TraceAnswer, trace_answer
from .judging import HeavyError, is_heavy
from .known_bodies import KnownBodies, KnownBody, digest_of
from .middleware.compression import SUFFIX, takes_gzip
from .scenes import Made, Scenes
from .worker_threads import Lanes, WorkerThreads

Note = Callable[[Cost, str], Awaitable[None]]
"""Writes down what a body costs, and under which key its scene is."""

LONG_BODY: Final = 4_000
"""Longer bodies are read in a lane of their own: reading them takes time, and short ones would wait behind them."""
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

    def __init__(
        self,
        scenes: Scenes,
        *,
        lanes: Lanes,
        jobs: JobPool,
        spool: Spool,
        allowances: Allowances,
        bodies: KnownBodies,
        limits: Limits,
    ) -> None:
        self._scenes, self._lanes, self._jobs, self._spool = scenes, lanes, jobs, spool
        self._allowances, self._bodies, self._limits = allowances, bodies, limits

    async def to_body(self, client: str, body: bytes, question: Question, *, takes_gzip: bool = False) -> Answer:
        """The answer to a question about the source that was sent. Raises ProblemError and ChainruleError."""
        digest = digest_of(body)
        known = await self._bodies.find(digest, len(body))
        if known is not None and is_heavy(known.cost, question.form):
            return await self._heavy(client, HeavyError(known.cost, body), question, takes_gzip)
        lane = self._lanes.short if len(body) < LONG_BODY else self._lanes.long
        hint = "" if known is None else known.key

        async def note(cost: Cost, key: str) -> None:
            await self._bodies.note(digest, len(body), KnownBody(cost, key))

        def make() -> Made:
            return self._scenes.make(body, question.form, hint)

        return await self._answer(client, make, question, takes_gzip=takes_gzip, lane=lane, note=note)

    async def to_id(self, client: str, id: str, question: Question, *, takes_gzip: bool = False) -> Answer:
        """The answer to a question about a trace that was made before."""
        form, at_hand = question.form, self._scenes.at_hand(id)
        if at_hand is not None and not is_heavy(at_hand.cost, form):
            return await self._answer(
                client, lambda: Made(at_hand, id), question, takes_gzip=takes_gzip, lane=self._lanes.short
            )
        return await self._answer(
            client, lambda: self._scenes.find(id, form), question, takes_gzip=takes_gzip, lane=self._lanes.short
        )

    async def _answer(
        self,
        client: str,
        find: Callable[[], Made],
        question: Question,
        *,
        takes_gzip: bool,
        lane: WorkerThreads,
        note: Note | None = None,
    ) -> Answer:
        """The answer of a thread, or of a process where it is none of a thread's business."""

        def light() -> tuple[Made, bytes]:
            made = find()
            return made, made.encoded.answer(question)

        try:
            made, content = await lane.run(light)
        except HeavyError as heavy:
            if note is not None:
                await note(heavy.cost, "")
            return await self._heavy(client, heavy, question, takes_gzip)
        if note is not None:
            await note(made.encoded.judged or made.encoded.cost, made.key)
        await self._allowances.owe(client, made.work)
        return Answer(made.encoded.id, made.encoded.is_stored, content)

    async def _heavy(self, client: str, heavy: HeavyError, question: Question, takes_gzip: bool) -> Answer:
        room, cost = heavy.cost.answer(question.form), question.work(heavy.cost)
        self._jobs.check_wait(client, cost)
        with self._spool.room(room):
            await self._allowances.demand(client, cost)
            folder = self._spool.folder
            found = await self._jobs.run(
                client, cost, trace_answer, heavy.body, question, self._limits, folder, takes_gzip
            )
            file = None if found.path is None else self._spool.opened(found.path)
        is_stored = await self._lanes.short.run(self._scenes.store, found.id, found.source)
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
