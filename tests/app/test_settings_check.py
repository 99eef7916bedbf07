"""Mistakes in settings are said before anything starts, a sentence each."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.config import Settings
from app.settings_check import checked_settings
from tools.environment import ROOT


def mistakes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **environment: str) -> list[str]:
    given = {"CHAINRULE_DATA_DIR": str(tmp_path), **environment}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    settings, found = checked_settings(given, {})
    assert (settings is None) == bool(found)
    return found


def test_settings_without_mistakes_are_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert mistakes(monkeypatch, tmp_path, CHAINRULE_PORT="9000", CHAINRULE_LIMITS__NODES="500") == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("CHAINRULE_PORT", "99999", "CHAINRULE_PORT=99999 cannot be: input should be less than or equal to 65535."),
        ("CHAINRULE_PROT", "9000", "CHAINRULE_PROT is no setting. Is CHAINRULE_PORT meant?"),
        ("CHAINRULE_LIMITS__NODE", "9", "CHAINRULE_LIMITS__NODE is no setting. Is CHAINRULE_LIMITS__NODES meant?"),
        ("CHAINRULE_ALLOWED_ORIGINS", "lectures.example", "is no origin; write it as https://lectures.example"),
        ("CHAINRULE_DATABASE_URL", "nonsense", "CHAINRULE_DATABASE_URL names no database that can be used"),
        ("CHAINRULE_LOG_LEVEL", "loud", "CHAINRULE_LOG_LEVEL=loud cannot be: input should be 'critical'"),
    ],
)
def test_a_mistake_is_a_sentence_that_names_the_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str, said: str
) -> None:
    found = mistakes(monkeypatch, tmp_path, **{name: value})
    assert len(found) == 1
    assert said in found[0]


def test_what_tests_and_the_build_are_told_is_no_mistake_of_the_app_that_they_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "tools").rglob("*.py"), ROOT / "hatch_build.py"]
    read = r"environ\.get\(\"(CHAINRULE_\w+)"
    names = {name for file in files for name in re.findall(read, file.read_text(encoding="utf-8"))}
    assert {"CHAINRULE_STATES", "CHAINRULE_PICTURES"} <= names
    theirs = {name: "all" for name in names if name.removeprefix("CHAINRULE_").lower() not in Settings.model_fields}
    assert mistakes(monkeypatch, tmp_path, **theirs) == []


def test_a_folder_that_is_a_file_is_said_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found = mistakes(monkeypatch, tmp_path, CHAINRULE_DATA_DIR=str(tmp_path / "file" / "deep"))
    assert found == [f"CHAINRULE_DATA_DIR={tmp_path}/file/deep cannot be: {tmp_path}/file is no folder."]


def test_every_mistake_is_said_and_nothing_starts() -> None:
    wrong = {**os.environ, "CHAINRULE_PORT": "-1", "CHAINRULE_WORKRES": "2"}
    done = subprocess.run(
        [sys.executable, "-m", "app"], cwd=ROOT, env=wrong, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "CHAINRULE_PORT=-1 cannot be" in done.stderr
    assert "Is CHAINRULE_WORKERS meant?" in done.stderr
    assert "Traceback" not in done.stderr
