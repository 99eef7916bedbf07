"""Seeded numbers: the same for ever, and distributed as they say."""

from __future__ import annotations

import numpy as np

from chainrule.seeded_random import SeededRandom


def test_a_seed_gives_the_same_numbers_for_ever() -> None:
    drawn = SeededRandom(0).unit((3,))
    np.testing.assert_array_equal(drawn, [0.6369616873214543, 0.2697867137638703, 0.04097352393619469])
    assert SeededRandom(1, 2).unit((1,))[0] != SeededRandom(1, 3).unit((1,))[0]


def test_uniform_numbers_fill_their_interval() -> None:
    numbers = SeededRandom(4).uniform(-2.0, 3.0, (20_000,))
    assert -2.0 <= numbers.min() < -1.99
    assert 2.99 < numbers.max() < 3.0
    assert abs(numbers.mean() - 0.5) < 0.05


def test_normal_numbers_have_the_mean_and_the_variance_asked_for() -> None:
    numbers = SeededRandom(5).normal(2.0, 9.0, (40_000,))
    assert abs(numbers.mean() - 2.0) < 0.05
    assert abs(numbers.var() - 9.0) < 0.2
    assert abs((np.abs(numbers - 2.0) < 3.0).mean() - 0.6827) < 0.01


def test_an_order_is_a_permutation() -> None:
    order = SeededRandom(6).order(1000)
    np.testing.assert_array_equal(np.sort(order), np.arange(1000))
    assert not np.array_equal(order, np.arange(1000))
