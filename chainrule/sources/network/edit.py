"""Change numbers of a network for good: a new document in which they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from chainrule.errors import SourceError
from chainrule.fields import shown
from chainrule.limits import Limits
from chainrule.sources.network.document import read_network
from chainrule.sources.network.names import cell_id
from chainrule.sources.network.numbers import as_rows
from chainrule.sources.network.parts import Network
from chainrule.sources.network.program import leaves


def edited(document: Mapping[str, Any], values: Mapping[str, object], limits: Limits) -> dict[str, Any]:
    """The document, its layers written out, with `values` by id of a leaf: `W1`, `b1`, `x`, `t`, or `w1_1_2`, `x_1@2`.

    Raises SourceError for an id that is no leaf and for values that do not fit.
    """
    network = read_network(document, limits)
    arrays = {name: np.array(array).tolist() for name, array in leaves(network).items()}
    places = _places(network)
    for name, value in values.items():
        if name in arrays:
            arrays[name] = as_rows(value)
        elif name in places:
            whole, index = places[name]
            _put(arrays[whole], index, value)
        else:
            raise SourceError("unknown-input", f"the network has no input {shown(name)}", node=shown(name))
    return dict(read_network(_document(network, arrays), limits).document)


def _places(network: Network) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Where every single number stands: by its own id, the array's id and the index."""
    return {
        cell_id(name, index, network.sample_count): (name, index)
        for name, array in leaves(network).items()
        for index in np.ndindex(np.shape(array))
    }


def _put(rows: Any, index: tuple[int, ...], value: object) -> None:
    for i in index[:-1]:
        rows = rows[i]
    rows[index[-1]] = value


def _document(network: Network, arrays: Mapping[str, Any]) -> dict[str, Any]:
    layers = [
        {"W": arrays[f"W{i}"], "b": arrays[f"b{i}"], "activation": layer.activation}
        for i, layer in enumerate(network.layers, start=1)
    ]
    x, t = arrays["x"], arrays["t"]
    if not isinstance(x, list) or not isinstance(t, list) or not len(x) == len(t) == network.sample_count:
        raise SourceError("shape", f"x and t need {network.sample_count} rows, one a sample", node="samples")
    samples = [{"x": row, "target": target} for row, target in zip(x, t, strict=True)]
    return {
        "kind": "network",
        "layers": layers,
        "loss": network.loss,
        "reduction": network.reduction,
        "samples": samples,
        "detail": network.detail,
    }
