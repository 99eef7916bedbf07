"""Answer only to names that this server goes by. Middleware.

A page of another site could give its own name the address of this machine (DNS rebinding), and would then be a page of
this server to the browser. It cannot hide that name: the browser sends it as `Host`.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from ipaddress import ip_address
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from chainrule.sentences import say

from ..problems import Problem

ANY: Final = "*"
LOOPBACK: Final = "localhost"
REFUSED: Final = Problem(421, "unknown-host", say("this server does not go by the name in the header Host"))


class HostCheck:
    """Refuses requests with 421 and live connections before they are let in."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app = app
        self._is_known = lru_cache(1_000)(lambda host: goes_by(host, frozenset(names)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or self._is_known(host_of(scope)):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await REFUSED.response()(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 1008})


def host_of(scope: Scope) -> bytes:
    """The one Host of a request; several are none."""
    found = [value for name, value in scope["headers"] if name == b"host"]
    return bytes(found[0]) if len(found) == 1 else b""


def goes_by(host: bytes, names: Collection[str]) -> bool:
    """Addresses are always right: nobody can give them to another machine. So is this machine's name for itself."""
    if ANY in names:
        return True
    name = without_port(host.decode("latin-1").strip().lower())
    return name == LOOPBACK or name.endswith(f".{LOOPBACK}") or is_address(name) or name.rstrip(".") in names


def without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
