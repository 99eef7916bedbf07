"""Build and read curves: lists of 1 + 3n points, each piece a cubic Bezier curve."""

from __future__ import annotations

from math import dist
from typing import Final

Point = tuple[float, float]

_BISECTIONS: Final = 24
_NOTHING: Final = 1e-6


def line(start: Point, end: Point) -> list[Point]:
    """A straight piece, its control points at the thirds: a packet on it moves evenly."""
    (x0, y0), (x1, y1) = start, end
    dx, dy = (x1 - x0) / 3, (y1 - y0) / 3
    return [start, (x0 + dx, y0 + dy), (x1 - dx, y1 - dy), end]


def swing(start: Point, end: Point) -> list[Point]:
    """A piece that leaves and arrives level, as an S."""
    (x0, y0), (x1, y1) = start, end
    if y0 == y1:
        return line(start, end)
    middle = (x0 + x1) / 2
    return [start, (middle, y0), (middle, y1), end]


def join(*curves: list[Point]) -> list[Point]:
    """One curve of curves that follow each other, each starting where the one before it ends; points are left out.

    A curve of no length has no direction, and nothing could tell which way the whole leaves or arrives.
    """
    joined = curves[0][:1]
    for curve in curves:
        if dist(curve[0], curve[-1]) > _NOTHING:
            joined += curve[1:]
    return joined


def height_at(curve: list[Point], x: float) -> float:
    """The height at which a curve that runs from left to right passes `x`, or that of the nearer end."""
    for i in range(0, len(curve) - 3, 3):
        if x <= curve[i + 3][0]:
            return _piece_height(curve[i : i + 4], x)
    return curve[-1][1]


def _piece_height(piece: list[Point], x: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(_BISECTIONS):
        t = (low + high) / 2
        if _cubic([p[0] for p in piece], t) < x:
            low = t
        else:
            high = t
    return _cubic([p[1] for p in piece], (low + high) / 2)


def _cubic(c: list[float], t: float) -> float:
    s = 1 - t
    return s * s * s * c[0] + 3 * s * s * t * c[1] + 3 * s * t * t * c[2] + t * t * t * c[3]
