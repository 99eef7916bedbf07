"""A database that is locked, full, deleted or overwritten: nobody waits or is lied to, and it comes back by itself."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection

from app.store import Database, Store, StoreError, open_store
from tests.app.conftest import Serve

DOCUMENT = {"kind": "expression", "text": "y = x", "inputs": {"x": 1}}
PATIENCE_S = 10.0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite3"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    found = open_store(f"sqlite:///{file}", patience_s=1.0)
    found.start().wait(PATIENCE_S)
    found.put("first", DOCUMENT)
    yield found
    found.close()


def comes_back(store: Store) -> bool:
    """Does the store keep something again, by itself?"""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            store.put("again", DOCUMENT)
            return store.get("again") == DOCUMENT and becomes(lambda: store.fault is None)
        except StoreError:
            time.sleep(0.02)
    return False


def becomes(state: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while not state() and time.monotonic() < end:
        time.sleep(0.02)
    return state()


def rows(file: Path) -> set[str]:
    """The ids that another program finds in the file."""
    with sqlite3.connect(file) as connection:
        found = {row[0] for row in connection.execute("SELECT id FROM traces")}
    connection.close()
    return found


def test_a_locked_database_is_noticed_and_waited_for_no_longer_than_said(store: Store, file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError):
        store.put("a", DOCUMENT)
    assert becomes(lambda: store.fault is not None)
    assert store.get("first") == DOCUMENT, "what is only read needs no lock"
    other.execute("ROLLBACK")
    other.close()
    assert comes_back(store)
    assert "a" not in rows(file)


def test_nobody_waits_for_a_thread_that_is_stuck_and_the_second_does_not_wait_at_all(file: Path) -> None:
    release = threading.Event()

    class Stuck(Database):
        def transaction(self, action, *, writes):  # type: ignore[no-untyped-def]
            release.wait(PATIENCE_S)
            return super().transaction(action, writes=writes)

    store = Store(Stuck(f"sqlite:///{file}", 0.05), patience_s=0.05)
    with pytest.raises(StoreError, match="did not answer"):
        store.put("a", DOCUMENT)

    def is_given_up() -> bool:
        with pytest.raises(StoreError):
            store.put("a", DOCUMENT)
        return store._read_fault is not None

    assert becomes(is_given_up)
    waiting = store._requests.qsize()
    for action in (lambda: store.put("b", DOCUMENT), lambda: store.get("a")):
        with pytest.raises(StoreError):
            action()
    assert store._requests.qsize() == waiting, "nothing more is asked of it"
    release.set()
    store._patience_s = 1.0
    assert comes_back(store)
    store.close()


def test_a_busy_machine_is_no_broken_database(file: Path) -> None:
    is_busy = False

    class Busy(Database):
        def transaction(self, action, *, writes):  # type: ignore[no-untyped-def]
            found = super().transaction(action, writes=writes)
            if is_busy:
                time.sleep(0.2)
            return found

    store = Store(Busy(f"sqlite:///{file}", 0.1), patience_s=0.1)
    assert store.start().wait(PATIENCE_S)
    is_busy = True
    for _ in range(3):
        with pytest.raises(StoreError, match="did not answer"):
            store.put("late", DOCUMENT)
        assert (store._write_fault, store._read_fault) == (None, None)
    is_busy = False
    assert comes_back(store)
    store.close()


def test_a_full_disk_is_noticed_and_loses_nothing_that_was_acknowledged(store: Store, file: Path) -> None:
    engine = store._database._engine
    assert engine is not None
    large = {**DOCUMENT, "text": "x" * 400_000}

    def be_full(connection: Connection) -> None:
        if is_full:
            connection.exec_driver_sql("PRAGMA max_page_count=1")

    is_full = True
    event.listen(engine, "begin", be_full)
    with pytest.raises(StoreError):
        store.put("large", large)
    is_full = False
    assert comes_back(store)
    assert {"first", "again"} <= rows(file)
    assert "large" not in rows(file)


def test_a_deleted_file_is_made_again_before_anything_is_acknowledged(store: Store, file: Path) -> None:
    for name in (file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
        name.unlink(missing_ok=True)
    store.put("a", DOCUMENT)
    assert rows(file) == {"a"}
    assert becomes(lambda: store.fault is None)


def test_a_deleted_folder_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    store = open_store(f"sqlite:///{folder}/store.sqlite3", patience_s=1.0)
    store.put("a", DOCUMENT)
    shutil.rmtree(folder)
    store.put("b", DOCUMENT)
    assert rows(folder / "store.sqlite3") == {"b"}
    store.close()


@pytest.mark.parametrize("is_replaced", [True, False])
def test_a_file_overwritten_with_rubbish_is_put_aside(store: Store, file: Path, is_replaced: bool) -> None:
    rubbish = b"no database" * 1_000
    if is_replaced:
        (file.with_name("new")).write_bytes(rubbish)
        os.replace(file.with_name("new"), file)
    else:
        file.write_bytes(rubbish)
    assert comes_back(store)
    assert rows(file) == {"again"}
    broken = list(file.parent.glob("*.broken"))
    assert len(broken) == 1


@pytest.mark.parametrize("is_replaced", [True, False])
def test_another_database_in_its_place_is_used_as_it_is(
    store: Store, file: Path, tmp_path: Path, is_replaced: bool
) -> None:
    other = tmp_path / "other.sqlite3"
    restored = open_store(f"sqlite:///{other}", patience_s=1.0)
    restored.put("restored", DOCUMENT)
    restored.close()
    if is_replaced:
        os.replace(other, file)
    else:
        file.write_bytes(other.read_bytes())
    assert comes_back(store)
    assert store.get("restored") == DOCUMENT
    assert store.get("first") is None
    assert rows(file) == {"restored", "again"}


def test_a_file_that_was_never_the_database_is_left_alone(file: Path) -> None:
    file.write_bytes(b"somebody's letters" * 1_000)
    store = open_store(f"sqlite:///{file}", patience_s=1.0)
    with pytest.raises(StoreError):
        store.put("a", DOCUMENT)
    store.close()
    assert [each.name for each in file.parent.iterdir()] == [file.name]
    assert file.read_bytes().startswith(b"somebody's letters")


def test_the_app_says_that_it_is_not_ready_acknowledges_nothing_and_recovers(serve: Serve, tmp_path: Path) -> None:
    source = {"kind": "expression", "text": "y = x**2", "inputs": {"x": 3}}
    with serve(store_patience_s=0.5) as running:
        assert running.get("/readyz").status_code == 200
        other = sqlite3.connect(tmp_path / "chainrule.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        posted = running.post(source)
        assert posted.status_code == 200
        assert "content-location" not in posted.headers
        answer = running.get("/readyz")
        assert (answer.status_code, answer.json()["code"]) == (503, "store-unavailable")
        other.execute("ROLLBACK")
        other.close()
        assert becomes(lambda: running.get("/readyz").status_code == 200)
        assert "content-location" in running.post(source).headers
