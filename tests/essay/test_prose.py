"""Passages as HTML: numbers with what binds them to the trace."""

import json
import re
from pathlib import Path

import pytest

from chainrule.essay.prose import prose

GOLDEN = json.loads((Path(__file__).resolve().parents[1] / "golden" / "networks.json").read_text(encoding="utf-8"))
LECTURE = next(each for each in GOLDEN["networks"] if each["id"] == "lecture-network")["cases"]["A"]


def number(text: str) -> str:
    found = re.search(r'<span class="number"[^>]*>([^<]*)</span>', prose(text, "network"))
    assert found is not None
    return found[1]


def test_the_numbers_are_those_of_the_lectures_network() -> None:
    activations = LECTURE["a"]
    assert number("{value a3_1}") == f"{activations[2][0]:.4g}"
    assert number("{value a3_2}") == f"{activations[2][1]:.4g}"


def test_a_number_says_what_it_is_bound_to_and_how_it_is_called() -> None:
    written = prose("{gradient z3_1}", "network")
    assert 'data-gradient="z3_1"' in written
    assert re.search(r'data-name="∂\S+/∂\S+"', written)


def test_an_equals_sign_stays_on_the_line_of_its_number() -> None:
    assert " = " not in prose("`x1` = {value x_1}", "network")


def test_what_is_no_mark_and_what_is_not_in_the_film_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        prose("{nothing x}", "network")
    with pytest.raises(KeyError):
        prose("{value nobody}", "network")
    with pytest.raises(KeyError, match="nobody"):
        prose("{try nobody=1: this}", "network")


def test_text_is_escaped() -> None:
    assert prose("a < b & c", "chain") == "a &lt; b &amp; c"


def test_a_number_that_no_input_changes_is_the_traces_and_says_why_it_cannot_be_dragged() -> None:
    assert prose("{slope y.1}", "diamond", fixed="a < b") == '<span class="count" title="a &lt; b">3</span>'
    assert prose("{slope z1_1.1}", "network") == '<span class="count">1</span>'
    assert prose("{count parameters}", "network") == '<span class="count">18</span>'
    with pytest.raises(ValueError, match="not enough values"):
        prose("{slope y.9}", "diamond")
