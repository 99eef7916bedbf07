"""Which PostgreSQL the tests of the store are given."""

from pathlib import Path

import pytest

from tools import debian, postgres


def test_one_that_was_named_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAINRULE_TEST_POSTGRES", "postgresql+psycopg://me@host/mine")
    with postgres.server() as address:
        assert address == "postgresql+psycopg://me@host/mine"


def test_the_newest_of_debians_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("9", "15", "14"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgres, "DEBIAN_FOLDER", tmp_path)
    assert postgres.present() == tmp_path / "15" / "bin"


def test_without_one_it_is_said_aloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CHAINRULE_TEST_POSTGRES", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgres, "DEBIAN_FOLDER", tmp_path)
    monkeypatch.setattr(debian, "can_install", lambda: False)
    with postgres.server() as address:
        assert address is None
    assert "NO POSTGRESQL" in capsys.readouterr().out
