"""What other sites ask about a link to a trace: how to frame it (oEmbed), and how it looks (Open Graph)."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from chainrule.canonical_json import dumps
from chainrule.sentences import say

from .api.cache_control import A_DAY, ASKED_AGAIN
from .client_address import client_of
from .context import Shared
from .links import HEIGHT as DRAWN_HEIGHT
from .links import SCALE, TraceLink, linked_trace, trace_link
from .links import WIDTH as DRAWN_WIDTH
from .problems import Problem, ProblemError

PICTURE_WIDTH: Final = round(DRAWN_WIDTH * SCALE)
PICTURE_HEIGHT: Final = round(DRAWN_HEIGHT * SCALE)
WIDTH: Final = 960
HEIGHT: Final = 540
LONGEST: Final = 8_000
Most = Annotated[int | None, Query(ge=1)]

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Preview:
    """What the head of a page says to those who show its link: addresses are absolute."""

    title: str
    address: str
    picture: str
    oembed: str
    width: int = PICTURE_WIDTH
    height: int = PICTURE_HEIGHT


def base_of(request: Request) -> str:
    """The address of this server without its last slash: the public one that is set, else the one that was asked."""
    public: str = request.app.state.context.settings.public_address
    return public or str(request.base_url).rstrip("/")


def preview_of(request: Request) -> Preview | None:
    """The preview of the trace in the query of a page; None where it names none."""
    link = trace_link(request.query_params)
    if link is None:
        return None
    base = base_of(request)
    address = f"{base}{request.scope['path'].removeprefix(request.scope.get('root_path', ''))}?{link.query}"
    oembed = f"{base}/oembed?{urlencode({'url': address})}"
    return Preview(title_of(link), address, f"{base}/embed.png?{link.query}", oembed)


def title_of(link: TraceLink) -> str:
    return link.title if link.title == "Chainrule" else f"{link.title} · Chainrule"


@router.get("/embed.png")
async def picture(request: Request, context: Shared) -> Response:
    """The moment that the query names, as large as previews of links are."""
    link = trace_link(request.query_params)
    if link is None:
        raise ProblemError(Problem(404, "no-trace", say("the address names no trace")))
    client = client_of(request.scope, context.settings.trusted_proxies)
    if link.trace is not None:
        answer = await context.answers.to_id(client, link.trace, link.question)
    else:
        answer = await context.answers.to_body(client, link.body, link.question)
    return answer.response({"Cache-Control": A_DAY}, "image/png")


@router.get("/oembed")
async def oembed(
    request: Request,
    url: Annotated[str, Query(max_length=LONGEST)],
    maxwidth: Most = None,
    maxheight: Most = None,
    wanted: Annotated[str, Query(alias="format")] = "json",
) -> Response:
    """The frame of a link, as https://oembed.com asks for it (type `rich`)."""
    if wanted != "json":
        raise ProblemError(Problem(501, "no-such-format", say("this server answers in JSON alone")))
    base = base_of(request)
    link = linked_trace(url, (base, str(request.base_url).rstrip("/")))
    if link is None:
        raise ProblemError(Problem(404, "no-trace", say("the address names no trace")))
    headers = {"Cache-Control": ASKED_AGAIN}
    return Response(dumps(rich(link, base, maxwidth, maxheight)), headers=headers, media_type="application/json")


def rich(link: TraceLink, base: str, most_width: int | None, most_height: int | None) -> dict[str, Any]:
    """The answer of oEmbed 1.0."""
    width = min(WIDTH, most_width or WIDTH)
    height = min(round(width * HEIGHT / WIDTH), most_height or HEIGHT)
    address = escape(f"{base}/embed?{link.query}")
    title = title_of(link)
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "Chainrule",
        "provider_url": f"{base}/",
        "width": width,
        "height": height,
        "html": f'<iframe src="{address}" width="{width}" height="{height}" style="border:0" '
        f'allow="fullscreen; clipboard-write" loading="lazy" title="{escape(title)}"></iframe>',
        "thumbnail_url": f"{base}/embed.png?{link.query}",
        "thumbnail_width": PICTURE_WIDTH,
        "thumbnail_height": PICTURE_HEIGHT,
    }
