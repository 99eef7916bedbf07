"""Draw arrays: cells with their numbers, or a heat map."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from chainrule.encode.number_format import fitted
from chainrule.encode.svg.ink import tone
from chainrule.encode.svg.mark import element, text
from chainrule.engine.trace import Array
from chainrule.layout.metrics import Body

_CELL_CHARACTERS: Final = 6
_MOST_BLOCKS: Final = (16, 24)
"""Rows and columns of a heat map: more could not be told apart."""


def draw_array(value: Array, body: Body, left: float, top: float, *, cls: str = "") -> str:
    """The numbers of `value` in the grid of `body`, whose upper left corner is put at (left, top).

    Cells are in the colour of their sign, or all of class `cls`.
    """
    matrix = value.reshape(body.columns, body.rows).T if body.turned else value.reshape(body.rows, body.columns)
    return _cells(matrix, body, left, top, cls) if body.kind == "cells" else _heat(matrix, body, left, top)


def draw_lines(body: Body, left: float, top: float) -> str:
    """The lines between cells."""
    if body.kind != "cells" or body.rows * body.columns < 2:
        return ""
    width, height = body.width / body.columns, body.height / body.rows
    across = [f"M{left:g} {top + row * height:g}h{body.width:g}" for row in range(1, body.rows)]
    down = [f"M{left + column * width:g} {top:g}v{body.height:g}" for column in range(1, body.columns)]
    return element("path", cls="lines", d="".join(across + down))


def _cells(matrix: Array, body: Body, left: float, top: float, cls: str) -> str:
    height, width = body.height / matrix.shape[0], body.width / matrix.shape[1]
    drawn = []
    for (row, column), x in np.ndenumerate(matrix):
        colour = f"cell {cls or f'tone-{tone(float(x))}'}"
        centre = left + (column + 0.5) * width, top + (row + 0.5) * height + 3.5
        drawn.append(text(fitted(float(x), _CELL_CHARACTERS), *centre, cls=colour))
    return "".join(drawn)


def _heat(matrix: Array, body: Body, left: float, top: float) -> str:
    """Every block in the colour of its greatest number, the stronger the greater (square root, as in the player)."""
    blocks = _blocks(matrix)
    finite = np.abs(blocks[np.isfinite(blocks)])
    greatest = float(finite.max()) if finite.size else 0.0
    height, width = body.height / blocks.shape[0], body.width / blocks.shape[1]
    drawn = []
    for (row, column), x in np.ndenumerate(blocks):
        share = math.sqrt(abs(x) / greatest) if math.isfinite(x) and greatest else 1.0
        if x != 0:
            place = {"x": left + column * width, "y": top + row * height, "width": width, "height": height}
            drawn.append(element("rect", cls=f"tone-{tone(float(x))}", fill_opacity=share, **place))
    return element("g", *drawn, shape_rendering="crispEdges") if drawn else ""


def _blocks(matrix: Array) -> Array:
    """At most 16 x 24 blocks, each the number of greatest size in it."""
    for axis, most in enumerate(_MOST_BLOCKS):
        length = matrix.shape[axis]
        if length > most:
            starts = np.arange(most) * length // most
            high, low = np.maximum.reduceat(matrix, starts, axis), np.minimum.reduceat(matrix, starts, axis)
            matrix = np.where(np.abs(high) >= np.abs(low), high, low)
    return matrix
