"""What the benchmarks measure against starts on the server of the app."""

from __future__ import annotations

from app.config import Settings
from app.server import server
from bench.bare import endpoint


def test_the_bare_endpoint_fits_the_server_of_the_app() -> None:
    found = server(endpoint(b"{}"), Settings())
    assert found.config.app.url_path_for("livez") == "/livez"
