"""Serve the documentation at `/docs/`, where it has been built (`python3 run.py docs`); `/docs` is the API's own page.

The pages are made by MkDocs and hold small scripts of their own; each page's policy names those by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from anyio import to_thread
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from .static_files import REVALIDATED

INLINE_SCRIPT: Final = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
POLICY: Final = (
    "default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


class DocsSite(StaticFiles):
    """The built site; where there is none, every address leads to the API's own page."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self._index = folder / "index.html"

    async def check_config(self) -> None:
        """Without the folder there is no site, which is no mistake: it is looked for at every request."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if not await to_thread.run_sync(self._index.is_file):
            root = scope.get("root_path", "").removesuffix("/docs")
            return RedirectResponse(f"{root}/docs")
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = REVALIDATED
        file = getattr(response, "path", None)
        if file is not None and str(file).endswith(".html"):
            changed_ns = (await to_thread.run_sync(Path(file).stat)).st_mtime_ns
            response.headers["Content-Security-Policy"] = await to_thread.run_sync(policy, Path(file), changed_ns)
        return response


@lru_cache(maxsize=200)
def policy(file: Path, _changed_ns: int) -> str:
    """What a page may do: run the scripts that stand in it, and those of this site."""
    scripts = INLINE_SCRIPT.findall(file.read_bytes())
    hashes = sorted({base64.b64encode(hashlib.sha256(each).digest()).decode() for each in scripts})
    return POLICY.format(scripts=" ".join(f"'sha256-{each}'" for each in hashes))
