"""The search for rings rests while much is made, and goes on as it was before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from chainrule.garbage import COLLECTION
from chainrule.limits import Limits
from chainrule.sources import read
from chainrule.sources.expression import document as expressions
from chainrule.sources.expression.build import build


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.enable()


def test_it_goes_on_when_the_last_one_is_out() -> None:
    with COLLECTION.later():
        with COLLECTION.later():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="no number"), COLLECTION.later():
        raise ValueError("no number")
    assert gc.isenabled()


def test_what_was_off_before_stays_off() -> None:
    gc.disable()
    with COLLECTION.later():
        pass
    assert not gc.isenabled()


@pytest.mark.parametrize("is_long", [False, True])
def test_it_rests_while_a_long_text_is_read(is_long: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "y = x" + " + x" * (expressions.LONG_TEXT // 4 if is_long else 4)
    seen = []
    monkeypatch.setattr(expressions, "build", lambda *given: seen.append(gc.isenabled()) or build(*given))
    read({"kind": "expression", "text": text, "inputs": {"x": 1}}, Limits(nodes=100_000, text_length=100_000))
    assert seen == [not is_long]
    assert gc.isenabled()
