"""Every check and every test, with the runners' own closing lines at the end.

What uses one core runs abreast; tests that fill all cores run one part after the other.

A part that ran no test at all has failed: a suite that silently did nothing proves nothing.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from tools import chromium, debian, frontend, postgres, redis
from tools.process import SetupError, say

Outcome = tuple[bool, tuple[str, ...]]
"""Did it go well, and the runner's closing lines."""
SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=loadgroup")
"""A process a core, each with an app and a browser of its own; tests that share something costly stay together."""
ONCE_MORE = ("--reruns=1",)
"""A page on a busy machine gets a second chance; how many needed it stands in the runner's closing line."""
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Result:
    """How a part ended. `closing` are the runner's own last lines."""

    part: str
    passed: bool
    closing: tuple[str, ...]
    duration_s: float


@dataclass(frozen=True)
class Workplace:
    """Where the parts run, and what the caller passes on to them."""

    root: Path
    extra: tuple[str, ...]
    tell: Callable[[str], None] = say
    """Where the runners' lines go."""

    def tool(self, name: str, *arguments: str) -> Outcome:
        """A command of this environment, by its name."""
        found = Path(sys.executable).parent / name
        return watch([str(found), *arguments, *self.extra], self.root, tell=self.tell)

    def package_script(self, name: str, *arguments: str) -> Outcome:
        """A script of `frontend/package.json`."""
        frontend.install(self.root)
        command = [str(part) for part in frontend.npm_command("run", "--silent", name, "--", *arguments, *self.extra)]
        return watch(command, self.root / "frontend", frontend.node_environment(), self.tell)

    def pytest(self, *arguments: str, env: Mapping[str, str] | None = None) -> Outcome:
        """Tests, of which at least one must have run."""
        report = self.root / ".cache" / "tests.xml"
        report.parent.mkdir(exist_ok=True)
        report.unlink(missing_ok=True)
        command = [sys.executable, "-m", "pytest", *arguments, f"--junitxml={report}", *self.extra]
        passed, closing = watch(command, self.root, {**os.environ, **(env or {})}, self.tell)
        ran = executed(report)
        return passed and ran > 0, (*closing, *skips(report), *(() if ran else ("No test was executed.",)))


def lint(place: Workplace) -> Outcome:
    return place.tool("ruff", "check")


def types(place: Workplace) -> Outcome:
    return place.tool("mypy")


def imports(place: Workplace) -> Outcome:
    return place.tool("lint-imports")


def biome(place: Workplace) -> Outcome:
    return place.package_script("lint")


def tsc(place: Workplace) -> Outcome:
    passed, closing = place.package_script("check")
    return passed, closing or ("no type errors",)


def vitest(place: Workplace) -> Outcome:
    return place.package_script("test")


def build(place: Workplace) -> Outcome:
    frontend.build(place.root)
    return True, tuple(f"static/dist/{name}" for name in frontend.OUTPUT)


def python(place: Workplace) -> Outcome:
    frontend.build(place.root)
    with postgres.server() as database, redis.server() as memory:
        others = {"POSTGRES": database, "REDIS": memory, "NGINX": nginx()}
        env = {f"CHAINRULE_TEST_{name}": value for name, value in others.items() if value}
        return place.pytest("--ignore=tests/browser", *SIDE_BY_SIDE, env=env)


def nginx() -> str | None:
    """The program, for the tests of several instances; said aloud where it could not be had."""
    found = debian.found("nginx", "nginx-light")
    if found is None:
        say("NO NGINX on this machine, and none could be installed: the tests that need one will be skipped.")
    return found


def browser(place: Workplace) -> Outcome:
    frontend.build(place.root)
    return place.pytest(
        "tests/browser", *SIDE_BY_SIDE, *ONCE_MORE, env={"CHAINRULE_CHROMIUM": str(chromium.find(place.root))}
    )


def legibility(root: Path, extra: list[str]) -> int:
    """Measure every picture of every preset: `tests/browser/test_legibility.py` without its sampling."""
    frontend.build(root)
    env = {"CHAINRULE_CHROMIUM": str(chromium.find(root)), "CHAINRULE_PICTURES": "all"}
    passed, closing = Workplace(root, tuple(extra)).pytest("tests/browser/test_legibility.py", env=env)
    say("\n" + "\n".join(closing))
    return 0 if passed else 1


ALL: dict[str, Callable[[Workplace], Outcome]] = {
    part.__name__: part for part in (lint, types, imports, biome, tsc, vitest, build, python, browser)
}
PARTS = tuple(ALL)
ABREAST = (("lint", "types", "imports"), ("biome", "tsc", "vitest"))
"""These lanes run at the same time, the parts of a lane one after the other."""


def run(root: Path, only: list[str], extra: list[str]) -> int:
    """Run the parts in `only`, or all of them. Returns 0 when all passed."""
    wanted = [part for part in PARTS if not only or part in only]
    place = Workplace(root, tuple(extra))
    lanes = [[part for part in lane if part in wanted] for lane in ABREAST]
    done = abreast(lanes, place) if all(lanes) else {}
    results = [done[part] if part in done else result(part, place) for part in wanted]
    say("\n" + "\n".join(line for one in results for line in lines(one)))
    failed = [one.part for one in results if not one.passed]
    say(f"\nFAILED: {', '.join(failed)}" if failed else f"\nAll {len(results)} parts passed.")
    return 1 if failed else 0


def abreast(lanes: list[list[str]], place: Workplace) -> dict[str, Result]:
    """The results of all parts; what the runners of a part say is printed when it is done."""

    def one_by_one(lane: list[str]) -> list[Result]:
        found = []
        for part in lane:
            said: list[str] = []
            found.append(result(part, replace(place, tell=said.append)))
            say("\n".join(said))
        return found

    with ThreadPoolExecutor(len(lanes)) as pool:
        return {each.part: each for found in pool.map(one_by_one, lanes) for each in found}


def result(part: str, place: Workplace) -> Result:
    place.tell(f"\n==== {part} ====")
    start = time.monotonic()
    try:
        passed, closing = ALL[part](place)
    except SetupError as failure:
        passed, closing = False, (str(failure),)
    return Result(part, passed, closing, time.monotonic() - start)


def lines(one: Result) -> list[str]:
    """A part's rows of the closing table."""
    head = f"{one.part:<9}{'passed' if one.passed else 'FAILED':<8}{one.duration_s:5.0f} s"
    closing = one.closing or ("",)
    return [f"{head}   {closing[0]}", *(f"{'':<{len(head)}}   {line}" for line in closing[1:])]


def watch(
    command: list[str], cwd: Path, env: Mapping[str, str] | None = None, tell: Callable[[str], None] = say
) -> Outcome:
    """Run `command` before everybody's eyes. Returns whether it went well, and its closing lines."""
    try:
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except OSError as error:
        raise SetupError(f"{command[0]} cannot be started: {error.strerror}.") from error
    seen: list[str] = []
    with process:
        for line in process.stdout or ():
            tell(line.rstrip())
            seen.append(COLOURS.sub("", line).strip())
    return process.returncode == 0, closing_lines(seen)


def closing_lines(seen: list[str]) -> tuple[str, ...]:
    """The summary: vitest's counts where there are some, else the last line that says something."""
    counts = tuple(line for line in seen if re.match(r"(Test Files|Tests) +\d", line))
    said = [line.strip("= ") for line in seen if line.strip("= ─")]
    return counts or tuple(said[-1:])


def executed(report: Path) -> int:
    """How many tests of a JUnit report ran, the skipped ones left out."""
    if not report.is_file():
        return 0
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    return sum(int(suite.get("tests", "0")) - int(suite.get("skipped", "0")) for suite in suites)


def skips(report: Path) -> tuple[str, ...]:
    """Which tests of a JUnit report did not run, by reason: a line each."""
    if not report.is_file():
        return ()
    skipped = ElementTree.parse(report).getroot().iter("skipped")
    reasons = Counter(each.get("message", "").strip() for each in skipped)
    return tuple(f"NOT RUN: {count} tests, because {reason}" for reason, count in reasons.items())
