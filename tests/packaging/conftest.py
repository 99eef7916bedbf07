"""A wheel and an sdist made from the tree, and the wheel installed where there is no checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools import serve
from tools.environment import ROOT


@dataclass(frozen=True)
class Built:
    """The two files that would be published."""

    wheel: Path
    sdist: Path


@dataclass(frozen=True)
class Installation:
    """A virtual environment that has the wheel, and an empty directory to start it from."""

    folder: Path
    directory: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    def environment(self) -> dict[str, str]:
        """This process's environment without anything that leads back to the checkout."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CHAINRULE_", "PYTHONPATH"))}
        return {**kept, "HOME": str(self.directory)}


def make(target: str, source: Path, into: Path) -> Path:
    """Build `target` (wheel or sdist) of the tree in `source`."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(into.glob("*.whl" if target == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    into = tmp_path_factory.mktemp("built")
    return Built(make("wheel", ROOT, into), make("sdist", ROOT, into))


@pytest.fixture(scope="session")
def installation(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """It shares the dependencies of this environment, which is quick and needs no network, but not the checkout."""
    place = Installation(tmp_path_factory.mktemp("installation"), tmp_path_factory.mktemp("elsewhere"))
    venv.create(place.folder, symlinks=True)
    paths = {"base": str(place.folder), "platbase": str(place.folder)}
    library = Path(sysconfig.get_path("purelib", "venv", paths))
    (library / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = [sys.executable, "-m", "pip", "--python", str(place.python), "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*pip, str(built.wheel)], check=True, env=place.environment(), cwd=place.directory)
    return place


@pytest.fixture(scope="session")
def address(installation: Installation) -> Iterator[str]:
    """The installed command, started from an empty directory."""
    command = [str(installation.folder / "bin" / "chainrule")]
    with serve.background(command, cwd=installation.directory, env=installation.environment()) as address:
        yield address
