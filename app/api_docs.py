"""Make the API's own page from its OpenAPI document: what to ask, what to send, what comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Parameter:
    name: str
    place: str
    kind: str
    description: str


@dataclass(frozen=True)
class RequestExample:
    title: str
    body: str


@dataclass(frozen=True)
class Reply:
    """An answer: its status, what it means, and in which media types it comes."""

    status: str
    meaning: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Operation:
    """A method at an address."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    examples: tuple[RequestExample, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    is_required: bool
    description: str


@dataclass(frozen=True)
class Model:
    """An object that is sent or answered."""

    name: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class ApiDocs:
    title: str
    description: str
    operations: tuple[Operation, ...]
    models: tuple[Model, ...]


def api_docs(openapi: Json) -> ApiDocs:
    """The page of an OpenAPI document."""
    schemas = openapi["components"]["schemas"]
    return ApiDocs(
        openapi["info"]["title"],
        openapi["info"].get("description", ""),
        tuple(operations(openapi["paths"])),
        tuple(model(name, schema) for name, schema in sorted(schemas.items()) if "properties" in schema),
    )


def operations(paths: Json) -> Iterator[Operation]:
    for path, methods in paths.items():
        for method, given in methods.items():
            yield Operation(
                id=given["operationId"],
                method=method.upper(),
                path=path,
                summary=given.get("summary", ""),
                description=given.get("description", ""),
                parameters=tuple(parameter(each) for each in given.get("parameters", ())),
                examples=tuple(examples(given.get("requestBody", {}))),
                replies=tuple(reply(status, each) for status, each in sorted(given["responses"].items())),
            )


def parameter(given: Json) -> Parameter:
    return Parameter(given["name"], given["in"], kind_of(given["schema"]), given.get("description", ""))


def examples(body: Json) -> Iterator[RequestExample]:
    for content in body.get("content", {}).values():
        for each in content.get("examples", {}).values():
            yield RequestExample(each["summary"], json.dumps(each["value"], ensure_ascii=False, indent=1))


def reply(status: str, given: Json) -> Reply:
    return Reply(status, given.get("description", ""), tuple(given.get("content", ())))


def model(name: str, schema: Json) -> Model:
    required = schema.get("required", ())
    fields = tuple(
        Field(field, kind_of(given), field in required, given.get("description", ""))
        for field, given in schema["properties"].items()
    )
    return Model(name, schema.get("description", ""), fields)


def kind_of(schema: Json, depth: int = 0) -> str:
    """A schema in a few words: `list of number, or null`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    for word in ("anyOf", "oneOf"):
        if word in schema:
            return ", or ".join(kind_of(each, depth + 1) for each in schema[word])
    kind = str(schema.get("type", "anything"))
    inner = schema.get("items") if kind == "array" else schema.get("additionalProperties")
    if depth > 3 or not isinstance(inner, Mapping):
        return "list" if kind == "array" else kind
    return f"{'list' if kind == 'array' else 'object'} of {kind_of(inner, depth + 1)}"
