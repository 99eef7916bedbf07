"""Pictures made by hand, for the tests of what writes them."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image

from chainrule.pictures.drawing import Drawing

INK = {"colour": "#20242c", "opacity": 1}
RED = {"colour": "#a90135", "opacity": 0.5}


def run(text: str, **other: Any) -> dict[str, Any]:
    look = {"dx": 0, "y": 40, "size": 14, "weight": 400, "isItalic": False, "isUnderlined": False, "paint": INK}
    return {"text": text, **look, **other}


def line(*runs: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {"kind": "text", "x": 50, "anchor": "middle", "turn": 0, "width": 30, "runs": list(runs), **other}


def path(*segments: list[Any], **other: Any) -> dict[str, Any]:
    look = {"fill": None, "stroke": INK, "width": 2, "dash": [], "cap": "butt"}
    return {"kind": "path", "segments": list(segments), **look, **other}


def image(*colours: tuple[int, int, int, int]) -> dict[str, Any]:
    """Pixels in a row."""
    pixels, written = Image.new("RGBA", (len(colours), 1)), io.BytesIO()
    for i, colour in enumerate(colours):
        pixels.putpixel((i, 0), colour)
    pixels.save(written, "PNG")
    href = f"data:image/png;base64,{base64.b64encode(written.getvalue()).decode()}"
    place = {"x": 10, "y": 20, "width": 40, "height": 20, "opacity": 1, "isPixelated": True}
    return {"kind": "image", "href": href, **place}


def drawing(
    *marks: dict[str, Any], sentence: str = "x is squared.", formulas: tuple[str, ...] = ("y = x² = 9",)
) -> Drawing:
    paper = {"colour": "#fbfaf7", "opacity": 1}
    whole = {"width": 640, "height": 360, "paper": paper, "marks": list(marks), "sentence": sentence}
    return Drawing.read({**whole, "formulas": list(formulas)})


BOX = path(["M", 10, 10], ["L", 60, 10], ["C", 60, 40, 40, 60, 10, 60], ["Z"], fill=RED)
