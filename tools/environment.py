"""A folder with a Python of its own and the packages that `pyproject.toml` asks for."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools import packages, stamp
from tools.process import SetupError, quietly, say

ROOT = Path(__file__).resolve().parent.parent
NO_PIP = (
    "This Python can make no virtual environment with pip in it: its `venv` or `ensurepip` module is missing. "
    "On Debian and Ubuntu: apt-get install python3-venv (as root), then start again."
)


@dataclass(frozen=True)
class Environment:
    """A virtual environment in `folder`, holding the app and the dependency groups in `groups`.

    `wished` are groups that not every machine can have, such as builds of PyTorch: without them it works as well.
    """

    folder: Path = ROOT / ".venv"
    groups: tuple[str, ...] = ()
    wished: tuple[str, ...] = ()

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def prepare(self) -> None:
        """Create what is missing; a second call takes a fraction of a second."""
        if not self._works():
            say(f"Creating {self.folder.relative_to(ROOT)}")
            self._create()
        wanted = requirements(self.groups)
        mark = self.folder / f"{'-'.join(('chainrule', *self.groups))}.stamp"
        value = hashlib.sha256(json.dumps([sys.version, str(ROOT), wanted]).encode()).hexdigest()
        if not stamp.is_current(mark, value):
            say("Installing the Python packages (about a minute, only the first time)")
            packages.install(self.python, wanted, cwd=ROOT)
            self._pip("install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
            stamp.write(mark, value)
        for group in self.wished:
            self._wish(group)

    def _wish(self, group: str) -> None:
        """Install a group where that is possible, and say aloud where it is not."""
        wanted = group_requirements(group)
        mark, value = self.folder / f"{group}.stamp", hashlib.sha256(json.dumps([sys.version, wanted]).encode())
        if stamp.is_current(mark, value.hexdigest()):
            return
        say(f"Installing {', '.join(wanted)} (only the first time)")
        try:
            self._pip("install", "--quiet", *wanted)
        except SetupError as failure:
            say(f"NOT INSTALLED: {', '.join(wanted)}. {failure} The tests that need them will be skipped.")
        else:
            stamp.write(mark, value.hexdigest())

    def _works(self) -> bool:
        if not self.python.exists():
            return False
        try:
            check = subprocess.run([str(self.python), "-c", "import pip"], capture_output=True, check=False)
        except OSError:
            return False
        return check.returncode == 0

    def _create(self) -> None:
        if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
            self._make("venv", "--clear")
        elif importlib.util.find_spec("virtualenv"):
            self._make("virtualenv", "--clear")
        elif importlib.util.find_spec("venv") and importlib.util.find_spec("pip"):
            self._make("venv", "--clear", "--without-pip")
            outer = [sys.executable, "-m", "pip", "--python", str(self.python), "install", "--quiet", "pip"]
            quietly(outer, doing="Putting pip into the virtual environment")
        else:
            raise SetupError(NO_PIP)

    def _make(self, module: str, *options: str) -> None:
        command = [sys.executable, "-m", module, *options, str(self.folder)]
        quietly(command, doing="Creating the virtual environment")

    def _pip(self, *arguments: str) -> None:
        packages.pip(self.python, *arguments, cwd=ROOT)


def requirements(groups: tuple[str, ...]) -> list[str]:
    """What the app, its build and the dependency groups in `groups` need."""
    project = _project()
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for group in groups:
        wanted += group_requirements(group)
    return wanted


def group_requirements(group: str) -> list[str]:
    """What a dependency group needs."""
    wanted: list[str] = _project()["dependency-groups"][group]
    return wanted


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
