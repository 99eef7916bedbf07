"""Put packages into an environment: by uv, which takes seconds, or by pip, which takes minutes and is there anyway."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from tools.process import SetupError, quietly, say

SETTING = re.compile(r"^\S*\.(?P<name>(?!extra)[a-z-]+)='(?P<value>.+)'$", re.MULTILINE)
"""What pip is told, a line each, as `pip config list` writes it. A further index is left out: uv would ask it first."""


def install(python: Path, wanted: Sequence[str], *, cwd: Path) -> None:
    """Install `wanted` into the environment of `python`. Raises SetupError where neither can do it."""
    try:
        uv(python, wanted, cwd=cwd)
    except SetupError as failure:
        say(f"{failure}\npip is asked instead, which takes longer.")
        pip(python, "install", "--quiet", *wanted, cwd=cwd)


def uv(python: Path, wanted: Sequence[str], *, cwd: Path) -> None:
    """As uv does it, from where pip would take them: what can be told to both has one name."""
    pip(python, "install", "--quiet", "uv", cwd=cwd)
    told = reversed(SETTING.findall(pip(python, "config", "list", cwd=cwd)))  # the environment comes first, and wins
    env = {**os.environ, **{environment_name(name): ",".join(value.split()) for name, value in told}}
    command = [str(python), "-m", "uv", "pip", "install", "--quiet", "--python", str(python), *wanted]
    quietly(command, doing="Installing the Python packages with uv", cwd=cwd, env=env)


def environment_name(setting: str) -> str:
    """Under which uv reads a setting that pip has too."""
    return f"UV_{setting.upper().replace('-', '_')}"


def pip(python: Path, *arguments: str, cwd: Path) -> str:
    """What pip says. Modules are compiled when they are first used: most never are."""
    arguments = ("install", "--no-compile", *arguments[1:]) if arguments[0] == "install" else arguments
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    return quietly(command, doing="Installing the Python packages", cwd=cwd)
