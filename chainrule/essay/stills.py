"""The trace of a part when it is over, as a still picture: for pages without script, and on paper.

The pictures are taken of the player, by `python -m docs.lecture_stills`, and kept beside this file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from chainrule.essay.chapters import Part, essay

FOLDER: Final = Path(__file__).with_name("stills")


def still_name(part: Part) -> str:
    """What the picture of a part is called: parts that end alike share one."""
    return "-".join([part.trace, part.attributes.get("order", part.view), str(part.last)])


def find_part(name: str) -> Part | None:
    """The part whose picture is called so."""
    parts = (part for chapter in essay().chapters for part in chapter.parts)
    return next((part for part in parts if still_name(part) == name), None)


def still(part: Part) -> str:
    """The picture, as SVG."""
    return (FOLDER / f"{still_name(part)}.svg").read_text(encoding="utf-8")
