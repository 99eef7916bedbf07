"""Data sets to train on, each from a seed or a text: `make({"name": "spiral", "noise": 0.1, "seed": 3}, limits)`.

A description is a JSON-like mapping. `name` is one of `names()`; what else it may hold is in `describe.py`. The same
description gives the same numbers everywhere.
"""

from chainrule.datasets.csv_text import CsvOptions, read_csv
from chainrule.datasets.describe import make, names, normalise
from chainrule.datasets.features import FEATURES
from chainrule.datasets.table import Dataset

__all__ = ["FEATURES", "CsvOptions", "Dataset", "make", "names", "normalise", "read_csv"]
