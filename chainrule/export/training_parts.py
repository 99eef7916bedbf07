"""What the programs of a training have in common: its data, the order of its batches, its learning rate."""

from __future__ import annotations

from chainrule.engine.ops.literals import array
from chainrule.training import TrainingJob
from chainrule.training.schedules import Constant, Cosine, Schedule, StepDecay, WarmUp

INDENT = "    "


def epochs_of(job: TrainingJob) -> int:
    """How many epochs are begun."""
    return -(-job.steps // job.batches.per_epoch)


def data(job: TrainingJob, make: str) -> list[str]:
    """Samples x and t, those that early stopping watches, and the orders of the batches; `make` makes an array."""
    lines = [f"x = {make}({array(job.network.x)})", f"t = {make}({array(job.network.t)})"]
    if job.patience and len(job.test_x):
        lines += [f"test_x = {make}({array(job.test_x)})", f"test_t = {make}({array(job.test_t)})"]
    if not job.batches.is_full:
        orders = ",\n".join(f"    {job.batches.order(epoch).tolist()}" for epoch in range(epochs_of(job)))
        lines += ["# the order of the samples, epoch by epoch", f"orders = [\n{orders},\n]"]
    return lines


def factor_of(schedule: Schedule) -> str:
    """What eta is multiplied with at step k, from 0."""
    if isinstance(schedule, WarmUp):
        warm = f"min(1.0, (k + 1) / {schedule.steps})"
        return warm if schedule.then == Constant() else f"{warm} * ({factor_of(schedule.then)})"
    if isinstance(schedule, StepDecay):
        return f"{schedule.by!r} ** (k // {schedule.every})"
    assert isinstance(schedule, Cosine)
    return f"{schedule.end!r} + (1 - {schedule.end!r}) * (1 + math.cos(math.pi * k / {schedule.steps})) / 2"
