"""A scene in the forms in which it is sent: `encoded.answer(Question("svg", step=3))`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from chainrule.canonical_json import dumps
from chainrule.cost import PIXEL_WORK, Cost, Form, cost_of
from chainrule.encode import binary, document, dot, step_table
from chainrule.export import code
from chainrule.offline import PageTrace, ViewOptions, page, still
from chainrule.offline.neurons import natural_view, scene_for
from chainrule.pictures import powerpoint, tikz
from chainrule.pictures.drawing import Drawing
from chainrule.scene import Scene
from chainrule.sentences import say

from .problems import Problem, ProblemError


@dataclass(frozen=True, slots=True)
class Question:
    """What of a trace is wanted: a form of it, of pictures and DOT at a step, of steps those from `start` to `stop`.

    Pictures are `width` x `height` CSS pixels, of each of which a PNG has `scale`.
    """

    form: Form
    step: int | None = None
    start: int = 0
    stop: int = 0
    framework: str = "numpy"
    view_options: ViewOptions = field(default_factory=ViewOptions)
    width: int = still.WIDTH
    height: int = still.HEIGHT
    scale: float = 1.0

    def work(self, cost: Cost) -> int:
        """What the answer takes of a scene of that cost: about nanoseconds."""
        pixels = self.width * self.height * self.scale**2 if self.form == "png" else 0
        return cost.work(self.form) + round(PIXEL_WORK * pixels)


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

    def svg(self, asked: Question) -> bytes:
        """The picture as the player draws it, with its fonts inside. Only a process may do it: it takes a while."""
        scene, view_options = self.pictured(asked)
        with player():
            return still.svg(scene, view_options, width=asked.width, height=asked.height).encode()

    def png(self, asked: Question) -> bytes:
        """The same in pixels: nothing of Python runs while they are drawn."""
        scene, view_options = self.pictured(asked)
        with player():
            return still.png(scene, view_options, width=asked.width, height=asked.height, scale=asked.scale)

    def pdf(self, asked: Question) -> bytes:
        """A page for every step. Raises ProblemError where what writes it is not installed, as `pptx` does."""
        scene, view_options = self.pictured(asked)
        with player(), slides():
            return still.pdf(scene, view_options, range(len(scene.trace) + 1), width=asked.width, height=asked.height)

    def tex(self, asked: Question) -> bytes:
        """A Beamer document with an overlay for every step."""
        return tikz.document(self.drawings(asked)).encode()

    def pptx(self, asked: Question) -> bytes:
        """A slide for every step."""
        with slides():
            return powerpoint.presentation(self.drawings(asked))

    def drawings(self, asked: Question) -> list[Drawing]:
        """The picture of the beginning and those after every step."""
        scene, view_options = self.pictured(asked)
        with player():
            return still.drawings(
                scene, view_options, range(len(scene.trace) + 1), width=asked.width, height=asked.height
            )

    def pictured(self, asked: Question) -> tuple[Scene, ViewOptions]:
        """The scene that a view draws, and how, when a step of it is done. Raises ProblemError for no such step."""
        view_options = asked.view_options
        view = view_options.view or natural_view(self.scene)
        scene = scene_for(self.scene, view, view_options.sample)
        check_step(scene, asked.step)
        done = len(scene.trace) if asked.step is None else asked.step + 1
        return scene, replace(view_options, view=view, sample=1, step=done)

    def dot(self, step: int | None) -> bytes:
        check_step(self.scene, step)
        return dot.text(self.scene, step=step).encode()

    def code(self, framework: str) -> bytes:
        return code(self.scene.program, framework).encode()

    def csv(self) -> bytes:
        return step_table.text(self.scene).encode()

    def html(self, view_options: ViewOptions) -> bytes:
        """One file that plays without server or network. Raises ProblemError where the player has not been built."""
        with player():
            return page([PageTrace(self.scene, view_options)], lang=view_options.lang).encode()

    @cached_property
    def weight(self) -> int:
        """Roughly how many bytes of memory it takes, with all its forms."""
        return self.cost.held + self.cost.answer("json") + self.cost.answer("binary")


@contextmanager
def player() -> Iterator[None]:
    """What needs the player's scripts. Raises ProblemError where they have not been built."""
    try:
        yield
    except FileNotFoundError:
        raise ProblemError(Problem(503, "player-not-built", say("the player has not been built here"))) from None


@contextmanager
def slides() -> Iterator[None]:
    """What needs the extra `export`. Raises ProblemError where it has not been installed."""
    try:
        yield
    except ImportError:
        raise ProblemError(Problem(503, "no-slides", say("this server cannot write such files"))) from None


def check_step(scene: Scene, step: int | None) -> None:
    """Raise ProblemError for a step that is none."""
    last = len(scene.trace) - 1
    if step is not None and step > last:
        detail = say("there is no step {step}; steps go from 0 to {last}", step=step, last=last)
        raise ProblemError(Problem(404, "no-such-step", detail, node="step"))


WRITERS: Mapping[Form, Callable[[EncodedScene, Question], bytes]] = MappingProxyType(
    {
        "json": lambda encoded, _: encoded.json,
        "binary": lambda encoded, _: encoded.binary,
        "layout": lambda encoded, _: encoded.layout(),
        "steps": lambda encoded, asked: encoded.steps(asked.start, asked.stop),
        "svg": lambda encoded, asked: encoded.svg(asked),
        "png": lambda encoded, asked: encoded.png(asked),
        "pdf": lambda encoded, asked: encoded.pdf(asked),
        "tex": lambda encoded, asked: encoded.tex(asked),
        "pptx": lambda encoded, asked: encoded.pptx(asked),
        "dot": lambda encoded, asked: encoded.dot(asked.step),
        "csv": lambda encoded, _: encoded.csv(),
        "html": lambda encoded, asked: encoded.html(asked.view_options),
        "code": lambda encoded, asked: encoded.code(asked.framework),
    }
)
