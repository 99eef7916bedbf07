"""A data set: points, what is wanted of each, and which half is for training."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from chainrule.datasets.csv_columns import CsvColumn
from chainrule.errors import SourceError
from chainrule.seeded_random import SeededRandom
from chainrule.sentences import say

Floats = NDArray[np.float64]
Coding = Literal["plus_minus", "zero_one", "one_hot"]


@dataclass(frozen=True)
class CsvReading:
    """What was understood of one's own text, to be shown before anything is trained on it.

    `delimiter` and `decimal` are names of `csv_dialect.py`; lines count from 1, and a `header_line` of 0 is none.
    Every column of the text is there, in its order.
    """

    delimiter: str
    decimal: str
    header_line: int
    comment_lines: tuple[int, ...]
    has_byte_order_mark: bool
    points: int
    columns: tuple[CsvColumn, ...]


@dataclass(frozen=True)
class Dataset:
    """`x` has shape (N, columns); `labels` (N,) holds class numbers 0, 1, ... or, for a regression, the values wanted.

    The first `train_count` points are the training half, the rest the test half. `classes` names the classes and is
    empty for a regression. The arrays are read-only. `reading` tells how one's own text was understood.
    """

    name: str
    columns: tuple[str, ...]
    x: Floats
    labels: Floats
    classes: tuple[str, ...]
    train_count: int
    reading: CsvReading | None = None

    def __post_init__(self) -> None:
        self.x.setflags(write=False)
        self.labels.setflags(write=False)

    @property
    def is_regression(self) -> bool:
        return not self.classes

    @property
    def train(self) -> slice:
        return slice(0, self.train_count)

    @property
    def test(self) -> slice:
        return slice(self.train_count, len(self.labels))

    def targets(self, outputs: int, coding: Coding) -> Floats:
        """What a network with so many outputs should answer, shape (N, outputs).

        Two classes on one output are -1 and +1, or 0 and 1 (`zero_one`); otherwise there is one output a class, high
        for the right one. The values of a regression are taken as they are.
        """
        if self.is_regression:
            self._need(1, outputs)
            return self.labels[:, np.newaxis]
        low = -1.0 if coding == "plus_minus" else 0.0
        if outputs == 1 and len(self.classes) == 2 and coding != "one_hot":
            return np.where(self.labels[:, np.newaxis] == 1, 1.0, low)
        self._need(len(self.classes), outputs)
        return np.where(self.labels[:, np.newaxis] == np.arange(outputs), 1.0, low)

    def _need(self, wanted: int, outputs: int) -> None:
        if outputs != wanted:
            slots = {"name": self.name, "wanted": wanted, "outputs": outputs}
            message = (
                say("{name} needs {wanted} outputs (or 1 without softmax); the network has {outputs}", **slots)
                if len(self.classes) == 2
                else say("{name} needs {wanted} outputs; the network has {outputs}", **slots)
            )
            raise SourceError("output-width", message, node="dataset")


def shuffled(data: Dataset, seed: int) -> Dataset:
    """The points in a seeded order, so that the first half is a fair sample. `train_count` becomes half, rounded up."""
    order = SeededRandom(seed, _SHUFFLE).order(len(data.labels))
    return replace(data, x=data.x[order], labels=data.labels[order], train_count=(len(order) + 1) // 2)


def standardised(data: Dataset) -> Dataset:
    """Every column moved and scaled to mean 0 and deviation 1 over the training half; constant columns become 0."""
    part = data.x[data.train]
    deviation = part.std(axis=0)
    return replace(data, x=(data.x - part.mean(axis=0)) / np.where(deviation > 0, deviation, 1.0))


_SHUFFLE = 1
