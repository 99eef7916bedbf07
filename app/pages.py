"""The pages for people: the studio, the player alone for a frame, the API's own page. And the files they load."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.responses import FileResponse, RedirectResponse
from starlette.templating import Jinja2Templates

from chainrule import __version__
from chainrule.offline.fonts import font_sheet

from . import frames
from .api.cache_control import ASKED_AGAIN
from .api_docs import ApiDocs, api_docs
from .assets import STATIC, TEMPLATES
from .docs_site import DocsSite
from .frames import preview_of
from .static_files import REVALIDATED, VersionedStaticFiles
from .static_version import FolderVersion

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(TEMPLATES)
version = FolderVersion(STATIC)


@router.get("/")
async def studio(request: Request) -> Response:
    """The studio. Everything it shows, it gets from the API."""
    is_built = (STATIC / "dist" / "studio.js").is_file()
    return page(request, "studio.html", is_built=is_built, preview=preview_of(request))


@router.get("/embed")
async def embed(request: Request) -> Response:
    """The player alone. Its address says what it shows, at which step, in which theme."""
    is_built = (STATIC / "dist" / "player.js").is_file()
    return page(request, "embed.html", is_built=is_built, preview=preview_of(request))


@router.get("/fonts.css")
async def fonts(request: Request) -> Response:
    """The player's fonts, for pages that show it without the studio."""
    files = static_prefix(request.scope.get("root_path", ""))
    sheet = font_sheet(lambda file: f"{files}/{file.relative_to(STATIC.resolve()).as_posix()}")
    return Response(sheet, headers={"Cache-Control": ASKED_AGAIN}, media_type="text/css")


@router.get("/docs")
async def docs(request: Request) -> Response:
    """The API's own page, made from the OpenAPI document."""
    return page(request, "docs.html", api_docs=api_docs_of(request.app))


@router.get("/redoc")
async def other_docs(request: Request) -> Response:
    return RedirectResponse(f"{request.scope.get('root_path', '')}/docs")


@router.get("/favicon.ico")
async def favicon() -> Response:
    return FileResponse(STATIC / "icon.svg", headers={"Cache-Control": "public, max-age=86400"})


def page(request: Request, name: str, **values: object) -> Response:
    """A template. `root` is the prefix of every address where the app does not live at the root of its host, `static`
    that of all files.
    """
    root = request.scope.get("root_path", "")
    public_address = request.app.state.context.settings.public_address
    context = {
        "root": root,
        "public_address": public_address,
        "static": static_prefix(root),
        "version": __version__,
        **values,
    }
    return templates.TemplateResponse(request, name, context, headers={"Cache-Control": REVALIDATED})


def static_prefix(root: str) -> str:
    """What the address of every file of this version begins with; `root` is the prefix of every address."""
    return f"{root}/static/{version.digest}"


def api_docs_of(app: FastAPI) -> ApiDocs:
    """What the page of the API says, made at the first visit."""
    if not hasattr(app.state, "api_docs"):
        app.state.api_docs = api_docs(app.openapi())
    found: ApiDocs = app.state.api_docs
    return found


def serve_pages(app: FastAPI) -> None:
    """Add the pages and the files to `app`."""
    app.include_router(router)
    app.include_router(frames.router)
    app.mount("/docs", DocsSite(STATIC / "docs"), name="docs")
    app.mount("/static", VersionedStaticFiles(version, STATIC), name="static")
