"""A trace with names: values, gradients, steps, the check, and every form in which it can be taken along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict, TypeVar, Unpack, overload

from chainrule.canonical_json import dumps
from chainrule.encode import document, dot, step_table
from chainrule.encode.scene_at_step import SceneAtStep
from chainrule.engine.check import Check, check_gradients
from chainrule.engine.diagnose import Diagnostic
from chainrule.engine.graph import INPUT
from chainrule.errors import LimitError
from chainrule.export import FRAMEWORKS, code
from chainrule.fields import one_of
from chainrule.limits import Limits
from chainrule.offline import PageTrace, ViewKeywords, ViewOptions, browser, page, still
from chainrule.offline.neurons import View, natural_view, scene_for
from chainrule.offline.page import Theme as PageTheme
from chainrule.pictures import powerpoint, tikz, video
from chainrule.pictures.drawing import Drawing
from chainrule.python import notebook
from chainrule.python.figures import Figures
from chainrule.python.named_step import NamedStep, brief, named
from chainrule.python.read_source import plain
from chainrule.scene import Scene, edit
from chainrule.sources.network.size import layer_widths

if TYPE_CHECKING:
    import pandas

FilePath = str | PathLike[str]
Content = TypeVar("Content", str, bytes)
Framework = Literal["numpy", "torch", "pytorch", "jax"]
VIDEO_WIDTH, VIDEO_HEIGHT = 1920, 1080
BAR = "{percentage:3.0f}% {bar} {elapsed} of about {remaining} more"
MOST_SHOWN = 4
"""So many gradients are named in the line that stands for a trace."""


class Size(TypedDict, total=False):
    """How large a picture is, in CSS pixels."""

    width: int
    height: int


class PictureOptions(Size, total=False):
    """How a picture is drawn, and how large."""

    view: View | None
    sample: int
    theme: PageTheme
    lang: str


class NamedTrace:
    """Everything that happened when a computation ran forward and backward. Immutable.

    `value` and `grad` are mappings by name: floats, else read-only float64 arrays. `grad[name]` is d output / d name,
    of the shape of the value. A trace is iterated step by step, `len` is the number of steps, and `t[5]` is a step.

    >>> import chainrule as cr
    >>> t = cr.trace("y = w*x", w=2, x=3)
    >>> t
    <trace of y = w*x: y = 6, dy/dw = 3, dy/dx = 2; 1 forward and 2 backward steps>
    >>> t.output, len(t), t[0].value
    ('y', 3, 6.0)
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @property
    def scene(self) -> Scene:
        """The same without names, for the library's own functions."""
        return self._scene

    @property
    def id(self) -> str:
        """32 hexadecimal digits: the same source has the same id everywhere, on a server too."""
        return self._scene.id

    @property
    def source(self) -> dict[str, Any]:
        """The source document in its normal form, to be changed and traced again."""
        return dict(self._scene.source)

    @property
    def output(self) -> str:
        """The name of the value that is differentiated."""
        return self._scene.graph.nodes[self._scene.graph.output].id

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of the values that were given."""
        return tuple(node.id for node in self._scene.graph if node.op == INPUT)

    @cached_property
    def value(self) -> Figures:
        """Every value by name."""
        nodes = self._scene.graph.nodes
        return Figures({node.id: value for node, value in zip(nodes, self._scene.trace.values, strict=True)}, "value")

    @cached_property
    def grad(self) -> Figures:
        """d output / d value for every value that the output depends on, each of the shape of the value.

        >>> import chainrule as cr
        >>> t = cr.trace("u = w*w; y = 2*x", w=2, x=3)
        >>> t.grad["x"]
        2.0
        >>> t.grad["w"]
        Traceback (most recent call last):
            ...
        KeyError: 'w has no gradient: y does not depend on it'
        """
        pairs = list(zip(self._scene.graph.nodes, self._scene.trace.gradients, strict=True))
        found = {node.id: gradient for node, gradient in pairs if gradient is not None}
        absent = {
            node.id: f"{node.id} has no gradient: {self.output} does not depend on it"
            for node, gradient in pairs
            if gradient is None
        }
        return Figures(found, "gradient", absent)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Values that stopped being finite, operands on kinks, and what was read otherwise than it was typed."""
        return tuple(self._scene.diagnostics)

    def __len__(self) -> int:
        return len(self._scene.trace)

    def __iter__(self) -> Iterator[NamedStep]:
        return (named(step, self._scene.trace) for step in self._scene.trace.steps())

    @overload
    def __getitem__(self, index: int) -> NamedStep: ...
    @overload
    def __getitem__(self, index: slice) -> list[NamedStep]: ...
    def __getitem__(self, index: int | slice) -> NamedStep | list[NamedStep]:
        """Step `index`, from 0, from the end where negative; IndexError outside. Slices are lists of steps."""
        trace = self._scene.trace
        if isinstance(index, slice):
            return [named(trace.step(i), trace) for i in range(len(trace))[index]]
        return named(trace.step(index + len(trace) if index < 0 else index), trace)

    def __repr__(self) -> str:
        trace = self._scene.trace
        shown = [f"{self.output} = {brief(self.value[self.output])}"]
        names = [name for name in self.inputs if name in self.grad]
        shown += [f"d{self.output}/d{name} = {brief(self.grad[name])}" for name in names[:MOST_SHOWN]]
        more = ", ..." if len(names) > MOST_SHOWN else ""
        backward = len(trace) - trace.seed
        return f"<trace of {self.title}: {', '.join(shown)}{more}; {trace.seed} forward and {backward} backward steps>"

    @property
    def title(self) -> str:
        """What is traced, in a few words."""
        source = self._scene.source
        if "text" in source:
            lines = [line.strip() for line in source["text"].splitlines() if line.strip()]
            return f"{lines[0]}{' ...' if len(lines) > 1 else ''}"
        return f"a network {'-'.join(map(str, layer_widths(source)))}"

    def with_inputs(self, inputs: Mapping[str, Any] | None = None, /, **values: Any) -> NamedTrace:
        """The same computation with other values for some of its inputs, of the shapes they had.

        Nothing is read or laid out again. Raises SourceError for a name that is no input and for another shape.

        >>> import chainrule as cr
        >>> cr.trace("y = x*x", x=3).with_inputs(x=5).grad["x"]
        10.0
        """
        given = {name: plain(value) for name, value in {**(inputs or {}), **values}.items()}
        return NamedTrace(edit(self._scene, given, Limits()))

    def check(self) -> Check:
        """Compare the gradients of all inputs with central differences.

        `worst_relative_error` is at the element `index` of input `node`; `inputs` says the same of every input.

        >>> import chainrule as cr
        >>> cr.trace("y = sin(x)", x=1).check().worst_relative_error < 1e-9
        True
        """
        scene = self._scene
        return scene.check or check_gradients(scene.graph, scene.program.inputs, scene.trace)

    @overload
    def to_json(self, path: None = ..., *, verify: bool = ...) -> str: ...
    @overload
    def to_json(self, path: FilePath, *, verify: bool = ...) -> Path: ...
    def to_json(self, path: FilePath | None = None, *, verify: bool = False) -> str | Path:
        """The whole trace as the document the API answers (docs/trace-format.md); with `verify` it holds the check.

        Returns the text or, with `path`, writes it there and returns the path, as all `to_...` do. Raises LimitError
        where the trace holds too many numbers to be written as JSON.
        """
        scene = Scene(self._scene.program, self._scene.trace, self.check()) if verify else self._scene
        return written(dumps(document.document(scene)).decode(), path)

    @overload
    def to_csv(self, path: None = ...) -> str: ...
    @overload
    def to_csv(self, path: FilePath) -> Path: ...
    def to_csv(self, path: FilePath | None = None) -> str | Path:
        """Every step as a table: index, pass, node, value, gradient, edge, to, local, amount, total.

        >>> import chainrule as cr
        >>> print(cr.trace("y = x*x", x=3).to_csv().splitlines()[1])
        0,forward,y,9.0,,,,,,
        """
        return written(step_table.text(self._scene), path)

    def to_frame(self) -> pandas.DataFrame:
        """The table of `to_csv` as a pandas DataFrame, arrays as arrays. Raises ImportError without pandas."""
        try:
            import pandas  # noqa: PLC0415  an extra that only this needs
        except ImportError:
            raise ImportError('a table is one of pandas: pip install "chainrule[notebook]"') from None

        return pandas.DataFrame(list(step_table.rows(self._scene)), columns=list(step_table.COLUMNS))

    @overload
    def to_dot(self, path: None = ..., *, step: int | None = ...) -> str: ...
    @overload
    def to_dot(self, path: FilePath, *, step: int | None = ...) -> Path: ...
    def to_dot(self, path: FilePath | None = None, *, step: int | None = None) -> str | Path:
        """The graph as DOT text when step `step` is done, by default the last. Raises SourceError for no such step."""
        return written(dot.text(self._scene, step=step), path)

    @overload
    def to_svg(self, path: None = ..., *, step: int | None = ..., **options: Unpack[PictureOptions]) -> str: ...
    @overload
    def to_svg(self, path: FilePath, *, step: int | None = ..., **options: Unpack[PictureOptions]) -> Path: ...
    def to_svg(
        self, path: FilePath | None = None, *, step: int | None = None, **options: Unpack[PictureOptions]
    ) -> str | Path:
        """The picture as the player draws it, its lines and letters as such, with its fonts in the file.

        Takes and raises what `to_png` does, but for `scale`.
        """
        scene, view_options, size = self._picture(options)
        done = len(scene.trace) if step is None else at_step(scene, step)
        return written(still.svg(scene, replace(view_options, step=done), title=self.title, **size), path)

    @overload
    def to_html(self, path: None = ..., *, title: str = ..., **view_options: Unpack[ViewKeywords]) -> str: ...
    @overload
    def to_html(self, path: FilePath, *, title: str = ..., **view_options: Unpack[ViewKeywords]) -> Path: ...
    def to_html(
        self, path: FilePath | None = None, *, title: str = "", **view_options: Unpack[ViewKeywords]
    ) -> str | Path:
        """One HTML file that plays, steps and scrubs from disk, without server or network.

        `view` is graph, network or reversed, by default what suits the source; `step` says how many steps are done when
        it is opened, from 0 to the number of steps of the view; also `unit` (op, neuron, layer), `order`, `sample`
        (from 1), `neuron` ("2.1"), `theme` (auto, light, dark, projector) and `lang` (en, zh-Hans, zh-Hant). `ask` is
        what a learner is asked for ("gradient:z2_1,sign:w1_1_1"), and `fade` leaves the last third of the gradients (2)
        or all of them (3) to the learner. Raises SourceError for what there is none of.

        >>> import chainrule as cr
        >>> page = cr.trace("preset:lecture-network").to_html(view="reversed")
        >>> page.startswith("<!doctype html>"), len(page) < 400_000
        (True, True)
        """
        return written(worksheet_page([self], title=title or self.title, **view_options), path)

    def show(self, *, height: int = notebook.HEIGHT, **view_options: Unpack[ViewKeywords]) -> notebook.Shown:
        """The trace as the output of a notebook's cell, to be played there; a trace alone in a cell shows itself.

        Takes what `to_html` takes, and `height` in CSS pixels. It is in the notebook itself, needs no server, and stays
        in what nbconvert makes of it.
        """
        said = repr(self)
        shown = ViewOptions(**view_options)
        return notebook.Shown(notebook.frame(self._scene, shown, said=said, height=height, title=self.title), said)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """As a frame that plays; where that cannot be, as a picture; where the player has not been built, as a line."""
        shown = {"text/plain": repr(self)}
        try:
            return {"text/html": notebook.frame(self._scene, ViewOptions(), said=repr(self), title=self.title), **shown}
        except (FileNotFoundError, LimitError):
            pass
        try:
            return {"image/svg+xml": self.to_svg(), **shown}
        except (FileNotFoundError, LimitError):
            return shown

    @overload
    def to_png(
        self, path: None = ..., *, step: int | None = ..., scale: float = ..., **options: Unpack[PictureOptions]
    ) -> bytes: ...
    @overload
    def to_png(
        self, path: FilePath, *, step: int | None = ..., scale: float = ..., **options: Unpack[PictureOptions]
    ) -> Path: ...
    def to_png(
        self,
        path: FilePath | None = None,
        *,
        step: int | None = None,
        scale: float = 2.0,
        **options: Unpack[PictureOptions],
    ) -> bytes | Path:
        """The picture as the player draws it, when step `step` of the view is done, by default the last.

        `view` is graph, network or reversed; also `sample`, `theme`, `lang`, and `width` and `height` in CSS pixels,
        of each of which the file has `scale`. Raises SourceError for a view, sample or step that is none, and
        LimitError for a picture that takes too long, too much memory or too many strokes.
        """
        scene, view_options, size = self._picture(options)
        done = len(scene.trace) if step is None else at_step(scene, step)
        return written(still.png(scene, replace(view_options, step=done), scale=scale, **size), path)

    @overload
    def to_pdf(self, path: None = ..., *, step: int | None = ..., **options: Unpack[PictureOptions]) -> bytes: ...
    @overload
    def to_pdf(self, path: FilePath, *, step: int | None = ..., **options: Unpack[PictureOptions]) -> Path: ...
    def to_pdf(
        self, path: FilePath | None = None, *, step: int | None = None, **options: Unpack[PictureOptions]
    ) -> bytes | Path:
        """The same picture as PDF, its lines and letters as such; without `step` a page for every step, in order.

        Takes what `to_png` does and raises it too, LimitError for more than 120 pages, and ImportError without
        ReportLab.
        """
        scene, view_options, size = self._picture(options)
        done = range(len(scene.trace) + 1) if step is None else [at_step(scene, step)]
        return written(still.pdf(scene, view_options, done, title=self.title, **size), path)

    @overload
    def to_tikz(self, path: None = ..., *, step: int | None = ..., **options: Unpack[PictureOptions]) -> str: ...
    @overload
    def to_tikz(self, path: FilePath, *, step: int | None = ..., **options: Unpack[PictureOptions]) -> Path: ...
    def to_tikz(
        self, path: FilePath | None = None, *, step: int | None = None, **options: Unpack[PictureOptions]
    ) -> str | Path:
        """A Beamer document for pdfLaTeX, drawn by TikZ: an overlay for every step or, with `step`, that one alone.

        Takes and raises what `to_png` does, and LimitError for more than 120 overlays and for networks of very many
        lines.
        """
        return written(tikz.document(self._drawings(step, options)), path)

    @overload
    def to_pptx(self, path: None = ..., *, step: int | None = ..., **options: Unpack[PictureOptions]) -> bytes: ...
    @overload
    def to_pptx(self, path: FilePath, *, step: int | None = ..., **options: Unpack[PictureOptions]) -> Path: ...
    def to_pptx(
        self, path: FilePath | None = None, *, step: int | None = None, **options: Unpack[PictureOptions]
    ) -> bytes | Path:
        """Slides for PowerPoint, one a step, of shapes that can be changed; sentence and formulas are the notes.

        Takes and raises what `to_tikz` does, and ImportError without python-pptx.
        """
        return written(powerpoint.presentation(self._drawings(step, options), title=self.title), path)

    def to_video(
        self,
        path: FilePath,
        *,
        fps: float = 30,
        captions: bool = True,
        progress: bool | None = None,
        **options: Unpack[PictureOptions],
    ) -> Path:
        """The video as it plays, from its beginning to its end, as `.mp4`, `.webm` or `.gif`; returns the path.

        `fps` pictures a second, of `width` x `height` pixels, by default 1920 x 1080. `captions`: with the sentence and
        the formula below the picture. `progress` shows a bar, by default where a person looks at it. Interrupted, it
        leaves no file. Raises what `to_pdf` does, ValueError for another ending or an `fps` that is none, and
        ImportError without PyAV or Pillow.
        """
        place = video.checked(path)
        if not 1 <= fps <= 60:
            raise ValueError("fps goes from 1 to 60")
        scene, view_options, size = self._picture(options)
        wide, high = size.get("width", VIDEO_WIDTH), size.get("height", VIDEO_HEIGHT)
        # Drawn as on a smaller page, and every one of its pixels larger: a video is seen from far away.
        scale = max(1.0, wide / still.WIDTH)
        moments = browser.frames(
            scene, view_options, fps=fps, width=round(wide / scale), height=round(high / scale), scale=scale,
            captions=captions, is_lossless=place.suffix.lower() == ".gif",
        )  # fmt: skip
        with closing(moments):
            return video.write((each.content for each in watched(moments, progress)), place, fps=fps)

    def _drawings(self, step: int | None, options: PictureOptions) -> list[Drawing]:
        scene, view_options, size = self._picture(options)
        done = range(len(scene.trace) + 1) if step is None else [at_step(scene, step)]
        return still.drawings(scene, view_options, done, **size)

    def _picture(self, options: PictureOptions) -> tuple[Scene, ViewOptions, dict[str, Any]]:
        """The scene that is drawn, how, and how large: `width` and `height`, where they are given."""
        told: dict[str, Any] = {"theme": "light", **options}
        size: dict[str, Any] = {name: told.pop(name) for name in ("width", "height") if name in told}
        view_options = ViewOptions(**told)
        view = view_options.view or natural_view(self._scene)
        return scene_for(self._scene, view, view_options.sample), replace(view_options, view=view, sample=1), size

    @overload
    def to_code(self, framework: Framework = ..., path: None = ...) -> str: ...
    @overload
    def to_code(self, framework: Framework, path: FilePath) -> Path: ...
    def to_code(self, framework: Framework = "numpy", path: FilePath | None = None) -> str | Path:
        """A complete program that computes the same and prints the gradients of the inputs.

        NumPy spells the backward pass out line by line; PyTorch and JAX differentiate by themselves. Raises
        SourceError for another framework and LimitError for a computation with too many input values.

        >>> import chainrule as cr
        >>> "d_x = d_x + d_y * x" in cr.trace("y = x*x", x=3).to_code("numpy")
        True
        """
        wanted = "pytorch" if framework == "torch" else one_of(framework, FRAMEWORKS, "framework")
        return written(code(self._scene.program, wanted), path)


def watched(moments: Iterable[browser.Frame], progress: bool | None) -> Iterator[browser.Frame]:
    """The moments of a video, with a bar that says how much of it is done."""
    from tqdm import tqdm  # noqa: PLC0415  it takes longer to import than the rest

    bar = tqdm(total=100, disable=None if progress is None else not progress, unit="%", bar_format=BAR)
    with bar:
        for each in moments:
            bar.update(int(100 * each.part) - bar.n)
            yield each


def worksheet(
    traces: Iterable[NamedTrace],
    path: FilePath | None = None,
    *,
    title: str = "Chainrule",
    **view_options: Unpack[ViewKeywords],
) -> str | Path:
    """Several traces in one HTML file, one below the other, to be printed or worked through without a network.

    Takes what `NamedTrace.to_html` takes. Returns the text or, with `path`, writes it there and returns the path.

    >>> import chainrule as cr
    >>> sheet = cr.worksheet([cr.trace("y = x*x", x=3), cr.trace("preset:colah")], title="Exercises")
    >>> sheet.count("<chain-rule")
    2
    """
    return written(worksheet_page(traces, title=title, **view_options), path)


def worksheet_page(traces: Iterable[NamedTrace], *, title: str, **view_options: Unpack[ViewKeywords]) -> str:
    """The file of `worksheet`; with one trace, that trace fills it."""
    shown = ViewOptions(**view_options)
    parts = [PageTrace(each.scene, shown, each.title) for each in traces]
    return page(parts, title=title, lang=shown.lang)


def at_step(scene: Scene, step: int) -> int:
    """How many steps are done when step `step` is. Raises SourceError for no such step."""
    return SceneAtStep(scene, step).step + 1


def written(content: Content, path: FilePath | None) -> Content | Path:
    """The content itself or, with a path, the path it was written to."""
    if path is None:
        return content
    place = Path(path)
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    return place
