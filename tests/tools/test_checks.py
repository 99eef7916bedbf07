"""A suite that did nothing has not passed, and the runners' own closing lines are found."""

import sys
from collections.abc import Callable
from pathlib import Path
from threading import Barrier

import pytest

from tools import checks
from tools.process import SetupError

PASSING = "def test_one_and_one_is_two():\n    assert 1 + 1 == 2\n"
SKIPPED = "import pytest\n\ndef test_nothing():\n    pytest.skip('no browser')\n"
FAILING = "def test_one_is_two():\n    assert 1 == 2\n"


@pytest.fixture(autouse=True)
def bare_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The inner runs load no plug-ins, which take most of their time."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def suite(folder: Path, text: str) -> tuple[bool, tuple[str, ...]]:
    (folder / "test_it.py").write_text(text)
    return checks.Workplace(folder, ("-p", "no:cacheprovider")).pytest("test_it.py")


def test_a_suite_that_passes_ends_with_its_runners_own_words(tmp_path: Path) -> None:
    passed, closing = suite(tmp_path, PASSING)
    assert passed
    assert closing[-1].startswith("1 passed in ")


def test_a_suite_with_a_failure_fails(tmp_path: Path) -> None:
    passed, closing = suite(tmp_path, FAILING)
    assert not passed
    assert closing[-1].startswith("1 failed in ")


def test_a_suite_whose_tests_were_all_skipped_fails(tmp_path: Path) -> None:
    passed, closing = suite(tmp_path, SKIPPED)
    assert not passed
    assert closing[-1] == "No test was executed."


def test_a_suite_without_tests_fails(tmp_path: Path) -> None:
    passed, closing = suite(tmp_path, "")
    assert not passed
    assert closing[-1] == "No test was executed."


def test_an_earlier_report_does_not_count(tmp_path: Path) -> None:
    suite(tmp_path, PASSING)
    passed, _ = suite(tmp_path, "")
    assert not passed


def test_the_counts_of_vitest_are_its_closing_lines() -> None:
    output = [
        "✓ tests/clock.test.ts (3 tests)",
        "Test Files  1 passed (1)",
        "Tests  3 passed (3)",
        "Duration  1.2s",
        "",
    ]
    assert checks.closing_lines(output) == ("Test Files  1 passed (1)", "Tests  3 passed (3)")


def test_the_last_words_of_other_tools_are_their_closing_line() -> None:
    assert checks.closing_lines(["a.py:1: note", "===== 3 passed in 0.10s =====", ""]) == ("3 passed in 0.10s",)


def test_a_tool_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="no-such-tool cannot be started"):
        checks.watch(["no-such-tool"], tmp_path)


def test_the_result_of_a_tool_is_its_exit_code(tmp_path: Path) -> None:
    assert checks.watch([sys.executable, "-c", "print('fine')"], tmp_path) == (True, ("fine",))
    assert checks.watch([sys.executable, "-c", "exit('broken')"], tmp_path) == (False, ("broken",))


def test_one_failed_part_fails_the_whole(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(checks.ALL, "lint", lambda _: (True, ("All checks passed!",)))
    monkeypatch.setitem(checks.ALL, "types", lambda _: (False, ("Found 1 error",)))
    assert checks.run(Path(), ["lint", "types"], []) == 1
    assert "FAILED: types" in capsys.readouterr().out
    assert checks.run(Path(), ["lint"], []) == 0


def test_parts_that_run_abreast_say_their_lines_together(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    both = Barrier(2, timeout=30)

    def part(name: str) -> Callable[[checks.Workplace], checks.Outcome]:
        def run(place: checks.Workplace) -> checks.Outcome:
            place.tell(f"{name} begins")
            both.wait()
            place.tell(f"{name} ends")
            return True, (f"{name} is fine",)

        return run

    for name in ("types", "vitest"):
        monkeypatch.setitem(checks.ALL, name, part(name))
    assert checks.run(Path(), ["types", "vitest"], []) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line]
    for name in ("types", "vitest"):
        first = lines.index(f"==== {name} ====")
        assert lines[first + 1 : first + 3] == [f"{name} begins", f"{name} ends"]
    assert [line.split()[0] for line in lines[-3:-1]] == ["types", "vitest"]


def test_tests_that_did_not_run_are_told_by_reason(tmp_path: Path) -> None:
    report = tmp_path / "tests.xml"
    skipped = '<testcase><skipped message="no torch"/></testcase>'
    report.write_text(f"<testsuites><testsuite><testcase/>{skipped}{skipped}</testsuite></testsuites>")
    assert checks.skips(report) == ("NOT RUN: 2 tests, because no torch",)
    assert checks.skips(tmp_path / "none") == ()
