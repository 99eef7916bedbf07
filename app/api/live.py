"""The live connection: who may have one. What is said over it is in `app.live.connection`."""

from __future__ import annotations

from fastapi import APIRouter, WebSocket

from chainrule.sentences import say

from ..client_address import client_of
from ..context import Shared
from ..language import language_of
from ..live.connection import REFUSED, LiveConnection
from ..live.origin_check import may_connect
from ..problems import Problem

router = APIRouter()


@router.websocket("/live")
async def live(socket: WebSocket, context: Shared) -> None:
    """Pages of other sites are refused before they are let in, and so is an address that holds all its places."""
    settings = context.settings
    if not may_connect(socket.headers, settings.allowed_origins):
        await socket.close(REFUSED)
        return
    client = client_of(socket.scope, settings.trusted_proxies)
    slot = await context.connection_slots.enter(client)
    if slot is None:
        refusal = too_many(settings.live_per_address).response(language=language_of(socket))
        await socket.send_denial_response(refusal)
        return
    try:
        await socket.accept()
        await LiveConnection(socket, context, client).run()
    finally:
        await context.connection_slots.leave(client, slot)


def too_many(most: int) -> Problem:
    detail = say("one address can have {most} live connections; close one, or ask without", most=f"{most:,}")
    return Problem(429, "too-many-connections", detail, headers=(("Retry-After", "30"),))
