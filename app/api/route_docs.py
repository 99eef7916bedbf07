"""Describe requests and answers in the OpenAPI document."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from .. import problems
from . import answer_schemas
from .published_name import PublishedSchemas, published_name

REF = "#/components/schemas/{model}"
PROBLEM = {"$ref": REF.format(model=published_name(answer_schemas.ProblemDocumentSchema))}
MEANINGS = {
    400: "The body is no JSON",
    404: "There is no such thing",
    408: "The body did not arrive in time",
    413: "The body is larger than the limit",
    415: "The body is not plain JSON",
    422: "The request has the right form, but cannot be carried out",
    429: "Too many requests from this address",
    500: "The server made a mistake",
    503: "The server cannot do this just now",
}

Responses = dict[int | str, dict[str, Any]]


def refused(*statuses: int) -> Responses:
    """Problem documents for these statuses, and those that every route of the API can answer."""
    return {
        status: {"description": MEANINGS[status], "content": {problems.MEDIA_TYPE: {"schema": PROBLEM}}}
        for status in sorted({*statuses, 422, 429, 500, 503})
    }


def answered(model: type[BaseModel], description: str, *others: str) -> Responses:
    """An answer in JSON, and in media types that have no schema."""
    content: dict[str, Any] = {"application/json": {"schema": reference(model)}}
    content |= {media_type: {"schema": {"type": "string", "format": "binary"}} for media_type in others}
    return {200: {"description": description, "content": content}}


def text_answered(media_type: str, description: str) -> Responses:
    return {200: {"description": description, "content": {media_type: {"schema": {"type": "string"}}}}}


def bytes_answered(media_type: str, description: str) -> Responses:
    schema = {"type": "string", "format": "binary"}
    return {200: {"description": description, "content": {media_type: {"schema": schema}}}}


def reference(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": REF.format(model=published_name(model))}


def body(schema: dict[str, Any], examples: dict[str, Any]) -> dict[str, Any]:
    """The extra part of a route that reads its JSON body itself."""
    content = {"application/json": {"schema": schema, "examples": examples}}
    return {"requestBody": {"required": True, "content": content}}


def union(source: Any) -> dict[str, Any]:
    """The schema of a union of models, without the definitions of its parts."""
    schema = TypeAdapter(source).json_schema(ref_template=REF, schema_generator=PublishedSchemas)
    schema.pop("$defs", None)
    return schema


def components(models: list[tuple[type[BaseModel], JsonSchemaMode]]) -> dict[str, Any]:
    """The definitions of models and everything they use."""
    _, schema = models_json_schema(models, ref_template=REF, schema_generator=PublishedSchemas)
    definitions: dict[str, Any] = schema["$defs"]
    return definitions
