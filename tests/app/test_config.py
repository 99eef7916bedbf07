"""What can be set from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.config import Settings
from chainrule.assets import PACKAGE, folder
from chainrule.limits import Limits
from tests.app.conftest import Serve

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def without_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine gets into these tests."""
    for name in [name for name in os.environ if name.startswith("CHAINRULE_")]:
        monkeypatch.delenv(name)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAINRULE_PORT", "9000")
    monkeypatch.setenv("CHAINRULE_ALLOWED_ORIGINS", "https://A.example, http://b.example:8000")
    monkeypatch.setenv("CHAINRULE_TRUSTED_PROXIES", "10.0.0.0/8, ::1")
    monkeypatch.setenv("CHAINRULE_LIMITS__NODES", "500")
    settings = Settings()
    assert settings.port == 9000
    assert settings.allowed_origins == ("https://a.example", "http://b.example:8000")
    assert settings.trusted_proxies == (ip_network("10.0.0.0/8"), ip_network("::1"))
    assert settings.limits == Limits(nodes=500)


def test_without_settings_the_database_is_a_file(tmp_path: Path) -> None:
    assert Settings(data_dir=tmp_path).database == f"sqlite:///{tmp_path}/chainrule.sqlite3"
    assert Settings(database_url="postgresql+psycopg://h/d").database == "postgresql+psycopg://h/d"


@pytest.mark.parametrize(
    "wrong",
    [
        {"port": 70_000},
        {"allowed_origins": "lectures.example"},
        {"allowed_origins": "https://lectures.example/path"},
        {"allowed_origins": "*"},
        {"trusted_proxies": "everyone"},
        {"body_limit": 0},
        {"limits": {"nodes": 0}},
        {"limits": {"nodes": "many"}},
        {"log_level": "loud"},
        {"workers": 0},
    ],
    ids=str,
)
def test_what_is_out_of_range_is_refused(wrong: Mapping[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings(**wrong)  # type: ignore[arg-type]


def test_settings_do_not_change() -> None:
    settings = Settings()
    with pytest.raises(ValidationError):
        settings.port = 1


def test_the_limits_in_force_are_shown_and_hold(serve: Serve) -> None:
    with serve(limits=Limits(nodes=5)) as running:
        shown = running.get("/api/v1/limits").json()
        assert shown["nodes"] == 5
        assert shown["text_length"] == Limits().text_length
        answer = running.post({"kind": "expression", "text": "y = 1 + 2 + 3 + 4"})
        assert answer.status_code == 422
        assert "limit" in answer.json()["code"]


def test_a_wrong_setting_is_said_in_a_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "--port", "99999"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("CHAINRULE_PORT cannot be: ")
    assert "Traceback" not in done.stderr


def test_the_served_folders_are_found_in_a_checkout() -> None:
    assert folder("templates") == PACKAGE.parent / "templates"
    with pytest.raises(FileNotFoundError, match="nothing"):
        folder("nothing")
