"""A scene in the forms in which it is sent: `encoded.answer(Question("svg", step=3))`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from chainrule.canonical_json import dumps
from chainrule.cost import Cost, Form, cost_of
from chainrule.encode import binary, document, dot, step_table, svg
from chainrule.export import code
from chainrule.offline import PageTrace, Showing, page
from chainrule.scene import Scene
from chainrule.sentences import say

from . import card
from .problems import Problem, ProblemError

Theme = Literal["light", "dark", "auto"]


@dataclass(frozen=True, slots=True)
class Question:
    """What of a trace is wanted: a form of it, of pictures and DOT at a step, of steps those from `start` to `stop`."""

    form: Form
    step: int | None = None
    theme: Theme = "light"
    start: int = 0
    stop: int = 0
    framework: str = "numpy"
    showing: Showing = field(default_factory=Showing)


@dataclass(frozen=True, eq=False)
class EncodedScene:
    """A scene and the forms in which it is sent. `is_stored`: the store holds its source. `judged`: the cost it was
    judged by, where it was.
    """

    scene: Scene
    is_stored: bool = True
    judged: Cost | None = None

    @property
    def id(self) -> str:
        return self.scene.id

    @cached_property
    def cost(self) -> Cost:
        """What it takes to make it again."""
        if self.judged is not None:
            return replace(self.judged, verify=0)
        samples = self.scene.source.get("samples", ())
        return cost_of(self.scene.graph, samples=len(samples), are_drawn="sizes" in self.scene.source)

    def answer(self, question: Question) -> bytes:
        """The answer to a question. Raises ProblemError for a step that is none."""
        return WRITERS[question.form](self, question)

    @cached_property
    def json(self) -> bytes:
        """The whole trace, made once."""
        return dumps(document.document(self.scene))

    @cached_property
    def binary(self) -> bytes:
        """The same in binary, made once."""
        return binary.encode(self.scene)

    def steps(self, start: int, stop: int) -> bytes:
        """The steps from `start` up to, not including, `stop`, as far as there are any."""
        total = len(self.scene.trace)
        start, stop = min(start, total), min(stop, total)
        page = document.steps(self.scene, start, stop) if start < stop else []
        return dumps({"start": start, "stop": max(start, stop), "total": total, "steps": page})

    def layout(self) -> bytes:
        return dumps(self.scene.layout.as_document(self.scene.graph))

    def svg(self, step: int | None, theme: Theme) -> bytes:
        self.check_step(step)
        return svg.picture(self.scene, step=step, theme=theme).encode()

    def png(self, step: int | None, theme: Theme) -> bytes:
        """The picture on a card, in pixels: nothing of Python runs while it is drawn, so only a process may do it."""
        return card.png_of(self.svg(step, theme).decode(), theme)

    def dot(self, step: int | None) -> bytes:
        self.check_step(step)
        return dot.text(self.scene, step=step).encode()

    def code(self, framework: str) -> bytes:
        return code(self.scene.program, framework).encode()

    def csv(self) -> bytes:
        return step_table.text(self.scene).encode()

    def html(self, showing: Showing) -> bytes:
        """One file that plays without server or network. Raises ProblemError where the player has not been built."""
        try:
            return page([PageTrace(self.scene, showing)], lang=showing.lang).encode()
        except FileNotFoundError:
            raise ProblemError(Problem(503, "player-not-built", say("the player has not been built here"))) from None

    def check_step(self, step: int | None) -> None:
        """Raise ProblemError for a step that is none."""
        last = len(self.scene.trace) - 1
        if step is not None and step > last:
            detail = say("there is no step {step}; steps go from 0 to {last}", step=step, last=last)
            raise ProblemError(Problem(404, "no-such-step", detail, node="step"))

    @cached_property
    def weight(self) -> int:
        """Roughly how many bytes of memory it takes, with all its forms."""
        return self.cost.held + self.cost.answer("json") + self.cost.answer("binary")


WRITERS: Mapping[Form, Callable[[EncodedScene, Question], bytes]] = MappingProxyType(
    {
        "json": lambda encoded, _: encoded.json,
        "binary": lambda encoded, _: encoded.binary,
        "layout": lambda encoded, _: encoded.layout(),
        "steps": lambda encoded, asked: encoded.steps(asked.start, asked.stop),
        "svg": lambda encoded, asked: encoded.svg(asked.step, asked.theme),
        "png": lambda encoded, asked: encoded.png(asked.step, asked.theme),
        "dot": lambda encoded, asked: encoded.dot(asked.step),
        "csv": lambda encoded, _: encoded.csv(),
        "html": lambda encoded, asked: encoded.html(asked.showing),
        "code": lambda encoded, asked: encoded.code(asked.framework),
    }
)
