"""The image: built in one stage and run in another, not as root, watched, and given only what the wheel needs."""

import json
import re
from pathlib import Path

import pytest

from tools.environment import ROOT

Instruction = tuple[str, str]


def instructions(text: str) -> list[Instruction]:
    """The instructions of a Dockerfile with their arguments, continued lines joined."""
    joined = re.sub(r"\\\n\s*", " ", text)
    rows = (line.strip() for line in joined.splitlines())
    return [(row.split(maxsplit=1)[0], row.split(maxsplit=1)[1]) for row in rows if row and not row.startswith("#")]


@pytest.fixture(scope="module")
def stages() -> list[list[Instruction]]:
    found: list[list[Instruction]] = []
    for instruction in instructions((ROOT / "Dockerfile").read_text()):
        if instruction[0] == "FROM":
            found.append([])
        found[-1].append(instruction)
    return found


def arguments(stage: list[Instruction], name: str) -> list[str]:
    return [argument for instruction, argument in stage if instruction == name]


def test_what_builds_is_not_what_runs(stages: list[list[Instruction]]) -> None:
    build, run = stages
    assert build[0][1].endswith(" AS build")
    assert any(argument.startswith("--from=build ") for argument in arguments(run, "COPY"))
    assert len(arguments(run, "COPY")) == 1


def test_what_is_built_is_installed_whole_and_has_letters_for_its_pictures(stages: list[list[Instruction]]) -> None:
    build, run = ("".join(arguments(stage, "RUN")) for stage in stages)
    extras = re.findall(r'"[.\w]+(\[[^\]]+\])"', build + run)
    assert extras == ["[export,postgres,redis]"] * 2
    assert "fonts-" in run


def test_it_runs_as_a_user_made_for_it(stages: list[list[Instruction]]) -> None:
    run = stages[-1]
    users = arguments(run, "USER")
    assert users == ["chainrule"]
    assert any(
        "useradd" in command and command.split("useradd")[1].find("chainrule") > 0 for command in arguments(run, "RUN")
    )
    names = [name for name, _ in run]
    assert names.index("USER") < names.index("CMD")
    assert "RUN" not in names[names.index("USER") :]


def test_its_health_is_asked_where_the_app_answers(stages: list[list[Instruction]]) -> None:
    (check,) = arguments(stages[-1], "HEALTHCHECK")
    command = json.loads(check[check.index("CMD ") + 4 :])
    assert command[:2] == ["python", "-c"]
    compile(command[2], "HEALTHCHECK", "exec")
    assert "/livez" in command[2]


def test_it_starts_the_installed_command(stages: list[list[Instruction]]) -> None:
    scripts = (ROOT / "pyproject.toml").read_text().split("[project.scripts]")[1]
    (command,) = arguments(stages[-1], "CMD")
    assert scripts.strip().startswith(f"{json.loads(command)[0]} = ")


def test_every_file_the_wheel_is_made_from_reaches_the_build() -> None:
    rules = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]
    assert rules[0] == "*"
    allowed = {rule[1:] for rule in rules if rule.startswith("!")}
    assert allowed >= {
        "app",
        "chainrule",
        "frontend",
        "static",
        "templates",
        "tools",
        "hatch_build.py",
        "pyproject.toml",
    }
    assert all((ROOT / name).exists() for name in allowed)
    assert not allowed & {".git", ".venv", "tests", "bench"}


def test_the_image_is_given_no_caches_and_no_installed_packages() -> None:
    rules = Path(ROOT, ".dockerignore").read_text().splitlines()
    assert {"frontend/node_modules", "static/dist", "**/__pycache__"} <= set(rules)
