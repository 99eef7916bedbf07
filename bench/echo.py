"""A WebSocket that sends back what it is sent, on the server that the app uses: the least a live answer can take."""

from __future__ import annotations

import os
from typing import Any

import uvicorn


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """An ASGI app; over HTTP it only says that it is there."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"ok"})
    elif scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "text": message["text"]})


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["CHAINRULE_PORT"]), log_level="warning", lifespan="off")
