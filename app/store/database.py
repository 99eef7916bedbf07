"""A database, opened when it is needed and opened anew when another one stands in its place.

SQLite keeps writing into a file that was deleted, and believes its own memory when one was overwritten. So after every
transaction it is looked whether the file is still the one that was opened; what was written into another is not there.
"""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError

from .migrate import bring_up_to_date

R = TypeVar("R")

log = logging.getLogger("chainrule")

BUSY_SHARE: Final = 0.8
"""Of the time that those who ask wait, so much is patience with other processes that write."""
FIRST_TIMEOUT_MS: Final = 5_000
"""Where another process makes the tables just now."""
CONNECT_TIMEOUT_S: Final = 3
POSTGRES_OPTIONS: Final = "-c statement_timeout=3000 -c lock_timeout=1000"
MISSING: Final = "no such table"
"""Somebody has deleted the tables: opened again, they are made again."""
MAGIC: Final = b"SQLite format 3\0"
HEADER_BYTES: Final = 100
OWN_NUMBER: Final = slice(60, 64)
"""Where in the header of a SQLite file the number stands that this program gives every file: its `user_version`."""


class StoreError(Exception):
    """The database cannot be reached, read or written."""


class Database:
    """Used by one thread. Every transaction is a function of a connection."""

    def __init__(self, address: str, patience_s: float) -> None:
        self._url = make_url(address)
        self._busy_ms = int(1_000 * patience_s * BUSY_SHARE)
        self._engine: Engine | None = None
        self._file: int | None = None
        self._log: os.stat_result | None = None
        self._number, self._is_numbered = b"", False

    @property
    def path(self) -> Path | None:
        """The file of an SQLite database."""
        name = self._url.database
        is_file = self._url.get_backend_name() == "sqlite" and name and not name.startswith((":", "file:"))
        return Path(name) if is_file and name else None

    def transaction(self, action: Callable[[Connection], R], *, writes: bool) -> R:
        """What `action` returns, in a database that is still there afterwards. Raises StoreError.

        Where another file stands in the place of the one that was opened, it is done once more, in that one.
        """
        try:
            try:
                found = self._attempt(action, writes)
            except DatabaseError as error:
                if self._file is None or (self.is_own and isinstance(error, OperationalError)):
                    raise
            else:
                if self.is_own:
                    return found
            log.warning("another file stands in the place of the database; it is opened anew")
            self._open_anew()
            found = self._attempt(action, writes)
        except (SQLAlchemyError, OSError) as error:
            if not isinstance(error, OperationalError) or MISSING in str(error):
                self.close()
            raise StoreError(str(error.orig if isinstance(error, DatabaseError) else error)) from error
        if not self.is_own:
            raise StoreError("the file of the database changes again and again")
        return found

    def _attempt(self, action: Callable[[Connection], R], writes: bool) -> R:
        engine = self._engine or self._open()
        with engine.connect().execution_options(writes=writes) as connection, connection.begin():
            return action(connection)

    @property
    def is_own(self) -> bool:
        """Is the file of the database the one that was opened, with the number that it had?"""
        if self.path is None or self._file is None:
            return True
        try:
            if not os.path.samestat(os.fstat(self._file), self.path.stat()):
                return False
            header = os.pread(self._file, HEADER_BYTES, 0)
        except OSError:
            return False
        if header[: len(MAGIC)] == MAGIC and header[OWN_NUMBER] == self._number:
            self._is_numbered = True
            return True
        # Before SQLite first moves what it has logged into the file, the number is not there yet.
        return not self._is_numbered and header[OWN_NUMBER] in {b"", bytes(4)}

    def _open(self) -> Engine:
        path = self.path
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._engine = engine = new_engine(self._url.render_as_string(hide_password=False), self._busy_ms)
        try:
            with engine.connect().execution_options(writes=True) as connection:
                if path is not None:
                    connection.exec_driver_sql(f"PRAGMA busy_timeout={FIRST_TIMEOUT_MS}")
                    connection.commit()
                with connection.begin():
                    bring_up_to_date(connection)
                    if path is not None:
                        give_number(connection)
            if path is not None:
                self._identify(engine, path)
        except BaseException:
            self.close()
            raise
        return engine

    def _identify(self, engine: Engine, path: Path) -> None:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={self._busy_ms}")
            connection.commit()
            number = connection.exec_driver_sql("PRAGMA user_version").scalar()
            connection.commit()
            # What was written so far moves into the file itself, its number too; later, where others use it just now.
            with suppress(sqlite3.OperationalError):
                connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(PASSIVE)")  # type: ignore[union-attr]
        if hasattr(os, "pread"):
            # It stays open as long as the engine: closing any handle of the file would end SQLite's locks on it.
            self._file = os.open(path, os.O_RDONLY)
            self._log = log_of(path).stat() if log_of(path).is_file() else None
            self._number = int(number or 0).to_bytes(4, "big")
            if not self.is_own:
                raise OSError(f"{path} is not what SQLite took it for")

    def _open_anew(self) -> None:
        """Let go of the file that was opened, and leave what stands in its place unharmed by that."""
        path = self.path
        assert path is not None
        if self._is_overwritten(path):
            put_aside(path)
        left = self._log
        self.close()
        if left is not None and log_of(path).is_file() and os.path.samestat(left, log_of(path).stat()):
            # SQLite leaves it behind where its file is gone, and would lay it over the new one.
            log_of(path).unlink()
        try:
            self._open()
        except DatabaseError as error:
            if isinstance(error, OperationalError) or not path.is_file():
                raise
            path.rename(aside(path))
            log.error("the file of the database is none any more; it lies beside the new one, as *.broken")
            self._open()

    def _is_overwritten(self, path: Path) -> bool:
        """Does the file that was opened still stand there, whatever it holds now?"""
        return self._file is not None and path.is_file() and os.path.samestat(os.fstat(self._file), path.stat())

    def close(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
        if self._file is not None:
            os.close(self._file)
        self._engine = self._file = self._log = None
        self._is_numbered = False


def log_of(path: Path) -> Path:
    """Where SQLite keeps what it has not written into the file itself yet."""
    return path.with_name(f"{path.name}-wal")


def put_aside(path: Path) -> None:
    """Give what a file holds now another file of the same name.

    Whoever closes an SQLite database writes into its file what it still remembers; that must not become part of what
    somebody has put there.
    """
    is_database = path.read_bytes()[: len(MAGIC)] == MAGIC
    copy = path.with_name(f"{path.name}.copy")
    if is_database:
        shutil.copyfile(path, copy)
    path.rename(aside(path))
    if is_database:
        copy.rename(path)


def aside(path: Path) -> Path:
    """A name beside `path` that nothing has."""
    return path.with_name(f"{path.name}.{time.time_ns()}.broken")


def give_number(connection: Connection) -> None:
    """Give a file of SQLite that has none a number of its own."""
    if connection.exec_driver_sql("PRAGMA user_version").scalar() == 0:
        connection.exec_driver_sql(f"PRAGMA user_version={1 + secrets.randbelow(2**31 - 1)}")


def new_engine(address: str, busy_ms: int) -> Engine:
    """An engine with one connection. Nothing is connected before it is used."""
    backend = make_url(address).get_backend_name()
    if backend != "sqlite":
        is_postgres = backend == "postgresql"
        patience = {"connect_timeout": CONNECT_TIMEOUT_S, "options": POSTGRES_OPTIONS} if is_postgres else {}
        options: dict[str, Any] = {"pool_size": 1, "max_overflow": 0, "pool_pre_ping": True}
        return create_engine(address, connect_args=patience, hide_parameters=True, **options)
    engine = create_engine(address, hide_parameters=True)
    event.listen(engine, "connect", lambda connection, _: prepare_sqlite(connection, busy_ms))
    event.listen(engine, "begin", begin_sqlite)
    return engine


def prepare_sqlite(connection: Any, busy_ms: int) -> None:
    """Readers and a writer at the same time; transactions begin where `begin_sqlite` says."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={busy_ms}")
    with suppress(Exception):
        # Where it cannot be had, on a disk that is read only, reading works without.
        cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def begin_sqlite(connection: Connection) -> None:
    """Who will write says so at once: else two that have read could wait for each other."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
