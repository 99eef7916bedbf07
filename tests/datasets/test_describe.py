"""Descriptions of data sets: defaults, halves, features, targets, and errors that name the field."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule.datasets import FEATURES, make, names, normalise
from chainrule.errors import SourceError
from chainrule.limits import Limits

LIMITS = Limits()


def test_a_description_has_a_normal_form() -> None:
    normal = normalise({"name": "spiral"}, LIMITS)
    assert normal == {"name": "spiral", "seed": 0, "points": 500, "noise": 0.0, "features": ["x", "y"]}
    assert normalise(normal, LIMITS) == normal


def test_half_of_the_points_are_for_training_and_none_is_in_both_halves() -> None:
    data = make({"name": "circle", "points": 301}, LIMITS)
    assert (len(data.x[data.train]), len(data.x[data.test])) == (151, 150)
    assert len(np.unique(data.x, axis=0)) == 301


def test_both_halves_see_both_classes_about_equally() -> None:
    data = make({"name": "spiral"}, LIMITS)
    assert abs(data.labels[data.train].mean() - 0.5) < 0.1


def test_the_same_description_gives_the_same_points_and_another_seed_others() -> None:
    first, again = (make({"name": "xor", "seed": 5}, LIMITS) for _ in range(2))
    np.testing.assert_array_equal(first.x, again.x)
    assert not np.array_equal(first.x, make({"name": "xor", "seed": 6}, LIMITS).x)


def test_features_are_functions_of_the_point() -> None:
    plain, rich = (make({"name": "xor", "features": f}, LIMITS) for f in (["x", "y"], list(FEATURES)))
    x, y = plain.x.T
    np.testing.assert_array_equal(rich.x, np.stack([x, y, x * x, y * y, x * y, np.sin(x), np.sin(y)], axis=1))
    assert rich.columns == tuple(FEATURES)


def test_two_classes_on_one_output_are_plus_and_minus_one_or_zero_and_one() -> None:
    data = make({"name": "circle"}, LIMITS)
    assert set(data.targets(1, "plus_minus").ravel()) == {-1.0, 1.0}
    assert set(data.targets(1, "zero_one").ravel()) == {0.0, 1.0}
    np.testing.assert_array_equal(data.targets(2, "one_hot").argmax(axis=1), data.labels)
    np.testing.assert_array_equal(data.targets(2, "one_hot").sum(axis=1), 1)


def test_outputs_that_do_not_fit_the_classes_are_refused() -> None:
    data = make({"name": "circle"}, LIMITS)
    for outputs in (1, 3):
        with pytest.raises(SourceError, match="needs 2 outputs"):
            data.targets(outputs, "one_hot")
    with pytest.raises(SourceError, match="needs 1 outputs"):
        make({"name": "plane"}, LIMITS).targets(2, "plus_minus")


def test_the_arrays_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        make({"name": "plane"}, LIMITS).x[0, 0] = 1


@pytest.mark.parametrize(
    ("fields", "node"),
    [
        ({"name": "sprial"}, "dataset.name"),
        ({"noise": 0.6}, "dataset.noise"),
        ({"noise": float("nan")}, "dataset.noise"),
        ({"points": 3}, "dataset.points"),
        ({"points": 10**9}, "dataset.points"),
        ({"points": True}, "dataset.points"),
        ({"seed": -1}, "dataset.seed"),
        ({"seed": 2**60}, "dataset.seed"),
        ({"features": []}, "dataset.features"),
        ({"features": ["x", "x"]}, "dataset.features"),
        ({"features": ["z"]}, "dataset.features"),
        ({"features": "xy"}, "dataset.features"),
        ({"colour": 1}, "dataset.'colour'"),
    ],
)
def test_an_error_names_the_field(fields: dict[str, Any], node: str) -> None:
    with pytest.raises(SourceError) as caught:
        make({"name": "spiral"} | fields, LIMITS)
    assert caught.value.node == node


def test_a_misspelt_name_gets_the_nearest() -> None:
    with pytest.raises(SourceError) as caught:
        normalise({"name": "sprial"}, LIMITS)
    assert caught.value.suggestion == "spiral"
    assert "spiral" in names()
