"""Read a network document. Shapes and limits are checked before a number is read or an array is made.

    {"kind": "network", "layers": [{"W": [[1, -2], [-1, 1]], "b": [1, 0], "activation": "sigmoid"}],
     "loss": "half_sse", "reduction": "sum", "samples": [{"x": [1, -1], "target": [1, 0]}], "detail": "tensor"}
    {"kind": "network", "sizes": [2, 4, 1], "activation": "tanh", "output": "linear", "seed": 7, "samples": [...]}

`activation` of the second form is one name for all layers or a list with one a layer; `output` is the last layer's,
by default what the loss asks for (sigmoid for bce, softmax for cross_entropy), else that of the other layers.
`initial` is a scheme of `initial.py`. Missing biases are zeros. A `target` has a number an output, or is the number of
the right class, from 0. The network has samples unless `samples_wanted` is false: a network that is to be trained may
take them from a data set. With `dropout`, the share of hidden neurons that is dropped, every sample has `masks`: for
each hidden layer a row of ones and zeros, `{"x": [1, -1], "masks": [[1, 0, 1]], "target": [1, 0]}`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from chainrule.errors import SourceError
from chainrule.fields import Fields, one_of, shown
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.network.dropout import mask_arrays, no_masks, read_dropout, read_masks
from chainrule.sources.network.explicit import read_layers
from chainrule.sources.network.initial import REACH, first_parameters
from chainrule.sources.network.losses import FROM_LOGITS, LOSSES
from chainrule.sources.network.numbers import matrix, row
from chainrule.sources.network.parts import ACTIVATIONS, DETAILS, REDUCTIONS, Layer, Network
from chainrule.sources.network.size import check_layer_count, check_sizes, check_width


def read_network(document: object, limits: Limits, *, samples_wanted: bool = True) -> Network:
    """The network of a document, its first parameters drawn.

    Raises SourceError or LimitError; `node` names the field at fault, such as `layers[1].W` or `samples[0].x`.
    """
    return filled(read_outline(document, limits, samples_wanted=samples_wanted))


def read_outline(document: object, limits: Limits, *, samples_wanted: bool = True) -> Network:
    """The same network; parameters that a seed draws are not drawn, and take no memory: arrays of their shapes."""
    fields = Fields(document)
    fields.any("kind"), fields.any("verify")
    loss = fields.choice("loss", LOSSES, "half_sse")
    layers, described = _explicit(fields, limits) if "layers" in fields else _seeded(fields, loss, limits)
    fields.any("layers"), fields.any("sizes")
    _check_activations(layers, loss)
    reduction = fields.choice("reduction", REDUCTIONS, "sum")
    detail = fields.choice("detail", DETAILS, "tensor")
    rate = read_dropout(fields, len(layers))
    samples = _samples(fields, layers, loss, limits, wanted=samples_wanted, is_masked=rate > 0)
    fields.refuse_others()
    return Network(
        layers=layers,
        loss=loss,
        reduction=reduction,
        detail=detail,
        x=matrix([sample["x"] for sample in samples], layers[0].W.shape[1]),
        t=matrix([sample["target"] for sample in samples], len(layers[-1].b)),
        dropout=rate,
        masks=mask_arrays([len(layer.b) for layer in layers[:-1]], samples) if rate else (),
        document={
            "kind": "network",
            **described,
            "loss": loss,
            "reduction": reduction,
            **({"dropout": rate} if rate else {}),
            "samples": samples,
            "detail": detail,
        },
    )


def _explicit(fields: Fields, limits: Limits) -> tuple[tuple[Layer, ...], dict[str, Any]]:
    for other in ("sizes", "seed", "activation", "output", "initial"):
        if other in fields:
            fields.fault(
                other, say("give either layers or sizes; {other} goes with sizes", other=other), "conflicting-fields"
            )
    layers, described = read_layers(fields.sequence("layers"), limits)
    return layers, {"layers": described}


def _seeded(fields: Fields, loss: str, limits: Limits) -> tuple[tuple[Layer, ...], dict[str, Any]]:
    if "sizes" not in fields:
        fields.fault("layers", say("a network needs layers, each with W, b and activation, or sizes"), "missing-field")
    sizes = fields.sequence("sizes")
    if len(sizes) < 2:
        fields.fault(
            "sizes", say("sizes names the number of inputs and the neurons of at least one layer, such as [2, 3, 1]")
        )
    check_layer_count(len(sizes) - 1, "sizes", limits)
    for i, width in enumerate(sizes):
        check_width(width, f"sizes[{i}]", limits)
    check_sizes(sizes, 0, "sizes", limits)
    activations = _activations(fields, len(sizes) - 1, loss)
    seed = fields.integer("seed", 0)
    scheme = fields.choice("initial", REACH, "glorot")
    layers = tuple(
        Layer(activation, np.broadcast_to(0.0, (units, inputs)), np.broadcast_to(0.0, units))
        for activation, (inputs, units) in zip(activations, itertools.pairwise(sizes), strict=True)
    )
    return layers, {"sizes": list(sizes), "activation": activations, "seed": seed, "initial": scheme}


def filled(outline: Network) -> Network:
    """The network with its first parameters drawn, where a seed says them."""
    described = outline.document
    if "sizes" not in described:
        return outline
    layers = tuple(
        Layer(layer.activation, *first_parameters(described["initial"], described["seed"], i, *layer.W.shape[::-1]))
        for i, layer in enumerate(outline.layers, start=1)
    )
    return replace(outline, layers=layers)


def _activations(fields: Fields, count: int, loss: str) -> list[str]:
    """One name a layer. The last is `output`, else the last of a list, else what the loss asks for, else the one."""
    given = fields.any("activation")
    if isinstance(given, list | tuple):
        if len(given) != count:
            fields.fault(
                "activation",
                say(
                    "activation needs one name for each of the {count} layers; got {found}",
                    count=count,
                    found=len(given),
                ),
            )
        names = [one_of(name, ACTIVATIONS, f"activation[{i}]") for i, name in enumerate(given)]
        last = names[-1]
    else:
        names = [fields.choice("activation", ACTIVATIONS, "sigmoid")] * count
        last = FROM_LOGITS.get(loss, names[-1])
    return [*names[:-1], fields.choice("output", ACTIVATIONS, last)]


def _check_activations(layers: Sequence[Layer], loss: str) -> None:
    for i, layer in enumerate(layers[:-1]):
        if layer.activation == "softmax":
            raise SourceError(
                "softmax-inside",
                say(
                    "layer {layer}: softmax is for the last layer only; here it would be followed by layer {next}",
                    layer=i + 1,
                    next=i + 2,
                ),
                node=f"layers[{i}].activation",
            )
    wanted = FROM_LOGITS.get(loss)
    if wanted and layers[-1].activation != wanted:
        raise SourceError(
            "loss-and-activation",
            say(
                "the loss {loss} is for a last layer with activation {wanted}; layer {layer} has {activation}",
                loss=loss,
                wanted=wanted,
                layer=len(layers),
                activation=layers[-1].activation,
            ),
            suggestion=wanted,
            node=f"layers[{len(layers) - 1}].activation",
        )


def _samples(
    fields: Fields, layers: Sequence[Layer], loss: str, limits: Limits, *, wanted: bool, is_masked: bool
) -> list[dict[str, Any]]:
    given = fields.sequence("samples") if "samples" in fields or wanted else fields.any("samples") or []
    if not given and wanted:
        fields.fault("samples", say('samples needs at least one {{"x": [...], "target": [...]}}'), "no-samples")
    sizes = [layers[0].W.shape[1], *(len(layer.b) for layer in layers)]
    check_sizes(sizes, len(given), "samples", limits)
    found: list[dict[str, Any]] = []
    for i, sample in enumerate(given):
        place = f"samples[{i}]"
        part = Fields(sample, place)
        if "target" not in part or "x" not in part:
            # A field of another name is told by its name, before what is missing for it.
            part.refuse_others("x", "target", "masks")
        x = row(
            part.any("x"),
            sizes[0],
            f"{place}.x",
            say("sample {sample}: x needs one number for each of the {count} inputs", sample=i + 1, count=sizes[0]),
        )
        t = row(
            _target(part.any("target"), sizes[-1], layers[-1].activation, loss, f"{place}.target"),
            sizes[-1],
            f"{place}.target",
            say(
                "sample {sample}: target needs one number for each of the {count} outputs",
                sample=i + 1,
                count=sizes[-1],
            ),
        )
        masks = {"masks": read_masks(part, sizes[1:-1], i)} if is_masked else no_masks(part)
        part.refuse_others()
        check_target(t, loss, i)
        found.append({"x": x, "target": t, **masks})
    return found


def _target(given: object, outputs: int, activation: str, loss: str, place: str) -> object:
    """A class number as the row it stands for; all else as it is. With one output a number is the value."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        return given
    if outputs == 1:
        return [given]
    if given not in range(outputs):
        message = say(
            "the classes of {outputs} outputs have the numbers 0 to {high}; got {found}",
            outputs=outputs,
            high=outputs - 1,
            found=shown(given),
        )
        raise SourceError("class-number", message, node=place)
    return coded(int(given), outputs, low_of(activation, loss))


def low_of(activation: str, loss: str) -> float:
    """What an output should say for other classes: 0 where it answers from 0 to 1, else -1."""
    return 0.0 if activation in ("sigmoid", "softmax") and loss != "hinge" else -1.0


def coded(number: int, outputs: int, low: float) -> list[float]:
    """A class number as a row of targets."""
    return [1.0 if k == number else low for k in range(outputs)]


def check_target(target: list[float], loss: str, index: int) -> None:
    """Raise SourceError unless the loss can take the target of sample `index` (from 0)."""
    if loss in FROM_LOGITS and not all(0 <= share <= 1 for share in target):
        message = say("sample {sample}: with {loss} the targets are shares from 0 to 1", sample=index + 1, loss=loss)
    elif loss == "cross_entropy" and abs(sum(target) - 1) > 1e-6:
        message = say(
            "sample {sample}: with cross_entropy the target is a distribution; it adds up to {total}",
            sample=index + 1,
            total=f"{sum(target):g}",
        )
    elif loss == "hinge" and not all(abs(wanted) == 1 for wanted in target):
        message = say("sample {sample}: with hinge the targets are 1 and -1", sample=index + 1)
    else:
        return
    raise SourceError("target-range", message, node=f"samples[{index}].target")
