"""`import chainrule` imports next to nothing; what a name needs comes with the name."""

import subprocess
import sys

import pytest

import chainrule

HEAVY = ("numpy", "orjson", "fastapi", "pydantic", "sqlalchemy", "tqdm", "pandas", "typer", "sklearn")


def modules_after(code: str) -> set[str]:
    """The modules of a fresh Python after `code`."""
    program = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_it_imports_no_library_and_no_other_module_of_its_own() -> None:
    found = modules_after("import chainrule")
    assert found.isdisjoint(HEAVY)
    assert {name for name in found if name.startswith("chainrule")} == {"chainrule"}


def test_tracing_imports_neither_the_web_nor_what_training_and_notebooks_need() -> None:
    found = modules_after("import chainrule\nchainrule.trace('y = x*x', x=3)")
    assert "numpy" in found
    assert found.isdisjoint({"fastapi", "starlette", "sqlalchemy", "tqdm", "pandas", "typer", "IPython", "anywidget"})


@pytest.mark.parametrize("name", chainrule.__all__)
def test_every_name_that_is_offered_is_there(name: str) -> None:
    assert name in dir(chainrule)
    assert getattr(chainrule, name).__name__ == name


def test_a_name_that_is_not_offered_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'grads'"):
        _ = chainrule.grads  # type: ignore[attr-defined]
