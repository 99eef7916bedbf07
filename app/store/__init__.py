"""Keep source documents by the id of their trace. Traces are computed from them again: same source, same bytes.

    store = open_store("sqlite:///chainrule.sqlite3")
    store.put(id, document)
    store.get(id)                  # the document, None where there is none
    store.fault                    # None, or why nothing can be kept just now

A thread of its own talks to the database. Whoever asks waits for it for a tenth of a second at most: `StoreError` means
that the database cannot be used just now.
"""

from .database import Database, StoreError
from .store import Store, open_store
from .tables import Keep

__all__ = ["Database", "Keep", "Store", "StoreError", "open_store"]
