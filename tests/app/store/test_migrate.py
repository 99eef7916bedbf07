"""Databases of older versions are migrated; a new one is as if it had been."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from alembic.script import ScriptDirectory

from app.store import open_store
from app.store.migrate import MIGRATIONS
from app.store.tables import VERSION

DOCUMENT = {"kind": "expression", "text": "y = x"}
BEFORE_VERSIONS = """CREATE TABLE traces (
id VARCHAR(64) NOT NULL, source TEXT NOT NULL, created DATETIME NOT NULL, PRIMARY KEY (id))"""


def columns(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """The columns of every table, and the indices."""
    with sqlite3.connect(file) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {name: sorted(row[1:6] for row in connection.execute(f"PRAGMA table_info({name})")) for name in names}
        found["indices"] = list(connection.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index'"))
    connection.close()
    return {name: sorted(rows, key=str) for name, rows in found.items()}


def opened(file: Path) -> None:
    store = open_store(f"sqlite:///{file}", patience_s=10)
    store.put("new", DOCUMENT)
    assert store.get("new") == DOCUMENT
    store.close()


def test_a_database_made_before_versions_were_written_down_keeps_its_documents(tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite3"
    with sqlite3.connect(file) as connection:
        connection.execute(BEFORE_VERSIONS)
        row = ("old", json.dumps(DOCUMENT), "2026-01-01 00:00:00.000000")
        connection.execute("INSERT INTO traces VALUES (?, ?, ?)", row)
    connection.close()
    opened(file)
    store = open_store(f"sqlite:///{file}", patience_s=10)
    assert store.get("old") == DOCUMENT
    store.close()


def test_a_migrated_database_is_like_a_new_one(tmp_path: Path) -> None:
    old, new = tmp_path / "old.sqlite3", tmp_path / "new.sqlite3"
    with sqlite3.connect(old) as connection:
        connection.execute(BEFORE_VERSIONS)
    connection.close()
    opened(old)
    opened(new)
    assert columns(old) == columns(new)


def test_the_last_migration_is_the_version_that_is_written_down() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == VERSION
