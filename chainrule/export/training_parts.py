"""What the programs of a training have in common: its data, the order of its batches, its learning rate."""

from __future__ import annotations

import itertools

from chainrule.engine.ops.literals import array
from chainrule.training import TrainingJob
from chainrule.training.dropout import STREAM
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


def masks(job: TrainingJob, make: str, numpy: str = "numpy") -> list[str]:
    """The function that draws what a step of dropout keeps, scaled; and what is kept where nothing is dropped.

    It draws with NumPy, imported as `numpy`, and `make` makes an array of the framework.
    """
    if not job.dropout.rate:
        return []
    rate, units = job.dropout.rate, job.dropout.units
    ends = list(itertools.accumulate(units))[:-1]
    seed = f"[{job.dropout.seed}, {STREAM}, k]"
    return [
        "# dropout: a number from 0 to 1 is drawn for every hidden neuron, and kept where it is not below the rate",
        "def masks_of(k, count):",
        INDENT + f"raw = {numpy}.random.PCG64({numpy}.random.SeedSequence({seed})).random_raw(count * {sum(units)})",
        INDENT + f"kept = (raw >> {numpy}.uint64(11)) * 2.0**-53 >= {rate!r}",
        INDENT + f"scaled = kept.reshape(count, {sum(units)}) / (1.0 - {rate!r})",
        INDENT + f"return [{make}(mask) for mask in {numpy}.split(scaled, {ends}, axis=1)]",
        "",
        f"everything = {[1.0] * len(units)}",
    ]


def dropped(job: TrainingJob, layer: int) -> list[str]:
    """The line that drops neurons of layer `layer`, from 1; none without dropout and at the output."""
    is_dropped = job.dropout.rate and layer < len(job.network.layers)
    return [f"d{layer} = a{layer} * masks[{layer - 1}]"] if is_dropped else []


def source_of(job: TrainingJob, layer: int) -> str:
    """What layer `layer` reads."""
    return f"d{layer - 1}" if job.dropout.rate and layer > 1 else f"a{layer - 1}"


def whole(job: TrainingJob) -> str:
    """The last argument of the loss where it is measured."""
    return ", everything" if job.dropout.rate else ""


def of_step(job: TrainingJob) -> str:
    """The last argument of the loss and its gradient at step k."""
    count = str(job.batches.count) if job.batches.is_full else "len(batch)"
    return f", masks_of(k, {count})" if job.dropout.rate else ""


def factor_of(schedule: Schedule) -> str:
    """What eta is multiplied with at step k, from 0."""
    if isinstance(schedule, WarmUp):
        warm = f"min(1.0, (k + 1) / {schedule.steps})"
        return warm if schedule.then == Constant() else f"{warm} * ({factor_of(schedule.then)})"
    if isinstance(schedule, StepDecay):
        return f"{schedule.by!r} ** (k // {schedule.every})"
    assert isinstance(schedule, Cosine)
    return f"{schedule.end!r} + (1 - {schedule.end!r}) * (1 + math.cos(math.pi * k / {schedule.steps})) / 2"
