"""The command `chainrule`, started as people start it."""

import io
import json
import os
import re
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

import chainrule
from chainrule.command_line import commands, main
from chainrule.command_line.formats import FORMATS
from tools.environment import ROOT


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    stdout: bytes
    stderr: bytes


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the command in an empty folder, and look at how it ends."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def run_one(*arguments: str, said: str = "", status: int = 0) -> Done:
        monkeypatch.setattr(sys, "argv", ["chainrule", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(said))
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        done = Done(*capfdbinary.readouterr())
        assert (ended.value.code or 0) == status, done.stderr.decode()
        return done

    return run_one


def test_it_is_a_module_that_can_be_run() -> None:
    program = [sys.executable, "-m", "chainrule", "check", "y = x*(x"]
    done = subprocess.run(program, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_it_says_its_version(run: Run) -> None:
    assert run("--version").stdout.decode() == f"chainrule {chainrule.__version__}\n"


def test_a_text_is_checked_with_the_values_that_are_set(run: Run) -> None:
    said = run("check", "L = sum((W @ x)**2)", "--set", "W=[[1, 2], [3, 4]]", "-s", "x=[1, 1]").stdout.decode()
    assert "W: 4 of 4 checked" in said
    assert "x: 2 of 2 checked" in said


def test_a_wrong_gradient_ends_with_status_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "AGREES", -1.0)
    with pytest.raises(typer.Exit) as caught:
        commands.check("y = x*x", ["x=3"])
    assert caught.value.exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["check", "y = x*(x"], "line 1, column 7: "),
        (["check", "y = x*x", "-s", "x"], "--set takes a name and a number"),
        (["check", "preset:lecture-netwrk"], "lecture-network"),
        (["export", "preset:colah", "-o", "a.avi"], "there is no format 'avi'; there are: html, svg, png, pdf, tikz"),
        (["export", "preset:colah", "-o", "a"], "no ending"),
        (["export", "preset:colah", "preset:mazur", "-o", "a.svg"], "html takes several"),
        (["export", "preset:colah", "-o", "a.svg", "--view", "network"], "shows networks, and this is none"),
        (["export", "preset:colah", "-o", "a.mp4", "--step", "3"], "a video shows every step"),
        (["export", "preset:colah", "-o", "a.bin", "-f", "gif"], "a file that ends in .gif"),
        (["export", "preset:colah", "-o", "a.png", "--size", "large"], "such as 1280x720"),
        (["export", "preset:colah", "-o", "a.svg", "--step", "7"], "steps go from 0 to 6"),
        (["export", "preset:colah", "-o", "no/such/folder/a.svg"], "no/such/folder"),
    ],
)
def test_what_can_be_mended_is_said_in_one_line(arguments: list[str], what: str, run: Run) -> None:
    done = run(*arguments, status=2)
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("chainrule: ")
    assert what in line
    assert done.stdout == b""


def test_a_file_and_standard_input_are_sources(run: Run, tmp_path: Path) -> None:
    source = {"kind": "expression", "text": "y = x*x", "inputs": {"x": 3}}
    (tmp_path / "source.json").write_text(json.dumps(source))
    from_file = run("export", "source.json", "-o", "-", "--format", "json").stdout
    assert json.loads(from_file)["gradients"]["x"] == 6
    assert run("export", "-", "-f", "json", "-o", "-", said=json.dumps(source)).stdout == from_file
    assert run("export", "-", "-s", "x=3", "-f", "json", "-o", "-", said="y = x*x").stdout == from_file


@pytest.mark.parametrize(
    ("name", "start"),
    [("html", b"<!doctype html>"), ("csv", b"index,"), ("json", b"{"), ("dot", b"digraph"),
     ("numpy", b"import numpy"), ("torch", b"import torch"), ("jax", b"import jax")],
)  # fmt: skip
def test_every_form_of_text_is_exported(name: str, start: bytes, run: Run, tmp_path: Path) -> None:
    run("export", "preset:colah", "--format", name, "-o", "out")
    assert (tmp_path / "out").read_bytes().startswith(start)


def test_the_lectures_network_is_a_file_that_opens_as_asked(run: Run, tmp_path: Path) -> None:
    run("export", "preset:lecture-network", "--view", "reversed", "--step", "12", "--lang", "zh-Hans", "-o", "a.html")
    assert '<chain-rule view="reversed" step="12" theme="light" lang="zh-Hans"' in (tmp_path / "a.html").read_text()


def test_several_sources_are_one_worksheet(run: Run, tmp_path: Path) -> None:
    run("export", "preset:colah", "preset:mazur", "--title", "Two exercises", "-o", "sheet.html")
    written = (tmp_path / "sheet.html").read_text()
    assert written.count("<chain-rule") == 2
    assert "<title>Two exercises</title>" in written


def test_help_names_every_command_and_every_format(run: Run) -> None:
    said = run("--help").stdout.decode()
    assert {"serve", "open", "check", "export", "site"} <= set(re.findall(r"\w+", said))
    export = run("export", "--help").stdout.decode()
    assert set(FORMATS) <= set(re.findall(r"\w+", export))


def test_opening_shows_a_file_that_needs_no_server(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    commands.open_source("y = x*x", ["x=3"])
    (address,) = opened
    assert address == Path(capsys.readouterr().out.strip()).as_uri()
    assert "<chain-rule" in Path(address.removeprefix("file://")).read_text()


def test_in_a_checkout_the_app_beside_the_library_is_served() -> None:
    assert commands.web_app().__name__ in {"app.__main__", "chainrule.app.__main__"}
    assert callable(commands.web_app().serve)


def test_importing_the_command_imports_neither_numpy_nor_the_web() -> None:
    program = "import sys, chainrule.command_line; print(sorted({'numpy', 'fastapi', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "[]"


def test_a_value_that_is_not_used_is_told_beside_the_answer(run: Run) -> None:
    done = run("check", "y = x*x", "--set", "x=3", "--set", "k=1")
    assert b"x: 1 of 1 checked" in done.stdout
    assert b"'k' is not used" in done.stderr
