"""The room of a node holds its name, body and flag, one below the other."""

from __future__ import annotations

import pytest

from chainrule.engine.graph import CONSTANT, INPUT, Node, Shape
from chainrule.layout.metrics import CELL_HEIGHT, CELL_WIDTH, GAP, NAME, grid, node_room

SHAPES: tuple[Shape, ...] = ((), (1,), (6,), (7,), (1, 6), (2, 3), (6, 6), (6, 7), (50, 20), (2, 2, 3), (9, 9, 9), (0,))


@pytest.mark.parametrize("op", [INPUT, CONSTANT, "sin"])
@pytest.mark.parametrize("shape", SHAPES)
def test_name_body_and_flag_fit_into_the_box_without_touching(op: str, shape: Shape) -> None:
    room = node_room(Node("x", op, shape=shape))
    top_of_body = room.height / 2 + room.body.dy - room.body.height / 2
    top_of_flag = room.height / 2 + room.flag.dy - room.flag.height / 2
    assert top_of_body >= NAME + GAP
    assert top_of_flag >= top_of_body + room.body.height + GAP
    assert top_of_flag + room.flag.height == room.height
    assert room.body.width <= room.width
    assert room.flag.width < room.width


def test_a_scalar_takes_104_by_124_pixels_whatever_its_body() -> None:
    for op in (INPUT, CONSTANT, "sin"):
        room = node_room(Node("x", op))
        assert (room.width, room.height, room.body.dy) == (104, 124, -8)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [((), (1, 1)), ((5,), (5, 1)), ((2, 3), (2, 3)), ((2, 2, 3), (4, 3)), ((1, 1), (1, 1))],
)
def test_a_vector_is_a_column_and_more_dimensions_are_rows_of_the_last(shape: Shape, expected: tuple[int, int]) -> None:
    assert grid(shape) == expected


def test_cells_are_as_large_as_their_numbers_need() -> None:
    body = node_room(Node("x", INPUT, shape=(2, 3))).body
    assert (body.width, body.height) == (3 * CELL_WIDTH, 2 * CELL_HEIGHT)


def test_the_flag_has_room_for_the_same_grid() -> None:
    for shape in ((6, 6), (2, 3), (50, 20)):
        room = node_room(Node("x", INPUT, shape=shape))
        assert room.flag.width > room.body.width
        assert room.flag.height > room.body.height
