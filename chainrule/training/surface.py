"""What a network answers all over the plane: the decision surface, and a map for every hidden neuron."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chainrule.datasets.describe import FORMULAS
from chainrule.datasets.features import featured
from chainrule.errors import SourceError
from chainrule.sentences import say
from chainrule.training.dense import DensePass, sample_columns
from chainrule.training.job import TrainingJob
from chainrule.training.train import Checkpoint

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]

PLANE: Box = (-6.0, 6.0, -6.0, 6.0)
SMALL = 3.0
"""Points that are all nearer to both axes than this would be lost in the plane."""
MARGIN = 1.25
MOST_CELLS = 200


@dataclass(frozen=True)
class Surface:
    """`layers[l][j]` is the map of neuron j of layer l + 1, (rows, columns): row 0 is the top, y = `box[3]`.

    The last layer's maps are the network's answers. `box` is (left, right, bottom, top); cells are sampled at their
    centres.
    """

    box: Box
    layers: tuple[Floats, ...]


def surface(job: TrainingJob, checkpoint: Checkpoint, cells: int = 50, *, box: Box | None = None) -> Surface:
    """Maps of `cells` by `cells`, of the piece of plane where the points are unless `box` names another.

    Raises SourceError for a network whose inputs are neither a point (x, y) nor features of one.
    """
    columns = features_of(job)
    if columns is None and job.network.sizes[0] != 2:
        raise SourceError("no-plane", say("only networks that see points (x, y), or features of them, have a surface"))
    if not 1 <= cells <= MOST_CELLS:
        raise SourceError(
            "invalid-value",
            say("a surface has 1 to {most} cells a side; got {cells}", most=MOST_CELLS, cells=cells),
            node="cells",
        )
    box = box or box_of(job)
    left, right, bottom, top = box
    middle = (np.arange(cells) + 0.5) / cells
    x, y = np.meshgrid(left + (right - left) * middle, top - (top - bottom) * middle)
    batch = DensePass(job.network, cells * cells)
    points = np.stack([x.ravel(), y.ravel()], axis=1)
    seen = points if columns is None else featured(points, columns)
    batch.load(sample_columns(seen, np.zeros((cells * cells, job.network.sizes[-1]))))
    batch.set(checkpoint.theta)
    with np.errstate(all="ignore"):
        batch.forward()
    maps = [batch.activation(i + 1).reshape(-1, cells, cells).copy() for i in range(len(job.network.layers))]
    return Surface(box, tuple(maps))


def features_of(job: TrainingJob) -> tuple[str, ...] | None:
    """What the network is shown of a point of a drawn set; None where it is shown the numbers of its samples."""
    return job.dataset.columns if job.dataset is not None and job.dataset.name in FORMULAS else None


def box_of(job: TrainingJob) -> Box:
    """The plane of all drawn sets; where the points of `job` are few steps from each other, a square around them.

    Points that come from no formula are seen where they are, each axis by its own measure.
    """
    columns, inputs = features_of(job), np.concatenate([job.network.x, job.test_x])
    if columns is None:
        return around(inputs)
    if not {"x", "y"} <= set(columns):
        return PLANE
    points = inputs[:, [columns.index("x"), columns.index("y")]]
    low, high = points.min(axis=0), points.max(axis=0)
    half = MARGIN * float(np.max(high - low)) / 2
    if half == 0.0 or np.abs(points).max() > SMALL:
        return PLANE
    (x, y) = (float(middle) for middle in (low + high) / 2)
    return x - half, x + half, y - half, y + half


def around(points: Floats) -> Box:
    """The box of points (N, 2), with a margin; 1 to both sides of a column that stands still."""
    low, high = points.min(axis=0), points.max(axis=0)
    half = np.where(high > low, MARGIN * (high - low) / 2, 1.0)
    (left, bottom), (right, top) = ((low + high) / 2 - half).tolist(), ((low + high) / 2 + half).tolist()
    return left, right, bottom, top
