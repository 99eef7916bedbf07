"""Train over a live connection: messages steer it, frames of progress come back. docs/architecture.md lists both.

One task trains, piece by piece, and looks between two pieces at what has been asked for meanwhile. What was measured
since the last frame travels in the next one, so that a slow client misses nothing and is not flooded.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect

from chainrule.canonical_json import dumps
from chainrule.errors import ChainruleError
from chainrule.fields import Fields
from chainrule.sentences import say
from chainrule.training import Progress, read_job

from ..context import Context
from ..language import language_of
from ..problems import Problem, ProblemError, of_library, unexpected_error
from ..training_scheduler import TrainingRun
from .training_messages import ASKED, beginning, progress

log = logging.getLogger("chainrule")

FRAME_S = 0.1
"""Between two frames of a running training."""
MOST_WAITING = 100
"""Messages that may wait for a piece to end."""
ENDED = (WebSocketDisconnect, RuntimeError)
"""The connection has ended while something was being sent."""

State = Literal["running", "paused", "stopped", "done", "diverged"]
Message = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TrainingCommand:
    """A message that steers: its type, its number, and the rest of it."""

    kind: str
    seq: int | None
    given: Message


@dataclass
class TrainingSession:
    """A training under way: what was measured since the last frame, and what it does next.

    `seq` is that of the message it obeys; `until` the step it pauses at, when that is measured.
    """

    run: TrainingRun
    seq: int | None
    state: State = "running"
    until: int | None = None
    is_news: bool = True
    sent_at: float = float("-inf")
    measured: list[Progress] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        return self.state in {"stopped", "done", "diverged"}

    def note(self, found: list[Progress]) -> None:
        """Take in what a piece has measured, and rest where it came to an end."""
        self.measured += found
        if self.run.is_over:
            last = self.run.last
            self.state = "done" if last is None or last.is_finite else "diverged"
        elif self.until is not None and self.run.step >= self.until and self.run.is_measured:
            self.state, self.until = "paused", None
        self.is_news = self.is_news or self.state != "running"

    def obey(self, command: TrainingCommand) -> None:
        """Pause, resume, stop or go some steps. Raises ProblemError where that cannot be."""
        if self.is_over and command.kind in {"resume", "step"}:
            raise ProblemError(
                Problem(422, "training-over", say("this training is over; start another one"), node="type")
            )
        if command.kind == "step":
            start = self.run.step if self.until is None else self.until
            self.until = start + Fields(command.given).integer("count", 1, low=1, high=self.run.job.steps)
        else:
            self.until = self.run.step if command.kind == "pause" else None
            self.is_news = True
        if not self.is_over:
            self.state = "stopped" if command.kind == "stop" else "running"
        self.seq = command.seq


class LiveTraining:
    """At most one training of one connection. `hear` takes a message, `end` waits until nothing runs any more."""

    def __init__(self, socket: WebSocket, context: Context) -> None:
        self._socket, self._context = socket, context
        self._commands: asyncio.Queue[TrainingCommand] = asyncio.Queue(MOST_WAITING)
        self._task: asyncio.Task[None] | None = None

    async def hear(self, given: Message, seq: int | None, source: Message | None) -> None:
        """Take a message of `MESSAGES`; `source` is the open one. Raises ProblemError for one that makes no sense."""
        kind = given["type"]
        if kind == "train":
            document, is_paused = document_of(given, source), flag_of(given, "paused")
            await self.end()
            self._commands = asyncio.Queue(MOST_WAITING)
            self._task = asyncio.create_task(self._train(document, seq, is_paused))
        elif self._task is None or self._task.done():
            raise ProblemError(Problem(422, "nothing-trained", say("start with a message of type train"), node="type"))
        else:
            try:
                self._commands.put_nowait(TrainingCommand(kind, seq, given))
            except asyncio.QueueFull:
                detail = say("too many messages wait for the training; listen to the answers first")
                raise ProblemError(Problem(429, "too-many-messages", detail)) from None

    async def end(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None

    async def _train(self, document: Message, seq: int | None, is_paused: bool) -> None:
        with suppress(*ENDED):
            try:
                lane, limits = self._context.lanes.long, self._context.settings.limits
                job = await lane.run(read_job, document, limits)
                with self._context.trainings.room(job):
                    await self._socket.send_text(dumps(beginning(job, seq)).decode())
                    run = await lane.run(TrainingRun, job)
                    await self._go(TrainingSession(run, seq, until=0 if is_paused else None))
            except ENDED:
                pass
            except ChainruleError as error:
                await self._say_problem(of_library(error), seq)
            except ProblemError as error:
                await self._say_problem(error.problem, seq)
            except Exception:
                log.exception("a live training failed")
                await self._say_problem(unexpected_error(), seq)

    async def _go(self, session: TrainingSession) -> None:
        """Train and obey, until another training begins or the connection ends."""
        loop = asyncio.get_running_loop()
        while True:
            while session.state != "running" or not self._commands.empty():
                if session.state != "running":
                    await self._tell(session)
                await self._obey(session, await self._commands.get())
            session.note(await self._context.trainings.piece(session.run, session.until))
            if session.measured and loop.time() - session.sent_at >= FRAME_S:
                session.is_news = True
            await self._tell(session)

    async def _obey(self, session: TrainingSession, command: TrainingCommand) -> None:
        try:
            if command.kind in ASKED:
                answer = await self._context.lanes.long.run(self._asked, session.run, command)
                await (self._socket.send_text(answer) if isinstance(answer, str) else self._socket.send_bytes(answer))
            else:
                session.obey(command)
        except ChainruleError as error:
            await self._say_problem(of_library(error), command.seq)
        except ProblemError as error:
            await self._say_problem(error.problem, command.seq)

    def _asked(self, run: TrainingRun, command: TrainingCommand) -> str | bytes:
        return ASKED[command.kind](run, command.given, command.seq, self._context.settings.limits)

    async def _tell(self, session: TrainingSession) -> None:
        """Send a frame where there is something new to say."""
        if not session.is_news:
            return
        session.sent_at = asyncio.get_running_loop().time()
        measured, session.measured, session.is_news = session.measured, [], False
        await self._socket.send_bytes(progress(session.run, measured, session.state, session.seq))

    async def _say_problem(self, problem: Problem, seq: int | None) -> None:
        said = {"type": "error", "seq": seq, "problem": problem.document(language_of(self._socket))}
        await self._socket.send_text(orjson.dumps(said).decode())


MESSAGES = ("train", "pause", "resume", "step", "stop", *ASKED)
"""Types of messages that a training understands."""


def document_of(given: Message, source: Message | None) -> Message:
    """The training document of a message; what it does not say of the source, the open one says."""
    document = given.get("training")
    if not isinstance(document, dict):
        raise ProblemError(Problem(422, "wrong-type", say("'training' must be an object"), node="training"))
    if document.get("source") is not None:
        return document
    if source is None:
        detail = say("open a source, or name one in 'training', before training it")
        raise ProblemError(Problem(422, "nothing-open", detail, node="training.source"))
    return {**document, "source": source}


def flag_of(given: Message, name: str) -> bool:
    found = given.get(name, False)
    if not isinstance(found, bool):
        raise ProblemError(Problem(422, "wrong-type", say("{name} must be true or false", name=repr(name)), node=name))
    return found
