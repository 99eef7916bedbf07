"""Find a Chromium for the tests in a real browser, or get one.

CHAINRULE_CHROMIUM names one. Else it is Debian's Chromium without windows, when root may install that: a page takes a
fifth less of the processor there. Else what is on the PATH or where macOS keeps it, or an npm package for machines
where nothing may be installed, unpacked under `.cache`.
"""

from __future__ import annotations

import os
import platform
import shutil
import stat
import sys
from pathlib import Path

from tools import debian, frontend
from tools.process import SetupError, quietly, say

WINDOWLESS = "chromium-headless-shell"
NAMES = (WINDOWLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PACKAGE = "@sparticuz/chromium@147"
UNPACK = "import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath())"
ADVICE = (
    "There is no Chromium on this machine and none could be installed: install Chromium or Google Chrome, "
    "or set CHAINRULE_CHROMIUM to the path of one, then start again."
)


def find(root: Path) -> Path:
    """The path of a Chromium that starts. Raises SetupError where there is none to be had."""
    return named() or from_debian() or present() or from_npm(root / ".cache" / "chromium")


def named() -> Path | None:
    asked = os.environ.get("CHAINRULE_CHROMIUM")
    if asked and shutil.which(asked) is None:
        raise SetupError(f"CHAINRULE_CHROMIUM is {asked}, which cannot be executed: correct it, or unset it.")
    return Path(asked) if asked else None


def present() -> Path | None:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    found = found or next((path for path in APPLICATIONS if os.access(path, os.X_OK)), None)
    return Path(found) if found else None


def from_debian() -> Path | None:
    """Debian's own package, when this is Debian and we are root."""
    found = debian.found(WINDOWLESS)
    return Path(found) if found else None


def from_npm(folder: Path) -> Path:
    """A Chromium without a window, with the libraries it needs, started through a script that names them."""
    starter = folder / "chromium.sh"
    if starter.is_file():
        return starter
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        raise SetupError(ADVICE)
    say("Installing Chromium from npm (only the first time)")
    folder.mkdir(parents=True, exist_ok=True)
    # The package unpacks into the temporary folder, and its libraries only where it believes to be in a Lambda.
    env = {**frontend.node_environment(), "TMPDIR": str(folder), "AWS_EXECUTION_ENV": "AWS_Lambda_nodejs22.x"}
    try:
        install = frontend.npm_command("install", "--prefix", str(folder), "--no-audit", "--no-fund", PACKAGE)
        quietly(install, doing="Installing Chromium", env=env, cwd=folder)
        quietly([frontend.node(), "--input-type=module", "-e", UNPACK], doing="Unpacking", env=env, cwd=folder)
    except SetupError as failure:
        raise SetupError(f"{failure}\n{ADVICE}") from failure
    lines = ("#!/bin/sh", f'export LD_LIBRARY_PATH="{folder}/al2023/lib"', f'exec "{folder}/chromium" "$@"', "")
    starter.write_text("\n".join(lines), encoding="utf-8")
    starter.chmod(starter.stat().st_mode | stat.S_IXUSR)
    return starter
