"""The built files are made again when, and only when, what they are made from has changed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import frontend
from tools.process import SetupError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with one source file, whose packages need no installing."""
    for name, text in {"package.json": "{}", "package-lock.json": "{}", "src/main.ts": "1"}.items():
        file = tmp_path / "frontend" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


@pytest.fixture
def builds(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The npm commands that were run; `build` makes both files."""
    commands: list[str] = []

    def npm(root: Path, *arguments: str, doing: str, folder: str = "frontend") -> str:
        commands.append(arguments[-1] if arguments[0] == "run" else arguments[0])
        made = root / (f"{folder}/node_modules" if arguments[0] == "ci" else "static/dist")
        made.mkdir(parents=True, exist_ok=True)
        if arguments[0] == "run":
            for name in frontend.OUTPUT:
                (made / name).write_text(doing)
        return ""

    monkeypatch.setattr(frontend, "npm", npm)
    return commands


def test_a_second_build_does_nothing(root: Path, builds: list[str]) -> None:
    frontend.build(root)
    frontend.build(root)
    assert builds == ["ci", "build"]


CHANGES: dict[str, Callable[[Path], object]] = {
    "a changed source": lambda root: (root / "frontend/src/main.ts").write_text("2"),
    "a new source": lambda root: (root / "frontend/src/more.ts").write_text("1"),
    "a renamed source": lambda root: (root / "frontend/src/main.ts").rename(root / "frontend/src/first.ts"),
    "a lost file": lambda root: (root / "static/dist/player.js").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_builds_again(change: str, root: Path, builds: list[str]) -> None:
    frontend.build(root)
    CHANGES[change](root)
    frontend.build(root)
    assert builds == ["ci", "build", "build"]


def test_a_changed_lock_installs_again(root: Path, builds: list[str]) -> None:
    frontend.build(root)
    (root / "frontend/package-lock.json").write_text("{ }")
    frontend.build(root)
    assert builds == ["ci", "build", "ci", "build"]


def test_tests_and_installed_packages_are_no_sources(root: Path, builds: list[str]) -> None:
    frontend.build(root)
    for name in ("tests/clock.test.ts", "node_modules/lit/index.js"):
        (root / "frontend" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "frontend" / name).write_text("new")
    frontend.build(root)
    assert builds == ["ci", "build"]


def test_files_of_an_earlier_build_do_not_stay(root: Path, builds: list[str]) -> None:
    frontend.build(root)
    (root / "static/dist/old-chunk.js").write_text("")
    (root / "frontend/src/main.ts").write_text("2")
    frontend.build(root)
    assert not (root / "static/dist/old-chunk.js").exists()


def test_a_build_that_makes_nothing_is_an_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontend, "npm", lambda *_, **__: (root / "frontend/node_modules").mkdir(exist_ok=True))
    with pytest.raises(SetupError, match=re.escape(" and ".join(f"no {name}" for name in frontend.OUTPUT))):
        frontend.build(root)


def test_the_node_of_the_python_packages_comes_first_on_the_path() -> None:
    assert frontend.node_environment()["PATH"].startswith(str(frontend.node().parent))
    assert frontend.node().is_file()
