"""Complete the OpenAPI document with the models of bodies and answers that routes read and write themselves."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from app.api import answers, described, inspect, sources, training_documents

MODELS = (
    [
        (model, "validation")
        for model in (
            sources.Expression,
            sources.Network,
            sources.Preset,
            inspect.Text,
            training_documents.Training,
            training_documents.DatasetDescription,
        )
    ],
    [
        (model, "serialization")
        for model in (
            answers.Trace,
            answers.Steps,
            answers.Layout,
            answers.Presets,
            answers.Ops,
            answers.Inspection,
            answers.ProblemDocument,
            training_documents.TrainingResult,
            training_documents.TrainingExamples,
            training_documents.DatasetList,
            training_documents.DatasetPoints,
        )
    ],
)


def describe(app: FastAPI) -> None:
    """Make `app.openapi()` the whole document."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        document = made()
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        for models in MODELS:
            schemas.update(described.components(models))  # type: ignore[arg-type]
        return document

    app.openapi = openapi  # type: ignore[method-assign]
