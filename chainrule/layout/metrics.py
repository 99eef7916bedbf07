"""Look up how much room a node or an edge takes, whatever the step. All sizes are CSS pixels.

From top to bottom a node is its name, its body (where the value stands) and its flag (where the gradient stands):

    +--------- 84 ----------+     NAME  18   one line of text
    |         name          |     GAP    3
    |          ( )          |     body       circle 60, square 52 (input), cells 48 x 22 each (up to 6 x 6),
    |          ( )          |                heat map 96 x 64 (more)
    |     <  gradient  |    |     GAP    3
    +-----------------------+     flag       one line of 20 for a scalar, the same grid as the body for an array

The bodies of scalars share the height of the circle, so that a row of scalars stands on one line. A vector is a column,
a tensor of more dimensions is drawn as a matrix of its last axis. A flag is wider than its grid by its point
(`FLAG_POINT`, on the left) and a margin on both sides. Who has no gradient to show has no flag: constants, targets, and
what the output does not depend on. A constant is its number and nothing else, a box of 48 x 30.

While a node is in hand its flag says whose gradient it is: a line of CAPTION more, which hangs over the lower border of
the box. The gap between two nodes (`dot.NODE_GAP`) has that room.

The room of an edge holds two chips, one above the line and one below it: the line runs through the middle, level. It
stands to the left of the consumer, `ROOM_INSET` away, those of one consumer one below the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Final, Literal

from chainrule.engine.graph import CONSTANT, INPUT, Node, Shape

NAME: Final = 18.0
GAP: Final = 3.0
NODE_WIDTH: Final = 84.0
CIRCLE: Final = 60.0
SQUARE: Final = 52.0
CONSTANT_WIDTH: Final = 48.0
CONSTANT_HEIGHT: Final = 30.0
CELL_WIDTH: Final = 48.0
CELL_HEIGHT: Final = 22.0
MOST_CELLS: Final = 6
HEAT_WIDTH: Final = 96.0
HEAT_HEIGHT: Final = 64.0
CAPTION: Final = 15.0
FLAG_LINE: Final = 20.0
FLAG_WIDTH: Final = 82.0
FLAG_POINT: Final = 10.0
FLAG_MARGIN: Final = 3.0
CHIP_WIDTH: Final = 72.0
CHIP_HEIGHT: Final = 17.0
CHIP_GAP: Final = 3.0
ROOM_WIDTH: Final = CHIP_WIDTH
ROOM_HEIGHT: Final = 2 * (CHIP_HEIGHT + CHIP_GAP) + 4
ROOM_INSET: Final = 8.0

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
    turned: bool = False
    """Are the value's rows drawn as columns? Samples are: z = W a + b reads one a column."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Where the gradient stands, pointing left. `dy` is from the node's centre down to the flag's."""

    width: float
    height: float
    dy: float


@dataclass(frozen=True, slots=True)
class NodeRoom:
    """The room of a node: everything that is drawn for it at rest lies inside `width` x `height`.

    `operands` is how many edges arrive; the rooms of their chips stand beside it.
    """

    width: float
    height: float
    body: Body
    flag: Flag | None
    operands: int = 0

    @property
    def up(self) -> float:
        """How far the node and the rooms of its edges reach above the centre of its body."""
        return max(self.height / 2 + self.body.dy, self.operands * ROOM_HEIGHT / 2)

    @property
    def down(self) -> float:
        """How far they reach below it."""
        return max(self.height / 2 - self.body.dy, self.operands * ROOM_HEIGHT / 2)

    @property
    def before(self) -> float:
        """The width of what stands to the left of the node: the rooms of its edges, where it has any."""
        return ROOM_WIDTH + ROOM_INSET if self.operands else 0.0


def grid(shape: Shape) -> tuple[int, int]:
    """Rows and columns of the grid a value of this shape is drawn as."""
    if len(shape) < 2:
        return prod(shape), 1
    return prod(shape[:-1]), shape[-1]


def is_batch(node: Node) -> bool:
    """Is it an array of a network with something of every sample in each row?"""
    return node.group != "" and node.role not in ("parameter", "constant") and 1 <= len(node.shape) <= 2


def node_room(node: Node, *, has_flag: bool) -> NodeRoom:
    """The room of `node`; it depends on the op's kind and on the shape, never on a value or a name."""
    rows, columns = grid(node.shape)
    turned = is_batch(node)
    if turned:
        rows, columns = columns, rows
    kind = _kind(node)
    body_width, body_height = _body_size(kind, rows, columns)
    operands = len(node.inputs)
    if node.op == CONSTANT:
        return NodeRoom(body_width, body_height, Body(kind, body_width, body_height, 0.0, rows, columns), None)
    is_scalar = node.shape == ()
    shelf = CIRCLE if is_scalar else body_height
    above, below = NAME + GAP, 0.0
    width, flag_width, flag_height = max(NODE_WIDTH, body_width), 0.0, 0.0
    if has_flag:
        flag_width = FLAG_WIDTH if is_scalar else max(FLAG_WIDTH, body_width + FLAG_POINT + 2 * FLAG_MARGIN)
        flag_height = FLAG_LINE if is_scalar else body_height + 2 * FLAG_MARGIN
        width, below = max(width, flag_width), GAP + flag_height
    height = above + shelf + below
    body = Body(kind, body_width, body_height, above + shelf / 2 - height / 2, rows, columns, turned)
    flag = Flag(flag_width, flag_height, height / 2 - flag_height / 2) if has_flag else None
    return NodeRoom(width, height, body, flag, operands)


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
    if kind == "rounded":
        return CONSTANT_WIDTH, CONSTANT_HEIGHT
    side = CIRCLE if kind == "circle" else SQUARE
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
