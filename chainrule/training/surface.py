"""What a network answers all over the plane: the decision surface, and a map for every hidden neuron."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chainrule.datasets.features import FEATURES, featured
from chainrule.errors import SourceError
from chainrule.training.dense import DensePass
from chainrule.training.job import Job
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


def surface(job: Job, checkpoint: Checkpoint, cells: int = 50, *, box: Box | None = None) -> Surface:
    """Maps of `cells` by `cells`, of the piece of plane where the points are unless `box` names another.

    Raises SourceError for a network whose inputs are not features of a point (x, y).
    """
    columns = job.dataset.columns if job.dataset else ("x", "y")
    plane = job.dataset is None or (job.dataset.name != "csv" and set(columns) <= set(FEATURES))
    if not plane or len(columns) != job.network.sizes[0]:
        raise SourceError("no-plane", "only networks that see points (x, y), or features of them, have a surface")
    if not 1 <= cells <= MOST_CELLS:
        raise SourceError("invalid-value", f"a surface has 1 to {MOST_CELLS} cells a side; got {cells}", node="cells")
    box = box or box_of(job, columns)
    left, right, bottom, top = box
    middle = (np.arange(cells) + 0.5) / cells
    x, y = np.meshgrid(left + (right - left) * middle, top - (top - bottom) * middle)
    batch = DensePass(job.network, cells * cells)
    points = np.stack([x.ravel(), y.ravel()], axis=1)
    batch.load(featured(points, columns).T, np.zeros((job.network.sizes[-1], cells * cells)))
    batch.set(checkpoint.theta)
    with np.errstate(all="ignore"):
        batch.forward()
    maps = [batch.activation(i + 1).reshape(-1, cells, cells).copy() for i in range(len(job.network.layers))]
    return Surface(box, tuple(maps))


def box_of(job: Job, columns: tuple[str, ...] = ("x", "y")) -> Box:
    """The plane of all drawn sets; where the points of `job` are few steps from each other, a square around them."""
    if not {"x", "y"} <= set(columns):
        return PLANE
    inputs = np.concatenate([job.network.x, job.test_x]) if len(job.test_x) else job.network.x
    points = inputs[:, [columns.index("x"), columns.index("y")]]
    low, high = points.min(axis=0), points.max(axis=0)
    half = MARGIN * float(np.max(high - low)) / 2
    if half == 0.0 or np.abs(points).max() > SMALL:
        return PLANE
    (x, y) = (float(middle) for middle in (low + high) / 2)
    return x - half, x + half, y - half, y + half
