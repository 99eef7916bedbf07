"""Dropout in a network document: the share that is dropped, and of every sample what is kept of each hidden layer.

    "dropout": 0.5, "samples": [{"x": [1, -1], "masks": [[1, 0, 1], [0, 1]], "target": [1]}]

What a hidden neuron says is multiplied with mask / (1 - dropout), so that its expected value stays what it was
(Srivastava et al., 2014, in the inverted form that PyTorch and Keras have). Inputs and outputs are never dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.errors import SourceError
from chainrule.fields import Fields
from chainrule.sentences import say
from chainrule.sources.network.numbers import matrix, row

Floats = NDArray[np.float64]

MOST_DROPPED = 0.999


def read_dropout(fields: Fields, layers: int, default: float = 0.0) -> float:
    """The share of hidden neurons that is dropped, 0 for none; of a network of so many layers."""
    rate = fields.number("dropout", default, low=0.0, high=MOST_DROPPED)
    if rate and layers < 2:
        fields.fault("dropout", say("dropout is for hidden layers; this network has none"))
    return rate


def read_masks(part: Fields, units: Sequence[int], index: int) -> list[list[float]]:
    """A row of ones and zeros for each hidden layer."""
    wanted = say("sample {sample}: with dropout, masks needs a row for each hidden layer", sample=index + 1)
    rows = part.any("masks")
    if not isinstance(rows, list | tuple) or len(rows) != len(units):
        part.fault("masks", wanted)
    found = []
    for i, (line, width) in enumerate(zip(rows, units, strict=True)):
        place = f"{part.path('masks')}[{i}]"
        text = say(
            "sample {sample}: a mask needs one number for each of the {count} neurons", sample=index + 1, count=width
        )
        found.append(row(line, width, place, text))
        check_mask(found[-1], index, place)
    return found


def no_masks(part: Fields) -> dict[str, Any]:
    """Nothing; masks without dropout are refused."""
    if "masks" in part:
        part.fault("masks", say("masks go with dropout, the share that is dropped, which this network has not"))
    return {}


def check_mask(mask: list[float], index: int, place: str) -> None:
    """Raise SourceError unless a mask of sample `index` (from 0) is made of ones and zeros."""
    if not all(kept in (0.0, 1.0) for kept in mask):
        message = say("sample {sample}: a mask is made of ones and zeros, 0 for what is dropped", sample=index + 1)
        raise SourceError("mask", message, node=place)


def mask_arrays(units: Sequence[int], samples: Sequence[Mapping[str, Any]]) -> tuple[Floats, ...]:
    """By hidden layer, each of shape (N, units)."""
    return tuple(matrix([sample["masks"][i] for sample in samples], width) for i, width in enumerate(units))
