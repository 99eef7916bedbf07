"""Run the layout program. The one file of the library that starts a process.

The program is the system's `dot` where there is one on PATH, else the command that the package graphviz-pure installs
beside this Python. Both read DOT on standard input and write the same plain text.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

from graphviz.backend.dot_command import command  # type: ignore[import-untyped]

from chainrule.errors import ChainruleError
from chainrule.sentences import say

TIMEOUT_S: Final = 20.0
_SYSTEM: Final = "dot"
_PACKAGED: Final = "graphviz-pure"


class LayoutError(ChainruleError):
    """The layout program is missing, failed, or took too long."""


@cache
def layout_program() -> str | None:
    """Path of the program that lays out, None where there is none. Looked up once a process."""
    beside_python = str(Path(sys.executable).parent)
    return shutil.which(_SYSTEM) or shutil.which(_PACKAGED, path=beside_python) or shutil.which(_PACKAGED)


def run_layout(dot: str, *, timeout_s: float = TIMEOUT_S) -> str:
    """The plain form (positions in inches, y upwards) of the DOT text `dot`.

    Raises LayoutError: `layout-program-missing`, `layout-timeout`, `layout-failed`.
    """
    program = layout_program()
    if program is None:
        message = say("no layout program: install Graphviz, or the Python package {package}", package=_PACKAGED)
        raise LayoutError("layout-program-missing", message)
    arguments = [program, *(str(part) for part in command("dot", "plain")[1:])]
    try:
        done = subprocess.run(arguments, input=dot.encode(), capture_output=True, timeout=timeout_s, check=False)
    except subprocess.TimeoutExpired:
        message = say(
            "the layout took longer than {timeout_s} s and was stopped; show a smaller graph",
            timeout_s=f"{timeout_s:g}",
        )
        raise LayoutError("layout-timeout", message) from None
    except OSError as error:
        raise LayoutError(
            "layout-failed", say("the layout program could not be started: {strerror}", strerror=error.strerror)
        ) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0][:200]
        raise LayoutError(
            "layout-failed",
            say("the layout program failed with status {returncode}: {said}", returncode=done.returncode, said=said),
        )
    return done.stdout.decode(errors="replace")
