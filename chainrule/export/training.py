"""A whole training as a program that measures the same losses: `training_code(read_job(document, limits), "numpy")`.

The text is complete: data, first parameters, order of the batches, the loop. It prints the loss after every
measurement and the parameters at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from chainrule.errors import LimitError
from chainrule.export.array_training import jax_training, numpy_training
from chainrule.export.code import MOST_NUMBERS
from chainrule.export.torch_training import torch_training
from chainrule.export.training_parts import epochs_of
from chainrule.fields import one_of
from chainrule.sentences import say
from chainrule.training import TrainingJob

WRITERS: Mapping[str, Callable[[TrainingJob], str]] = MappingProxyType(
    {"numpy": numpy_training, "pytorch": torch_training, "jax": jax_training}
)


def training_code(job: TrainingJob, framework: str) -> str:
    """The program. Raises LimitError where data, parameters and orders are too many numbers for a text."""
    write = WRITERS[one_of(framework, tuple(WRITERS), "framework")]
    ordered = 0 if job.batches.is_full else epochs_of(job) * job.batches.count
    watched = job.test_x.size + job.test_t.size if job.patience else 0
    count = job.network.x.size + job.network.t.size + watched + job.vector.length + ordered
    if count > MOST_NUMBERS:
        message = say(
            "data, parameters and orders hold {count} numbers; code is written for up to {most}",
            count=f"{count:,}",
            most=f"{MOST_NUMBERS:,}",
        )
        raise LimitError("too-large-for-code", message)
    return write(job)
