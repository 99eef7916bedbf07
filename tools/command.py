"""The commands of `run.py`: what they are called, what they take, and what they need before they can run."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tools import audit, chaos, checks, docs_site, frontend, fuzz, load, package, serve, soak
from tools.environment import ROOT, Environment
from tools.process import SetupError, say

BENCH = ROOT / ".cache" / "bench"


def start() -> int:
    """First half, under any Python: prepare the environment the command needs, and hand over to its Python."""
    options = parse(sys.argv[1:])
    return in_a_sentence(lambda: hand_over(environment_for(options.command)))


def run() -> int:
    """Second half, inside that environment: do what was asked."""
    options = parse(sys.argv[1:])
    os.chdir(ROOT)
    return in_a_sentence(lambda: perform(options))


def environment_for(command: str) -> Environment:
    if command == "bench":
        return Environment(BENCH, ("dev", "bench"))
    if command == "docs":
        return Environment(groups=("docs",))
    if command in {"test", "fuzz", "legibility", "audit"}:
        return Environment(groups=("dev", "docs"), wished=("peers",))
    return Environment()


def hand_over(environment: Environment) -> int:
    environment.prepare()
    command = [str(environment.python), "-m", "tools", *sys.argv[1:]]
    os.chdir(ROOT)
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def perform(options: argparse.Namespace) -> int:
    if options.command == "test":
        return checks.run(ROOT, options.only, options.arguments)
    frontend.build(ROOT)
    if options.command == "build" and options.package:
        say(f"Packed: {package.package(ROOT).relative_to(ROOT)}")
    if options.command == "bench":
        return subprocess.call([sys.executable, "-m", "bench", *options.arguments])
    if options.command == "fuzz":
        return fuzz.requests(ROOT, options.cases) or fuzz.run(ROOT, options.minutes, options.arguments)
    if options.command in MEASURES:
        return MEASURES[options.command](options)
    if options.command == "build":
        say(f"Built: {Path('static', 'dist')}")
        return 0
    return serve.run(options.host, options.port, opens_browser=options.browser)


MEASURES: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "load": lambda options: load.run(ROOT, options.seconds),
    "chaos": lambda _: chaos.run(ROOT),
    "soak": lambda options: soak.run(ROOT, options.minutes),
    "legibility": lambda options: checks.legibility(ROOT, options.arguments),
    "audit": lambda _: audit.run(ROOT),
    "docs": lambda _: docs_site.build(ROOT),
}
"""What each of these commands does, once the front end is built."""


def in_a_sentence(action: Callable[[], int]) -> int:
    """Do `action`; what the person can mend is said in a sentence, without a traceback."""
    try:
        return action()
    except SetupError as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line; without a command it is `serve`."""
    parser = argparse.ArgumentParser(prog="run.py", description="Set up, start, test and measure Chainrule.")
    serving(parser)
    commands = parser.add_subparsers(dest="command", metavar="command")
    parser.set_defaults(command="serve")
    serving(commands.add_parser("serve", help="start the app and open it (what happens without a command)"))
    build = commands.add_parser("build", help="build the front end into static/dist")
    build.add_argument("--package", action="store_true", help="and pack the npm package chainrule-player into dist")
    commands.add_parser("docs", help="build the documentation into static/docs, served at /docs/")
    test = commands.add_parser("test", help="every check and every test")
    test.add_argument("--only", metavar="PART", action="append", choices=checks.PARTS, default=[], help=PART_HELP)
    test.add_argument("arguments", nargs="*", metavar="-- ...", help="more arguments for the parts that were chosen")
    bench = commands.add_parser("bench", help="measure against peers, which are installed for it")
    bench.add_argument("arguments", nargs="*", metavar="-- ...", help="more arguments for the benchmarks")
    fuzz_parser = commands.add_parser("fuzz", help="strange requests, then property tests with new examples")
    fuzz_parser.add_argument("--cases", type=int, default=10_000, help="requests to a running app, about (10000)")
    fuzz_parser.add_argument("--minutes", type=float, default=10, help="how long (10)")
    fuzz_parser.add_argument("arguments", nargs="*", metavar="-- ...", help="more arguments for pytest")
    load_parser = commands.add_parser("load", help="the server under the heaviest documents, measured on loopback")
    load_parser.add_argument("--seconds", type=float, default=20, help="how long (20)")
    commands.add_parser("chaos", help="stuck jobs, bombs, slow readers, kill -9: what becomes of everybody else")
    soak_parser = commands.add_parser("soak", help="everything, for long: do memory and handles stay what they were?")
    soak_parser.add_argument("--minutes", type=float, default=30, help="how long (30)")
    commands.add_parser("audit", help="ask whether installed packages have known weaknesses")
    legibility = commands.add_parser("legibility", help="measure every picture of every preset in a browser (long)")
    legibility.add_argument("arguments", nargs="*", metavar="-- ...", help="more arguments for pytest")
    return parser.parse_args(arguments)


PART_HELP = f"only this part; may be repeated. Parts: {', '.join(checks.PARTS)}"


def serving(parser: argparse.ArgumentParser) -> None:
    host = os.environ.get("CHAINRULE_HOST", "127.0.0.1")
    port = os.environ.get("CHAINRULE_PORT", "8000")
    parser.add_argument("--host", default=host, help=f"the address to listen on ({host})")
    parser.add_argument("--port", type=int, default=port, help=f"the port to listen on ({port})")
    parser.add_argument("--no-browser", dest="browser", action="store_false", help="open no browser")
