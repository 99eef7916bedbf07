"""Look up how much room a node or an edge takes, whatever the step. All sizes are CSS pixels.

From top to bottom a node is its name, its body (where the value stands) and its flag (where the gradient stands):

    +--------- 104 ---------+     NAME  18   one line of text
    |         name          |     GAP    8
    |          ( )          |     body       circle 56, square 48 (input), rounded 34 (constant),
    |          ( )          |                cells 44 x 22 each (up to 6 x 6), heat map 96 x 64 (more)
    |     <  gradient  |    |     GAP    8
    +-----------------------+     flag       CAPTION 16 + the same grid as the body; one line of 18 for a scalar

The three bodies of scalars share the height of the circle, so that a row of scalars stands on one line. A vector is a
column, a tensor of more dimensions is drawn as a matrix of its last axis. A flag is wider than its grid by its point
(`FLAG_POINT`, on the left) and a margin on both sides.

The room of an edge holds two chips, one above the line and one below it: the line runs through the middle, level.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Final, Literal

from chainrule.engine.graph import CONSTANT, INPUT, Node, Shape

NAME: Final = 18.0
GAP: Final = 8.0
NODE_WIDTH: Final = 104.0
CIRCLE: Final = 56.0
SQUARE: Final = 48.0
ROUNDED: Final = 34.0
CELL_WIDTH: Final = 44.0
CELL_HEIGHT: Final = 22.0
MOST_CELLS: Final = 6
HEAT_WIDTH: Final = 96.0
HEAT_HEIGHT: Final = 64.0
CAPTION: Final = 16.0
VALUE_LINE: Final = 18.0
FLAG_WIDTH: Final = 96.0
FLAG_POINT: Final = 10.0
FLAG_MARGIN: Final = 4.0
CHIP_WIDTH: Final = 84.0
CHIP_HEIGHT: Final = 18.0
CHIP_GAP: Final = 4.0
ROOM_WIDTH: Final = CHIP_WIDTH
ROOM_HEIGHT: Final = 2 * (CHIP_HEIGHT + CHIP_GAP)

Kind = Literal["circle", "square", "rounded", "cells", "heat"]


@dataclass(frozen=True, slots=True)
class Body:
    """Where the value stands. `dy` is from the node's centre down to the body's; the grid is 1 x 1 for a scalar."""

    kind: Kind
    width: float
    height: float
    dy: float
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Flag:
    """Where the gradient stands, pointing left. `dy` is from the node's centre down to the flag's."""

    width: float
    height: float
    dy: float


@dataclass(frozen=True, slots=True)
class NodeRoom:
    """The room of a node: everything that is ever drawn for it lies inside `width` x `height`."""

    width: float
    height: float
    body: Body
    flag: Flag


def grid(shape: Shape) -> tuple[int, int]:
    """Rows and columns of the grid a value of this shape is drawn as."""
    if len(shape) < 2:
        return prod(shape), 1
    return prod(shape[:-1]), shape[-1]


def node_room(node: Node) -> NodeRoom:
    """The room of `node`; it depends on the op's kind and on the shape, never on a value or a name."""
    rows, columns = grid(node.shape)
    kind = _kind(node)
    body_width, body_height = _body_size(kind, rows, columns)
    shelf = CIRCLE if node.shape == () else body_height
    grid_height = VALUE_LINE if node.shape == () else body_height + FLAG_MARGIN
    flag_height = CAPTION + grid_height
    flag_width = FLAG_WIDTH if node.shape == () else max(FLAG_WIDTH, body_width + FLAG_POINT + 2 * FLAG_MARGIN)
    width = max(NODE_WIDTH, flag_width + 2 * FLAG_MARGIN)
    height = NAME + GAP + shelf + GAP + flag_height
    body = Body(kind, body_width, body_height, NAME + GAP + shelf / 2 - height / 2, rows, columns)
    return NodeRoom(width, height, body, Flag(flag_width, flag_height, height / 2 - flag_height / 2))


def _kind(node: Node) -> Kind:
    if node.shape != ():
        return "cells" if max(grid(node.shape)) <= MOST_CELLS else "heat"
    if node.op == INPUT:
        return "square"
    return "rounded" if node.op == CONSTANT else "circle"


def _body_size(kind: Kind, rows: int, columns: int) -> tuple[float, float]:
    if kind == "cells":
        return CELL_WIDTH * max(1, columns), CELL_HEIGHT * max(1, rows)
    if kind == "heat":
        return HEAT_WIDTH, HEAT_HEIGHT
    side = {"circle": CIRCLE, "square": SQUARE, "rounded": ROUNDED}[kind]
    return side, side


def as_document() -> dict[str, float]:
    """The sizes that are the same for every node and edge, for those who draw."""
    return {
        "name": NAME,
        "gap": GAP,
        "cell_width": CELL_WIDTH,
        "cell_height": CELL_HEIGHT,
        "caption": CAPTION,
        "flag_point": FLAG_POINT,
        "room_width": ROOM_WIDTH,
        "room_height": ROOM_HEIGHT,
        "chip_width": CHIP_WIDTH,
        "chip_height": CHIP_HEIGHT,
        "chip_gap": CHIP_GAP,
    }
