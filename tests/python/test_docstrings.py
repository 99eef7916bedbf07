"""The examples in the docstrings of what `import chainrule` offers give what they say."""

import doctest
from importlib import import_module

import pytest

from tools.environment import ROOT

MODULES = [
    "chainrule",
    *sorted(
        f"chainrule.python.{path.stem}"
        for path in (ROOT / "chainrule" / "python").glob("*.py")
        if ">>> " in path.read_text(encoding="utf-8")
    ),
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_give_what_they_say(name: str) -> None:
    failed, attempted = doctest.testmod(import_module(name), optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    assert attempted > 0
    assert failed == 0


@pytest.mark.parametrize("name", ["trace", "grad", "network", "train", "NamedTrace", "NetworkSource"])
def test_everything_offered_has_an_example(name: str) -> None:
    import chainrule  # noqa: PLC0415

    assert ">>> import chainrule as cr" in getattr(chainrule, name).__doc__
