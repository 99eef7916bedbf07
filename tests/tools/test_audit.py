"""`run.py audit`: what it says of what the auditors say."""

import json
import sys
from pathlib import Path

import pytest

from tools import audit, frontend

PYTHON = {
    "dependencies": [
        {"name": "good", "version": "1", "vulns": []},
        {"name": "bad", "version": "2", "vulns": [{"id": "X-1", "fix_versions": ["3"]}]},
        {"name": "chainrule", "skip_reason": "editable"},
    ]
}


def test_a_weakness_is_named_with_where_it_is_mended() -> None:
    found = audit.python_finding(json.dumps(PYTHON))
    assert found.weak == ("bad 2: X-1, mended in 3",)
    assert "bad 2" in found.sentence()
    npm = audit.browser_finding(json.dumps({"vulnerabilities": {"left": {"severity": "high"}}}))
    assert npm.weak == ("left: high",)


@pytest.mark.parametrize("output", [None, "", "no JSON", "[]", '{"error": {"code": "ENOTFOUND"}}'])
def test_an_auditor_that_could_not_be_asked_is_no_clean_bill(output: str | None) -> None:
    for found in (audit.python_finding(output), audit.browser_finding(output)):
        assert found.weak is None
        assert "could not be asked" in found.sentence()


@pytest.mark.parametrize(
    ("python", "npm", "code"), [("[]", "[]", 2), (json.dumps(PYTHON), "[]", 1), ('{"dependencies": []}', None, 0)]
)
def test_the_command_ends_with_a_sentence_for_each_and_says_by_its_code_what_was_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], python: str, npm: str | None, code: int
) -> None:
    answers = {"pip_audit": python, "audit": npm or '{"vulnerabilities": {}}'}
    monkeypatch.setattr(
        audit, "output_of", lambda command, _: next(text for word, text in answers.items() if word in command)
    )
    monkeypatch.setattr(frontend, "install", lambda _: None)
    assert audit.run(Path()) == code
    assert len(capsys.readouterr().out.strip().splitlines()) >= 2


def test_a_program_that_is_not_there_has_no_output(tmp_path: Path) -> None:
    assert audit.output_of([str(tmp_path / "nothing")], tmp_path) is None
    assert audit.output_of([sys.executable, "-c", "print('x'); raise SystemExit(3)"], tmp_path) == "x\n"
