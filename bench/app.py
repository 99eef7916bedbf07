"""The running app against the work that a request cannot do without, each measured alone.

The server, what it is compared with and the client share one core.
"""

from __future__ import annotations

import http.client
import itertools
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.measure import interleaved
from bench.row import Row
from bench.source import hundred_nodes
from bench.websocket import WebSocket
from chainrule.canonical_json import dumps
from chainrule.encode.document import document
from chainrule.engine.run import run
from chainrule.limits import Limits
from chainrule.scene import scene_of
from chainrule.sources import Program, read
from tools.environment import ROOT
from tools.serve import background

# What protects a server from strangers would protect it from its benchmark.
UNHURRIED = {"CHAINRULE_WORK_RATE": "1e18", "CHAINRULE_WORK_BURST": "1e18", "CHAINRULE_LIVE_RATE": "1e9"}
PREPARED = 20


def rows() -> list[Row]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        env = {**os.environ, **UNHURRIED, "CHAINRULE_DATA_DIR": folder, "CHAINRULE_LOG_LEVEL": "warning"}
        app = stack.enter_context(background([sys.executable, "-m", "app"], cwd=ROOT, env=env))
        echo = stack.enter_context(background([sys.executable, "-m", "bench.echo"], cwd=ROOT, env=env))
        content = Path(folder, "trace")
        trace = cached_trace(app, content)
        bare = {**env, "BENCH_CONTENT": str(content)}
        endpoint = stack.enter_context(background([sys.executable, "-m", "bench.bare"], cwd=ROOT, env=bare))
        return [request_row(app), read_row(app, trace, endpoint), live_row(app, echo)]


def request_row(app: str) -> Row:
    """POST /traces; every expression has a structure of its own, so that nothing has been laid out before."""
    post = poster(app)
    sources = map(hundred_nodes, itertools.count())
    programs = prepared()
    found = interleaved({"ours": lambda: post(next(sources)), "alone": lambda: alone(next(programs))}, rounds=41)
    what = "POST /traces, 100 nodes"
    return Row(what, "trace + layout + JSON alone", 1e3 * found["ours"], 1e3 * found["alone"], 1.2, False)


def poster(app: str) -> Callable[[object], None]:
    """Posts a source on a connection that stays open."""
    connection = http.client.HTTPConnection(urlsplit(app).netloc)

    def post(source: object) -> None:
        answer = asked(connection, "POST", "/api/v1/traces", json.dumps(source), {"Content-Type": "application/json"})
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"POST /traces answered {answer.status}: {body[:300]!r}")

    return post


def asked(connection: http.client.HTTPConnection, *request: Any) -> http.client.HTTPResponse:
    """The answer on a connection that stays open; it is opened anew where the server closed it in a long pause."""
    try:
        connection.request(*request)
        return connection.getresponse()
    except (ConnectionError, http.client.RemoteDisconnected):
        connection.close()
        connection.request(*request)
        return connection.getresponse()


def prepared() -> Iterator[Program]:
    """Programs of the same sources, read ahead: reading is no part of what is measured alone."""
    for start in itertools.count(step=PREPARED):
        yield from [read(hundred_nodes(seed), Limits()) for seed in range(start, start + PREPARED)]


def alone(program: Program) -> bytes:
    """The trace, the layout and the JSON of a program."""
    return dumps(document(scene_of(program)))


def cached_trace(app: str, content: Path) -> str:
    """The path of a trace that is in memory; its JSON is written to `content`."""
    connection = http.client.HTTPConnection(urlsplit(app).netloc)
    head = {"Content-Type": "application/json"}
    connection.request("POST", "/api/v1/traces", json.dumps(hundred_nodes(0)), head)
    answer = connection.getresponse()
    content.write_bytes(answer.read())
    path = answer.headers["Content-Location"]
    reader(app, path)()
    return path


def read_row(app: str, trace: str, bare: str) -> Row:
    """GET of a trace that is in memory, against an endpoint that does nothing but answer the same bytes."""
    found = interleaved({"ours": reader(app, trace), "bare": reader(bare, "/livez")}, rounds=201)
    return Row("GET a trace again", "bare endpoint, same bytes", 1e3 * found["ours"], 1e3 * found["bare"], 0.9, True)


def reader(address: str, path: str) -> Callable[[], None]:
    """Gets `path` on a connection that stays open."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)

    def read() -> None:
        answer = asked(connection, "GET", path, None, {"Accept-Encoding": "identity"})
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"GET {path} answered {answer.status}")

    return read


def live_row(app: str, echo: str) -> Row:
    """An input changes: from the message that says so to the answer with all values and gradients."""
    source = hundred_nodes(0)
    program = read(source, Limits())
    socket, bare = WebSocket(f"{app.replace('http', 'ws')}/api/v1/live"), WebSocket(echo.replace("http", "ws") + "/")
    opened = json.loads(socket.ask(json.dumps({"type": "open", "source": source, "seq": 1})))
    if opened["type"] != "opened":
        raise RuntimeError(f"the live connection answered {opened}")
    chance = random.Random(1)
    numbers = [chance.uniform(-1, 1) for _ in range(1000)]
    edits = [json.dumps({"type": "set", "values": {"w3": value}, "seq": 2}) for value in numbers]
    live, echoed, again = itertools.cycle(edits), itertools.cycle(edits), itertools.cycle(numbers)
    found = interleaved(
        {
            "ours": lambda: socket.ask(next(live)),
            "echo": lambda: bare.ask(next(echoed)),
            "trace": lambda: run(program.graph, {**program.inputs, "w3": next(again)}),
        },
        rounds=2001,
        sample_s=0,
    )
    theirs = found["echo"] + found["trace"]
    return Row("live edit, 100 nodes", "bare WebSocket echo + trace", 1e3 * found["ours"], 1e3 * theirs, 2, False)
