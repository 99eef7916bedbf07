"""What goes wrong in another program ends as a sentence."""

import sys

import pytest

from tools.process import SetupError, advice, quietly


def test_the_output_of_a_program_that_succeeds_is_returned() -> None:
    assert quietly([sys.executable, "-c", "print(2)"], doing="Counting").strip() == "2"


def test_a_failure_shows_the_end_of_the_output_and_what_was_being_done(capsys: pytest.CaptureFixture[str]) -> None:
    code = "for i in range(100): print('line', i)\nexit(1)"
    with pytest.raises(SetupError, match=r"^Counting failed\. "):
        quietly([sys.executable, "-c", code], doing="Counting")
    shown = capsys.readouterr().err.splitlines()
    assert shown[-1] == "line 99"
    assert len(shown) == 25


def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(SetupError, match="no-such-program cannot be started"):
        quietly(["no-such-program"], doing="Counting")


@pytest.mark.parametrize(
    "output",
    [
        "Failed to establish a new connection: NewConnectionError('...')",
        "ERROR: No matching distribution found for fastapi>=0.115",
        "npm error code ENOTFOUND",
        "npm error code ECONNREFUSED",
    ],
)
def test_a_registry_out_of_reach_is_recognised(output: str) -> None:
    assert "registry cannot be reached" in advice(output)


def test_other_failures_point_at_their_own_words() -> None:
    assert advice("SyntaxError: unexpected token").startswith("The lines above say why")
