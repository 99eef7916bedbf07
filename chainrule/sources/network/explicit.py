"""Read layers whose weights are written out: `[{"W": [[...], ...], "b": [...], "activation": "sigmoid"}, ...]`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from chainrule.errors import SourceError
from chainrule.fields import Fields, shown
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.network.numbers import as_rows, floats, row
from chainrule.sources.network.parts import ACTIVATIONS, Layer
from chainrule.sources.network.size import check_layer_count, check_sizes, check_width

Rows = Sequence[Sequence[object]]


def read_layers(given: Sequence[Any], limits: Limits) -> tuple[tuple[Layer, ...], list[dict[str, Any]]]:
    """The layers, and the same in normal form. Every shape is checked before the first number is looked at."""
    check_layer_count(len(given), "layers", limits)
    parts = [Fields(layer, f"layers[{i}]") for i, layer in enumerate(given)]
    rows: list[Rows] = []
    for i, part in enumerate(parts):
        rows.append(_rows(part, i, len(rows[-1]) if rows else None, limits))
    check_sizes([len(rows[0][0]), *map(len, rows)], 0, "layers", limits)
    layers, described = [], []
    for i, (part, matrix) in enumerate(zip(parts, rows, strict=True)):
        layer, normal = _layer(part, matrix, i)
        layers.append(layer)
        described.append(normal)
    return tuple(layers), described


def _rows(part: Fields, i: int, inputs: int | None, limits: Limits) -> Rows:
    """The rows of W, all as long as the layer before is wide, or in the first layer as long as the first row."""
    place = part.path("W")
    found = as_rows(part.any("W"))
    if not isinstance(found, list | tuple) or not all(isinstance(line, list | tuple) for line in found):
        message = say(
            "layer {layer}: W must be a list of rows, one a neuron, one number an input; got {found}",
            layer=i + 1,
            found=shown(found),
        )
        raise SourceError("not-a-list", message, node=place)
    check_width(len(found), place, limits)
    width = len(found[0]) if inputs is None else inputs
    check_width(width, f"{place}[0]", limits)
    for j, line in enumerate(found):
        if len(line) != width:
            why = (
                say("as the first row has")
                if inputs is None
                else say("one for each of the {inputs} neurons of layer {layer}", inputs=inputs, layer=i)
            )
            message = say(
                "layer {layer}: row {row} of W needs {width} numbers, {why}; got {found}",
                layer=i + 1,
                row=j + 1,
                width=width,
                why=why,
                found=len(line),
            )
            raise SourceError("shape", message, node=place)
    return found


def _layer(part: Fields, rows: Rows, i: int) -> tuple[Layer, dict[str, Any]]:
    place = part.path("W")
    weights = [floats(line, f"{place}[{j}]") for j, line in enumerate(rows)]
    units = len(rows)
    wanted = say("layer {layer}: b needs one number for each of the {count} neurons", layer=i + 1, count=units)
    bias = row(part.any("b"), units, part.path("b"), wanted) if "b" in part else [0.0] * units
    part.any("b")
    activation = part.choice("activation", ACTIVATIONS)
    part.refuse_others()
    return (
        Layer(activation, np.array(weights), np.array(bias)),
        {"W": weights, "b": bias, "activation": activation},
    )
