"""A drawing on a card of the size that previews of links have: `png_of(svg, "light")`."""

from __future__ import annotations

from typing import Final, Literal

from chainrule.offline.raster import png

WIDTH: Final = 1200
HEIGHT: Final = 630
MARGIN: Final = 40
LIGHT: Final = "#fbfaf7"
DARK: Final = "#15171c"


def png_of(svg: str, theme: Literal["light", "dark", "auto"]) -> bytes:
    """The card in pixels; it cannot ask its reader for a theme, so `auto` is light."""
    return png(framed(svg, DARK if theme == "dark" else LIGHT), width=WIDTH)


def framed(svg: str, paper: str) -> str:
    """The drawing in the middle of a card of the size that previews have."""
    width, height = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
    head, rest = svg.split(">", 1)
    kept = [part for part in head.split('" ') if not part.startswith(("width=", "height="))]
    inner = '" '.join(kept).rstrip('"') + f'" x="{MARGIN}" y="{MARGIN}" width="{width}" height="{height}">{rest}'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{paper}"/>{inner}</svg>'
    )
