"""Gradient descent: one update that can be looked at, or a whole training.

job = read_job({"source": {...}, "dataset": {"name": "spiral"}, "optimiser": "adam", "steps": 500}, Limits())
for progress in train(job): ...            pause, resume, stop; see `train.py`
result(job)                                or all at once
moment(job, progress.checkpoint, limits)   the next step as a document, to be seen as a film
surface(job, progress.checkpoint, 50)      what the network answers all over the plane
descend(program, trace, eta=0.5)           one step on any program: old -> new
"""

from chainrule.training.examples import EXAMPLES, Example
from chainrule.training.job import Job, read_job
from chainrule.training.moment import moment
from chainrule.training.optimisers import OPTIMISERS, Adam, Momentum, Optimiser, Sgd, State
from chainrule.training.result import Collected, collect, result
from chainrule.training.surface import Surface, surface
from chainrule.training.train import Checkpoint, Progress, beginning, train
from chainrule.training.update import Update, descend

__all__ = [
    "EXAMPLES",
    "OPTIMISERS",
    "Adam",
    "Checkpoint",
    "Collected",
    "Example",
    "Job",
    "Momentum",
    "Optimiser",
    "Progress",
    "Sgd",
    "State",
    "Surface",
    "Update",
    "beginning",
    "collect",
    "descend",
    "moment",
    "read_job",
    "result",
    "surface",
    "train",
]
