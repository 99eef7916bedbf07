"""What a network is made of, once its document has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.engine.ops import activations

Floats = NDArray[np.float64]

OPERATION: Mapping[str, str] = MappingProxyType({"linear": "identity"})
"""The op of an activation, where it is not called the same."""

ACTIVATIONS = (*("linear" if op.name == "identity" else op.name for op in activations.ACTIVATIONS), "softmax")
"""The activations of the op table, and softmax, which takes a layer at once."""

REDUCTIONS = ("sum", "mean")
DETAILS = ("tensor", "scalar")


@dataclass(frozen=True)
class Layer:
    """z = W a + b, then the activation. `W` has shape (units, inputs): rows are neurons. `b` has shape (units,)."""

    activation: str
    W: Floats
    b: Floats


@dataclass(frozen=True)
class Network:
    """Dense layers, a loss, and the samples: `x` of shape (N, inputs), `t` of shape (N, outputs).

    With `dropout`, the share of neurons that is dropped, `masks` has an array of ones and zeros a hidden layer, of
    shape (N, units), and what a hidden layer says is multiplied with mask / (1 - dropout). `document` is the document
    in its normal form: every default written out, every number a float.
    """

    layers: tuple[Layer, ...]
    loss: str
    reduction: str
    detail: str
    x: Floats
    t: Floats
    document: Mapping[str, Any]
    dropout: float = 0.0
    masks: tuple[Floats, ...] = ()

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of inputs, then the number of neurons of every layer."""
        return (self.layers[0].W.shape[1], *(len(layer.b) for layer in self.layers))

    @property
    def sample_count(self) -> int:
        return len(self.x)
