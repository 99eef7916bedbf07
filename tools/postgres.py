"""A PostgreSQL for the tests that need one: `with server() as address`, gone with all its data afterwards.

Looked for in CHAINRULE_TEST_POSTGRES, which names a database to use, then on the PATH and where Debian keeps it; else
it comes from Debian's packages. As root it runs as the user `postgres`, since it refuses to run as root.
"""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import debian
from tools.process import SetupError, quietly, say

DEBIAN_FOLDER = Path("/usr/lib/postgresql")
USER = "postgres"


@contextmanager
def server() -> Iterator[str | None]:
    """The address of a database for tests; None, and said aloud, where none could be had."""
    given = os.environ.get("CHAINRULE_TEST_POSTGRES")
    if given:
        yield given
        return
    programs = find()
    if programs is None:
        say("NO POSTGRESQL on this machine, and none could be installed: the tests that need one will be skipped.")
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="chainrule-postgres-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        port = free_port()
        try:
            start(programs, folder, port)
        except SetupError as failure:
            say(f"POSTGRESQL DOES NOT START: {failure} The tests that need one will be skipped.")
            yield None
            return
        try:
            yield f"postgresql+psycopg://{USER}@127.0.0.1:{port}/postgres"
        finally:
            stop = as_user(programs / "pg_ctl", "stop", "-D", folder / "data", "-m", "immediate")
            quietly(stop, doing="Stopping PostgreSQL", cwd=folder)


def find() -> Path | None:
    """The folder of PostgreSQL's programs."""
    return present() or (present() if debian.install("postgresql") else None)


def present() -> Path | None:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    versions = [each.parent for each in DEBIAN_FOLDER.glob("*/bin/initdb")]
    return max(versions, key=lambda folder: int(folder.parent.name), default=None)


def start(programs: Path, folder: Path, port: int) -> None:
    """A server of its own in `folder`, that only this machine can reach."""
    data = folder / "data"
    initdb = as_user(programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    quietly(initdb, doing="initdb", cwd=folder)
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off"
    begin = as_user(programs / "pg_ctl", "start", "-w", "-D", data, "-o", options, "-l", folder / "log")
    quietly(begin, doing="Starting PostgreSQL", cwd=folder)


def as_user(program: Path, *arguments: str | Path) -> list[str | Path]:
    """A command, given up as root to the user that PostgreSQL runs as."""
    return [*(("runuser", "-u", USER, "--") if os.geteuid() == 0 else ()), program, *arguments]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
