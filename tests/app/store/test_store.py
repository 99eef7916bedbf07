"""Source documents in a database: SQLite, and a real PostgreSQL where CHAINRULE_TEST_POSTGRES names one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from app.store import Store, StoreError, open_store
from app.store.tables import METADATA
from tests.app.conftest import Serve

POSTGRES = os.environ.get("CHAINRULE_TEST_POSTGRES", "")
needs_postgres = (
    pytest.mark.skipif(not POSTGRES, reason="CHAINRULE_TEST_POSTGRES names no PostgreSQL database"),
    pytest.mark.xdist_group("postgresql"),  # there is one database
)
END_OTHERS = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE pid <> pg_backend_pid() AND datname = current_database()"""
DOCUMENT = {"kind": "expression", "text": "y = π*x # \u0000 '\"; DROP TABLE traces", "inputs": {"x": 0.1 + 0.2}}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/deep/down/store.sqlite3"
        return
    clear_postgres()
    yield POSTGRES
    clear_postgres()


def clear_postgres() -> None:
    """Remove the table, so that the next test finds an empty database."""
    engine = create_engine(POSTGRES)
    METADATA.drop_all(engine)
    engine.dispose()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    found = open_store(address, patience_s=10)
    yield found
    found.close()


def test_a_document_is_found_again_by_another_process(store: Store, address: str) -> None:
    store.put("a", DOCUMENT)
    other = open_store(address, patience_s=10)
    assert other.get("a") == DOCUMENT
    other.close()


def test_what_was_never_kept_is_not_there(store: Store) -> None:
    assert store.get("a") is None


def test_the_first_document_of_an_id_stays(store: Store) -> None:
    store.put("a", DOCUMENT)
    store.put("a", {"kind": "other"})
    assert store.get("a") == DOCUMENT


def test_many_put_the_same_document_at_the_same_moment(address: str) -> None:
    stores = [open_store(address, patience_s=10) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(each.put, f"id{k}", DOCUMENT) for k in range(20) for each in stores]:
            done.result()
    assert all(stores[0].get(f"id{k}") == DOCUMENT for k in range(20))
    for each in stores:
        each.close()


@pytest.mark.parametrize("id", ["'; DROP TABLE traces; --", "../../x", "\u0001", "x" * 64])
def test_an_id_is_data(store: Store, id: str) -> None:
    store.put("a", DOCUMENT)
    assert store.get(id) is None
    assert store.get("a") == DOCUMENT


def test_a_folder_that_cannot_be_written_is_an_error_of_the_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    broken = open_store(f"sqlite:///{tmp_path}/file/store.sqlite3", patience_s=10)
    for action in (lambda: broken.put("a", DOCUMENT), lambda: broken.get("a")):
        with pytest.raises(StoreError):
            action()


def test_a_database_that_is_none_is_an_error_of_the_store(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite3").write_bytes(b"no database" * 1_000)
    broken = open_store(f"sqlite:///{tmp_path}/store.sqlite3", patience_s=10)
    with pytest.raises(StoreError):
        broken.get("a")
    broken.close()


def test_a_server_that_is_not_there_is_an_error_of_the_store() -> None:
    pytest.importorskip("psycopg")
    broken = open_store("postgresql+psycopg://nobody@127.0.0.1:1/nothing", patience_s=10)
    with pytest.raises(StoreError):
        broken.get("a")
    broken.close()


def test_a_database_that_comes_back_is_used_again(address: str) -> None:
    store = open_store(address, patience_s=10)
    store.put("a", DOCUMENT)
    if address.startswith("postgresql"):
        engine = create_engine(address)
        with engine.begin() as connection:
            connection.execute(text(END_OTHERS))
        engine.dispose()
    assert store.get("a") == DOCUMENT
    store.close()


def test_the_app_keeps_its_traces_there(serve: Serve, address: str) -> None:
    source = {"kind": "expression", "text": "y = x**2", "inputs": {"x": 3}}
    with serve(database_url=address) as first:
        posted = first.post(source)
        assert first.get("/readyz").status_code == 200
    with serve(database_url=address) as second:
        assert second.get(posted.headers["content-location"]).content == posted.content
