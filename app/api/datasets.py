"""Data sets to train on: what there is, and their points, to be drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib.util import find_spec
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from chainrule.canonical_json import dumps
from chainrule.datasets import FEATURES, make, names, normalise
from chainrule.datasets.formulas import REGRESSIONS
from chainrule.datasets.packaged import PACKAGED
from chainrule.limits import Limits
from chainrule.sentences import say

from .. import strict_json
from ..context import Shared
from ..json_body import json_body
from ..problems import Problem, ProblemError
from . import route_docs
from .cache_control import A_DAY, ASKED_AGAIN
from .training_schemas import DATASET_EXAMPLES, DatasetDescription, DatasetListSchema, DatasetPointsSchema

CSV = "csv"

router = APIRouter(prefix="/datasets", tags=["training"])


@router.get(
    "",
    summary="All data sets",
    response_class=Response,
    responses={**route_docs.answered(DatasetListSchema, "Each goes by its id"), **route_docs.refused()},
)
async def get_datasets(context: Shared) -> Response:
    content = shelf(context.settings.limits)
    return Response(content, headers={"Cache-Control": ASKED_AGAIN}, media_type="application/json")


@router.post(
    "/points",
    summary="The points of a description",
    response_class=Response,
    openapi_extra=route_docs.body(route_docs.union(DatasetDescription), DATASET_EXAMPLES),
    responses={
        **route_docs.answered(DatasetPointsSchema, "As a training would see them"),
        **route_docs.refused(400, 408, 413, 415),
    },
)
async def post_dataset(request: Request, context: Shared) -> Response:
    """For one's own comma-separated values, and for features other than x and y."""
    body = await json_body(request)
    content = await context.lanes.long.run(lambda: points(strict_json.read_object(body), context.settings.limits))
    return Response(content, headers={"Cache-Control": "no-store"}, media_type="application/json")


@router.get(
    "/{dataset_id}",
    summary="The points of a data set",
    response_class=Response,
    responses={**route_docs.answered(DatasetPointsSchema, "As a training would see them"), **route_docs.refused(404)},
)
async def get_dataset(
    dataset_id: Annotated[str, Path(description="An id of `GET /api/v1/datasets`.")],
    context: Shared,
    n: Annotated[int | None, Query(ge=4, le=10_000, description="Drawn sets alone: how many points.")] = None,
    noise: Annotated[float | None, Query(ge=0, le=0.5, description="Drawn sets alone: from 0 to 0.5.")] = None,
    seed: Annotated[int, Query(ge=0, le=2**53 - 1)] = 0,
) -> Response:
    """The same address gives the same points."""
    if dataset_id not in names() or dataset_id == CSV:
        detail = say("there is no such data set; /api/v1/datasets lists them, and /datasets/points takes one's own")
        raise ProblemError(Problem(404, "unknown-dataset", detail))
    if not is_available(dataset_id):
        raise ProblemError(
            Problem(404, "package-missing", say("this data set needs scikit-learn, which is not installed"))
        )
    asked = {"name": dataset_id, "seed": seed} | ({} if dataset_id in PACKAGED else {"points": n, "noise": noise})
    told = {name: value for name, value in asked.items() if value is not None}
    content = await context.lanes.long.run(points, told, context.settings.limits)
    return Response(content, headers={"Cache-Control": A_DAY}, media_type="application/json")


def points(description: Mapping[str, Any], limits: Limits) -> bytes:
    """The data set of a description as JSON. Raises SourceError and LimitError, naming the field."""
    told = normalise(description, limits)
    found = make(told, limits)
    shown = {name: value for name, value in told.items() if name != "text"}
    return dumps(
        {
            "description": shown,
            "columns": found.columns,
            "classes": found.classes,
            "x": found.x,
            "labels": found.labels,
            "train_count": found.train_count,
            **({} if found.reading is None else {"reading": asdict(found.reading)}),
        }
    )


def is_available(name: str) -> bool:
    return name not in PACKAGED or find_spec("sklearn") is not None


@cache
def shelf(limits: Limits) -> bytes:
    """All data sets as JSON, made once."""
    return dumps({"datasets": [entry(name, limits) for name in names()], "features": tuple(FEATURES)})


def entry(name: str, limits: Limits) -> dict[str, Any]:
    title, about = TITLES[name]
    return {
        "id": name,
        "title": title,
        "about": about,
        "task": "either" if name == CSV else "regression" if name in REGRESSIONS else "classes",
        "kind": "csv" if name == CSV else "packaged" if name in PACKAGED else "drawn",
        "needs": "scikit-learn" if name in PACKAGED else None,
        "is_available": is_available(name),
        "defaults": defaults(name, limits),
    }


def defaults(name: str, limits: Limits) -> dict[str, Any]:
    """The description of a set of which nothing but the name is given."""
    told = normalise({"name": name, "text": ""} if name == CSV else {"name": name}, limits)
    return {field: value for field, value in told.items() if field != "text"}


TITLES: Mapping[str, tuple[str, str]] = {
    "circle": ("Circle", "A disc inside a ring."),
    "xor": ("Exclusive or", "Opposite quadrants belong together."),
    "gaussians": ("Two gaussians", "Two clouds of points."),
    "spiral": ("Spiral", "Two arms wound round each other."),
    "moons": ("Moons", "Two half circles that reach into each other."),
    "plane": ("Plane", "A value that rises evenly."),
    "hills": ("Hills", "A value with three peaks and three pits."),
    "iris": ("Iris", "150 flowers of three kinds, four lengths each."),
    "digits": ("Digits", "1,797 written digits of 8 by 8 pixels."),
    "wine": ("Wine", "178 wines of three growers, thirteen measurements each."),
    "breast cancer": ("Breast cancer", "569 samples, benign or malignant, thirty measurements each."),
    "csv": ("One's own", "Values with a sign between them, one point a line."),
}
