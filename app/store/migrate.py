"""Bring the tables of a database to the form that this version uses: a new one is made, an older one migrated."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from .tables import METADATA, TRACES, VERSION

MIGRATIONS: Final = Path(__file__).resolve().parent.parent / "migrations"
FIRST: Final = "0001"
"""What databases have that were made before versions were written down."""
LOCK: Final = 0x636861696E
"""Of PostgreSQL: two processes that start together must not both make the tables."""
WRITTEN: Final = "alembic_version"


def bring_up_to_date(connection: Connection) -> None:
    """Raise SQLAlchemyError where it cannot be done. The connection has begun a transaction that writes."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    tables = set(inspect(connection).get_table_names())
    if TRACES.name not in tables:
        METADATA.create_all(connection)
        write_version(connection, VERSION)
    elif WRITTEN not in tables:
        write_version(connection, FIRST)
        migrate(connection)
    elif connection.scalar(text(f"SELECT version_num FROM {WRITTEN}")) != VERSION:
        migrate(connection)


def write_version(connection: Connection, version: str) -> None:
    """As alembic writes it down itself."""
    key = f"CONSTRAINT {WRITTEN}_pkc PRIMARY KEY (version_num)"
    connection.execute(text(f"CREATE TABLE IF NOT EXISTS {WRITTEN} (version_num VARCHAR(32) NOT NULL, {key})"))
    connection.execute(text(f"DELETE FROM {WRITTEN}"))
    connection.execute(text(f"INSERT INTO {WRITTEN} (version_num) VALUES (:version)"), {"version": version})


def migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
