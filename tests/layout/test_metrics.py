"""The room of a node holds what it shows: its name, its body and its flag, one below the other."""

from __future__ import annotations

import pytest

from chainrule.engine.graph import CONSTANT, INPUT, Graph, Node, Shape
from chainrule.layout.dot import NODE_GAP
from chainrule.layout.metrics import (
    CAPTION,
    CELL_HEIGHT,
    CELL_WIDTH,
    CHIP_GAP,
    CHIP_HEIGHT,
    GAP,
    NAME,
    ROOM_HEIGHT,
    NodeRoom,
    grid,
    node_room,
)
from chainrule.layout.skeleton import has_flag
from chainrule.limits import Limits
from chainrule.scene import build

SHAPES: tuple[Shape, ...] = ((), (1,), (6,), (7,), (1, 6), (2, 3), (6, 6), (6, 7), (50, 20), (2, 2, 3), (9, 9, 9), (0,))


def room_of(op: str, shape: Shape = (), operands: int = 0) -> NodeRoom:
    """The room of a node that has a gradient."""
    return node_room(Node("x", op, tuple(range(operands)), shape=shape), has_flag=True)


@pytest.mark.parametrize("op", [INPUT, "sin"])
@pytest.mark.parametrize("shape", SHAPES)
def test_name_body_and_flag_fit_into_the_box_without_touching(op: str, shape: Shape) -> None:
    room = room_of(op, shape)
    assert room.flag is not None
    top_of_body = room.height / 2 + room.body.dy - room.body.height / 2
    top_of_flag = room.height / 2 + room.flag.dy - room.flag.height / 2
    assert top_of_body >= NAME + GAP
    assert top_of_flag >= top_of_body + room.body.height + GAP
    assert top_of_flag + room.flag.height == room.height
    assert room.body.width <= room.width
    assert room.flag.width <= room.width


@pytest.mark.parametrize("shape", SHAPES)
def test_without_a_gradient_a_node_has_no_flag_and_takes_no_room_for_one(shape: Shape) -> None:
    room = node_room(Node("x", "sin", shape=shape), has_flag=False)
    assert room.flag is None
    assert room.height < room_of("sin", shape).height


def test_a_constant_is_its_number_and_nothing_else() -> None:
    room = node_room(Node("x", CONSTANT), has_flag=False)
    assert (room.width, room.height) == (room.body.width, room.body.height)


def test_who_has_no_gradient_to_show_has_no_flag() -> None:
    nodes = (
        Node("w", INPUT, role="parameter"),
        Node("t", INPUT, role="target"),
        Node("c", CONSTANT),
        Node("beside", "sin", (0,)),
        Node("y", "add", (0, 1)),
        Node("L", "mul", (4, 2)),
    )
    graph = Graph(nodes, 5)
    assert [node.id for i, node in enumerate(graph) if has_flag(graph, i)] == ["w", "y", "L"]


def test_a_scalar_takes_84_by_104_pixels_whatever_its_body() -> None:
    for op in (INPUT, "sin"):
        room = room_of(op)
        assert (room.width, room.height, room.body.dy) == (84, 104, -1)


def test_the_rooms_of_edges_stand_before_the_node_one_below_the_other() -> None:
    assert room_of(INPUT).before == 0
    assert room_of("add", operands=2).up == room_of("add", operands=1).up
    many = room_of("concat", operands=5)
    assert many.up == many.down == 2.5 * ROOM_HEIGHT
    assert many.before > 0


def test_chips_of_neighbouring_edges_do_not_touch() -> None:
    assert ROOM_HEIGHT > 2 * (CHIP_HEIGHT + CHIP_GAP)


def test_between_two_nodes_there_is_room_for_the_line_a_flag_has_more_in_hand() -> None:
    assert NODE_GAP > CAPTION


@pytest.mark.parametrize(
    ("shape", "expected"),
    [((), (1, 1)), ((5,), (5, 1)), ((2, 3), (2, 3)), ((2, 2, 3), (4, 3)), ((1, 1), (1, 1))],
)
def test_a_vector_is_a_column_and_more_dimensions_are_rows_of_the_last(shape: Shape, expected: tuple[int, int]) -> None:
    assert grid(shape) == expected


def test_cells_are_as_large_as_their_numbers_need() -> None:
    body = room_of(INPUT, (2, 3)).body
    assert (body.width, body.height) == (3 * CELL_WIDTH, 2 * CELL_HEIGHT)


def test_the_flag_has_room_for_the_same_grid() -> None:
    for shape in ((6, 6), (2, 3), (50, 20)):
        room = room_of(INPUT, shape)
        assert room.flag is not None
        assert room.flag.width > room.body.width
        assert room.flag.height > room.body.height


def test_samples_are_columns_and_parameters_stand_as_they_are() -> None:
    graph = build({"kind": "preset", "id": "softmax-squares"}, Limits()).graph
    rooms = {node.id: node_room(node, has_flag=False).body for node in graph}
    count, units = graph.nodes[graph.position["z1"]].shape
    assert (rooms["z1"].rows, rooms["z1"].columns, rooms["z1"].turned) == (units, count, True)
    assert (rooms["C"].rows, rooms["C"].columns) == (1, count)
    assert (rooms["W1"].rows, rooms["W1"].columns) == graph.nodes[graph.position["W1"]].shape
    assert not rooms["W1"].turned
    assert not rooms["b1"].turned
