"""Pictures as slides for PowerPoint, Keynote and LibreOffice: `presentation(drawings)`, a slide a picture.

Lines, surfaces and letters are shapes that can be changed; what is said of the step and its formulas are the slide's
notes. Needs python-pptx, of the extra `export`. The shapes are written as DrawingML (ECMA-376, part 1, chapter 20),
since python-pptx makes no curves.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from chainrule.pictures.drawing import Anchor, Drawing, ImageMark, Paint, PathMark, Run, TextMark

if TYPE_CHECKING:
    from pptx.slide import Slide

SLIDE_WIDTH: Final = 12_192_000
"""Of a slide at 16:9, in English Metric Units, of which an inch has 914,400."""
FONT: Final = "Arial"
ASCENT: Final = 0.905
"""How far above the line the font's box begins, in its size."""
LINE: Final = 1.15
ROOM: Final = 1.25
"""A box is wider than its text was measured: another font may need more."""
GAP: Final = 0.15
"""Runs that stand further apart than this, in their size, have a space between them."""
ALIGNED: Final[dict[Anchor, str]] = {"start": "l", "middle": "ctr", "end": "r"}
CAPS: Final = {"butt": "flat", "round": "rnd", "square": "sq"}
NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
NO_PPTX: Final = 'slides are written by python-pptx: pip install "chainrule[export]"'


def presentation(drawings: Sequence[Drawing], *, title: str = "") -> bytes:
    """The file. Raises ImportError without python-pptx."""
    try:
        from pptx import Presentation  # noqa: PLC0415  an extra that only this needs
        from pptx.util import Emu  # noqa: PLC0415
    except ImportError:
        raise ImportError(NO_PPTX) from None

    first = drawings[0]
    made = Presentation()
    made.core_properties.title = title
    made.slide_width = Emu(SLIDE_WIDTH)
    made.slide_height = Emu(round(SLIDE_WIDTH * first.height / first.width))
    blank = made.slide_layouts[6]
    for drawing in drawings:
        fill(made.slides.add_slide(blank), drawing)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def fill(slide: Slide, drawing: Drawing) -> None:
    """Put a picture on an empty slide, and what is said of it below."""
    from pptx.dml.color import RGBColor  # noqa: PLC0415
    from pptx.oxml import parse_xml  # noqa: PLC0415

    slide.background.fill.solid()
    colour: Any = RGBColor
    slide.background.fill.fore_color.rgb = colour.from_string(drawing.paper.colour.upper())
    shapes: Any = slide.shapes
    sheet = Sheet(SLIDE_WIDTH / drawing.width)
    for number, mark in enumerate(drawing.marks, start=2):
        if isinstance(mark, ImageMark):
            place = (sheet.emu(each) for each in (mark.x, mark.y, mark.width, mark.height))
            shapes.add_picture(io.BytesIO(enlarged(mark)), *place)
        else:
            written = sheet.path(mark, number) if isinstance(mark, PathMark) else sheet.text(mark, number)
            shapes._spTree.append(parse_xml(written))
    notes = slide.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = "\n".join((drawing.sentence, *drawing.formulas))


def enlarged(image: ImageMark) -> bytes:
    """Programs blur small images when they enlarge them: here every pixel becomes a square of many."""
    if not image.is_pixelated:
        return image.content
    from PIL import Image as Reader  # noqa: PLC0415  python-pptx brings it

    with Reader.open(io.BytesIO(image.content)) as opened:
        times = max(1, round(1024 / max(opened.size)))
        large = opened.resize((opened.width * times, opened.height * times), Reader.Resampling.NEAREST)
    written = io.BytesIO()
    large.save(written, "PNG")
    return written.getvalue()


class Sheet:
    """Writes marks as shapes; `scale` is so many units to a pixel."""

    def __init__(self, scale: float) -> None:
        self.scale = scale

    def emu(self, length: float) -> int:
        return round(length * self.scale)

    def path(self, path: PathMark, number: int) -> str:
        """A shape of its own outline."""
        points = [each for _, numbers in path.segments for each in zip(numbers[::2], numbers[1::2], strict=True)]
        left, top = min(x for x, _ in points), min(y for _, y in points)
        width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
        outline = "".join(self._segment(letter, numbers, left, top) for letter, numbers in path.segments)
        size = f'w="{self.emu(width)}" h="{self.emu(height)}"'
        shape = f"<a:custGeom><a:pathLst><a:path {size}>{outline}</a:path></a:pathLst></a:custGeom>"
        look = f"{_solid(path.fill)}{self._line(path)}"
        return self._shape(number, "outline", self._box(left, top, width, height) + shape + look)

    def _segment(self, letter: str, numbers: Sequence[float], left: float, top: float) -> str:
        if letter == "Z":
            return "<a:close/>"
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        points = "".join(f'<a:pt x="{self.emu(x - left)}" y="{self.emu(y - top)}"/>' for x, y in pairs)
        tag = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}[letter]
        return f"<a:{tag}>{points}</a:{tag}>"

    def _line(self, path: PathMark) -> str:
        if not path.stroke:
            return "<a:ln><a:noFill/></a:ln>"
        dash = ""
        if path.dash and path.width > 0:
            # In thousandths of a per cent of the line's width.
            parts = [round(each / path.width * 100_000) for each in path.dash]
            pairs = zip(parts[::2], parts[1::2] or parts[:1], strict=False)
            dash = "".join(f'<a:ds d="{on}" sp="{off}"/>' for on, off in pairs)
            dash = f"<a:custDash>{dash}</a:custDash>"
        look = f'w="{self.emu(path.width)}" cap="{CAPS[path.cap]}"'
        return f"<a:ln {look}>{_solid(path.stroke)}{dash}<a:round/></a:ln>"

    def text(self, text: TextMark, number: int) -> str:
        """A box without borders whose first line stands where the text does."""
        width = ROOM * text.width + text.size
        left = {"start": text.x, "middle": text.x - width / 2, "end": text.x - width}[text.anchor]
        top, height = text.y - ASCENT * text.size, LINE * text.size
        box = self._box(left, top, width, height, text.turn)
        plain = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        runs = "".join(self._run(run, text) for run in text.runs)
        body = (
            '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/>'
            f'<a:p><a:pPr algn="{ALIGNED[text.anchor]}"/>{runs}</a:p></p:txBody>'
        )
        said = "".join(run.text for run in text.runs)
        return self._shape(number, said, box + plain, body, is_text=True)

    def _run(self, run: Run, text: TextMark) -> str:
        points = self.scale * 100 * 72 / 914_400
        rise = (text.y - run.y) / text.size
        # What stands low or high is made smaller by the program itself.
        is_moved = abs(rise) > 0.05
        size = round((text.size if is_moved else run.size) * points)
        moved = f' baseline="{25_000 if rise > 0 else -25_000}"' if is_moved else ""
        look = (' b="1"' if run.is_bold else "") + (' i="1"' if run.is_italic else "")
        under = ' u="sng"' if run.is_underlined else ""
        font = f'<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
        how = f'<a:rPr lang="en-US" sz="{size}"{look}{under}{moved}>{_solid(run.paint)}{font}</a:rPr>'
        gap = " " if run.dx > GAP * run.size else ""
        return f"<a:r>{how}<a:t>{gap}{escape(run.text)}</a:t></a:r>"

    def _box(self, x: float, y: float, width: float, height: float, turn: float = 0) -> str:
        place = f'<a:off x="{self.emu(x)}" y="{self.emu(y)}"/><a:ext cx="{self.emu(width)}" cy="{self.emu(height)}"/>'
        turned = f' rot="{round(turn * 60_000)}"' if turn else ""
        return f"<a:xfrm{turned}>{place}</a:xfrm>"

    def _shape(self, number: int, name: str, look: str, body: str = "", *, is_text: bool = False) -> str:
        about = f'<p:cNvPr id="{number}" name={quoteattr(name or "text")}/>'
        kind = '<p:cNvSpPr txBox="1"/>' if is_text else "<p:cNvSpPr/>"
        return f"<p:sp {NAMESPACES}><p:nvSpPr>{about}{kind}<p:nvPr/></p:nvSpPr><p:spPr>{look}</p:spPr>{body}</p:sp>"


def _solid(paint: Paint | None) -> str:
    if paint is None:
        return "<a:noFill/>"
    alpha = f'<a:alpha val="{round(paint.opacity * 100_000)}"/>' if paint.opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{paint.colour.upper()}">{alpha}</a:srgbClr></a:solidFill>'
