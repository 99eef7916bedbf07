"""Packages of Debian, where this is Debian and root may install them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools.process import SetupError, quietly, say

RELEASE = Path("/etc/os-release")


def can_install() -> bool:
    is_debian = RELEASE.is_file() and "ID=debian" in RELEASE.read_text(encoding="utf-8").splitlines()
    return is_debian and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(package: str) -> bool:
    """Install a package; returns whether that was possible, and says why not."""
    if not can_install():
        return False
    say(f"Installing {package} with apt-get (only the first time)")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        quietly(["apt-get", "update"], doing="apt-get update", env=env)
        quietly(["apt-get", "install", "-y", "--no-install-recommends", package], doing="apt-get install", env=env)
    except SetupError as failure:
        say(str(failure))
        return False
    return True


def found(program: str, package: str | None = None) -> str | None:
    """The path of a program that comes with a package of Debian; installed where it is not there and can be."""
    return present(program) or (present(program) if install(package or program) else None)


def present(program: str) -> str | None:
    """Where a program is; Debian keeps some for the system where the PATH of others does not lead."""
    return shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin")
