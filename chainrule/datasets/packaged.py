"""The data sets shipped inside scikit-learn (no download): iris, digits, wine, breast cancer.

scikit-learn is an optional extra: `pip install "chainrule[datasets]"`.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from chainrule.datasets.table import Dataset
from chainrule.errors import SourceError
from chainrule.sentences import say


@dataclass(frozen=True)
class Packaged:
    """How a packaged set is loaded, what its values are divided by, and whether it is standardised unless told not."""

    loader: str
    divisor: float = 1.0
    standardise: bool = False


PACKAGED: Mapping[str, Packaged] = MappingProxyType(
    {
        "iris": Packaged("load_iris"),
        "digits": Packaged("load_digits", divisor=16.0),
        "wine": Packaged("load_wine", standardise=True),
        "breast cancer": Packaged("load_breast_cancer", standardise=True),
    }
)


def load(name: str) -> Dataset:
    """A packaged set in its own order. Raises SourceError with the remedy where scikit-learn is missing."""
    try:
        shelf = importlib.import_module("sklearn.datasets")
    except ImportError as error:
        raise SourceError(
            "package-missing",
            say(
                "the data set {name} comes with scikit-learn, which is not installed: "
                'pip install "chainrule[datasets]"',
                name=name,
            ),
            node="dataset.name",
        ) from error
    box = PACKAGED[name]
    found = getattr(shelf, box.loader)()
    return Dataset(
        name,
        tuple(str(column) for column in found.feature_names),
        np.asarray(found.data, dtype=np.float64) / box.divisor,
        np.asarray(found.target, dtype=np.float64),
        tuple(str(label) for label in found.target_names),
        len(found.target),
    )
