"""Digits as pictures, drawn by formulas: arcs and straight strokes of a soft pen.

    picture("3", 28)        28 x 28 numbers from 0 (paper) to 1 (ink), row by row

A pixel is as dark as its middle is near to the nearest stroke, in steps of 1/20, so that a document stays short.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

PEN = 0.042
"""Half the width of the pen, where the picture is 1 wide."""
SOFT = 0.045
"""Over such a distance the ink fades."""
SHADES = 20
PIECES = 24
"""An arc is so many straight strokes."""

Point = tuple[float, float]
Floats = NDArray[np.float64]


def arc(x: float, y: float, wide: float, high: float, turn: tuple[float, float]) -> tuple[Point, ...]:
    """Points of an ellipse round (x, y), from one angle to another, in degrees; 0 is right, 90 is down."""
    start, end = turn
    angles = (math.radians(start + (end - start) * i / PIECES) for i in range(PIECES + 1))
    return tuple((x + wide * math.cos(angle), y + high * math.sin(angle)) for angle in angles)


STROKES: Mapping[str, Sequence[Sequence[Point]]] = MappingProxyType(
    {
        "0": [arc(0.5, 0.5, 0.2, 0.31, (0, 360))],
        "1": [[(0.36, 0.3), (0.52, 0.18), (0.52, 0.82)]],
        "3": [arc(0.47, 0.34, 0.19, 0.16, (-150, 90)), arc(0.47, 0.66, 0.22, 0.17, (-90, 150))],
        "7": [[(0.28, 0.2), (0.72, 0.2), (0.44, 0.82)], [(0.4, 0.5), (0.66, 0.5)]],
    }
)
"""By digit: lines through points of the unit square, y downwards."""


def with_pictures(document: Mapping[str, Any]) -> dict[str, Any]:
    """`document`, a drawing such as {"picture": "3", "side": 28} in place of a sample's numbers made into them."""
    if "samples" not in document:
        return {**document}
    return {**document, "samples": [drawn(sample) for sample in document["samples"]]}


def drawn(sample: Mapping[str, Any]) -> dict[str, Any]:
    x = sample["x"]
    return {**sample, "x": picture(x["picture"], x["side"]) if isinstance(x, Mapping) else x}


def picture(digit: str, side: int) -> list[float]:
    """`side` * `side` shades, row by row from the top."""
    middles = (np.arange(side) + 0.5) / side
    x, y = np.meshgrid(middles, middles)
    strokes = (pair for stroke in STROKES[digit] for pair in pairwise(stroke))
    away = np.min([distance(x, y, *stroke) for stroke in strokes], axis=0)
    ink = np.clip((PEN + SOFT - away) / SOFT, 0.0, 1.0)
    shades: list[float] = (np.round(ink * SHADES) / SHADES).ravel().tolist()
    return shades


def distance(x: Floats, y: Floats, start: Point, end: Point) -> Floats:
    """How far every point (x, y) is from a straight stroke."""
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    along = np.clip(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0.0, 1.0)
    found: Floats = np.hypot(x - x0 - along * dx, y - y0 - along * dy)
    return found
