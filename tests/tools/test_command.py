"""The command line of `run.py`."""

import subprocess
import sys

import pytest

from tools import command
from tools.environment import ROOT
from tools.process import SetupError


def test_without_a_command_the_app_is_served() -> None:
    options = command.parse([])
    assert (options.command, options.browser) == ("serve", True)


def test_the_environment_gives_the_address_and_options_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAINRULE_PORT", "9001")
    monkeypatch.setenv("CHAINRULE_HOST", "::1")
    assert (command.parse([]).host, command.parse([]).port) == ("::1", 9001)
    assert command.parse(["--port", "9002", "--no-browser"]).port == 9002


def test_parts_can_be_chosen_and_arguments_passed_on() -> None:
    options = command.parse(["test", "--only", "lint", "--only", "python", "--", "-k", "fan_out"])
    assert options.only == ["lint", "python"]
    assert options.arguments == ["-k", "fan_out"]


def test_only_the_commands_that_test_need_test_tools() -> None:
    assert command.environment_for("serve").groups == ()
    assert command.environment_for("test").groups == ("dev", "docs")
    assert command.environment_for("bench").folder != command.environment_for("serve").folder


def test_what_can_be_mended_is_said_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise SetupError("Plug it in.")

    assert command.in_a_sentence(fail) == 1
    assert capsys.readouterr().err == "\nPlug it in.\n"


def test_help_needs_no_preparation() -> None:
    shown = subprocess.run([sys.executable, "run.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "--no-browser" in shown.stdout
    assert "bench" in shown.stdout


def test_an_old_python_is_told_which_one_to_use() -> None:
    old = "import sys, runpy; sys.hexversion = 0x030A0000; runpy.run_path('run.py', run_name='__main__')"
    refused = subprocess.run([sys.executable, "-c", old], cwd=ROOT, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert refused.stderr.startswith("Chainrule needs Python 3.11 or newer")
    assert "Traceback" not in refused.stderr
