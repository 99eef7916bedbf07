"""Curves of Bezier pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.layout.bezier import height_at, join, line, swing

coordinates = st.floats(-1e4, 1e4)


@given(x0=coordinates, y0=coordinates, dx=st.floats(1, 1e4), y1=coordinates)
def test_a_swing_leaves_and_arrives_level(x0: float, y0: float, dx: float, y1: float) -> None:
    start, first, second, end = swing((x0, y0), (x0 + dx, y1))
    assert first[1] == start[1]
    assert second[1] == end[1]
    assert start[0] < first[0] <= second[0] < end[0] or dx < 1e-6


def test_a_swing_between_points_of_one_height_is_a_line() -> None:
    assert swing((0, 5), (9, 5)) == line((0, 5), (9, 5)) == [(0, 5), (3, 5), (6, 5), (9, 5)]


def test_joined_curves_share_their_ends() -> None:
    joined = join(line((0, 0), (3, 0)), swing((3, 0), (6, 2)), line((6, 2), (9, 2)))
    assert len(joined) == 10
    assert joined[::3] == [(0, 0), (3, 0), (6, 2), (9, 2)]


def test_a_curve_without_length_is_left_out() -> None:
    assert join(line((3, 0), (3, 0)), line((3, 0), (6, 0))) == line((3, 0), (6, 0))


@pytest.mark.parametrize(("x", "y"), [(-1, 0), (0, 0), (5, 1), (10, 2), (12, 2), (20, 2), (99, 2)])
def test_the_height_of_a_curve_is_found_piece_by_piece(x: float, y: float) -> None:
    curve = join(swing((0, 0), (10, 2)), line((10, 2), (20, 2)))
    assert height_at(curve, x) == pytest.approx(y, abs=1e-5)
