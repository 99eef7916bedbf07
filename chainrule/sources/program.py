"""A program: a graph, a value for each of its input leaves, and the document it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.engine.graph import Graph


@dataclass(frozen=True)
class Program:
    """What a source says is to be computed. `inputs` holds a number or a float64 array by id of every input leaf.

    `document` is the source document in its normal form: reading it again gives the same program.
    """

    graph: Graph
    inputs: Mapping[str, float | NDArray[np.float64]]
    document: Mapping[str, Any]
