"""Traces: post a source, and read what was made of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request, Response

from chainrule.canonical_json import dumps
from chainrule.offline import ViewOptions
from chainrule.offline.neurons import View
from chainrule.offline.page import Theme as PageTheme

from ..answers import takes_zipped
from ..client_address import client_of
from ..context import Context, Shared
from ..encoded_scene import Question
from ..json_body import json_body
from ..middleware.entity_tags import is_known
from ..scenes import tag
from . import answer_schemas, route_docs, source_schemas
from .cache_control import A_DAY, FOR_EVER
from .list_page import MOST, Limit
from .pictured import FURTHEST, Language, Pictured, Sample, Slides, Step

BINARY = "application/vnd.chainrule.trace"
JSON = "application/json"
SVG = "image/svg+xml"
DOT = "text/vnd.graphviz"
CSV = "text/csv"
HTML = "text/html"
PNG = "image/png"
PDF = "application/pdf"
TEX = "text/x-tex"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DRAWN: Mapping[str, str] = MappingProxyType({"Cache-Control": A_DAY})
SAVED: Mapping[str, str] = MappingProxyType({**DRAWN, "Content-Disposition": "attachment"})

Form = Literal["json", "binary", "layout", "svg", "dot"]
Id = Annotated[str, Path(description="The id that posting a source answered.")]

router = APIRouter(prefix="/traces", tags=["traces"])


@router.post(
    "",
    summary="Run a source forward and backward",
    response_class=Response,
    openapi_extra=route_docs.body(route_docs.union(source_schemas.Source), source_schemas.EXAMPLES),
    responses={
        **route_docs.answered(answer_schemas.TraceSchema, "Everything that happened, in order", BINARY),
        **route_docs.refused(400, 408, 413, 415),
    },
)
async def post_trace(request: Request, context: Shared) -> Response:
    """The whole trace, in JSON or, with `Accept: application/vnd.chainrule.trace`, in the binary form."""
    body = await json_body(request)
    form = wanted_form(request)

    client = client_of(request.scope, context.settings.trusted_proxies)
    answer = await context.answers.to_body(client, body, Question(form), takes_gzip=takes_zipped(request))
    headers = {"Vary": "Accept", "Cache-Control": "no-store"}
    if answer.is_stored:
        headers["Content-Location"] = f"{request.scope.get('root_path', '')}/api/v1/traces/{answer.id}"
    return answer.response(headers, media_type(form))


@router.get(
    "/{trace_id}/steps",
    summary="A page of steps",
    response_class=Response,
    responses={**route_docs.answered(answer_schemas.StepsSchema, "Steps in order"), **route_docs.refused(404)},
)
async def get_steps(
    request: Request,
    trace_id: Id,
    context: Shared,
    *,
    start: Annotated[int, Query(ge=0, le=FURTHEST)] = 0,
    stop: Annotated[int | None, Query(ge=0, le=FURTHEST, description="Left out: `limit` steps on.")] = None,
    limit: Limit = MOST,
) -> Response:
    """Steps `start` up to, not including, `stop`, at most `limit` of them; fewer where the trace ends."""
    last = start + limit if stop is None else min(stop, start + limit)
    return await part(request, context, trace_id, Question("steps", start=start, stop=last), media_type=JSON)


@router.get(
    "/{trace_id}/layout",
    summary="Where everything stands",
    response_class=Response,
    responses={
        **route_docs.answered(answer_schemas.LayoutSchema, "Positions, as the view uses them"),
        **route_docs.refused(404),
    },
)
async def get_layout(request: Request, trace_id: Id, context: Shared) -> Response:
    return await immutable(request, context, trace_id, "layout")


@router.get(
    "/{trace_id}.svg",
    summary="The picture at a step",
    response_class=Response,
    responses={**route_docs.text_answered(SVG, "A picture that needs nothing else"), **route_docs.refused(404)},
)
async def get_svg(request: Request, trace_id: Id, context: Shared, shown: Pictured) -> Response:
    """What the player shows there, in every view, its lines and letters as such, with its fonts."""
    return await part(request, context, trace_id, shown.question("svg"), media_type=SVG, headers=DRAWN)


@router.get(
    "/{trace_id}.png",
    summary="The picture at a step, in pixels",
    response_class=Response,
    responses={**route_docs.bytes_answered(PNG, "What the player shows there"), **route_docs.refused(404)},
)
async def get_png(request: Request, trace_id: Id, context: Shared, shown: Pictured) -> Response:
    return await part(request, context, trace_id, shown.question("png"), media_type=PNG, headers=DRAWN)


@router.get(
    "/{trace_id}.pdf",
    summary="Pages of every step",
    response_class=Response,
    responses={**route_docs.bytes_answered(PDF, "A page a step, of lines and letters"), **route_docs.refused(404, 503)},
)
async def get_pdf(request: Request, trace_id: Id, context: Shared, shown: Slides) -> Response:
    """A page for the beginning and one after every step, at most 120."""
    return await part(request, context, trace_id, shown.question("pdf"), media_type=PDF, headers=SAVED)


@router.get(
    "/{trace_id}.tex",
    summary="Beamer slides of every step, drawn by TikZ",
    response_class=Response,
    responses={
        **route_docs.text_answered(TEX, "A document for pdfLaTeX, or XeLaTeX in Chinese"),
        **route_docs.refused(404),
    },
)
async def get_tex(request: Request, trace_id: Id, context: Shared, shown: Slides) -> Response:
    """An overlay for the beginning and one for every step, at most 120."""
    return await part(request, context, trace_id, shown.question("tex"), media_type=TEX, headers=SAVED)


@router.get(
    "/{trace_id}.pptx",
    summary="Slides of every step for PowerPoint",
    response_class=Response,
    responses={**route_docs.bytes_answered(PPTX, "Shapes that can be changed"), **route_docs.refused(404, 503)},
)
async def get_pptx(request: Request, trace_id: Id, context: Shared, shown: Slides) -> Response:
    """A slide for the beginning and one for every step, at most 120; sentence and formulas are the notes."""
    return await part(request, context, trace_id, shown.question("pptx"), media_type=PPTX, headers=SAVED)


@router.get(
    "/{trace_id}.dot",
    summary="The graph at a step as DOT text",
    response_class=Response,
    responses={**route_docs.text_answered(DOT, "Text for Graphviz"), **route_docs.refused(404)},
)
async def get_dot(request: Request, trace_id: Id, context: Shared, step: Step = None) -> Response:
    return await part(request, context, trace_id, Question("dot", step=step), media_type=DOT)


@router.post(
    "/{trace_id}/share",
    summary="Keep a trace longer",
    response_class=Response,
    responses={
        **route_docs.answered(answer_schemas.SharedSchema, "It goes after all that nobody shared"),
        **route_docs.refused(404),
    },
)
async def share_trace(trace_id: Id, context: Shared) -> Response:
    """For a trace whose address is handed on. Where room in the store is short, what was only looked at goes first."""
    await context.lanes.short.run(context.scenes.share, trace_id)
    return Response(dumps({"id": trace_id, "shared": True}), headers={"Cache-Control": "no-store"}, media_type=JSON)


@router.get(
    "/{trace_id}.csv",
    summary="Every step as a table",
    response_class=Response,
    responses={
        **route_docs.text_answered(CSV, "A row a value, a row a contribution, every number exact"),
        **route_docs.refused(404),
    },
)
async def get_csv(request: Request, trace_id: Id, context: Shared) -> Response:
    """Columns: index, pass, node, value, gradient, edge, to, local, amount, total. Arrays are written as JSON."""
    return await part(request, context, trace_id, Question("csv"), media_type=CSV)


@router.get(
    "/{trace_id}.html",
    summary="One file that plays without server or network",
    response_class=Response,
    responses={
        **route_docs.text_answered(HTML, "The player with the trace in it, to be saved and opened from disk"),
        **route_docs.refused(404),
    },
)
async def get_html(
    request: Request,
    trace_id: Id,
    context: Shared,
    *,
    view: Annotated[View | None, Query(description="Left out: what suits the source.")] = None,
    step: Annotated[int, Query(ge=0, le=FURTHEST, description="So many steps are done when it is opened.")] = 0,
    sample: Sample = 1,
    theme: Annotated[PageTheme, Query()] = "auto",
    lang: Annotated[Language, Query()] = "en",
) -> Response:
    """Everything is in the file, and its policy lets nothing else run."""
    view_options = ViewOptions(view=view, step=step, sample=sample, theme=theme, lang=lang)
    # Another version of the player makes another file of the same trace.
    headers = {"Content-Disposition": "attachment", "Cache-Control": "no-cache"}
    return await part(
        request, context, trace_id, Question("html", view_options=view_options), media_type=HTML, headers=headers
    )


@router.get(
    "/{trace_id}",
    summary="A trace that was made before",
    response_class=Response,
    responses={
        **route_docs.answered(answer_schemas.TraceSchema, "The same answer as when its source was posted", BINARY),
        304: {"description": "The trace that the client has; traces never change"},
        **route_docs.refused(404),
    },
)
async def get_trace(request: Request, trace_id: Id, context: Shared) -> Response:
    return await immutable(request, context, trace_id, wanted_form(request))


async def immutable(request: Request, context: Context, id: str, form: Form) -> Response:
    """One form of a trace, or 304 where the client has it."""
    headers = {"ETag": tag(id, form), "Cache-Control": FOR_EVER, "Vary": "Accept"}
    if context.scenes.at_hand(id) and is_known(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return await part(request, context, id, Question(form), media_type=media_type(form), headers=headers)


async def part(
    request: Request,
    context: Context,
    id: str,
    question: Question,
    *,
    media_type: str,
    headers: Mapping[str, str] = MappingProxyType({"Cache-Control": FOR_EVER}),
) -> Response:
    """What is asked about a trace."""
    client = client_of(request.scope, context.settings.trusted_proxies)
    answer = await context.answers.to_id(client, id, question, takes_gzip=takes_zipped(request))
    return answer.response(headers, media_type)


def media_type(form: Form) -> str:
    return BINARY if form == "binary" else JSON


def wanted_form(request: Request) -> Form:
    """The binary form where the client names it, else JSON."""
    named = ",".join(request.headers.getlist("accept")).lower().split(",")
    return "binary" if BINARY in {part.partition(";")[0].strip() for part in named} else "json"
