"""What a job's process and the server say to each other: pickled values, each after its length."""

from __future__ import annotations

import asyncio
import pickle
import socket
import struct
from typing import Any, Final

LENGTH: Final = struct.Struct("<Q")


def packed(value: Any) -> bytes:
    text = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(text)) + text


async def read(reader: asyncio.StreamReader) -> Any:
    """The next value. Raises asyncio.IncompleteReadError where the other side is gone."""
    (length,) = LENGTH.unpack(await reader.readexactly(LENGTH.size))
    return pickle.loads(await reader.readexactly(length))


def receive(connection: socket.socket) -> Any:
    """The next value, waited for. Raises EOFError where the other side is gone."""
    (length,) = LENGTH.unpack(received(connection, LENGTH.size))
    return pickle.loads(received(connection, length))


def received(connection: socket.socket, count: int) -> bytearray:
    data = bytearray()
    while len(data) < count:
        part = connection.recv(min(count - len(data), 1 << 20))
        if not part:
            raise EOFError
        data += part
    return data
