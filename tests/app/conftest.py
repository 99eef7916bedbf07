"""A real server for the tests of the web application, on a port of its own."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from websockets.sync.client import ClientConnection, connect

from app.config import Settings
from app.main import create_app
from app.server import server

PATIENCE_S = 20.0


@dataclass(frozen=True)
class Served:
    """A running app and a client that talks to it."""

    app: FastAPI
    port: int
    client: httpx.Client

    def post(self, source: Any, **options: Any) -> httpx.Response:
        """Post a source document."""
        return self.client.post("/api/v1/traces", json=source, **options)

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.client.get(path, **options)

    def still_serves(self) -> bool:
        """Is the next request answered as before?"""
        answer = self.post({"kind": "expression", "text": "y = x*x", "inputs": {"x": 3}})
        return answer.status_code == 200 and answer.json()["gradients"] == {"x": 6.0, "y": 1.0}

    def live(self, query: str = "", **options: Any) -> ClientConnection:
        """Open a live connection."""
        options.setdefault("proxy", None)
        options.setdefault("max_size", None)
        return connect(f"ws://127.0.0.1:{self.port}/api/v1/live?{query}", **options)


@contextmanager
def serving(app: FastAPI, settings: Settings) -> Iterator[Served]:
    """Serve `app` in a thread until the block ends."""
    running = server(app, settings)
    thread = threading.Thread(target=running.run)
    thread.start()
    try:
        end = time.monotonic() + PATIENCE_S
        while not running.started and thread.is_alive() and time.monotonic() < end:
            time.sleep(0.005)
        port = running.servers[0].sockets[0].getsockname()[1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=PATIENCE_S) as client:
            yield Served(app, port, client)
    finally:
        running.should_exit = True
        thread.join()


Serve = Callable[..., AbstractContextManager[Served]]


@pytest.fixture
def serve(tmp_path: Path) -> Serve:
    """Serves a new app with the settings that are given, on the database of this test."""

    def start(prepare: Callable[[FastAPI], None] = lambda _: None, **given: Any) -> AbstractContextManager[Served]:
        usual = {"port": 0, "log_level": "critical", "data_dir": tmp_path, "store_patience_s": 10}
        settings = Settings(**{**usual, **given})
        app = create_app(settings)
        prepare(app)
        return serving(app, settings)

    return start


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server with the usual settings, for tests that leave no traces."""
    settings = Settings(
        port=0,
        log_level="critical",
        data_dir=tmp_path_factory.mktemp("data"),
        store_patience_s=10,
        work_rate=1e18,
        work_burst=1e18,
    )
    with serving(create_app(settings), settings) as found:
        yield found


@pytest.fixture(scope="session")
def redis_address() -> str:
    """A Redis for tests, which `run.py test` starts."""
    found = os.environ.get("CHAINRULE_TEST_REDIS")
    if not found:
        pytest.skip("there is no Redis: CHAINRULE_TEST_REDIS names none")
    return found
