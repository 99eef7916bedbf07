"""Networks as sources: something that can be traced, trained and drawn, but has not run yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from chainrule.engine.trace import Value
from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.python.figures import Figures
from chainrule.python.named_trace import NamedTrace
from chainrule.python.read_source import plain
from chainrule.scene import build
from chainrule.sentences import say
from chainrule.sources.network import Network, read_network


@dataclass(frozen=True)
class NetworkSource:
    """A dense network: `document` is its source document, for `trace`, `train` and the API.

    >>> import chainrule as cr
    >>> cr.network([2, 3, 1], seed=1).document["sizes"]
    [2, 3, 1]
    """

    document: Mapping[str, Any]

    @cached_property
    def _network(self) -> Network:
        return read_network(self.document, limits_for(self.document), samples_wanted=False)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of inputs, then the neurons of every layer."""
        return self._network.sizes

    @property
    def parameters(self) -> Figures:
        """`W1` of shape (neurons, inputs), `b1` of shape (neurons,), `W2`, ...: read-only float64 arrays."""
        found: dict[str, Value] = {}
        for i, layer in enumerate(self._network.layers, start=1):
            found |= {f"W{i}": read_only(layer.W), f"b{i}": read_only(layer.b)}
        return Figures(found, "parameter")

    def trace(self, x: ArrayLike, target: ArrayLike, *, limits: Limits | None = None) -> NamedTrace:
        """Run the network forward and backward on samples of one's own.

        `x` has shape (N, inputs), or (inputs,) for one sample; `target` (N, outputs), or (N,) with class numbers or
        the values of the one output. Raises SourceError or LimitError, naming the sample at fault.

        >>> import chainrule as cr
        >>> t = cr.network([2, 3, 1], seed=1).trace([[0, 1], [1, 1]], [0, 1])
        >>> t.grad["W1"].shape, t.value["a2"].shape
        ((3, 2), (2, 1))
        """
        document = {**self.document, "samples": samples_of(x, target)}
        return NamedTrace(build(document, limits or limits_for(document)))

    def __repr__(self) -> str:
        activations = ", ".join(layer.activation for layer in self._network.layers)
        return f"<network {'-'.join(map(str, self.sizes))} ({activations}), loss {self._network.loss}>"


def network(
    sizes: Sequence[int] | None = None,
    /,
    *,
    layers: Sequence[Mapping[str, Any]] | None = None,
    samples: tuple[ArrayLike, ArrayLike] | None = None,
    **settings: Any,
) -> NetworkSource:
    """A network from its sizes, with seeded weights, or from `layers` with weights of one's own.

    `sizes` are the number of inputs and the neurons of every layer. `settings` are the fields of a network document:
    `activation` (one name, or one a layer), `output` (of the last layer), `loss`, `reduction` (sum, mean), `seed`,
    `initial`, `detail` (tensor, scalar). A layer is `{"W": (neurons, inputs), "b": (neurons,), "activation": name}`.
    `samples` are x of shape (N, inputs) and targets of shape (N, outputs) or (N,), if it is to be traced as it is.

    Raises SourceError or LimitError, naming the field at fault.

    >>> import chainrule as cr
    >>> net = cr.network([2, 8, 1], activation="tanh", loss="mse", seed=7)
    >>> net
    <network 2-8-1 (tanh, tanh), loss mse>
    >>> net.parameters["W1"].shape
    (8, 2)
    >>> own = cr.network(layers=[{"W": [[1, -2], [-1, 1]], "b": [1, 0], "activation": "sigmoid"}])
    >>> own.trace([1, -1], [1, 0]).value["z1"]
    array([[ 4., -2.]])
    """
    document: dict[str, Any] = {"kind": "network", **{name: plain(value) for name, value in settings.items()}}
    if sizes is not None:
        document["sizes"] = [int(size) for size in sizes]
    if layers is not None:
        document["layers"] = plain(layers)
    if samples is not None:
        document["samples"] = samples_of(*samples)
    found = NetworkSource(MappingProxyType(document))
    assert found.sizes  # whatever is wrong with the document is said now
    return found


def samples_of(x: ArrayLike, target: ArrayLike) -> list[dict[str, Any]]:
    """The samples of a document. Raises SourceError unless there are as many targets as points."""
    points, wanted = np.asarray(plain(x), dtype=np.float64), np.asarray(plain(target))
    if points.ndim == 1:
        points, wanted = points[np.newaxis], wanted[np.newaxis]
    if points.ndim != 2 or wanted.ndim not in (1, 2) or len(points) != len(wanted):
        message = say(
            "x of shape (N, inputs) goes with targets of shape (N, outputs) or (N,); got {x} and {target}",
            x=points.shape,
            target=wanted.shape,
        )
        raise SourceError("sample-shapes", message, node="samples")
    return [{"x": point, "target": each} for point, each in zip(points.tolist(), wanted.tolist(), strict=True)]


def limits_for(document: Mapping[str, Any]) -> Limits:
    """The limits of a server, but for the number of samples, which whoever hands them over has in memory anyway."""
    return Limits(samples=max(Limits().samples, len(document.get("samples") or ())))


def read_only(array: np.ndarray[Any, np.dtype[np.float64]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """A view of an array that cannot be written to."""
    view = array.view()
    view.setflags(write=False)
    return view
