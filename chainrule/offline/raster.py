"""Turn an SVG text into a PNG without a browser, in the player's letters: `png(svg, width=1200)`.

The player's fonts are variable and packed for the web (WOFF2); those that pictures need are unpacked once a process, a
weight at a time, and lie in files only while a picture is drawn. Letters that they do not have come from the system's
fonts, which takes a second to read, or, where it has none, from the font of formulas. No other thread of Python runs
while a picture is drawn.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import resvg_py
from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from chainrule.offline.fonts import ASKED, Font, alternatives, fonts
from chainrule.pictures.spare_letters import font_files, formula_fonts

FAMILY: Final = "Inter"
WEIGHTS: Final[Mapping[int, int]] = MappingProxyType({400: 400, 600: 600, 700: 650})
"""Of the player's letters, by what an SVG calls them: it knows the hundreds alone."""
NEEDED: Final = ("A", "\u03c3")
"""A letter of each subset that pictures are written in, the one that most is written in first: Latin and Greek."""
FAMILY_NAMES: Final = (1, 16)
POSTSCRIPT_NAME: Final = 6


def png(svg: str, *, width: int) -> bytes:
    """The picture, `width` pixels wide and as high as its proportions ask for. Raises ValueError for what is no SVG."""
    own, letters = used_fonts(), set(map(ord, svg)) - {10}
    has_all = all(any(letter in part for font in own for part in font.ranges) for letter in letters)
    with tempfile.TemporaryDirectory(prefix="chainrule-fonts-") as folder:
        contents = (*unpacked_fonts(), *(() if has_all else spare_fonts()))
        files = [Path(folder, f"{number}.ttf") for number in range(len(contents))]
        for file, content in zip(files, contents, strict=True):
            file.write_bytes(content)
        return resvg_py.svg_to_bytes(
            svg_string=svg, width=width, font_files=list(map(str, files)), sans_serif_family=FAMILY,
            skip_system_fonts=has_all,
        )  # fmt: skip


@cache
def used_fonts() -> tuple[Font, ...]:
    """In the order in which they are asked for a letter."""
    upright = [font for font in fonts() if "italic" not in font.file.name]
    return tuple(font for letter in NEEDED for font in upright if font.has_any_of({ord(letter)}))


@cache
def unpacked_fonts() -> tuple[bytes, ...]:
    """A font file for every weight; none where the front end has not been built."""
    return tuple(unpacked(weight) for weight in WEIGHTS if used_fonts())


@cache
def spare_fonts() -> tuple[bytes, ...]:
    """What comes along for letters that the player's fonts do not have; none where the system has fonts for them."""
    comes_along = formula_fonts()
    return tuple(map(unpacked_web_font, comes_along)) if font_files() == comes_along else ()


def unpacked_web_font(file: Path) -> bytes:
    font: Any = TTFont(file)
    font.flavor = None
    return saved(font).getvalue()


def fonts_by_weight() -> dict[int, bytes]:
    """The same by the weights that the player's style names."""
    return dict(zip(WEIGHTS.values(), unpacked_fonts(), strict=False))


def unpacked(weight: int) -> bytes:
    """One weight of the variable fonts as one font, under the family's plain name: resvg looks for the letters that a
    font does not have in whatever other font it finds."""
    parts = [fixed(font, WEIGHTS[weight]) for font in used_fonts()]
    joined: Any = Merger().merge(parts)
    for name in FAMILY_NAMES:
        joined["name"].setName(FAMILY, name, 3, 1, 0x409)
    # Files tell fonts apart by this name: two weights of one name would be drawn with the letters of the first.
    joined["name"].setName(f"{FAMILY}-{weight}", POSTSCRIPT_NAME, 3, 1, 0x409)
    joined["OS/2"].usWeightClass = weight
    return saved(joined).getvalue()


def fixed(font: Font, weight: int) -> BytesIO:
    """A weight of a font as a file."""
    opened: Any = TTFont(BytesIO(narrowed(font)))
    axes = {axis.axisTag: axis.defaultValue for axis in opened["fvar"].axes} | {"wght": weight}
    return saved(instancer.instantiateVariableFont(opened, axes, inplace=True))


@cache
def narrowed(font: Font) -> bytes:
    """The font as a file that resvg reads, with the letters that pictures ask for."""
    opened: Any = TTFont(font.file)
    # resvg asks for no alternative letters: those of the player stand in place of the others from the start.
    instead = alternatives(opened, ASKED)
    for table in opened["cmap"].tables:
        table.cmap = {letter: instead.get(glyph, glyph) for letter, glyph in table.cmap.items()}
    # Without the others a font is a tenth as large, and as quick to make.
    plain = Subsetter(Options(layout_features=[], name_IDs=["*"], notdef_outline=True, hinting=False))
    plain.populate(unicodes=[letter for part in font.ranges for letter in part])
    plain.subset(opened)
    opened.flavor = None
    return saved(opened).getvalue()


def saved(font: Any) -> BytesIO:
    written = BytesIO()
    font.save(written)
    written.seek(0)
    return written
