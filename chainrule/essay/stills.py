"""The film of a part when it is over, as a still picture: for pages without script, and on paper."""

from __future__ import annotations

from chainrule.encode.svg import picture
from chainrule.essay.chapters import Part, essay
from chainrule.essay.films import film


def still_name(part: Part) -> str:
    """What the picture of a part is called: parts that end alike share one."""
    return f"{part.film}-{part.last}"


def find_part(name: str) -> Part | None:
    """The part whose picture is called so."""
    parts = (part for chapter in essay().chapters for part in chapter.parts)
    return next((part for part in parts if still_name(part) == name), None)


def still(part: Part) -> str:
    """The picture, as SVG."""
    return picture(film(part.film), step=part.last - 1, theme="auto")
