"""How the server ends, and what it takes for granted of uvicorn."""

from __future__ import annotations

import inspect
import json
import os
import signal
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

import httpx
import pytest
from packaging.requirements import Requirement
from uvicorn import Server
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from app.server import DrainingServer, LingeringWebSocket, PatientProtocol
from tools.environment import ROOT
from tools.serve import answers, free_port

ENDS_WITHIN_S = 10
STUCK = {"kind": "expression", "text": "y = einsum('a,b,c,d->', x, x, x, x)", "inputs": {"x": [0.5] * 400}}


def test_the_version_of_uvicorn_is_one_of_those_that_will_do() -> None:
    named = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    wanted = next(Requirement(each) for each in named if each.startswith("uvicorn"))
    assert any(each.operator == "<" for each in wanted.specifier), "a later one may be written otherwise"
    assert version("uvicorn") in wanted.specifier


@pytest.mark.parametrize(
    ("ours", "theirs", "names"),
    [
        (PatientProtocol, HttpToolsProtocol,
         "connection_made connection_lost data_received on_message_begin on_url on_header on_headers_complete "
         "send_400_response pause_writing resume_writing"),
        (LingeringWebSocket, WebSocketsSansIOProtocol, "data_received handle_parser_exception pause_writing"),
        (DrainingServer, Server, "shutdown"),
    ],
)  # fmt: skip
def test_what_is_overridden_is_there_and_takes_the_same(ours: type, theirs: type, names: str) -> None:
    for name in names.split():
        mine, base = getattr(ours, name), getattr(theirs, name)
        assert list(inspect.signature(mine).parameters) == list(inspect.signature(base).parameters), name
        assert inspect.iscoroutinefunction(mine) == inspect.iscoroutinefunction(base), name


def test_told_to_end_it_closes_connections_answers_what_is_stuck_and_is_gone(tmp_path: Path) -> None:
    port = free_port()
    settings = {"PORT": str(port), "DATA_DIR": str(tmp_path), "LOG_LEVEL": "critical", "PROCESSES": "1"}
    settings |= {"LIMITS__WORK": str(10**16), "WORK_BURST": "1e18", "DEADLINE_S": "60"}
    env = {**os.environ, **{f"CHAINRULE_{name}": value for name, value in settings.items()}}
    process = subprocess.Popen([sys.executable, "-m", "app"], cwd=ROOT, env=env)
    try:
        address = f"http://127.0.0.1:{port}"
        assert answers(f"{address}/livez", gives_up=lambda: process.poll() is not None)
        with ThreadPoolExecutor(1) as pool, httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
            stuck = pool.submit(client.post, "/api/v1/traces", json=STUCK)
            while "chainrule_heavy_running 1.0" not in httpx.get(f"{address}/metrics", trust_env=False).text:
                assert process.poll() is None
            with connect(f"ws://127.0.0.1:{port}/api/v1/live", proxy=None) as live:
                live.send(json.dumps({"type": "ping", "seq": 1}))
                assert json.loads(live.recv(timeout=10)) == {"type": "pong", "seq": 1}
                process.send_signal(signal.SIGTERM)
                with pytest.raises(ConnectionClosed) as closed:
                    live.recv(timeout=ENDS_WITHIN_S)
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1012
            answer = stuck.result()
            assert (answer.status_code, answer.json()["code"]) == (503, "restarting")
            assert "retry-after" in answer.headers
        process.wait(ENDS_WITHIN_S)
    finally:
        process.kill()
        process.wait()
