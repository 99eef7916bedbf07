"""The tables, as they are after the last migration of `app/migrations`."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from sqlalchemy import BigInteger, Column, DateTime, Index, Integer, MetaData, String, Table, Text, text

VERSION: Final = "0002"
"""The last migration."""


class Keep(IntEnum):
    """How long a document is kept where room is short: the lowest go first, presets never."""

    POSTED = 0
    SHARED = 1
    PRESET = 2


METADATA = MetaData()
TRACES = Table(
    "traces",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("source", Text, nullable=False),
    Column("created", DateTime(timezone=True), nullable=False),
    Column("size", Integer, nullable=False, server_default=text("0")),
    Column("keep", Integer, nullable=False, server_default=text("0")),
    Column("read_at", BigInteger, nullable=False, server_default=text("0")),
    Index("traces_by_age", "keep", "read_at"),
)
"""`size` in bytes; `keep` one of `Keep`; `read_at` in seconds since 1970, to the hour."""
HEARTBEAT = Table(
    "heartbeat",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("beat", BigInteger, nullable=False),
)
"""One row that is written to learn whether the database can be written."""
