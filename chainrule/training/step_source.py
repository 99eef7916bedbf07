"""The next step of a training as a network document: the parameters, and the samples and masks of the step."""

from __future__ import annotations

from typing import Any

from chainrule.limits import Limits
from chainrule.sources.network import read_network
from chainrule.training.job import TrainingJob
from chainrule.training.train import Checkpoint


def step_source(
    job: TrainingJob, checkpoint: Checkpoint, limits: Limits, *, samples: int | None = None
) -> dict[str, Any]:
    """The document whose trace is the step after `checkpoint`; of its batch at most `samples` are taken.

    With all of them, the gradients of the trace are those of the step. Raises LimitError for a batch that is too large.
    """
    network = job.network
    parameters = job.vector.parameters(checkpoint.theta)
    layers = [
        {"W": parameters[f"W{i}"].tolist(), "b": parameters[f"b{i}"].tolist(), "activation": layer.activation}
        for i, layer in enumerate(network.layers, start=1)
    ]
    batch = job.batches.at(checkpoint.step)
    chosen = batch[:samples]
    masks = job.dropout.by_layer(job.dropout.kept(checkpoint.step, len(batch))) if job.dropout.rate else ()
    document = {
        "kind": "network",
        "layers": layers,
        "loss": network.loss,
        "reduction": network.reduction,
        **({"dropout": job.dropout.rate} if masks else {}),
        "samples": [
            {
                "x": network.x[n].tolist(),
                **({"masks": [mask[i].tolist() for mask in masks]} if masks else {}),
                "target": network.t[n].tolist(),
            }
            for i, n in enumerate(chosen)
        ],
    }
    return dict(read_network(document, limits).document)
