"""The layout program is found, bounded in time, and its failures are sentences."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chainrule.layout.graphviz_process import LayoutError, layout_program, run_layout

TWO = "digraph{a->b}"


@pytest.fixture
def _looked_up_anew() -> Iterator[None]:
    layout_program.cache_clear()
    yield
    layout_program.cache_clear()


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _looked_up_anew: None) -> Path:
    """A program called dot, first on PATH, that does what its text says."""
    program = tmp_path / "dot"
    monkeypatch.setenv("PATH", str(tmp_path))
    return program


def write(program: Path, text: str) -> None:
    program.write_text(f"#!{sys.executable}\n{text}\n")
    program.chmod(0o755)


def test_it_writes_the_plain_form() -> None:
    lines = run_layout(TWO).splitlines()
    assert [line.split()[0] for line in lines] == ["graph", "node", "node", "edge", "stop"]


def test_the_systems_dot_comes_first(stand_in: Path) -> None:
    write(stand_in, "import sys; print(sys.argv[1:], sys.stdin.read())")
    assert layout_program() == str(stand_in)
    assert run_layout(TWO) == f"['-Kdot', '-Tplain'] {TWO}\n"


@pytest.mark.usefixtures("_looked_up_anew")
def test_without_one_the_packaged_program_beside_python_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program = layout_program()
    assert program is not None
    assert Path(program).name.startswith("graphviz-pure")
    assert run_layout(TWO).startswith("graph ")


def test_a_program_that_takes_too_long_is_stopped(stand_in: Path) -> None:
    write(stand_in, "import time; time.sleep(60)")
    with pytest.raises(LayoutError, match=r"longer than 0\.2 s") as raised:
        run_layout(TWO, timeout_s=0.2)
    assert raised.value.code == "layout-timeout"


def test_a_program_that_fails_is_quoted_in_one_line(stand_in: Path) -> None:
    write(stand_in, "import sys; sys.stderr.write('syntax error near }\\nmore'); sys.exit(3)")
    with pytest.raises(LayoutError, match=r"status 3: syntax error near \}$") as raised:
        run_layout(TWO)
    assert raised.value.code == "layout-failed"


def test_a_program_that_cannot_be_started_is_an_error_with_a_reason(stand_in: Path) -> None:
    stand_in.write_text("no program")
    stand_in.chmod(0o755)
    with pytest.raises(LayoutError, match="could not be started"):
        run_layout(TWO)


def test_no_program_at_all_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chainrule.layout.graphviz_process.layout_program", lambda: None)
    with pytest.raises(LayoutError, match="install Graphviz") as raised:
        run_layout(TWO)
    assert raised.value.code == "layout-program-missing"
