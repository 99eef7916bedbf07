"""Pictures as a LaTeX document: `document(drawings)`, in Beamer with an overlay for every picture.

It is made for pdfLaTeX and needs nothing but Beamer and TikZ; with Chinese in it for XeLaTeX and its package xeCJK. The
coordinates are those of the picture, so a part of it can be taken out and changed by hand.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from chainrule.errors import LimitError
from chainrule.pictures.drawing import Drawing, ImageMark, Mark, Paint, PathMark, Run, TextMark
from chainrule.pictures.tex_text import has_chinese, tex_text
from chainrule.sentences import say

PAPER_MM: Final = (160.0, 90.0)
"""Beamer's slide at 16:9."""
POINTS_A_MM: Final = 72 / 25.4
MOST_CELLS: Final = 4096
"""An image of more pixels is not drawn as squares."""
ANCHORS: Final[Mapping[str, str]] = MappingProxyType({"start": "base west", "middle": "base", "end": "base east"})

_PREAMBLE: Final = r"""% Compile with {program}.
\documentclass[aspectratio=169]{{beamer}}
% Computer Modern at every size, sans serif in bold too.
\DeclareFontFamily{{OT1}}{{cmss}}{{}}
\DeclareFontShape{{OT1}}{{cmss}}{{m}}{{n}}{{<-> cmss10}}{{}}
\DeclareFontShape{{OT1}}{{cmss}}{{m}}{{it}}{{<-> cmssi10}}{{}}
\DeclareFontShape{{OT1}}{{cmss}}{{b}}{{n}}{{<-> cmssbx10}}{{}}
\DeclareFontShape{{OT1}}{{cmss}}{{bx}}{{n}}{{<-> cmssbx10}}{{}}
\DeclareFontShape{{OT1}}{{cmss}}{{b}}{{it}}{{<-> cmssbx10}}{{}}
\DeclareFontShape{{OML}}{{cmm}}{{b}}{{it}}{{<-> cmmib10}}{{\skewchar\font127 }}
\DeclareFontShape{{OMS}}{{cmsy}}{{b}}{{n}}{{<-> cmbsy10}}{{\skewchar\font48 }}
\DeclareFontShape{{OML}}{{cmm}}{{m}}{{it}}{{<-> cmmi10}}{{\skewchar\font127 }}
\DeclareFontShape{{OMS}}{{cmsy}}{{m}}{{n}}{{<-> cmsy10}}{{\skewchar\font48 }}
\usepackage{{tikz}}
{fonts}\setbeamertemplate{{navigation symbols}}{{}}
{colours}
\newcommand\letters[2]{{\fontsize{{#1bp}}{{#1bp}}\selectfont#2}}
\newcommand\drawing[2]{{\expandafter\gdef\csname drawing-#1\endcsname{{#2}}}}
"""
_FRAME: Final = r"""{pictures}
\begin{{document}}
{{\setbeamercolor{{background canvas}}{{bg={paper}}}
\setbeamertemplate{{background}}{{%
\begin{{tikzpicture}}[x={scale}bp, y=-{scale}bp, every node/.style={{inner sep=0, outer sep=0}}]
\path[use as bounding box] (-{left}bp,{top}bp) rectangle ++(\paperwidth,-\paperheight);
\csname drawing-\insertoverlaynumber\endcsname
\end{{tikzpicture}}}}
\begin{{frame}}<1-{count}>[plain]
\end{{frame}}}}
\end{{document}}
"""


def document(drawings: Sequence[Drawing]) -> str:
    """The document, a slide whose overlays are the pictures. They have to be of one size.

    Raises LimitError for a picture that is no drawing of lines and letters, such as that of very many lines.
    """
    first = drawings[0]
    scale, left, top = _fitted(first.width, first.height)
    paints = sorted({paint.colour for drawing in drawings for paint in _paints(drawing)})
    ink = Ink({colour: f"c{i}" for i, colour in enumerate(paints)}, scale)
    # Named outside of the frame: TeX reads all of a frame anew for each of its overlays, and keeps it several times.
    pictures = "\n".join(
        f"% {_comment(drawing.sentence)}\n\\drawing{{{i}}}{{%\n" + "\n".join(map(ink.mark, drawing.marks)) + "}"
        for i, drawing in enumerate(drawings, start=1)
    )
    is_chinese = has_chinese("".join(drawing.texts for drawing in drawings))
    preamble = _PREAMBLE.format(
        program="xelatex" if is_chinese else "pdflatex",
        fonts="\\usepackage{xeCJK}\n" if is_chinese else "",
        colours="\n".join(f"\\definecolor{{c{i}}}{{HTML}}{{{colour.upper()}}}" for i, colour in enumerate(paints)),
    )
    paper = ink.names[first.paper.colour]
    return preamble + _FRAME.format(
        paper=paper, left=_number(left), top=_number(top), scale=_number(scale), pictures=pictures, count=len(drawings)
    )


class Ink:
    """Writes marks: `names` are those of the colours, `scale` is so many points to a pixel."""

    def __init__(self, names: Mapping[str, str], scale: float) -> None:
        self.names, self.scale = names, scale

    def mark(self, mark: Mark) -> str:
        if isinstance(mark, PathMark):
            return self._path(mark)
        return self._text(mark) if isinstance(mark, TextMark) else "\n".join(self._cells(mark))

    def _path(self, path: PathMark) -> str:
        options = [*self._surface(path.fill), *self._line(path)]
        return f"\\path[{', '.join(options)}] {_outline(path)};"

    def _surface(self, paint: Paint | None) -> Iterator[str]:
        if paint:
            yield f"fill={self.names[paint.colour]}"
            if paint.opacity < 1:
                yield f"fill opacity={_number(paint.opacity)}"

    def _line(self, path: PathMark) -> Iterator[str]:
        if not path.stroke:
            return
        yield f"draw={self.names[path.stroke.colour]}"
        yield f"line width={self._points(path.width)}"
        if path.stroke.opacity < 1:
            yield f"draw opacity={_number(path.stroke.opacity)}"
        if path.dash:
            pattern = (f"{'off' if i % 2 else 'on'} {self._points(each)}" for i, each in enumerate(path.dash))
            yield f"dash pattern={' '.join(pattern)}"
        if path.cap != "butt":
            yield f"line cap={'rect' if path.cap == 'square' else path.cap}"

    def _text(self, text: TextMark) -> str:
        options = [f"anchor={ANCHORS[text.anchor]}"]
        if text.turn:
            options.append(f"rotate={_number(-text.turn)}")
        runs = "".join(self._run(run, text.y) for run in text.runs)
        return f"\\node[{', '.join(options)}] at ({_number(text.x)},{_number(text.y)}) {{{runs}}};"

    def _run(self, run: Run, base: float) -> str:
        said = tex_text(run.text)
        if run.is_bold:
            said = f"\\bfseries\\boldmath{{}}{said}"
        if run.is_italic:
            said = f"\\itshape{{}}{said}"
        if run.is_underlined:
            said = f"\\underline{{{said}}}"
        said = (
            f"{{\\letters{{{_number(run.size * self.scale)}}}{{\\color{{{self.names[run.paint.colour]}}}{{}}{said}}}}}"
        )
        if run.paint.opacity < 1:
            said = f"{{\\pgfsetfillopacity{{{_number(run.paint.opacity)}}}{said}}}"
        rise = (base - run.y) * self.scale
        lifted = said if abs(rise) < 0.05 else f"\\raisebox{{{_number(rise)}bp}}{{{said}}}"
        return f"\\hspace{{{self._points(run.dx)}}}{lifted}" if abs(run.dx) > 0.5 else lifted

    def _cells(self, image: ImageMark) -> Iterator[str]:
        """An image of few pixels as so many squares."""
        for cell in cells_of(image):
            box = f"({_number(cell.x)},{_number(cell.y)}) rectangle ++({_number(cell.width)},{_number(cell.height)})"
            yield f"\\path[{', '.join(self._surface(cell.paint))}] {box};"

    def _points(self, length: float) -> str:
        return f"{_number(length * self.scale)}bp"


@dataclass(frozen=True, slots=True)
class Cell:
    """A pixel of an image, where it is in the picture."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint


@cache
def cells_of(image: ImageMark) -> tuple[Cell, ...]:
    """What can be seen of the pixels of an image. Raises LimitError for a large one."""
    from PIL import Image as Reader  # noqa: PLC0415  an extra that only this needs

    with Reader.open(io.BytesIO(image.content)) as opened:
        wide, high = opened.size
        if wide * high > MOST_CELLS:
            message = say("this view is painted, not drawn: take PDF, PNG or a video of it")
            raise LimitError("painted-picture", message, node="format")
        pixels = opened.convert("RGBA").tobytes()
    width, height = image.width / wide, image.height / high
    made = []
    for i in range(wide * high):
        red, green, blue, alpha = pixels[4 * i : 4 * i + 4]
        if alpha:
            paint = Paint(f"{red:02x}{green:02x}{blue:02x}", image.opacity * alpha / 255)
            made.append(Cell(image.x + i % wide * width, image.y + i // wide * height, width, height, paint))
    return tuple(made)


def _paints(drawing: Drawing) -> Iterator[Paint]:
    yield drawing.paper
    for mark in drawing.marks:
        if isinstance(mark, PathMark):
            yield from (paint for paint in (mark.fill, mark.stroke) if paint)
        elif isinstance(mark, TextMark):
            yield from (run.paint for run in mark.runs)
        else:
            yield from (cell.paint for cell in cells_of(mark))


def _outline(path: PathMark) -> str:
    return " ".join(_WRITERS[letter](numbers) for letter, numbers in path.segments)


def _point(x: float, y: float) -> str:
    return f"({_number(x)},{_number(y)})"


_WRITERS: Final[Mapping[str, Callable[[Sequence[float]], str]]] = MappingProxyType(
    {
        "M": lambda to: _point(*to),
        "L": lambda to: f"-- {_point(*to)}",
        "C": lambda to: f".. controls {_point(*to[:2])} and {_point(*to[2:4])} .. {_point(*to[4:])}",
        "Z": lambda _: "-- cycle",
    }
)


def _fitted(width: float, height: float) -> tuple[float, float, float]:
    """Points to a pixel, and the room at the left and above, so that the picture fills the slide."""
    wide, high = (each * POINTS_A_MM for each in PAPER_MM)
    scale = min(wide / width, high / height)
    return scale, (wide - scale * width) / 2, (high - scale * height) / 2


def _number(x: float) -> str:
    return f"{x:.3f}".rstrip("0").rstrip(".") if abs(x) >= 0.0005 else "0"


def _comment(text: str) -> str:
    return " ".join(text.split())
