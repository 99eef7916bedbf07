"""What is asked of the database: functions of a connection that has begun a transaction."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from .tables import HEARTBEAT, TRACES, Keep

READ_AGAIN_S: Final = 3600
"""A document that was read less long ago is not marked as read again."""
BYTES_A_ROW: Final = 200
"""What a document takes besides its text, about."""
ROOM_MADE: Final = 0.1
"""Where room is short, so much of it is made at once."""
DELETED_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document as it was written down. `is_stale`: it is long ago that somebody read it."""

    source: str
    is_stale: bool


def upsert(connection: Connection, table: Table) -> Any:
    """An insert that may say what is to be done where the row is there."""
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)


def put(connection: Connection, id: str, source: str, keep: Keep) -> int:
    """Keep a document; returns by how many bytes more is kept. A known one stays, and is kept as long as the longer."""
    size = len(source.encode()) + BYTES_A_ROW
    row = {"id": id, "source": source, "created": datetime.now(UTC), "size": size, "keep": keep, "read_at": now_s()}
    new = upsert(connection, TRACES).values(**row).on_conflict_do_nothing()
    if connection.execute(new).rowcount > 0:
        return size
    if keep > Keep.POSTED:
        mark(connection, id, keep)
    return 0


def get(connection: Connection, id: str) -> FoundDocument | None:
    found = connection.execute(select(TRACES.c.source, TRACES.c.read_at).where(TRACES.c.id == id)).one_or_none()
    return None if found is None else FoundDocument(found.source, now_s() - found.read_at > READ_AGAIN_S)


def mark(connection: Connection, id: str, keep: Keep) -> bool:
    """Keep a document at least as long as `keep` says; False where there is none."""
    higher = update(TRACES).where(TRACES.c.id == id, TRACES.c.keep < keep).values(keep=keep)
    if connection.execute(higher).rowcount > 0:
        return True
    return connection.scalar(select(TRACES.c.id).where(TRACES.c.id == id)) is not None


def note_reads(connection: Connection, ids: Sequence[str]) -> None:
    connection.execute(update(TRACES).where(TRACES.c.id.in_(ids)).values(read_at=now_s()))


def size(connection: Connection) -> int:
    """Bytes that all documents take together."""
    return int(connection.scalar(select(func.coalesce(func.sum(TRACES.c.size), 0))) or 0)


def make_room(connection: Connection, most_bytes: int) -> int:
    """Delete what was not read longest until there is room again; returns what all take then."""
    total = size(connection)
    aim = int(most_bytes * (1 - ROOM_MADE))
    while total > aim:
        oldest = connection.execute(
            select(TRACES.c.id, TRACES.c.size)
            .where(TRACES.c.keep < Keep.PRESET)
            .order_by(TRACES.c.keep, TRACES.c.read_at)
            .limit(DELETED_AT_ONCE)
        ).all()
        if not oldest:
            break
        going = []
        for row in oldest:
            if total <= aim:
                break
            going.append(row.id)
            total -= row.size
        connection.execute(delete(TRACES).where(TRACES.c.id.in_(going)))
    return total


def beat(connection: Connection) -> None:
    """Write something, and read it: that is what the database is there for."""
    given = time.time_ns()
    row = upsert(connection, HEARTBEAT).values(id=1, beat=given)
    connection.execute(row.on_conflict_do_update(index_elements=["id"], set_={"beat": given}))
    connection.scalar(select(TRACES.c.id).limit(1))


def now_s() -> int:
    return int(time.time())
