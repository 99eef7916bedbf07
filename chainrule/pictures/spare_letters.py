"""Letters that the player's fonts do not have (∂, Chinese), as outlines of a font of the system: `outline("∂")`.

Browsers and the program that draws SVG into pixels look for such letters in the system's fonts as well. A system that
has none, as small servers do, gets ∂ and other signs from the font that formulas are set in.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTCollection, TTFont, TTLibError

from chainrule.assets import folder
from chainrule.pictures.drawing import Segment

FOLDERS: Final = {
    "win32": ("C:/Windows/Fonts",),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
}
ELSEWHERE: Final = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
ENDINGS: Final = (".ttf", ".otf", ".ttc", ".otc")
UNLIKE: Final = ("cjk", "bold", "italic", "oblique", "mono", "serif", "condensed", "light", "thin", "black")
"""In the name of a file that is no plain font without serifs; where a font has Chinese its other letters are wide."""
MOST_LETTERS: Final = 4_000


@dataclass(frozen=True, slots=True)
class Outline:
    """A letter, its height as 1, y upwards."""

    segments: tuple[Segment, ...]
    width: float


@lru_cache(maxsize=MOST_LETTERS)
def outline(letter: str) -> Outline | None:
    """None where no font has it, and for what takes no room."""
    for font, letters in opened_fonts():
        name = letters.get(ord(letter))
        if name is None:
            continue
        pen = Tracer(font.getGlyphSet(), font["head"].unitsPerEm)
        pen.glyphSet[name].draw(pen)
        return Outline(tuple(pen.segments), pen.glyphSet[name].width / pen.units)
    return None


@cache
def font_files() -> tuple[Path, ...]:
    """Those first that are most like the player's; where the system has none, the one that comes along."""
    places = (Path(each).expanduser() for each in FOLDERS.get(sys.platform, ELSEWHERE))
    files = [file for place in places if place.is_dir() for file in place.rglob("*") if file.suffix in ENDINGS]
    return tuple(sorted(files, key=lambda file: (unlike(file), file.name))) or formula_fonts()


def formula_fonts() -> tuple[Path, ...]:
    """The font of formulas, which is built with the studio; none where the front end has not been built."""
    return tuple(folder("static").glob("dist/studio/KaTeX_Main-Regular-*.woff2"))


def unlike(file: Path) -> int:
    name = file.stem.lower().replace("sansserif", "")
    return sum(word in name for word in UNLIKE) - ("regular" in name)


def opened_fonts() -> Iterator[tuple[Any, dict[int, str]]]:
    """Every font with its letters; each is opened when those before it did not have a letter."""
    for file in font_files():
        found = opened(file)
        if found:
            yield found


@cache
def opened(file: Path) -> tuple[Any, dict[int, str]] | None:
    """None for a file that is no font after all."""
    try:
        is_several = file.suffix in {".ttc", ".otc"}
        font: Any = TTCollection(file, lazy=True).fonts[0] if is_several else TTFont(file, lazy=True)
        return font, font.getBestCmap() or {}
    except (TTLibError, OSError, KeyError):
        return None


class Tracer(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Notes what a letter is drawn by."""

    def __init__(self, glyphs: Any, units: int) -> None:
        super().__init__(glyphs)
        self.units = units
        self.segments: list[Segment] = []

    def _note(self, kind: str, *points: tuple[float, float]) -> None:
        self.segments.append((kind, tuple(each / self.units for point in points for each in point)))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802  as the pen's protocol calls them
        self._note("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._note("L", pt)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._note("C", *points)

    def _closePath(self) -> None:  # noqa: N802
        self._note("Z")
