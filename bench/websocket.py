"""A WebSocket client without threads or an event loop, so that what is measured is the server."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.uri import parse_uri

MESSAGES = {Opcode.TEXT, Opcode.BINARY}


class WebSocket:
    """`ask(text)` sends a text frame and returns the data of the frame that answers it."""

    def __init__(self, url: str) -> None:
        place = urlsplit(url)
        self._socket = socket.create_connection((place.hostname or "", place.port or 80))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._protocol = ClientProtocol(parse_uri(url), max_size=None)
        self._protocol.send_request(self._protocol.connect())
        self._flush()
        while self._protocol.handshake_exc is None and self._protocol.state.name == "CONNECTING":
            self._protocol.receive_data(self._socket.recv(65536))
            self._protocol.events_received()
        if self._protocol.handshake_exc:
            raise self._protocol.handshake_exc

    def ask(self, text: str) -> bytes:
        self._protocol.send_text(text.encode())
        self._flush()
        while True:
            self._protocol.receive_data(self._socket.recv(1 << 20))
            for event in self._protocol.events_received():
                if isinstance(event, Frame) and event.opcode in MESSAGES:
                    return bytes(event.data)

    def close(self) -> None:
        self._socket.close()

    def _flush(self) -> None:
        self._socket.sendall(b"".join(self._protocol.data_to_send()))
