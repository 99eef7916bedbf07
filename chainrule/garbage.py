"""Make many objects at once, without looking through all of them again and again for rings that nobody holds.

    with COLLECTION.later():
        ...                    # a graph of 100,000 nodes

CPython looks through its objects whenever some hundred more were made than given back. While a graph is built nothing
is given back, so that a node of a text of 100,000 nodes took twice the time of one of 1,000. What nobody holds is given
back at once all the same; only rings wait until the `with` is left.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Collection:
    """Python's search for rings. It is one for the whole process, and several threads may want it later at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting = 0
        self._was_on = False

    @contextmanager
    def later(self) -> Iterator[None]:
        """Off until the last `with` is left, and then as it was before the first."""
        with self._lock:
            if self._waiting == 0:
                self._was_on = gc.isenabled()
                gc.disable()
            self._waiting += 1
        try:
            yield
        finally:
            with self._lock:
                self._waiting -= 1
                if self._waiting == 0 and self._was_on:
                    gc.enable()


COLLECTION = Collection()
