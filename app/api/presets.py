"""The worked examples: what they compute, what they teach, which figures to expect."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from chainrule.canonical_json import dumps
from chainrule.encode.number_format import jsonable
from chainrule.encode.svg.thumbnail import thumbnail
from chainrule.limits import Limits
from chainrule.offline.neurons import View, scene_for
from chainrule.scene import Scene, build
from chainrule.sentences import say
from chainrule.sources.presets import PRESETS, Preset

from ..answers import takes_zipped
from ..client_address import client_of
from ..context import Shared
from ..encoded_scene import Question
from ..problems import Problem, ProblemError
from . import answer_schemas, route_docs
from .cache_control import A_DAY, ASKED_AGAIN
from .list_page import MOST, Limit, ListPage, Offset, joined
from .pictured import Sample
from .traces import BINARY, media_type, wanted_form

SVG = "image/svg+xml"

router = APIRouter(prefix="/presets", tags=["reference"])


@router.get(
    "",
    summary="All worked examples",
    response_class=Response,
    responses={
        **route_docs.answered(answer_schemas.PresetsSchema, "In the order of the gallery"),
        **route_docs.refused(),
    },
)
async def get_presets(request: Request, limit: Limit = MOST, offset: Offset = 0) -> Response:
    page = ListPage.of(gallery(), limit, offset)
    headers = {"Cache-Control": ASKED_AGAIN, **page.headers(request)}
    content = joined("presets", page)
    return Response(content, headers=headers, media_type="application/json")


@router.get(
    "/{preset_id}",
    summary="One worked example",
    response_class=Response,
    responses={
        **route_docs.answered(answer_schemas.PresetSchema, "Its document can be posted"),
        **route_docs.refused(404),
    },
)
async def get_preset(preset_id: str) -> Response:
    content = dumps(described_preset(found(preset_id)))
    return Response(content, headers={"Cache-Control": ASKED_AGAIN}, media_type="application/json")


@router.get(
    "/{preset_id}/thumbnail.svg",
    summary="A small picture of a worked example",
    response_class=Response,
    responses={**route_docs.text_answered(SVG, "What it is made of, without a number"), **route_docs.refused(404)},
)
async def get_thumbnail(preset_id: str, context: Shared) -> Response:
    """For lists of examples: a network as its columns, everything else as its graph."""
    preset = found(preset_id)
    content = await context.lanes.long.run(drawn_small, preset.id)
    return Response(content, headers={"Cache-Control": A_DAY}, media_type=SVG)


@router.get(
    "/{preset_id}/trace",
    summary="The trace of a worked example",
    response_class=Response,
    responses={
        **route_docs.answered(answer_schemas.TraceSchema, "As posting its document answers", BINARY),
        **route_docs.refused(404, 422),
    },
)
async def get_preset_trace(
    request: Request,
    preset_id: str,
    context: Shared,
    *,
    view: Annotated[View | None, Query(description="Neurons are drawn from the numbers of one sample.")] = None,
    sample: Sample = 1,
) -> Response:
    """What a page of another site needs to show it: no leave has to be asked for."""
    preset, form = found(preset_id), wanted_form(request)
    body = await context.lanes.long.run(lambda: source_for(preset.id, view or "graph", sample))
    client = client_of(request.scope, context.settings.trusted_proxies)
    answer = await context.answers.to_body(client, body, Question(form), takes_gzip=takes_zipped(request))
    return answer.response({"Cache-Control": ASKED_AGAIN, "Vary": "Accept"}, media_type(form))


@lru_cache(maxsize=8)
def preset_scene(preset_id: str) -> Scene:
    """The last ones stay: asking for one sample after the other, also for some that are none, computes it once."""
    return build(PRESETS[preset_id].document(), Limits())


@lru_cache(maxsize=256)
def source_for(preset_id: str, view: View, sample: int) -> bytes:
    """The source document of the scene that `view` draws of a preset. Raises SourceError where there is none."""
    return dumps(scene_for(preset_scene(preset_id), view, sample).source)


@cache
def drawn_small(preset_id: str) -> bytes:
    """The small picture of a preset, made once."""
    return thumbnail(preset_scene(preset_id)).encode()


def found(preset_id: str) -> Preset:
    """The preset of that id. Raises ProblemError: 404."""
    if preset_id not in PRESETS:
        raise ProblemError(Problem(404, "unknown-preset", say("there is no such preset; /api/v1/presets lists them")))
    return PRESETS[preset_id]


@cache
def gallery() -> tuple[bytes, ...]:
    """All presets, each as JSON, made once."""
    return tuple(dumps(described_preset(preset)) for preset in PRESETS.values())


def described_preset(preset: Preset) -> dict[str, Any]:
    """A preset with its guided tour. `source` says who gave it first; `document` is the source document."""
    return {
        "id": preset.id,
        "group": preset.group,
        "title": preset.title,
        "source": preset.source,
        "teaches": preset.teaches,
        "document": preset.document(),
        "expected": {
            "values": {name: jsonable(value) for name, value in preset.expected.values.items()},
            "gradients": {name: jsonable(value) for name, value in preset.expected.gradients.items()},
        },
        "tour": [{"step": cue.step, "look": cue.look, "text": cue.text} for cue in preset.tour],
        "words": {
            tag: {"title": said.title, "teaches": said.teaches, "tour": said.tour} for tag, said in preset.words.items()
        },
    }
