"""One word names one thing in the whole project, and what is written about it is true."""

from __future__ import annotations

import ast
import re
import shlex
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tools import command
from tools.environment import ROOT

SOURCES = sorted(path for folder in ("chainrule", "app") for path in (ROOT / folder).rglob("*.py"))


def public_classes(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and not node.name.startswith("_"))


def test_no_two_public_classes_have_the_same_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in SOURCES:
        for name in public_classes(path):
            places[name].append(str(path.relative_to(ROOT)))
    assert "Scene" in places
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def parents() -> dict[str, list[str]]:
    """By the name of every class of the project, its parents that are classes of the project."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    names = {node.name for node in classes}
    bases = {node.name: [base for base in node.bases if isinstance(base, ast.Name)] for node in classes}
    return {name: [base.id for base in found if base.id in names] for name, found in bases.items()}


def test_no_class_is_cut_into_a_chain_of_parents() -> None:
    """Of errors and of forms of documents there are kinds of kinds; what does something holds its parts."""
    found = parents()
    assert found["TapeTrace"] == ["Trace"]
    chains = {name: above for name, above in found.items() if any(found[parent] for parent in above)}
    assert {name for name in chains if not name.endswith(("Error", "Schema"))} == set()


def test_what_is_shown_of_a_computation_is_a_trace_or_a_scene_and_never_a_film() -> None:
    told = [path for path in SOURCES if re.search(r"film", path.read_text(encoding="utf-8"), re.IGNORECASE)]
    assert told == []


def python_tests() -> Iterator[str]:
    """Every test that needs no browser, by its name."""
    folder = ROOT / "tests"
    for path in folder.rglob("test_*.py"):
        if "browser" not in path.parts:
            yield from re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_example_in_the_readme_selects_a_test() -> None:
    written = re.search(r"`python3 run\.py (test [^`]+)`", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert written is not None
    options = command.parse(shlex.split(written[1]))
    assert options.only == ["python"]
    option, wanted = options.arguments
    assert option == "-k"
    assert [test for test in python_tests() if wanted in test]


def test_the_architecture_names_files_that_are_there() -> None:
    folders = [
        ROOT / name for name in ("app", "chainrule", "deploy", "docs", "frontend/src", "templates", "tests", "tools")
    ]
    there = [f"/{path}" for path in [*ROOT.glob("*.*"), *(path for folder in folders for path in folder.rglob("*.*"))]]
    written = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w./-]+\.(?:py|ts|md|json|css|toml|html))`", written)
    assert len(named) > 80
    assert [name for name in named if not any(path.endswith(f"/{name}") for path in there)] == []
