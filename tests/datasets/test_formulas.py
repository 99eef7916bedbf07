"""The data sets that are drawn follow their formulas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from chainrule.datasets import formulas
from chainrule.seeded_random import SeededRandom

Floats = NDArray[np.float64]
COUNT = 400


def drawn(name: str, noise: float = 0.0, count: int = COUNT) -> tuple[Floats, Floats]:
    return (formulas.CLASSES | formulas.REGRESSIONS)[name](SeededRandom(3), count, noise)


def test_the_circle_has_a_disc_inside_a_ring() -> None:
    x, label = drawn("circle")
    radius = np.hypot(*x.T)
    assert (radius[label == 1] < 2.5).all()
    assert ((radius[label == 0] >= 3.5) & (radius[label == 0] < 5)).all()
    assert label.sum() == COUNT // 2


def test_noise_moves_the_labels_of_the_circle_but_not_its_points() -> None:
    (x, label), (y, noisy) = drawn("circle"), drawn("circle", 0.5)
    np.testing.assert_array_equal(x, y)
    assert 20 < (label != noisy).sum() < COUNT // 2


def test_xor_stays_away_from_the_axes_and_labels_by_the_sign_of_the_product() -> None:
    x, label = drawn("xor")
    assert np.abs(x).min() >= 0.3
    assert np.abs(x).max() <= 5.3
    np.testing.assert_array_equal(label, np.prod(x, axis=1) >= 0)


@pytest.mark.parametrize("noise", [0.0, 0.25, 0.5])
def test_the_gaussians_have_the_variance_of_their_noise(noise: float) -> None:
    x, label = drawn("gaussians", noise, 20_000)
    for side, centre in ((1, 2.0), (0, -2.0)):
        cloud = x[label == side]
        np.testing.assert_allclose(cloud.mean(axis=0), centre, atol=0.1)
        np.testing.assert_allclose(cloud.var(axis=0), 0.5 + 7 * noise, rtol=0.05)


def test_the_spiral_is_its_formula() -> None:
    x, label = drawn("spiral")
    n = COUNT // 2
    for i in (0, 1, 57, n - 1):
        r, t = 5 * i / n, 1.75 * 2 * np.pi * i / n
        np.testing.assert_allclose(x[i], [r * np.sin(t), r * np.cos(t)], atol=1e-12)
        np.testing.assert_allclose(x[n + i], [r * np.sin(t + np.pi), r * np.cos(t + np.pi)], atol=1e-12)
    assert (label[:n] == 1).all()
    assert (label[n:] == 0).all()


def test_noise_moves_the_points_of_the_spiral_by_at_most_itself() -> None:
    away = np.abs(drawn("spiral", 0.3)[0] - drawn("spiral")[0])
    assert 0.29 < away.max() <= 0.3


def test_the_moons_are_those_of_scikit_learn() -> None:
    datasets = pytest.importorskip("sklearn.datasets")
    for count in (COUNT, COUNT + 1):
        x, label = drawn("moons", count=count)
        wanted, labels = datasets.make_moons(count, shuffle=False)
        np.testing.assert_allclose(x, wanted, atol=1e-12)
        np.testing.assert_array_equal(label, labels)


def test_the_noise_of_the_moons_is_a_deviation() -> None:
    away = drawn("moons", 0.2, 20_000)[0] - drawn("moons", 0.0, 20_000)[0]
    assert abs(away.std() - 0.2) < 0.005


def test_the_plane_is_a_tenth_of_the_sum() -> None:
    x, value = drawn("plane")
    np.testing.assert_allclose(value, x.sum(axis=1) / 10, atol=1e-15)
    assert np.abs(x).max() <= 6
    assert not np.allclose(drawn("plane", 0.1)[1], value)


def test_a_hill_is_one_at_its_centre_and_nothing_two_away() -> None:
    x, value = drawn("hills", count=4000)
    for cx, cy, sign in formulas.CENTRES:
        away = np.hypot(x[:, 0] - cx, x[:, 1] - cy)
        near = away < 0.5
        np.testing.assert_allclose(value[near], sign * (1 - away[near] / 2))
    far = np.min([np.hypot(x[:, 0] - cx, x[:, 1] - cy) for cx, cy, _ in formulas.CENTRES], axis=0) > 2
    assert far.any()
    assert (value[far] == 0).all()


@given(
    name=st.sampled_from([*formulas.CLASSES, *formulas.REGRESSIONS]),
    noise=st.floats(0, 0.5),
    count=st.integers(4, 60),
    seed=st.integers(0, 2**53 - 1),
)
def test_every_set_has_as_many_finite_points_as_asked_for(name: str, noise: float, count: int, seed: int) -> None:
    x, label = (formulas.CLASSES | formulas.REGRESSIONS)[name](SeededRandom(seed), count, noise)
    assert (x.shape, label.shape) == ((count, 2), (count,))
    assert np.isfinite(x).all()
    assert np.isfinite(label).all()
    if name in formulas.CLASSES:
        assert set(label) <= {0.0, 1.0}
    else:
        assert label.dtype == np.float64
