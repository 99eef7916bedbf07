"""The emptiest FastAPI endpoint that answers given bytes, on the server that the app uses."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

from fastapi import FastAPI, Response

from app.config import Settings
from app.server import server


def endpoint(content: bytes) -> FastAPI:
    """An app that answers `content`, and has no jobs that its server would have to end."""
    app = FastAPI()
    app.state.context = SimpleNamespace(end_jobs=lambda: None)

    @app.get("/livez")
    async def livez() -> Response:
        return Response(content, media_type="application/json")

    return app


if __name__ == "__main__":
    server(endpoint(Path(os.environ["BENCH_CONTENT"]).read_bytes()), Settings()).run()
