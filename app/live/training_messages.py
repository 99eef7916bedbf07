"""Write what a live connection says of a training: its beginning, its progress, and what is asked of a moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from chainrule.canonical_json import dumps
from chainrule.encode import binary
from chainrule.encode.number_format import as_json
from chainrule.errors import LimitError
from chainrule.fields import Fields
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.training import Progress, TrainingJob, step_source, step_update, surface

from ..training_scheduler import TrainingRun

MOST_SENT = 100_000
"""A running training shows its parameters where there are at most so many; a resting one always does."""
MOST_CELLS = 200
MOST_MAPPED = 2_000_000
"""Numbers that the maps of all neurons may hold together."""

Message = Mapping[str, Any]


def beginning(job: TrainingJob, seq: int | None) -> dict[str, Any]:
    """What is trained: the document in normal form, parameters by name with their shapes, the sizes of both halves."""
    shapes = {name: array.shape for name, array in job.vector.parameters(job.start).items()}
    return {
        "type": "training",
        "seq": seq,
        "training": job.document,
        "parameters": shapes,
        "train_count": job.batches.count,
        "test_count": len(job.test_x),
        "steps_per_epoch": job.batches.per_epoch,
    }


def progress(run: TrainingRun, measured: Sequence[Progress], state: str, seq: int | None) -> bytes:
    """Where a training stands, and what was measured since the last frame, an entry a measurement."""
    job, checkpoint = run.job, run.checkpoint
    header = {
        "type": "progress",
        "seq": seq,
        "state": state,
        "step": checkpoint.step,
        "steps": job.steps,
        "epoch": checkpoint.step / job.batches.per_epoch,
    }
    arrays = {
        "steps": floats(each.step for each in measured),
        "losses": floats(each.loss for each in measured),
        "test_losses": floats(each.test_loss for each in measured if each.test_loss is not None),
        "gradient_norms": floats(norm for each in measured for norm in each.gradient_norms),
    }
    if state != "running" or job.vector.length <= MOST_SENT:
        arrays |= job.vector.parameters(checkpoint.theta)
    return binary.pack(header, arrays)


def floats(numbers: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array(list(numbers), dtype=np.float64)


def surface_frame(run: TrainingRun, given: Message, seq: int | None, limits: Limits) -> bytes:
    """A map of every neuron over the plane; those of the last layer are the network's answers."""
    cells = Fields(given).integer("cells", 50, low=1, high=MOST_CELLS)
    units = run.job.network.sizes[1:]
    if cells * cells * sum(units) > MOST_MAPPED:
        message = say(
            "{total} maps of {cells} x {cells} cells are too many numbers; ask for fewer cells",
            total=f"{sum(units):,}",
            cells=cells,
        )
        raise LimitError("too-many-cells", message, node="cells")
    checkpoint = run.checkpoint
    found = surface(run.job, checkpoint, cells)
    header = {"type": "surface", "seq": seq, "step": checkpoint.step, "cells": cells, "box": found.box, "units": units}
    return binary.pack(header, {f"a{i}": maps for i, maps in enumerate(found.layers, start=1)})


def moment_message(run: TrainingRun, given: Message, seq: int | None, limits: Limits) -> str:
    """The next step as a source document, whose trace is that step, and what it does to every parameter.

    Of its batch at most `samples` are in the document; the update is that of the whole batch.
    """
    fields = Fields(given)
    most = fields.integer("samples", low=1, high=limits.samples) if "samples" in fields else None
    checkpoint = run.checkpoint
    source = step_source(run.job, checkpoint, limits, samples=most)
    update = as_json(step_update(run.job, checkpoint))
    return dumps({"type": "moment", "seq": seq, "step": checkpoint.step, "source": source, "update": update}).decode()


ASKED: Mapping[str, Callable[[TrainingRun, Message, int | None, Limits], str | bytes]] = {
    "surface": surface_frame,
    "moment": moment_message,
}
"""Questions about the moment, by the type of their message."""
