"""The data sets of scikit-learn, and what is said where it is missing."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np
import pytest

from chainrule.datasets import make
from chainrule.errors import SourceError
from chainrule.limits import Limits

LIMITS = Limits()


@pytest.mark.parametrize(
    ("name", "shape", "counts"),
    [
        ("iris", (150, 4), [50, 50, 50]),
        ("digits", (1797, 64), None),
        ("wine", (178, 13), [59, 71, 48]),
        ("breast cancer", (569, 30), [212, 357]),
    ],
)
def test_a_packaged_set_has_its_known_size(name: str, shape: tuple[int, int], counts: list[int] | None) -> None:
    pytest.importorskip("sklearn")
    data = make({"name": name}, LIMITS)
    assert data.x.shape == shape
    if counts:
        assert np.bincount(data.labels.astype(int)).tolist() == counts
    assert len(data.classes) == len(set(data.labels))


def test_wine_and_breast_cancer_are_standardised_over_their_training_half_unless_told_not_to_be() -> None:
    pytest.importorskip("sklearn")
    for name, largest in (("wine", 1680.0), ("breast cancer", 4254.0)):
        data = make({"name": name}, LIMITS)
        np.testing.assert_allclose(data.x[data.train].mean(axis=0), 0, atol=1e-12)
        np.testing.assert_allclose(data.x[data.train].std(axis=0), 1, rtol=1e-12)
        assert make({"name": name, "standardise": False}, LIMITS).x.max() == largest


def test_digits_are_divided_by_their_largest_value() -> None:
    pytest.importorskip("sklearn")
    data = make({"name": "digits"}, LIMITS)
    assert (data.x.min(), data.x.max()) == (0.0, 1.0)


def test_a_missing_package_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str, package: str | None = None) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(SourceError, match=r"pip install") as caught:
        make({"name": "iris"}, LIMITS)
    assert caught.value.code == "package-missing"
