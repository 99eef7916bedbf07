"""Which Chromium the tests in a real browser are given."""

import sys
from pathlib import Path

import pytest

from tools import chromium
from tools.process import SetupError


def executable(path: Path) -> Path:
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_one_that_was_asked_for_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = executable(tmp_path / "my-chromium")
    executable(tmp_path / "chromium")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHAINRULE_CHROMIUM", str(asked))
    assert chromium.find(tmp_path) == asked


def test_one_that_was_asked_for_and_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAINRULE_CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(SetupError, match="correct it, or unset it"):
        chromium.find(tmp_path)


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_one_on_the_path_is_found(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = executable(tmp_path / name)
    monkeypatch.delenv("CHAINRULE_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.find(tmp_path) == found


def test_without_one_that_can_be_had_the_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHAINRULE_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "APPLICATIONS", ())
    monkeypatch.setattr(sys, "platform", "plan9")
    with pytest.raises(SetupError, match="set CHAINRULE_CHROMIUM to the path of one"):
        chromium.find(tmp_path)
