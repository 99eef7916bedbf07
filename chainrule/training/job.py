"""Read a training document: what is to be trained, on what, by which rule, for how long.

    {"source": {"kind": "network", "sizes": [2, 8, 8, 1], ...},          or a preset that is a network
     "dataset": {"name": "spiral", "noise": 0},                          left out: the samples of the source
     "optimiser": "adam", "eta": 0.03, "steps": 500, "batch": 10, "seed": 0, "record": 1, "snapshots": 5}

`dropout` is the share of hidden neurons that every step drops; of a source with masks it is the source's unless told.
The update rule (optimisers, decay, clipping, schedules) is read by `rule_document.py`. `epochs` may stand for `steps`.
Without `batch` every step sees all samples. Every `record`-th step is measured (0 and the last always). With `patience`
the training ends after so many measurements in a row without a better loss, of the test half where there is one. The
same document gives the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.datasets import Dataset, make, normalise
from chainrule.datasets.table import Coding
from chainrule.errors import LimitError, SourceError
from chainrule.fields import Fields
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources import read
from chainrule.sources.network import Network, read_network
from chainrule.sources.network.dropout import read_dropout
from chainrule.sources.network.losses import FROM_LOGITS
from chainrule.sources.network.size import parameter_count
from chainrule.training.batches import Batches
from chainrule.training.dropout import Dropout
from chainrule.training.optimisers import Optimiser
from chainrule.training.parameter_vector import ParameterVector
from chainrule.training.rule_document import read_rule
from chainrule.training.update_rule import UpdateRule

Floats = NDArray[np.float64]

MOST_SNAPSHOTS = 100
MOST_RECORDED = 10_000
LONGEST_RECORD = 1_000
STEP_WORK = 50_000
"""What a step takes besides multiplying, about nanoseconds."""


@dataclass(frozen=True)
class TrainingJob:
    """A training to be done. The arrays have a row a sample; those of the test half are empty without a data set.

    `network` holds the first weights and the training samples. A `patience` of 0 is without end. `document` is the
    normal form.
    """

    network: Network
    test_x: Floats
    test_t: Floats
    dataset: Dataset | None
    rule: UpdateRule
    batches: Batches
    dropout: Dropout
    steps: int
    record: int
    snapshots: int
    patience: int
    document: Mapping[str, Any]

    @property
    def optimiser(self) -> Optimiser:
        return self.rule.optimiser

    @property
    def vector(self) -> ParameterVector:
        return ParameterVector(self.network.sizes)

    @property
    def work(self) -> int:
        """What it takes at most, about nanoseconds."""
        shape = self.network, self.batches, self.steps, self.record
        return multiplications(*shape, is_measured_apart=True) + STEP_WORK * self.steps

    @property
    def start(self) -> Floats:
        """The first parameters, as a flat vector."""
        return self.vector.join(self.network.layers)


def read_job(document: object, limits: Limits) -> TrainingJob:
    """The job of a training document. Raises SourceError or LimitError, naming the field; nothing is computed."""
    fields = Fields(document)
    fields.any("kind")
    network, source = _network(fields, limits)
    described = normalise(fields.any("dataset"), limits) if "dataset" in fields else None
    dataset = make(described, limits) if described else None
    network, test_x, test_t = _samples(network, dataset)
    rate = read_dropout(fields, len(network.layers), network.dropout)
    is_told = rate > 0 or network.dropout > 0
    network = replace(network, dropout=0.0, masks=())
    count = network.sample_count
    fields.any("batch")
    size = fields.integer("batch", low=1) if "batch" in fields else count
    seed = fields.integer("seed", 0)
    batches = Batches(count, min(size, count), seed)
    steps = _steps(fields, batches, limits)
    settings, rule = read_rule(fields, steps, limits.training_steps)
    record = fields.integer("record", max(1, steps // MOST_RECORDED), low=1, high=LONGEST_RECORD)
    snapshots = fields.integer("snapshots", 0, high=MOST_SNAPSHOTS)
    patience = fields.integer("patience", 0, high=limits.training_steps)
    fields.refuse_others()
    _check_work(network, batches, steps, record, limits, is_measured_apart=rate > 0 or not batches.is_full)
    normal = {
        "kind": "training",
        "source": source,
        "dataset": described,
        **settings,
        "steps": steps,
        "batch": None if batches.is_full else batches.size,
        "seed": seed,
        "dropout": rate if is_told else None,
        "record": record,
        "snapshots": snapshots,
        "patience": patience or None,
    }
    return TrainingJob(
        network=network,
        test_x=test_x,
        test_t=test_t,
        dataset=dataset,
        rule=rule,
        batches=batches,
        dropout=Dropout(rate, seed, network.sizes[1:-1]),
        steps=steps,
        record=record,
        snapshots=snapshots,
        patience=patience,
        document=MappingProxyType({name: value for name, value in normal.items() if value is not None}),
    )


def _network(fields: Fields, limits: Limits) -> tuple[Network, Mapping[str, Any]]:
    """The network of the source, and the source in normal form. Errors name fields inside `source`."""
    given = fields.any("source")
    kind = Fields(given, "source").choice("kind", ("network", "preset"))
    try:
        document = read(given, limits).document if kind == "preset" else given
        if document["kind"] != "network":
            raise SourceError(
                "not-a-network", say("only networks can be trained; this preset is an expression"), node="id"
            )
        network = read_network(document, limits, samples_wanted="dataset" not in fields)
    except (SourceError, LimitError) as error:
        raise _inside(error, "source") from None
    return network, network.document if "dataset" not in fields else {**network.document, "samples": []}


def _inside(error: SourceError | LimitError, place: str) -> SourceError | LimitError:
    """The error of a document that stands inside another one."""
    return type(error)(
        error.code,
        error.message,
        span=error.span,
        related=error.related,
        suggestion=error.suggestion,
        node=f"{place}.{error.node}" if error.node else place,
    )


def _samples(network: Network, dataset: Dataset | None) -> tuple[Network, Floats, Floats]:
    """The network with the training half as its samples, and the test half."""
    inputs, outputs = network.sizes[0], network.sizes[-1]
    if dataset is None:
        return network, np.empty((0, inputs)), np.empty((0, outputs))
    if dataset.x.shape[1] != inputs:
        message = say(
            "{dataset} has {width} numbers a point; the network has {inputs} inputs",
            dataset=dataset.name,
            width=dataset.x.shape[1],
            inputs=inputs,
        )
        raise SourceError("input-width", message, node="dataset")
    if dataset.is_regression and (network.loss in FROM_LOGITS or network.loss == "hinge"):
        raise SourceError(
            "loss-and-data",
            say("{loss} is for classes; {dataset} has values", loss=network.loss, dataset=dataset.name),
            node="dataset",
        )
    t = dataset.targets(outputs, _coding(network))
    train, test = dataset.train, dataset.test
    return replace(network, x=dataset.x[train], t=t[train]), dataset.x[test], t[test]


def _coding(network: Network) -> Coding:
    """What the last activation can answer, and the loss can take: from 0 to 1, a distribution, or anything."""
    if network.loss == "hinge":
        return "plus_minus"
    by_activation: dict[str, Coding] = {"sigmoid": "zero_one", "softmax": "one_hot"}
    return by_activation.get(network.layers[-1].activation, "plus_minus")


def _steps(fields: Fields, batches: Batches, limits: Limits) -> int:
    """The number of updates, told as such or in epochs."""
    if "epochs" not in fields:
        fields.any("epochs")
        return fields.integer("steps", 100, low=1, high=limits.training_steps)
    if "steps" in fields:
        fields.fault("epochs", say("give either steps or epochs"), "conflicting-fields")
    fields.any("steps")
    return batches.per_epoch * fields.integer("epochs", low=1, high=max(1, limits.training_steps // batches.per_epoch))


def multiplications(network: Network, batches: Batches, steps: int, record: int, *, is_measured_apart: bool) -> int:
    """Of the steps, and of the measurements between them."""
    measured = 2 * batches.count * (steps // record + 1) if is_measured_apart else 0
    return parameter_count(network.sizes) * (steps * batches.size + measured)


def _check_work(
    network: Network, batches: Batches, steps: int, record: int, limits: Limits, *, is_measured_apart: bool
) -> None:
    """Refuse what would take too long: multiplications of the steps, and of the measurements between them."""
    if batches.count * max(network.sizes) > limits.tensor_elements:
        message = say(
            "{count} samples in a layer {widest} wide are too many",
            count=f"{batches.count:,}",
            widest=f"{max(network.sizes):,}",
        )
        raise LimitError("tensor-too-large", message, node="dataset")
    if batches.count * sum(network.sizes) > limits.total_elements:
        total = batches.count * sum(network.sizes)
        message = say(
            "the neurons have {total} values over all samples; the limit is {most}",
            total=f"{total:,}",
            most=f"{limits.total_elements:,}",
        )
        raise LimitError("too-many-elements", message, node="dataset")
    work = multiplications(network, batches, steps, record, is_measured_apart=is_measured_apart)
    if work > limits.training_work:
        message = say(
            "this training takes {work} multiplications; the limit is {most}. Ask for fewer steps, smaller batches, "
            "a smaller network or a larger `record`",
            work=f"{work:.2g}",
            most=f"{limits.training_work:.2g}",
        )
        raise LimitError("training-too-long", message, node="steps")
