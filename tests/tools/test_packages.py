"""Packages are installed by uv from the index that pip uses, and by pip where uv cannot."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tools import packages
from tools.process import SetupError

PYTHON = Path("bin/python")


class Commands:
    """What was run, and what uv was told."""

    def __init__(self, config: str = "", broken: str = "nothing") -> None:
        self.config, self.broken = config, broken
        self.run: list[list[str]] = []
        self.told: list[dict[str, str]] = []

    def __call__(
        self, command: Sequence[str | Path], *, doing: str, cwd: Path, env: Mapping[str, str] | None = None
    ) -> str:
        words = [str(word) for word in command]
        self.run.append(words[2:])
        if words[2] == self.broken:
            raise SetupError(f"{doing} failed.")
        if words[2] == "uv":
            self.told.append({name: value for name, value in (env or {}).items() if name.startswith("UV_")})
        return self.config if "config" in words else ""


def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, commands: Commands) -> Commands:
    for name in [name for name in os.environ if name.startswith("UV_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(packages, "quietly", commands)
    packages.install(PYTHON, ["fastapi"], cwd=tmp_path)
    return commands


def test_uv_installs_from_where_pip_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = installed(monkeypatch, tmp_path, Commands())
    assert plain.run[-1][0] == "uv"
    assert plain.run[-1][-1] == "fastapi"
    assert plain.told == [{}]
    told = ":env:.find-links='wheels more-wheels'\nglobal.constraint='limits.txt'\nglobal.find-links='old'\n"
    assert installed(monkeypatch, tmp_path, Commands(told)).told == [
        {"UV_FIND_LINKS": "wheels,more-wheels", "UV_CONSTRAINT": "limits.txt"}
    ]


def test_a_further_index_of_pip_is_not_the_one_that_uv_asks_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installed(monkeypatch, tmp_path, Commands("global.extra-links='others'\n")).told == [{}]


def test_where_uv_cannot_pip_does_it_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = installed(monkeypatch, tmp_path, Commands(broken="uv")).run
    assert run[-1][0] == "pip"
    assert run[-1][-1] == "fastapi"
    assert "pip is asked instead" in capsys.readouterr().out


def test_where_neither_can_the_caller_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SetupError, match="failed"):
        installed(monkeypatch, tmp_path, Commands(broken="pip"))
