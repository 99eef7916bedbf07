"""How wide the player's letters are: `frontend/src/still/inter.ts`, for the page that is drawn without a browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from chainrule.offline.fonts import ASKED, alternatives, fonts

WEIGHTS: Final = (400, 700)
PER_LINE: Final = 12


def letter_widths() -> str:
    """The table as TypeScript: in thousandths of the size, at both weights; what lies between is as much between."""
    at = [widths(weight) for weight in WEIGHTS]
    first = opened(WEIGHTS[0])[0]
    up, down = (round(each / first["head"].unitsPerEm, 6) for each in (first["hhea"].ascent, -first["hhea"].descent))
    entries = [f"{letter:x}:{at[0][letter]}:{at[1][letter]}" for letter in sorted(at[0])]
    lines = [" ".join(entries[i : i + PER_LINE]) for i in range(0, len(entries), PER_LINE)]
    return "\n".join(
        [
            "/** The player's letters, from its fonts: `python -m docs.generate` writes this file. */",
            "",
            "/** Above and below the line, in sizes of the letters. */",
            f"export const ASCENT = {up};",
            f"export const DESCENT = {down};",
            f"export const WEIGHTS = [{WEIGHTS[0]}, {WEIGHTS[1]}] as const;",
            "",
            "/** `code point:width:width when bold`: in hexadecimal digits, and in thousandths of the size. */",
            "export const ADVANCES = `",
            *lines,
            "`;",
            "",
        ]
    )


def widths(weight: int) -> dict[int, int]:
    """By code point, in thousandths of the size."""
    found: dict[int, int] = {}
    for font in opened(weight):
        glyphs: Mapping[int, str] = font.getBestCmap()
        instead = alternatives(font, ASKED)
        for letter, glyph in glyphs.items():
            advance = font["hmtx"][instead.get(glyph, glyph)][0]
            found.setdefault(letter, round(1000 * advance / font["head"].unitsPerEm))
    return found


def opened(weight: int) -> list[Any]:
    """The upright fonts at a weight, Latin first."""
    upright = sorted((font.file for font in fonts() if "italic" not in font.file.name), key=lambda file: len(file.name))
    return [instancer.instantiateVariableFont(TTFont(file), {"wght": weight}) for file in upright]
