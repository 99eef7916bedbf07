"""Gradient descent: one update that can be looked at, or a whole training.

job = read_job({"source": {...}, "dataset": {"name": "spiral"}, "optimiser": "adam", "steps": 500}, Limits())
for progress in train(job): ...            pause, resume, stop; see `train.py`
result(job)                                or all at once
step_source(job, checkpoint, limits)       the next step as a document, whose trace is that step
step_update(job, checkpoint)               what that step does: clipping, decay, old -> new
surface(job, checkpoint, 50)               what the network answers all over the plane
descend(program, trace, eta=0.5)           one step on any program: old -> new
"""

from chainrule.training.examples import EXAMPLES, Example
from chainrule.training.gradient_step import GradientStep, descend
from chainrule.training.job import TrainingJob, read_job
from chainrule.training.optimisers import (
    OPTIMISERS,
    Adam,
    AdamW,
    Momentum,
    Nesterov,
    Optimiser,
    OptimiserState,
    RmsProp,
    Sgd,
)
from chainrule.training.result import TrainingRecord, collect, result
from chainrule.training.step_source import step_source
from chainrule.training.step_update import step_update
from chainrule.training.surface import Surface, surface
from chainrule.training.train import Checkpoint, Progress, first_checkpoint, train
from chainrule.training.update_rule import UpdateParts, UpdateRule

__all__ = [
    "EXAMPLES",
    "OPTIMISERS",
    "Adam",
    "AdamW",
    "Checkpoint",
    "Example",
    "GradientStep",
    "Momentum",
    "Nesterov",
    "Optimiser",
    "OptimiserState",
    "Progress",
    "RmsProp",
    "Sgd",
    "Surface",
    "TrainingJob",
    "TrainingRecord",
    "UpdateParts",
    "UpdateRule",
    "collect",
    "descend",
    "first_checkpoint",
    "read_job",
    "result",
    "step_source",
    "step_update",
    "surface",
    "train",
]
