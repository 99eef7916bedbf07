"""Look at a text while it is typed: what it needs, what it computes, its first error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from chainrule.canonical_json import dumps
from chainrule.errors import ChainruleError
from chainrule.fields import Fields
from chainrule.languages import translated
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.expression import inspect
from chainrule.sources.expression.characters import fold_name, same_name
from chainrule.sources.expression.text import Text

from .. import strict_json
from ..context import Shared
from ..json_body import json_body
from ..language import language_of
from ..problems import of_library
from . import answer_schemas, route_docs
from .published_name import published_name

router = APIRouter(prefix="/inspect", tags=["traces"])


class TextSchema(BaseModel):
    """A text of the expression language."""

    model_config = ConfigDict(extra="forbid", model_title_generator=published_name)

    text: str
    inputs: list[str] | None = Field(None, description="Names that have a value: `e` among them is no constant.")


EXAMPLES = {
    "complete": {"summary": "A text without errors", "value": {"text": "z = w*x + b\na = sigmoid(z)"}},
    "mistaken": {"summary": "A text with an error", "value": {"text": "a = sigmod(z)"}},
}


@router.post(
    "",
    summary="What a text needs, before there are values",
    response_class=Response,
    openapi_extra=route_docs.body(route_docs.reference(TextSchema), EXAMPLES),
    responses={
        **route_docs.answered(answer_schemas.InspectionSchema, "Names of inputs and values, and the first error"),
        **route_docs.refused(400, 408, 413, 415),
    },
)
async def post_inspect(request: Request, context: Shared) -> Response:
    """Answers 200 for a text with an error, too: the error is the answer."""
    body = await json_body(request)
    language = language_of(request)
    found = await context.lanes.short.run(look_at, body, context.settings.limits, language)
    headers = {"Content-Language": language, "Vary": "Accept-Language"}
    return Response(dumps(found), headers=headers, media_type="application/json")


def names_of(fields: Fields) -> list[str]:
    """The names that have a value already; none where nothing is said of them."""
    given = fields.any("inputs")
    if given is None:
        return []
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        fields.fault("inputs", say("inputs must be a list of names"))
    return given


def unused(given: Sequence[str], inputs: Sequence[str], limits: Limits) -> list[str]:
    """The names among `given` that are no inputs, however they are spelled."""
    known = {same_name(name) for name in inputs}
    return [name for name in given if same_name(fold_name(name[: limits.name_length + 1])) not in known]


def look_at(body: bytes, limits: Limits, language: str) -> dict[str, Any]:
    fields = Fields(strict_json.read(body))
    text = fields.text("text", longest=len(body))
    given = names_of(fields)
    fields.refuse_others()
    try:
        found = inspect(text, limits, given)
    except ChainruleError as error:
        return {
            "inputs": [],
            "unused": [],
            "values": [],
            "output": None,
            "notes": [],
            "problem": of_library(error).document(language),
        }
    return {
        "inputs": found.inputs,
        "unused": unused(given, found.inputs, limits),
        "values": found.values,
        "output": found.output,
        "notes": [
            {"message": translated(note.sentence, language), "span": asdict(Text(text).span(*note.place))}
            for note in found.notes
        ],
        "problem": None,
    }
