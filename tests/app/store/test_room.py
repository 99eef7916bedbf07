"""The size of the store is bounded; what goes first, and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store import Keep, Store, documents, open_store

ROOM = 100_000
DOCUMENT = {"kind": "expression", "text": "x" * 5_000}


@pytest.fixture
def hour(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The time in hours; tests let it pass."""
    now = [0]
    monkeypatch.setattr(documents, "now_s", lambda: now[0] * 3_601)
    return now


@pytest.fixture
def store(tmp_path: Path, hour: list[int]) -> Iterator[Store]:
    found = open_store(f"sqlite:///{tmp_path}/store.sqlite3", ROOM, patience_s=10)
    yield found
    found.close()


def fill(store: Store, hour: list[int], keep: Keep = Keep.POSTED) -> list[str]:
    """Put more than there is room for; the ids in their order."""
    ids = [f"{keep.name}{k}" for k in range(30)]
    for id in ids:
        hour[0] += 1
        store.put(id, DOCUMENT, keep)
    return ids


def found(store: Store, ids: list[str]) -> list[str]:
    return [id for id in ids if store.get(id) is not None]


def test_what_was_put_last_is_there_and_together_it_is_no_more_than_there_is_room_for(
    store: Store, hour: list[int]
) -> None:
    ids = fill(store, hour)
    left = found(store, ids)
    assert left == ids[-len(left) :]
    assert 10 <= len(left) <= ROOM / 5_000
    assert store._size is not None
    assert store._size <= ROOM


def test_what_is_read_stays_longer_than_what_is_not(store: Store, hour: list[int]) -> None:
    store.put("read", DOCUMENT)
    store.put("unread", DOCUMENT)
    for k in range(30):
        hour[0] += 1
        assert store.get("read") == DOCUMENT
        assert store._beat(), "what was read is written down with the next beat"
        store.put(str(k), DOCUMENT)
    assert store.get("unread") is None


def test_what_was_shared_goes_after_all_that_was_not(store: Store, hour: list[int]) -> None:
    store.put("shared", DOCUMENT)
    store.put("posted", DOCUMENT)
    assert store.keep("shared", Keep.SHARED)
    fill(store, hour)
    assert store.get("posted") is None
    assert store.get("shared") == DOCUMENT


def test_what_is_posted_again_stays_shared(store: Store, hour: list[int]) -> None:
    store.put("shared", DOCUMENT, Keep.SHARED)
    store.put("shared", DOCUMENT)
    fill(store, hour)
    assert store.get("shared") == DOCUMENT


def test_presets_stay_even_where_there_is_nothing_else(store: Store, hour: list[int]) -> None:
    presets = fill(store, hour, Keep.PRESET)
    shared = fill(store, hour, Keep.SHARED)
    assert found(store, presets) == presets
    assert not found(store, shared)


def test_what_is_not_there_cannot_be_kept_longer(store: Store) -> None:
    assert not store.keep("nothing", Keep.SHARED)


def test_the_room_is_known_again_after_a_restart(store: Store, tmp_path: Path, hour: list[int]) -> None:
    ids = fill(store, hour)
    left = found(store, ids)
    store.close()
    again = open_store(f"sqlite:///{tmp_path}/store.sqlite3", ROOM, patience_s=10)
    for k in range(10):
        hour[0] += 1
        again.put(f"later{k}", DOCUMENT)
    assert found(again, [f"later{k}" for k in range(10)]) == [f"later{k}" for k in range(10)]
    assert len(found(again, left)) < len(left)
    again.close()
