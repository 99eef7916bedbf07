"""How much a network asks for, in Python's unbounded integers, before anything is read or made."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from chainrule.errors import LimitError, SourceError
from chainrule.fields import shown
from chainrule.limits import Limits
from chainrule.sentences import say


def check_layer_count(count: int, place: str, limits: Limits) -> None:
    if count < 1:
        raise SourceError("no-layers", say("a network needs at least one layer"), node=place)
    if count > limits.layers:
        raise LimitError(
            "too-many-layers",
            say("a network may have {most} layers; got {count}", most=f"{limits.layers:,}", count=f"{count:,}"),
            node=place,
        )


def check_width(width: object, place: str, limits: Limits) -> None:
    """`width` counts inputs or neurons: a whole number from 1 to the limit."""
    if isinstance(width, bool) or not isinstance(width, int) or width < 1:
        message = say(
            "{place} must be a whole number from 1 to {most}; got {found}",
            place=place,
            most=f"{limits.layer_width:,}",
            found=shown(width),
        )
        raise SourceError("invalid-width", message, node=place)
    if width > limits.layer_width:
        message = say(
            "{place}: a layer may be {most} wide; got {found}",
            place=place,
            most=f"{limits.layer_width:,}",
            found=shown(width),
        )
        raise LimitError("layer-too-wide", message, node=place)


def check_sizes(sizes: Sequence[int], samples: int, place: str, limits: Limits) -> None:
    """Weights, samples, and samples times width, for layers of these sizes (inputs first)."""
    if samples > limits.samples:
        raise LimitError(
            "too-many-samples",
            say("there may be {most} samples; got {samples}", most=f"{limits.samples:,}", samples=f"{samples:,}"),
            node=place,
        )
    for i, (inputs, units) in enumerate(itertools.pairwise(sizes), start=1):
        if inputs * units > limits.tensor_elements:
            message = say(
                "layer {layer}: W would be {units} x {inputs}; an array may have {most} elements",
                layer=i,
                units=f"{units:,}",
                inputs=f"{inputs:,}",
                most=f"{limits.tensor_elements:,}",
            )
            raise LimitError("tensor-too-large", message, node=place)
    widest = max(sizes)
    if samples * widest > limits.tensor_elements:
        message = say(
            "{samples} samples in a layer {widest} wide; an array may have {most} elements",
            samples=f"{samples:,}",
            widest=f"{widest:,}",
            most=f"{limits.tensor_elements:,}",
        )
        raise LimitError("tensor-too-large", message, node=place)
    total = parameter_count(sizes) + samples * (2 * sum(sizes) + 3 * sizes[-1])
    if total > limits.total_elements:
        message = say(
            "the network has {total} numbers in all; the limit is {most}",
            total=f"{total:,}",
            most=f"{limits.total_elements:,}",
        )
        raise LimitError("too-many-elements", message, node=place)


def parameter_count(sizes: Sequence[int]) -> int:
    """All weights and biases of layers of these sizes (inputs first)."""
    return sum(units * (inputs + 1) for inputs, units in itertools.pairwise(sizes))


def layer_widths(document: Mapping[str, Any]) -> tuple[int, ...]:
    """The widths of the layers of a normalised source document, inputs first; empty for what is no network."""
    if document["kind"] != "network":
        return ()
    if "sizes" in document:
        return tuple(document["sizes"])
    layers = document["layers"]
    return (len(layers[0]["W"][0]), *(len(layer["W"]) for layer in layers))
