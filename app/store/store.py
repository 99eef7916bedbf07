"""Documents by id, in a database that may fail: nobody waits for it long, or hears that it keeps what it does not.

One thread talks to the database. It takes what waits for it, what is to be written in one transaction; and it writes
something every other second, to know whether it could. What fails, or is stuck in the database, stops the asking: until
that writing succeeds again, whoever asks is told at once. Who only waits too long behind others is told so by itself.
"""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import Any, Final, Generic, TypeVar

import orjson
from sqlalchemy.engine import Connection

from chainrule.canonical_json import dumps

from . import documents
from .database import Database, StoreError
from .tables import Keep

R = TypeVar("R")

log = logging.getLogger("chainrule")

BEAT_S: Final = 2.0
BEAT_AGAIN_S: Final = 0.25
"""How often it is tried whether the database can be used, while it can and while it cannot."""
LATE_S: Final = 3 * BEAT_S
"""No beat for so long: the thread is stuck in the database."""
STUCK_S: Final = 0.5
"""A transaction that takes so long is stuck in the database. A shorter one is busy, as the whole machine may be."""
MOST_TOGETHER: Final = 64
"""Writes that share a transaction."""
MOST_BYTES: Final = 1_000_000_000
MOST_STALE: Final = 1_000
"""Documents whose reading waits to be written down; of more it is forgotten."""


@dataclass(frozen=True, slots=True)
class Request(Generic[R]):
    """Something that is asked of the database. `future` is cancelled where nobody waits for it any more."""

    action: Callable[[Connection], R]
    writes: bool
    future: Future[R] = field(default_factory=Future)

    def fail(self, error: BaseException) -> None:
        with suppress(Exception):
            self.future.set_exception(error)


class Store:
    """Source documents by id. May be asked by any thread; the database is opened when something is asked."""

    def __init__(self, database: Database, most_bytes: int = MOST_BYTES, patience_s: float = 0.1) -> None:
        self._database, self._most_bytes, self._patience_s = database, most_bytes, patience_s
        self._requests: queue.SimpleQueue[Request[Any] | None] = queue.SimpleQueue()
        self._read_fault: str | None = None
        self._write_fault: str | None = None
        self._beaten_at: float | None = None
        self._first_beat = Event()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._size: int | None = None
        self._stale: set[str] = set()
        self._transaction_began: float | None = None

    def put(self, id: str, document: Mapping[str, Any], keep: Keep = Keep.POSTED) -> None:
        """Keep a document; one that is known stays as it is. When this returns, it is in the database."""
        source = dumps(document).decode()
        self._ask(lambda connection: self._put(connection, id, source, keep), writes=True)

    def get(self, id: str) -> Mapping[str, Any] | None:
        """The document kept under `id`."""
        found = self._ask(lambda connection: documents.get(connection, id), writes=False)
        if found is None:
            return None
        if found.is_stale and len(self._stale) < MOST_STALE:
            self._stale.add(id)
        document: Mapping[str, Any] = orjson.loads(found.source)
        return document

    def keep(self, id: str, keep: Keep) -> bool:
        """Keep a document at least so long; False where there is none."""
        return self._ask(lambda connection: documents.mark(connection, id, keep), writes=True)

    @property
    def fault(self) -> str | None:
        """Why nothing can be kept just now; None where it can. Takes no time."""
        if self._beaten_at is None:
            return self._write_fault or "the database has not answered yet"
        if time.monotonic() - self._beaten_at > LATE_S:
            return "the database does not answer"
        return self._write_fault or self._read_fault

    def start(self) -> Event:
        """Begin to look after the database. The event is set once it was tried."""
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._work, name="chainrule-store", daemon=True)
                self._thread.start()
        return self._first_beat

    def close(self) -> None:
        """End the thread, and let go of the database. What waits is done before, as far as it takes no longer."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._requests.put(None)
            thread.join(LATE_S)

    def _ask(self, action: Callable[[Connection], R], *, writes: bool) -> R:
        self.start()
        fault = self._write_fault if writes else self._read_fault
        if fault is not None:
            raise StoreError(fault)
        request = Request(action, writes)
        self._requests.put(request)
        try:
            return request.future.result(self._patience_s)
        except TimeoutError:
            if request.future.cancel() or not request.future.done():
                fault = f"the database did not answer within {self._patience_s:g} s"
                if self._is_stuck:
                    self._note(fault, writes=True)
                    self._note(fault, writes=False)
                raise StoreError(fault) from None
            return request.future.result()

    @property
    def _is_stuck(self) -> bool:
        began = self._transaction_began
        return began is not None and time.monotonic() - began > STUCK_S

    def _transaction(self, action: Callable[[Connection], R], *, writes: bool) -> R:
        """Do something in the database, with an eye on the clock."""
        self._transaction_began = time.monotonic()
        try:
            return self._database.transaction(action, writes=writes)
        finally:
            self._transaction_began = None

    def _note(self, fault: str | None, *, writes: bool) -> None:
        """Say it when something changes."""
        before = self._write_fault if writes else self._read_fault
        if (before is None) != (fault is None):
            what = "written" if writes else "read"
            log.warning(f"the database can be {what} again" if fault is None else f"it cannot be {what}: {fault}")
        if writes:
            self._write_fault = fault
        else:
            self._read_fault = fault

    def _work(self) -> None:
        due = time.monotonic()
        while True:
            try:
                found = [self._requests.get(timeout=max(0.0, due - time.monotonic()))]
                while len(found) < MOST_TOGETHER and not self._requests.empty():
                    found.append(self._requests.get_nowait())
            except queue.Empty:
                found = []
            self._do([each for each in found if each is not None])
            if None in found:
                break
            if self._write_fault or self._read_fault:
                due = min(due, time.monotonic() + BEAT_AGAIN_S)
            if time.monotonic() >= due:
                due = time.monotonic() + (BEAT_S if self._beat() else BEAT_AGAIN_S)
        self._database.close()

    def _do(self, requests: list[Request[Any]]) -> None:
        wanted = [each for each in requests if each.future.set_running_or_notify_cancel()]
        for request in wanted:
            if not request.writes:
                self._transact([request])
        writes = [each for each in wanted if each.writes]
        if writes:
            self._transact(writes)

    def _transact(self, requests: list[Request[Any]]) -> None:
        """Do what is asked in one transaction; nobody hears that it is done before it is."""
        writes = requests[0].writes
        try:
            found = self._transaction(lambda connection: [each.action(connection) for each in requests], writes=writes)
        except StoreError as error:
            self._note(str(error), writes=writes)
            self._size = None
            for each in requests:
                each.fail(error)
        except Exception as error:
            self._size = None
            for each in requests:
                each.fail(error)
        else:
            for each, result in zip(requests, found, strict=True):
                each.future.set_result(result)

    def _put(self, connection: Connection, id: str, source: str, keep: Keep) -> None:
        if self._size is None:
            self._size = documents.size(connection)
        self._size += documents.put(connection, id, source, keep)
        if self._size > self._most_bytes:
            self._size = documents.make_room(connection, self._most_bytes)

    def _beat(self) -> bool:
        """Try whether the database can be written and read. Also writes down what was read."""
        stale = list(self._stale)

        def write(connection: Connection) -> None:
            documents.beat(connection)
            if stale:
                documents.note_reads(connection, stale)

        try:
            self._transaction(write, writes=True)
        except StoreError as error:
            self._note(str(error), writes=True)
            self._try_reading()
        except Exception:
            log.exception("the store failed")
        else:
            self._stale.difference_update(stale)
            self._note(None, writes=True)
            self._note(None, writes=False)
        self._beaten_at = time.monotonic()
        self._first_beat.set()
        return self._write_fault is None

    def _try_reading(self) -> None:
        try:
            self._transaction(lambda connection: documents.get(connection, ""), writes=False)
        except StoreError as error:
            self._note(str(error), writes=False)
        else:
            self._note(None, writes=False)


def open_store(address: str, most_bytes: int = MOST_BYTES, patience_s: float = 0.1) -> Store:
    """The store at an SQLAlchemy address. Nothing is connected before it is used."""
    return Store(Database(address, patience_s), most_bytes, patience_s)
