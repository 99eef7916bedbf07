"""A picture as a list of marks, as `frontend/src/picture` takes it of a player: `Drawing.read(document)`."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal, Self

Anchor = Literal["start", "middle", "end"]
Cap = Literal["butt", "round", "square"]
Segment = tuple[str, tuple[float, ...]]
"""`M` or `L` and a point, `C` and three points, `Z` and nothing; absolute."""


@dataclass(frozen=True, slots=True)
class Paint:
    """`colour` is six hexadecimal digits, `opacity` goes from 0 to 1."""

    colour: str
    opacity: float

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> Self:
        return cls(document["colour"].removeprefix("#"), float(document["opacity"]))


@dataclass(frozen=True, slots=True)
class PathMark:
    """A line, a surface, or both. Lengths are in pixels of the picture."""

    segments: tuple[Segment, ...]
    fill: Paint | None
    stroke: Paint | None
    width: float
    dash: tuple[float, ...]
    cap: Cap


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look, `dx` after those before them; `y` is where they stand, `size` their height in pixels."""

    text: str
    dx: float
    y: float
    size: float
    weight: int
    is_italic: bool
    is_underlined: bool
    paint: Paint

    @property
    def is_bold(self) -> bool:
        return self.weight >= 600


@dataclass(frozen=True, slots=True)
class TextMark:
    """A line of text whose start, middle or end is at `x`, turned by `turn` degrees clockwise about it."""

    x: float
    anchor: Anchor
    turn: float
    width: float
    runs: tuple[Run, ...]

    @property
    def size(self) -> float:
        """Of the largest letters."""
        return max(run.size for run in self.runs)

    @property
    def y(self) -> float:
        """Where its largest letters stand; small figures stand below and above."""
        return next(run.y for run in self.runs if run.size == self.size)


@dataclass(frozen=True, slots=True)
class ImageMark:
    """A PNG. `is_pixelated`: its pixels are seen as squares."""

    content: bytes
    x: float
    y: float
    width: float
    height: float
    opacity: float
    is_pixelated: bool


Mark = PathMark | TextMark | ImageMark


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of `width` x `height` pixels, what is said of it, and its formulas with their numbers."""

    width: float
    height: float
    paper: Paint
    marks: tuple[Mark, ...]
    sentence: str
    formulas: tuple[str, ...]

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> Self:
        return cls(
            width=float(document["width"]),
            height=float(document["height"]),
            paper=Paint.read(document["paper"]),
            marks=tuple(_READERS[each["kind"]](each) for each in document["marks"]),
            sentence=document["sentence"],
            formulas=tuple(document["formulas"]),
        )

    @property
    def texts(self) -> str:
        """All letters that are drawn or said."""
        runs = (run.text for mark in self.marks if isinstance(mark, TextMark) for run in mark.runs)
        return "".join((*runs, self.sentence, *self.formulas))


def _path(document: Mapping[str, Any]) -> PathMark:
    return PathMark(
        segments=tuple(_segment(each) for each in document["segments"]),
        fill=_paint(document["fill"]),
        stroke=_paint(document["stroke"]),
        width=float(document["width"]),
        dash=tuple(map(float, document["dash"])),
        cap=document["cap"],
    )


def _segment(document: Sequence[Any]) -> Segment:
    letter, *numbers = document
    return letter, tuple(map(float, numbers))


def _paint(document: Mapping[str, Any] | None) -> Paint | None:
    return None if document is None else Paint.read(document)


def _text(document: Mapping[str, Any]) -> TextMark:
    runs = tuple(
        Run(
            text=each["text"],
            dx=float(each["dx"]),
            y=float(each["y"]),
            size=float(each["size"]),
            weight=int(each["weight"]),
            is_italic=bool(each["isItalic"]),
            is_underlined=bool(each["isUnderlined"]),
            paint=Paint.read(each["paint"]),
        )
        for each in document["runs"]
    )
    return TextMark(float(document["x"]), document["anchor"], float(document["turn"]), float(document["width"]), runs)


def _image(document: Mapping[str, Any]) -> ImageMark:
    content = base64.b64decode(document["href"].partition("base64,")[2])
    x, y, width, height, opacity = (float(document[name]) for name in ("x", "y", "width", "height", "opacity"))
    return ImageMark(content, x, y, width, height, opacity, bool(document["isPixelated"]))


_READERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Mark]]] = MappingProxyType(
    {"path": _path, "text": _text, "image": _image}
)
