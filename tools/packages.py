"""Put packages into an environment: by uv, which takes seconds, or by pip, which takes minutes and is there anyway."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from tools.process import SetupError, quietly, say

OWN_INDEX = re.compile(r"^\S*index-url='(?P<address>[^']+)'", re.MULTILINE)
"""Where pip is told to look, in what `pip config list` says; the first line that holds is the strongest."""


def install(python: Path, wanted: Sequence[str], *, cwd: Path) -> None:
    """Install `wanted` into the environment of `python`. Raises SetupError where neither can do it."""
    try:
        uv(python, wanted, cwd=cwd)
    except SetupError as failure:
        say(f"{failure}\npip is asked instead, which takes longer.")
        pip(python, "install", "--quiet", *wanted, cwd=cwd)


def uv(python: Path, wanted: Sequence[str], *, cwd: Path) -> None:
    """As uv does it, from the index that pip uses."""
    pip(python, "install", "--quiet", "uv", cwd=cwd)
    index = OWN_INDEX.search(pip(python, "config", "list", cwd=cwd).replace("extra-index-url", "extra"))
    env = {**os.environ, **({"UV_DEFAULT_INDEX": index["address"]} if index else {})}
    command = [str(python), "-m", "uv", "pip", "install", "--quiet", "--python", str(python), *wanted]
    quietly(command, doing="Installing the Python packages with uv", cwd=cwd, env=env)


def pip(python: Path, *arguments: str, cwd: Path) -> str:
    """What pip says. Modules are compiled when they are first used: most never are."""
    arguments = ("install", "--no-compile", *arguments[1:]) if arguments[0] == "install" else arguments
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    return quietly(command, doing="Installing the Python packages", cwd=cwd)
