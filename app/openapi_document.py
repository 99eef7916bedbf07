"""Complete the OpenAPI document with the models of bodies and answers that routes read and write themselves."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
from fastapi import FastAPI, Response

from .api import answer_schemas, inspect, route_docs, source_schemas, training_schemas
from .api.cache_control import ASKED_AGAIN

MODELS = (
    [
        (model, "validation")
        for model in (
            source_schemas.ExpressionSchema,
            source_schemas.NetworkSchema,
            source_schemas.PresetSourceSchema,
            inspect.TextSchema,
            training_schemas.TrainingSchema,
            training_schemas.DrawnDatasetSchema,
            training_schemas.PackagedDatasetSchema,
            training_schemas.CsvDatasetSchema,
        )
    ],
    [
        (model, "serialization")
        for model in (
            answer_schemas.TraceSchema,
            answer_schemas.StepsSchema,
            answer_schemas.SharedSchema,
            answer_schemas.LayoutSchema,
            answer_schemas.PresetsSchema,
            answer_schemas.OpsSchema,
            answer_schemas.InspectionSchema,
            answer_schemas.ProblemDocumentSchema,
            training_schemas.TrainingResultSchema,
            training_schemas.TrainingExamplesSchema,
            training_schemas.DatasetListSchema,
            training_schemas.DatasetPointsSchema,
        )
    ],
)


def complete(app: FastAPI) -> None:
    """Make `app.openapi()` the whole document, and serve it at /openapi.json."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        document = made()
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        for models in MODELS:
            schemas.update(route_docs.components(models))  # type: ignore[arg-type]
        return document

    app.openapi = openapi  # type: ignore[method-assign]

    @cache
    def written() -> bytes:
        return orjson.dumps(app.openapi())

    @app.get("/openapi.json", include_in_schema=False)
    async def openapi_json() -> Response:
        return Response(written(), headers={"Cache-Control": ASKED_AGAIN}, media_type="application/json")
