"""What the step after a checkpoint does to every parameter: the gradient, what clipping scales, what decay adds."""

from __future__ import annotations

from typing import Any

from chainrule.training.job import TrainingJob
from chainrule.training.train import Checkpoint, Trainer

MOST_PARAMETERS = 2_000
"""Above so many only the figures of the whole step are told."""


def step_update(job: TrainingJob, checkpoint: Checkpoint) -> dict[str, Any]:
    """The step, taken with its whole batch, as a JSON-like record.

    `eta` is the learning rate of the step, `norm` the length of the whole gradient, `scale` what clipping by the norm
    multiplies it with, `shrink` the factor of the old parameters (1 but for adamw). `parameters` has by name (`W1`,
    `b1`, ...) the arrays `old`, `gradient`, `clipped`, `decay` and `new`; it is empty above `MOST_PARAMETERS`.
    """
    parts = job.rule.parts(checkpoint.theta, Trainer(job).gradient(checkpoint), checkpoint.state)
    vectors = {name: getattr(parts, name) for name in ("old", "gradient", "clipped", "decay", "new")}
    named = {name: job.vector.parameters(vector) for name, vector in vectors.items()}
    is_told = job.vector.length <= MOST_PARAMETERS
    names = tuple(named["old"]) if is_told else ()
    return {
        "eta": parts.eta,
        "norm": parts.norm,
        "scale": parts.scale,
        "shrink": parts.shrink,
        "parameters": {name: {part: arrays[name].tolist() for part, arrays in named.items()} for name in names},
    }
