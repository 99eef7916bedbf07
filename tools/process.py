"""Run other programs, and turn what goes wrong into a sentence that says what to do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

UNREACHABLE = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ProxyError",
    "No matching distribution found",
    "ENOTFOUND",
    "ECONNREFUSED",
    "ETIMEDOUT",
    "EAI_AGAIN",
)


class SetupError(Exception):
    """Something the person at the keyboard can mend; the message says how."""


def say(text: str) -> None:
    """A line of progress, at once."""
    print(text, flush=True)


def quietly(
    command: Sequence[str | Path], *, doing: str, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> str:
    """Run `command`, silent while all is well. Returns its output; a failure shows the end of it and what to do."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise SetupError(f"{doing} failed: {command[0]} cannot be started ({error.strerror}).") from error
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-25:]), file=sys.stderr)
        raise SetupError(f"{doing} failed. {advice(done.stdout)}")
    return done.stdout


def advice(output: str) -> str:
    """What to do about a program that ended with `output`."""
    if any(sign in output for sign in UNREACHABLE):
        return (
            "The package registry cannot be reached: check the network, or the proxy and mirror settings of pip "
            "(`pip config list`) and npm (`npm config list`), then start again."
        )
    if "No space left" in output:
        return "The disk is full: make room, then start again."
    return "The lines above say why; mend that, then start again."
