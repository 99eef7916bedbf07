"""Pictures as PDF, a page a picture: `document(drawings, fonts={400: ...})`.

Lines stay lines, and letters can be searched for and copied. What a step says is its page's name in the outline. Needs
ReportLab, of the extra `export`.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from chainrule.pictures.drawing import Drawing, ImageMark, Paint, PathMark, Run, TextMark
from chainrule.pictures.spare_letters import outline

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

POINTS: Final = 0.75
"""Of a pixel: 96 of them are an inch, as in style sheets."""
PLAIN: Final = "Helvetica"
"""Every program that shows PDF has it: where there are no fonts of the player."""
CAPS: Final = {"butt": 0, "round": 1, "square": 2}
SLANT: Final = math.tan(math.radians(12))
"""Of letters that lean, for the fonts of pictures stand upright."""
NO_REPORTLAB: Final = 'PDF is written by ReportLab: pip install "chainrule[export]"'


def document(drawings: Sequence[Drawing], *, fonts: Mapping[int, bytes], title: str = "") -> bytes:
    """The same bytes every time; `fonts` are TrueType files by weight. Raises ImportError without ReportLab."""
    try:
        from reportlab import rl_config  # noqa: PLC0415  an extra that only this needs
        from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415
    except ImportError:
        raise ImportError(NO_REPORTLAB) from None

    rl_config.useA85 = 0  # bytes as they are: a fifth less than written in letters, and quicker
    written = io.BytesIO()
    canvas = Canvas(written, invariant=1, pageCompression=1)
    canvas.setTitle(title or drawings[0].sentence)
    canvas.setCreator("Chainrule")
    pen = Pen(canvas, {weight: Face(content) for weight, content in fonts.items()})
    for number, drawing in enumerate(drawings):
        canvas.setPageSize((drawing.width * POINTS, drawing.height * POINTS))
        # Pictures count from the top, pages from the bottom.
        canvas.transform(POINTS, 0, 0, -POINTS, 0, drawing.height * POINTS)
        pen.page(drawing)
        canvas.bookmarkPage(str(number))
        canvas.addOutlineEntry(drawing.sentence or str(number), str(number))
        canvas.showPage()
    canvas.save()
    return written.getvalue()


class Face:
    """One weight of the letters. Without a file it is `PLAIN`."""

    def __init__(self, content: bytes | None = None) -> None:
        self.name, self.letters = (PLAIN, frozenset(range(32, 127))) if content is None else registered(content)

    def pieces(self, text: str) -> Iterator[tuple[str, bool]]:
        """The text cut between letters that it has and letters that it does not have, in turn."""
        start = 0
        for end in range(1, len(text) + 1):
            has = ord(text[start]) in self.letters
            if end == len(text) or (ord(text[end]) in self.letters) != has:
                yield text[start:end], has
                start = end


@cache
def registered(content: bytes) -> tuple[str, frozenset[int]]:
    """What ReportLab calls a font, by its content, and the letters that it has."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    font = TTFont(f"player-{sha256(content).hexdigest()[:12]}", io.BytesIO(content))
    pdfmetrics.registerFont(font)
    return font.fontName, frozenset(font.face.charToGlyph)


class Pen:
    """Draws marks on a page whose y goes down, in pixels."""

    def __init__(self, canvas: Canvas, faces: Mapping[int, Face]) -> None:
        self.canvas: Any = canvas
        self.faces = faces or {400: Face()}

    def page(self, drawing: Drawing) -> None:
        self._fill(drawing.paper)
        self.canvas.rect(0, 0, drawing.width, drawing.height, stroke=0, fill=1)
        for mark in drawing.marks:
            if isinstance(mark, PathMark):
                self._path(mark)
            elif isinstance(mark, TextMark):
                self._text(mark)
            else:
                self._image(mark)

    def _path(self, mark: PathMark) -> None:
        canvas = self.canvas
        path = canvas.beginPath()
        draw = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
        for letter, numbers in mark.segments:
            draw[letter](*numbers)
        if mark.fill:
            self._fill(mark.fill)
        if mark.stroke:
            canvas.setStrokeColor(*self._ink(mark.stroke))
            canvas.setLineWidth(mark.width)
            canvas.setLineCap(CAPS[mark.cap])
            canvas.setDash(list(mark.dash))
        # Without fillMode 1 surfaces with holes are filled by another rule than in SVG.
        canvas.drawPath(path, stroke=int(mark.stroke is not None), fill=int(mark.fill is not None), fillMode=1)

    def _text(self, mark: TextMark) -> None:
        canvas, first = self.canvas, mark.runs[0]
        pieces = [(run, *piece) for run in mark.runs for piece in self._pieces(run)]
        width = sum(run.dx for run in mark.runs) + sum(wide for *_, wide in pieces)
        canvas.saveState()
        canvas.translate(mark.x, first.y)
        canvas.rotate(mark.turn)
        x = {"start": 0.0, "middle": -width / 2, "end": -width}[mark.anchor]
        before = None
        for run, text, has, wide in pieces:
            if run is not before:
                x, before = x + run.dx, run
            self._fill(run.paint)
            canvas.saveState()
            canvas.transform(1, 0, SLANT if run.is_italic else 0, -1, x, run.y - first.y)
            if has:
                canvas.setFont(self._face(run).name, run.size)
                canvas.drawString(0, 0, text)
            else:
                self._outlines(text, run.size)
            if run.is_underlined:
                canvas.rect(0, -0.12 * run.size, wide, 0.06 * run.size, stroke=0, fill=1)
            canvas.restoreState()
            x += wide
        canvas.restoreState()

    def _pieces(self, run: Run) -> Iterator[tuple[str, bool, float]]:
        """Of a run: letters, whether its font has them, and how wide they are."""
        face = self._face(run)
        for text, has in face.pieces(run.text):
            wide = self.canvas.stringWidth(text, face.name, run.size) if has else spare_width(text) * run.size
            yield text, has, wide

    def _outlines(self, text: str, size: float) -> None:
        """Letters of no font of the player, as the surfaces that they are."""
        at = 0.0
        for letter in text:
            found = outline(letter)
            if found is None:
                continue
            path = self.canvas.beginPath()
            draw = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
            for kind, numbers in found.segments:
                draw[kind](*((each * size + at * (i % 2 == 0)) for i, each in enumerate(numbers)))
            self.canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
            at += found.width * size

    def _image(self, mark: ImageMark) -> None:
        from reportlab.lib.utils import ImageReader  # noqa: PLC0415

        canvas = self.canvas
        canvas.saveState()
        canvas.setFillAlpha(mark.opacity)
        canvas.transform(1, 0, 0, -1, mark.x, mark.y + mark.height)
        canvas.drawImage(ImageReader(io.BytesIO(mark.content)), 0, 0, mark.width, mark.height, mask="auto")
        canvas.restoreState()

    def _face(self, run: Run) -> Face:
        """Of the nearest weight."""
        return self.faces[min(self.faces, key=lambda weight: abs(weight - run.weight))]

    def _fill(self, paint: Paint) -> None:
        self.canvas.setFillColor(*self._ink(paint))

    def _ink(self, paint: Paint) -> tuple[Any, float]:
        from reportlab.lib.colors import HexColor  # noqa: PLC0415

        return HexColor(f"#{paint.colour}"), paint.opacity


def spare_width(text: str) -> float:
    """Of letters of no font of the player, in their size."""
    return sum(found.width for found in map(outline, text) if found)
