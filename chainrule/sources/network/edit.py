"""Change numbers of a network: the same graph with other values, and a document in which they stand.

An id is that of a leaf of the graph, `W1` or in scalar detail `w1_1_2`. In tensor detail a single number can be set,
too, by the id it would have in scalar detail.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.limits import Limits
from chainrule.sources.network.document import check_target
from chainrule.sources.network.dropout import check_mask
from chainrule.sources.network.names import cell_id, leaf_of
from chainrule.sources.program import Program, with_values
from chainrule.sources.values import number, read_value

Floats = NDArray[np.float64]


def with_network_values(program: Program, values: Mapping[str, object], limits: Limits) -> Program:
    """The program with `values` by id in place of some of its inputs; its document has the layers written out.

    Raises SourceError for an id that is no input, for values that do not fit, for targets the loss cannot take.
    """
    is_scalar = program.document["detail"] == "scalar"
    count = len(program.document["samples"])
    changed = with_values(program, values if is_scalar else _whole(program, values, count, limits), limits)
    arrays = _gathered(changed, count) if is_scalar else {name: np.asarray(v) for name, v in changed.inputs.items()}
    for n, target in enumerate(arrays["t"].tolist()):
        check_target(target, program.document["loss"], n)
    for name in mask_names(program.document):
        for n, mask in enumerate(arrays[name].tolist()):
            check_mask(mask, n, f"inputs.{name}")
    return replace(changed, document=MappingProxyType(_document(program, arrays)))


def _whole(program: Program, values: Mapping[str, object], count: int, limits: Limits) -> dict[str, object]:
    """`values` with single numbers put into copies of their arrays; an id that fits nothing stays as it is."""
    found = dict(values)
    for name in [name for name in values if name not in program.inputs]:
        place = _place(program, name, count)
        if place is None:
            continue
        whole, index = place
        given = read_value(found[whole], f"inputs.{whole}", limits) if whole in found else program.inputs[whole]
        array = np.array(given)
        if array.shape != np.shape(program.inputs[whole]):
            continue
        array[index] = number(found.pop(name), f"inputs.{name}")
        found[whole] = array
    return found


def _place(program: Program, cell: str, count: int) -> tuple[str, tuple[int, ...]] | None:
    """The array and the index of a single number of the network, None where there is none of that id."""
    place = leaf_of(cell)
    if place is None or place[0] not in program.inputs:
        return None
    name, index = place
    shape = np.shape(program.inputs[name])
    is_inside = len(index) == len(shape) and all(0 <= i < n for i, n in zip(index, shape, strict=True))
    return place if is_inside and cell_id(name, index, count) == cell else None


def _places(arrays: Mapping[str, Floats], count: int) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Where every single number stands: by its own id, the array's id and the index."""
    return {
        cell_id(name, index, count): (name, index)
        for name, array in arrays.items()
        for index in np.ndindex(array.shape)
    }


def _gathered(program: Program, count: int) -> dict[str, Floats]:
    """The arrays whose numbers are the inputs of a scalar graph."""
    arrays = {name: np.empty(shape) for name, shape in _shapes(program, count).items()}
    for name, (whole, index) in _places(arrays, count).items():
        arrays[whole][index] = program.inputs[name]
    return arrays


def _shapes(program: Program, count: int) -> dict[str, tuple[int, ...]]:
    sizes = _sizes(program.document)
    shapes: dict[str, tuple[int, ...]] = {"x": (count, sizes[0]), "t": (count, sizes[-1])}
    for i in range(1, len(sizes)):
        shapes |= {f"W{i}": (sizes[i], sizes[i - 1]), f"b{i}": (sizes[i],)}
    for name in mask_names(program.document):
        shapes[name] = (count, sizes[int(name[1:])])
    return shapes


def mask_names(document: Mapping[str, Any]) -> list[str]:
    """`m1`, `m2`, ...: the masks of a network with dropout, a hidden layer each."""
    return [f"m{i}" for i in range(1, len(_sizes(document)) - 1)] if "dropout" in document else []


def _sizes(document: Mapping[str, Any]) -> list[int]:
    if "sizes" in document:
        return list(document["sizes"])
    return [len(document["layers"][0]["W"][0]), *(len(layer["b"]) for layer in document["layers"])]


def _document(program: Program, arrays: Mapping[str, Floats]) -> dict[str, Any]:
    old = program.document
    activations = old["activation"] if "sizes" in old else [layer["activation"] for layer in old["layers"]]
    layers = [
        {"W": arrays[f"W{i}"].tolist(), "b": arrays[f"b{i}"].tolist(), "activation": activation}
        for i, activation in enumerate(activations, start=1)
    ]
    samples = [{"x": x, "target": t} for x, t in zip(arrays["x"].tolist(), arrays["t"].tolist(), strict=True)]
    masks = mask_names(old)
    for n, sample in enumerate(samples if masks else ()):
        sample["masks"] = [arrays[name][n].tolist() for name in masks]
    return {
        "kind": "network",
        "layers": layers,
        "loss": old["loss"],
        "reduction": old["reduction"],
        **({"dropout": old["dropout"]} if masks else {}),
        "samples": samples,
        "detail": old["detail"],
    }
