"""The emptiest FastAPI endpoint that answers given bytes, on the server that the app uses."""

from __future__ import annotations

import os
from pathlib import Path

from fastapi import FastAPI, Response

from app.config import Settings
from app.server import server

CONTENT = Path(os.environ["BENCH_CONTENT"]).read_bytes()

app = FastAPI()


@app.get("/livez")
async def livez() -> Response:
    return Response(CONTENT, media_type="application/json")


if __name__ == "__main__":
    server(app, Settings()).run()
