"""Update rules: pure, and what their papers say."""

from __future__ import annotations

import math

import numpy as np
import pytest

from chainrule.training.optimisers import OPTIMISERS, Adam, Momentum, OptimiserState, Sgd


@pytest.mark.parametrize("name", list(OPTIMISERS))
def test_an_update_changes_nothing_it_was_given(name: str) -> None:
    rule = OPTIMISERS[name](eta=0.1)
    theta, gradient, state = np.ones(3), np.array([1.0, -2.0, 3.0]), rule.start(3)
    for array in (theta, gradient, *state.memory):
        array.setflags(write=False)
    new, after = rule.update(theta, gradient, state)
    assert (new != theta).all()
    assert (state.updates, after.updates) == (0, 1)
    again, _ = rule.update(theta, gradient, state)
    np.testing.assert_array_equal(new, again)


def test_plain_descent_goes_against_the_gradient() -> None:
    theta, state = Sgd(0.5).update(np.array([1.0, 2.0]), np.array([0.2, -0.4]), OptimiserState())
    np.testing.assert_allclose(theta, [0.9, 2.2])
    assert state == OptimiserState(1)


def test_momentum_gathers_what_points_the_same_way() -> None:
    rule = Momentum(eta=0.1, momentum=0.5)
    theta, state = np.zeros(1), rule.start(1)
    steps = []
    for _ in range(3):
        before = theta
        theta, state = rule.update(theta, np.ones(1), state)
        steps.append(float((before - theta)[0]))
    np.testing.assert_allclose(steps, [0.1, 0.15, 0.175])


def test_momentum_of_nothing_is_plain_descent() -> None:
    gradient = np.array([0.3, -0.7])
    theta, _ = Momentum(eta=0.2, momentum=0.0).update(np.ones(2), gradient, Momentum(0.2).start(2))
    np.testing.assert_array_equal(theta, Sgd(0.2).update(np.ones(2), gradient, OptimiserState())[0])


def test_the_first_step_of_adam_is_eta_long_whatever_the_gradient() -> None:
    rule = Adam(eta=0.01)
    theta, _ = rule.update(np.zeros(3), np.array([1e-3, -5.0, 1e6]), rule.start(3))
    np.testing.assert_allclose(theta, [-0.01, 0.01, -0.01], rtol=1e-4)


def test_adam_is_the_algorithm_of_its_paper() -> None:
    rule = Adam(eta=0.1, beta1=0.8, beta2=0.95, epsilon=1e-6)
    theta, state = np.array([0.5]), rule.start(1)
    wanted, m, v = 0.5, 0.0, 0.0
    for k, g in enumerate([0.3, -0.2, 0.7, 0.1], start=1):
        theta, state = rule.update(theta, np.array([g]), state)
        m, v = 0.8 * m + 0.2 * g, 0.95 * v + 0.05 * g * g
        wanted -= 0.1 * (m / (1 - 0.8**k)) / (math.sqrt(v / (1 - 0.95**k)) + 1e-6)
    np.testing.assert_allclose(theta, [wanted], rtol=1e-14)
