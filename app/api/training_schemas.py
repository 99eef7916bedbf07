"""The form of training documents, descriptions of data sets, and their answers, for the OpenAPI document."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from chainrule.datasets.describe import FORMULAS
from chainrule.datasets.packaged import PACKAGED

from .answer_schemas import AnswerSchema
from .source_schemas import DocumentSchema, NetworkSchema, PresetSourceSchema, SampleSchema

Figure = float | Literal["NaN", "Infinity", "-Infinity"]
Seed = Field(None, ge=0, le=2**53 - 1)


class DrawnDatasetSchema(DocumentSchema):
    """Points drawn from a formula."""

    name: Annotated[str, Field(json_schema_extra={"enum": list(FORMULAS)})]
    seed: int | None = Seed
    points: int | None = Field(None, ge=4, description="How many.")
    noise: float | None = Field(None, ge=0, le=0.5)
    features: list[str] | None = Field(None, description="What the network sees of a point (x, y).")


class PackagedDatasetSchema(DocumentSchema):
    """A set that comes with scikit-learn; half of it is for training, half for the test."""

    name: Annotated[str, Field(json_schema_extra={"enum": list(PACKAGED)})]
    seed: int | None = Seed
    standardise: bool | None = Field(None, description="Mean 0 and deviation 1 a column.")


class CsvDatasetSchema(DocumentSchema):
    """One's own values with a delimiter between them, one point a line; half are for training, half for the test."""

    name: Literal["csv"]
    text: str = Field(min_length=1)
    seed: int | None = Seed
    label: str | None = Field(None, description="The column of the labels, by default the last.")
    task: Literal["auto", "classes", "regression"] | None = None
    delimiter: Literal["auto", "tab", "semicolon", "comma", "bar", "space"] | None = None
    decimal: Literal["auto", "point", "comma"] | None = Field(None, description="The sign of fractions.")
    header: Literal["auto", "yes", "no"] | None = Field(None, description="Are the columns named?")
    leave_out: list[str] | None = Field(None, description="Columns that are not used.")
    standardise: bool | None = Field(None, description="Mean 0 and deviation 1 a column.")


DatasetDescription = DrawnDatasetSchema | PackagedDatasetSchema | CsvDatasetSchema


class TrainedNetworkSchema(NetworkSchema):
    """A network to be trained: its samples may come from a data set."""

    samples: list[SampleSchema] | None = None  # type: ignore[assignment]


class TrainingSchema(DocumentSchema):
    """What is to be trained, on what, by which rule, for how long."""

    kind: Literal["training"] | None = None
    source: TrainedNetworkSchema | PresetSourceSchema
    dataset: DatasetDescription | None = Field(None, description="Left out: the samples of the source.")
    optimiser: Literal["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"] | None = None
    eta: float | None = Field(None, ge=0, le=1e6, description="The size of a step.")
    momentum: float | None = Field(None, ge=0, le=1, description="For momentum and nesterov.")
    alpha: float | None = Field(None, ge=0, lt=1, description="For rmsprop, as epsilon.")
    beta1: float | None = Field(None, ge=0, lt=1, description="For adam and adamw, as beta2 and epsilon.")
    beta2: float | None = Field(None, ge=0, lt=1)
    epsilon: float | None = Field(None, ge=1e-16, le=1)
    weight_decay: float | None = Field(None, ge=0, le=100, description="Times the parameter, added to the gradient.")
    l1: float | None = Field(None, ge=0, le=100, description="Times the parameter's sign, added to the gradient.")
    clip_norm: float | None = Field(None, ge=0, le=1e6, description="The longest gradient; 0 is without bound.")
    clip_value: float | None = Field(None, ge=0, le=1e6, description="The largest number of it; 0 is without bound.")
    dropout: float | None = Field(None, ge=0, le=0.999, description="The share of hidden neurons every step drops.")
    schedule: Literal["constant", "step", "cosine"] | None = Field(None, description="Of eta, over the steps.")
    decay_every: int | None = Field(None, ge=1, description="Schedule step: after so many steps ...")
    decay_factor: float | None = Field(None, ge=0, le=1, description="... eta is multiplied with this.")
    eta_end: float | None = Field(None, ge=0, le=1, description="Schedule cosine: the part of eta at the end.")
    warmup: int | None = Field(None, ge=0, description="So many first steps with a growing eta.")
    patience: int | None = Field(None, ge=0, description="Measurements without a better loss that end it; 0 is never.")
    steps: int | None = Field(None, ge=1, description="Updates, one a batch.")
    epochs: int | None = Field(None, ge=1, description="In place of steps.")
    batch: int | None = Field(None, ge=1, description="Samples a step; left out, all of them.")
    seed: int | None = Field(None, ge=0, le=2**53 - 1, description="For the order of the batches.")
    record: int | None = Field(None, ge=1, le=1_000, description="Steps from one measurement to the next.")
    snapshots: int | None = Field(None, ge=0, le=100, description="How often parameters are kept on the way.")


class SnapshotSchema(AnswerSchema):
    """The parameters after `step` steps, by name."""

    step: int
    loss: Figure
    parameters: dict[str, Any]


class TrainingResultSchema(AnswerSchema):
    """How a training went. Entry k of a list was measured after `steps[k]` steps, over all samples.

    `gradient_norms` has a number a layer; `diverged` is the step at which the numbers stopped being finite, if any,
    `stopped_early` the one at which patience was lost.
    Posting `source` gives the same numbers again.
    """

    source: dict[str, Any]
    steps: list[int]
    losses: list[Figure]
    test_losses: list[Figure]
    gradient_norms: list[list[Figure]]
    parameters: dict[str, Any]
    snapshots: list[SnapshotSchema]
    diverged: int | None
    stopped_early: int | None


class TrainingExampleSchema(AnswerSchema):
    """A training worth watching; `document` can be posted as it is."""

    id: str
    title: str
    teaches: str
    document: dict[str, Any]


class TrainingExamplesSchema(AnswerSchema):
    trainings: list[TrainingExampleSchema]


class DatasetEntrySchema(AnswerSchema):
    """A data set. `needs` is the optional package it comes with, if any; `defaults` are those of its description."""

    id: str
    title: str
    about: str
    task: Literal["classes", "regression", "either"]
    needs: str | None
    is_available: bool
    defaults: dict[str, Any]


class DatasetListSchema(AnswerSchema):
    datasets: list[DatasetEntrySchema]
    features: list[str]


class CsvColumnSchema(AnswerSchema):
    """A column of one's own text. `words` are its different fields in the order of their code, none for numbers.

    Of an input, two words are 0 and 1; more are a column each, 1 where the word stands. Of the label, they are its
    class numbers.
    """

    name: str
    role: Literal["input", "label", "left out"]
    words: list[str]


class CsvReadingSchema(AnswerSchema):
    """How one's own text was understood. Lines count from 1; a `header_line` of 0 is none."""

    delimiter: Literal["tab", "semicolon", "comma", "bar", "space"]
    decimal: Literal["point", "comma"]
    header_line: int
    comment_lines: list[int]
    has_byte_order_mark: bool
    points: int
    columns: list[CsvColumnSchema]


class DatasetPointsSchema(AnswerSchema):
    """The points of a data set, the first `train_count` of them for training.

    `labels` are places in `classes`, or the values of a regression, whose `classes` are empty.
    """

    description: dict[str, Any]
    columns: list[str]
    classes: list[str]
    x: list[list[float]]
    labels: list[float]
    train_count: int
    reading: CsvReadingSchema | None = Field(None, description="Of one's own text.")


SPIRAL: dict[str, Any] = {"name": "spiral", "points": 200, "noise": 0.05, "seed": 3}
EXAMPLES: dict[str, Any] = {
    "samples": {
        "summary": "One step of the worked example by M. Mazur",
        "value": {
            "source": {
                "kind": "network",
                "layers": [
                    {"W": [[0.15, 0.2], [0.25, 0.3]], "b": [0.35, 0.35], "activation": "sigmoid"},
                    {"W": [[0.4, 0.45], [0.5, 0.55]], "b": [0.6, 0.6], "activation": "sigmoid"},
                ],
                "loss": "half_sse",
                "samples": [{"x": [0.05, 0.1], "target": [0.01, 0.99]}],
            },
            "optimiser": "sgd",
            "eta": 0.5,
            "steps": 1,
        },
    },
    "dataset": {
        "summary": "Mini-batches of a data set",
        "value": {
            "source": {"kind": "network", "sizes": [2, 8, 1], "activation": "tanh", "reduction": "mean", "seed": 7},
            "dataset": SPIRAL,
            "optimiser": "adam",
            "eta": 0.03,
            "steps": 200,
            "batch": 10,
            "seed": 0,
            "record": 10,
            "snapshots": 3,
        },
    },
}
DATASET_EXAMPLES: dict[str, Any] = {
    "drawn": {"summary": "Drawn from a formula", "value": SPIRAL},
    "csv": {
        "summary": "One's own",
        "value": {"name": "csv", "text": "height,width,kind\n1,2,oak\n2,1,elm\n1,3,oak\n3,1,elm\n", "label": "kind"},
    },
}
