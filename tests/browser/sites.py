"""Pages of others: a site on a port of its own, and pages that lie on disk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class PatientServer(ThreadingHTTPServer):
    request_queue_size = 128
    """A page asks for all its files at once; of the five that may wait by default the others are reset."""


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """The address, with its last slash, at which the files of `folder` are served: another origin than the app's."""
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with PatientServer(("127.0.0.1", 0), partial(quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
