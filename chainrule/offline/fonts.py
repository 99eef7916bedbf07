"""The letters of the player as style rules that hold their fonts: `font_rules("ŷ = σ(z)")`.

Which font has which letters stands in the built style sheets; what a text does not need is left out.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from chainrule.assets import folder

_FACE = re.compile(r"@font-face\s*{[^}]*}")
_FILE = re.compile(r"url\(\"?([^)\"]*inter-[^)\"]*\.woff2)\"?\)")
_RANGES = re.compile(r"unicode-range:\s*([^;}]*)")


@dataclass(frozen=True)
class Font:
    """A font file, the rule that names it, and the code points it is for."""

    rule: str
    link: str
    file: Path
    ranges: tuple[range, ...]

    def has_any_of(self, letters: set[int]) -> bool:
        return any(letter in part for part in self.ranges for letter in letters)

    @property
    def inlined(self) -> str:
        """The rule with the file inside."""
        content = base64.b64encode(plain(self.file)).decode()
        return self.rule.replace(self.link, f"data:font/woff2;base64,{content}")


def font_sheet(address: Callable[[Path], str]) -> str:
    """The rules of all fonts, each file at the address that is given for it: browsers fetch what a page needs."""
    return "".join(font.rule.replace(font.link, address(font.file)) for font in fonts())


FEATURES: Final = ("kern", "tnum", "cv11", "ccmp", "mark", "mkmk", "locl")
"""What the player's style asks of its letters."""
ASKED: Final = ("tnum", "cv11")
"""Of these, the letters that stand in place of others: digits of one width, an a of one storey."""


def alternatives(font: Any, features: Collection[str]) -> dict[str, str]:
    """By glyph: the one that stands in its place where these features are asked for."""
    if "GSUB" not in font:
        return {}
    table = font["GSUB"].table
    listed = [i for each in table.FeatureList.FeatureRecord if each.FeatureTag in features
              for i in each.Feature.LookupListIndex]  # fmt: skip
    return {
        glyph: other
        for i in listed
        for part in table.LookupList.Lookup[i].SubTable
        for glyph, other in getattr(getattr(part, "ExtSubTable", part), "mapping", {}).items()
    }


@cache
def plain(file: Path) -> bytes:
    """The font without the alternative letters that the player never asks for."""
    # The same bytes every time: no time of the day in it.
    font = TTFont(file, recalcTimestamp=False)
    asked = Subsetter(Options(layout_features=list(FEATURES), flavor="woff2", notdef_outline=True))
    asked.populate(unicodes=font.getBestCmap())
    asked.subset(font)
    written = BytesIO()
    font.flavor = "woff2"
    font.save(written)
    return written.getvalue()


def font_rules(text: str) -> str:
    """The rules of the fonts that `text` needs."""
    letters = set(map(ord, text))
    return "".join(font.inlined for font in fonts() if font.has_any_of(letters))


@cache
def fonts() -> tuple[Font, ...]:
    """The player's fonts, each once; none where the front end has not been built."""
    found = {font.file: font for sheet in sorted(folder("static").glob("dist/**/*.css")) for font in _fonts(sheet)}
    return tuple(found.values())


def _fonts(sheet: Path) -> Iterator[Font]:
    for rule in _FACE.findall(sheet.read_text(encoding="utf-8")):
        link, ranges = _FILE.search(rule), _RANGES.search(rule)
        if link and ranges:
            parts = tuple(_range(part.strip()) for part in ranges[1].split(","))
            yield Font(rule, link[1], (sheet.parent / link[1]).resolve(), parts)


def _range(written: str) -> range:
    """`U+0-FF`, `U+20AC`, or with question marks for any digit: `U+??`."""
    first, _, last = written.upper().removeprefix("U+").partition("-")
    return range(int(first.replace("?", "0"), 16), int((last or first).replace("?", "F"), 16) + 1)
