"""Run the app: uvicorn, with patience for slow clients that ends, and no faith in headers that a client can forge.

Two protocols of uvicorn are extended here, in methods that are not promised to stay as they are; so `pyproject.toml`
names the versions that will do, and `tests/app/test_server.py` holds what is overridden against the one installed.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import orjson
import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from chainrule.sentences import say

from .config import Settings
from .logs import log_config
from .problems import MEDIA_TYPE, Problem
from .slow_reader import WatchedWriting

if TYPE_CHECKING:
    from fastapi import FastAPI

    from .context import Context

HANDLES = 65_536
SWITCH_S = 0.001
"""How long a thread that computes keeps the interpreter from the event loop."""
TOO_SLOW = Problem(408, "too-slow", say("the head of the request did not arrive in time"))
TOO_LARGE = Problem(431, "head-too-large", say("the head of the request is larger than the limit"))
UNREADABLE = Problem(400, "unreadable-request", say("this is no HTTP request"))


class PatientProtocol(WatchedWriting, HttpToolsProtocol):
    """HTTP/1.1 where the head of a request must come within a time and be no longer than a limit."""

    header_timeout_s = 10.0
    header_limit = 65_536
    linger_s = 5.0
    """How long a client that still sends may take to read the last answer."""
    linger_bytes = 16_000_000

    _deadline: asyncio.TimerHandle | None = None
    _is_in_head = True
    _is_lingering = False
    _lingered = 0
    _head_size = 0
    _fields_size = 0

    def connection_made(self, transport: Any) -> None:
        super().connection_made(LingeringTransport(transport, self))
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._is_lingering:
            self._lingered += len(data)
            if self._lingered > self.linger_bytes:
                self.transport.abort()
            return
        if self._is_in_head:
            self._head_size += len(data)
        super().data_received(data)
        if self._is_in_head and self._head_size > self.header_limit:
            self._part(TOO_LARGE)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._is_in_head, self._fields_size = True, 0
        if self._deadline is None:
            self._await_head()

    def on_url(self, url: bytes) -> None:
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._count(len(name) + len(value))
        super().on_header(name, value)

    def _count(self, size: int) -> None:
        """A head may come in one piece with all that follows; so its parts are counted, too."""
        self._fields_size += size
        if self._fields_size > self.header_limit:
            raise ValueError("the head is too large")

    def on_headers_complete(self) -> None:
        self._stop_waiting()
        self._is_in_head, self._head_size = False, 0
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """Called by uvicorn for what is no HTTP."""
        self._part(TOO_LARGE if self._fields_size > self.header_limit else UNREADABLE)

    def linger(self, transport: asyncio.Transport) -> None:
        """Close after the last answer; where the client still sends a body, when it had time to read that.

        Closed at once, with something unread, the connection would be reset, and the answer lost on the way.
        """
        if self._is_lingering:
            return
        if self.cycle is None or not self.cycle.more_body or transport.is_closing() or not transport.can_write_eof():
            transport.close()
            return
        self._is_lingering = True
        transport.write_eof()
        self.flow.resume_reading()
        self.loop.call_later(self.linger_s, transport.close)

    def _await_head(self) -> None:
        self._deadline = self.loop.call_later(self.header_timeout_s, self._part, TOO_SLOW)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _part(self, problem: Problem) -> None:
        """Close; say why where something of a request has come and no answer is under way."""
        self._stop_waiting()
        if self.transport.is_closing():
            return
        if self._head_size and (self.cycle is None or self.cycle.response_complete):
            self.transport.write(farewell(problem))
        self.transport.close()


class LingeringTransport:
    """A transport whose `close` lets `PatientProtocol` decide when."""

    def __init__(self, transport: asyncio.Transport, protocol: PatientProtocol) -> None:
        self._transport, self._protocol = transport, protocol

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def close(self) -> None:
        self._protocol.linger(self._transport)


def farewell(problem: Problem) -> bytes:
    """A last answer, to a request that never reached the app."""
    body = orjson.dumps(problem.document())
    head = f"HTTP/1.1 {problem.status} {problem.document()['title']}\r\nconnection: close\r\n"
    return f"{head}content-type: {MEDIA_TYPE}\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body


class LingeringWebSocket(WatchedWriting, WebSocketsSansIOProtocol):
    """WebSocket where a client that sends too large a frame is told so: the connection stays until it has listened.

    Closed at once, with the frame half read, it would be reset, and the close code lost on the way.
    """

    linger_s = 1.0
    _is_parting = False

    def data_received(self, data: bytes) -> None:
        if not self._is_parting:
            super().data_received(data)

    def handle_parser_exception(self) -> None:
        closed = self.conn.close_sent
        if closed is None:
            super().handle_parser_exception()
            return
        self._is_parting = self.close_sent = True
        self.queue.put_nowait({"type": "websocket.disconnect", "code": closed.code, "reason": closed.reason})
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_timer = self.loop.call_later(self.linger_s, self.transport.close)


def allow_handles() -> None:
    """A connection is a handle, and a class has more than the thousand that many systems allow until asked for more."""
    if hasattr(os, "setsid"):
        import resource  # noqa: PLC0415  # there is none on Windows

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = HANDLES if hard == resource.RLIM_INFINITY else min(HANDLES, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class DrainingServer(uvicorn.Server):
    """A server that ends within ten seconds: who waits for something that takes longer is told to come again."""

    drain_s = 4.0
    """How long answers may still take."""

    def __init__(self, config: uvicorn.Config, end_jobs: Callable[[], None]) -> None:
        super().__init__(config)
        self._end_jobs = end_jobs

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        timer = asyncio.get_running_loop().call_later(self.drain_s, self._end_jobs)
        try:
            await super().shutdown(sockets)
        finally:
            timer.cancel()


def server(app: FastAPI, settings: Settings) -> uvicorn.Server:
    """A server for `app` that listens where `settings` say."""
    context: Context = app.state.context
    sys.setswitchinterval(SWITCH_S)
    allow_handles()
    protocol = type(
        "Protocol",
        (PatientProtocol,),
        {
            "header_timeout_s": settings.header_timeout_s,
            "header_limit": settings.header_limit,
            "write_timeout_s": settings.write_timeout_s,
        },
    )
    live_protocol = type("LiveProtocol", (LingeringWebSocket,), {"write_timeout_s": settings.write_timeout_s})
    return DrainingServer(
        uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            http=protocol,
            ws=live_protocol,
            ws_max_size=settings.body_limit,
            ws_per_message_deflate=False,
            proxy_headers=False,
            server_header=False,
            log_level=settings.log_level,
            log_config=log_config(settings.log_level, settings.log_format),
            access_log=False,
            timeout_graceful_shutdown=7,
        ),
        context.end_jobs,
    )
