"""What goes on inside a job's process: wait for a job, do it, send back what came of it."""

from __future__ import annotations

import os
import signal
import socket
from typing import Any, Final

from chainrule.errors import ChainruleError
from chainrule.sentences import say

from ..problems import Problem, ProblemError, of_library
from .frames import packed, receive

NICENESS: Final = 10
"""Answering comes before computing."""
MEMORY: Final = 2_000_000_000
"""Bytes a process may ask for: a job that would take more, whatever was told of its cost, ends alone."""


def serve(connection: socket.socket) -> None:
    """Do jobs until the server closes the connection. A process and all it has started are one group."""
    prepare()
    while True:
        try:
            job, arguments = receive(connection)
        except (EOFError, OSError):
            return
        connection.sendall(packed(outcome(job, arguments)))


def prepare() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        os.setsid()
        os.nice(NICENESS)
        import resource  # noqa: PLC0415  # there is none on Windows

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def outcome(job: Any, arguments: tuple[Any, ...]) -> tuple[str, Any]:
    """`result` and what the job returned, or `problem` and why it did not, or `failure` and what nobody foresaw."""
    try:
        return "result", job(*arguments)
    except ProblemError as error:
        return "problem", error.problem
    except ChainruleError as error:
        return "problem", of_library(error)
    except MemoryError:
        return "problem", Problem(422, "limit-memory", say("this takes more memory than one computation may have"))
    except Exception as error:
        return "failure", f"{type(error).__name__}: {error}"
