"""The lecture to read: the whole of it, a chapter alone (which others may frame), and the traces in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fastapi import APIRouter, FastAPI, HTTPException, Request, Response

from chainrule.essay.chapters import LANGUAGES, Part, essay
from chainrule.essay.page import essay_page
from chainrule.essay.stills import find_part, still, still_name
from chainrule.essay.traces import trace_file

from .api.cache_control import ASKED_AGAIN
from .context import Context, Shared
from .language import language_of
from .pages import static_prefix, version

router = APIRouter(prefix="/lecture", include_in_schema=False)
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class ServedPlace:
    """Addresses on this server; `root` is its prefix."""

    root: str
    languages: tuple[str, ...] = LANGUAGES
    home_word: Literal["studio"] = "studio"

    def whole(self, lang: str) -> str:
        return f"{self.root}/lecture?lang={lang}"

    def chapter(self, id: str, lang: str) -> str:
        return f"{self.root}/lecture/{id}?lang={lang}"

    def trace(self, name: str) -> str:
        return f"{self.root}/lecture/traces/{name}.json"

    def still(self, part: Part, lang: str) -> str:
        return f"{self.root}/lecture/stills/{still_name(part)}.svg"

    def file(self, name: str) -> str:
        return f"{static_prefix(self.root)}/{name}"

    def fonts(self) -> str:
        return f"{self.root}/fonts.css"

    def home(self) -> str:
        return f"{self.root}/"


@router.get("")
async def whole(request: Request, context: Shared) -> Response:
    """All chapters, one after the other."""
    return await page(request, context, None)


@router.get("/traces/{name}.json")
async def trace(name: str, context: Shared) -> Response:
    """One of the traces that the lecture plays, with its layout."""
    if name not in essay().traces:
        raise HTTPException(404)
    content = await context.lanes.long.run(trace_file, name)
    return Response(content, headers={"Cache-Control": ASKED_AGAIN}, media_type="application/json")


@router.get("/stills/{name}.svg")
async def picture(name: str) -> Response:
    """The trace of a part at its end, for pages without script and on paper."""
    part = find_part(name)
    if part is None:
        raise HTTPException(404)
    return Response(still(part), headers={"Cache-Control": ASKED_AGAIN}, media_type="image/svg+xml")


@router.get("/{chapter}")
async def alone(request: Request, context: Shared, chapter: str) -> Response:
    """One chapter."""
    if essay().chapter(chapter) is None:
        raise HTTPException(404)
    return await page(request, context, chapter)


async def page(request: Request, context: Context, chapter: str | None) -> Response:
    place = ServedPlace(request.scope.get("root_path", ""))
    content = await context.lanes.long.run(written_page, place, language_of(request), chapter, version.digest)
    return Response(content, headers={"Cache-Control": "no-cache", "Vary": "Accept-Language"}, media_type=HTML)


@lru_cache(maxsize=100)
def written_page(place: ServedPlace, lang: str, chapter: str | None, _files: str) -> bytes:
    """A page, made once for each state of the files that it names."""
    return essay_page(place, lang=lang, chapter=chapter).encode()


def serve_lecture(app: FastAPI) -> None:
    """Add the lecture to `app`."""
    app.include_router(router)
