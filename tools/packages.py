"""Put packages into an environment: by uv, which takes seconds, or by pip, which takes minutes and is there anyway."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from tools.process import SetupError, quietly, say

SETTING = re.compile(r"^\S*(?<![-\w])(?P<name>index-url|find-links|constraint)='(?P<value>.+)'$", re.MULTILINE)
"""What pip is told, a line each, as `pip config list` writes it."""
NAMES = {"index-url": "UV_DEFAULT_INDEX", "find-links": "UV_FIND_LINKS", "constraint": "UV_CONSTRAINT"}
"""How uv calls the same."""


def install(python: Path, wanted: Sequence[str], *, cwd: Path) -> None:
    """Install `wanted` into the environment of `python`. Raises SetupError where neither can do it."""
    try:
        uv(python, wanted, cwd=cwd)
    except SetupError as failure:
        say(f"{failure}\npip is asked instead, which takes longer.")
        pip(python, "install", "--quiet", *wanted, cwd=cwd)


def uv(python: Path, wanted: Sequence[str], *, cwd: Path) -> None:
    """As uv does it, from where pip would take them."""
    pip(python, "install", "--quiet", "uv", cwd=cwd)
    told = SETTING.finditer(pip(python, "config", "list", cwd=cwd))
    env = {**os.environ, **{NAMES[each["name"]]: ",".join(each["value"].split()) for each in told}}
    command = [str(python), "-m", "uv", "pip", "install", "--quiet", "--python", str(python), *wanted]
    quietly(command, doing="Installing the Python packages with uv", cwd=cwd, env=env)


def pip(python: Path, *arguments: str, cwd: Path) -> str:
    """What pip says. Modules are compiled when they are first used: most never are."""
    arguments = ("install", "--no-compile", *arguments[1:]) if arguments[0] == "install" else arguments
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    return quietly(command, doing="Installing the Python packages", cwd=cwd)
