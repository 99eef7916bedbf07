"""Keep source documents by the id of their trace. Traces are computed from them again: same source, same bytes.

    store = open_store("sqlite:///chainrule.sqlite3")
    store.put(id, document)
    store.get(id)                  # the document, None where there is none

Every call blocks: make it in a worker. StoreError means that the database cannot be used just now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import orjson
from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    select,
)
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from chainrule.canonical_json import dumps

R = TypeVar("R")

METADATA = MetaData()
TRACES = Table(
    "traces",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("source", Text, nullable=False),
    Column("created", DateTime(timezone=True), nullable=False),
)
BUSY_TIMEOUT_MS = 5_000
CONNECT_TIMEOUT_S = 3


class StoreError(Exception):
    """The database cannot be reached, read or written."""


class Store:
    """Source documents by id. The table is made when it is first needed, so a database may come later than the app."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._has_table = False

    def put(self, id: str, document: Mapping[str, Any]) -> None:
        """Keep a document; nothing happens where the id is known, also where two come at the same moment."""
        if self._do(lambda connection: connection.scalar(select(TRACES.c.id).where(TRACES.c.id == id))) is not None:
            return
        row = {"id": id, "source": dumps(document).decode(), "created": datetime.now(UTC)}
        with suppress(IntegrityError):
            self._do(lambda connection: connection.execute(insert(TRACES).values(**row)))

    def get(self, id: str) -> Mapping[str, Any] | None:
        """The document kept under `id`."""
        found = self._do(lambda connection: connection.scalar(select(TRACES.c.source).where(TRACES.c.id == id)))
        document: Mapping[str, Any] | None = None if found is None else orjson.loads(found)
        return document

    def check(self) -> None:
        """Raise StoreError unless the database answers."""
        self._do(lambda connection: connection.scalar(select(TRACES.c.id).limit(1)))

    def close(self) -> None:
        self._engine.dispose()

    def _do(self, action: Callable[[Connection], R]) -> R:
        try:
            if not self._has_table:
                self._make_table()
            with self._engine.begin() as connection:
                return action(connection)
        except IntegrityError:
            raise
        except (SQLAlchemyError, OSError) as error:
            raise StoreError(str(error)) from error

    def _make_table(self) -> None:
        """Make the table; another process may be making it at the same moment, and then it is there too."""
        if self._engine.url.database and self._engine.dialect.name == "sqlite":
            Path(self._engine.url.database).parent.mkdir(parents=True, exist_ok=True)
        with suppress(SQLAlchemyError):
            METADATA.create_all(self._engine)
        with self._engine.connect() as connection:
            connection.execute(select(TRACES.c.id).limit(1))
        self._has_table = True


def open_store(url: str) -> Store:
    """The store at an SQLAlchemy address. Nothing is connected before it is used."""
    backend = make_url(url).get_backend_name()
    if backend != "sqlite":
        patience = {"connect_timeout": CONNECT_TIMEOUT_S} if backend == "postgresql" else {}
        return Store(create_engine(url, connect_args=patience, pool_pre_ping=True, hide_parameters=True))
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", prepare_sqlite)
    return Store(engine)


def prepare_sqlite(connection: Any, _: ConnectionPoolEntry) -> None:
    """Readers and a writer at the same time, and patience with other processes."""
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()
