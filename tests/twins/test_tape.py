"""What the page computes by itself is what the server computes: presets and random graphs, run by both.

The page's tape is the TypeScript itself, bundled and run by node; it gets traces in their binary form, with changes to
inputs, and answers with numbers and diagnostics.

Functions such as exp may differ in their last digit between two libraries. So a graph is drawn again where the last
digit of a function decides about more than the twelfth digit of any number: where large numbers cancel, say.
"""

from __future__ import annotations

import json
import struct
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from chainrule.canonical_json import dumps
from chainrule.encode.binary import pack
from chainrule.encode.document import diagnostic_document, graph_document, op_document
from chainrule.engine import tape as tapes
from chainrule.engine.diagnose import Diagnostic, diagnose
from chainrule.engine.graph import Graph
from chainrule.engine.lower import is_scalar, lower
from chainrule.engine.ops import OPS, arrays, fill
from chainrule.engine.run import run
from chainrule.engine.trace import Array, Trace
from chainrule.errors import LimitError
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources import read
from chainrule.sources.presets import PRESETS
from tests.engine import random_graphs
from tools import frontend

RUNNER = """
import { readFileSync, writeFileSync } from "node:fs";
import { answer } from "./answer.js";
const { numbers, diagnostics } = answer(new Uint8Array(readFileSync("question")).buffer);
writeFileSync("numbers", numbers);
writeFileSync("diagnostics.json", JSON.stringify(diagnostics));
"""
ROOT = Path(__file__).parents[2]
GRAPHS = 2_000
SPREADS = (0.0, 1.0, 1.0, 1e3, 1e200)
CLOSE = 1e-12
TINY = 1e-300
"""Below it a float64 has fewer digits."""
MOST_NODES = 10_000
INEXACT = frozenset(arrays.__all__) - {
    "abs", "blocked", "ceil", "divide", "floor", "isfinite", "maximum", "minimum", "rint", "sign", "sqrt", "where",
}  # fmt: skip
"""Functions that two libraries may round differently."""
NOTE = Diagnostic("read-as", say("{text} was read as {reading}", text="x²", reading="x**2"), "")


@dataclass(frozen=True)
class Case:
    """A graph, the inputs its trace was made with, and those it is run with then."""

    name: str
    graph: Graph
    before: Mapping[str, float]
    after: Mapping[str, float]

    @property
    def trace(self) -> Trace:
        return run(self.graph, self.after)


def preset_cases() -> Iterator[Case]:
    """Every preset that is of single numbers, or can be: networks by their neurons. Then all inputs a little moved."""
    for id in sorted(PRESETS):
        program = read({"kind": "preset", "id": id}, Limits())
        if program.document["kind"] == "network":
            # A network with too many neurons has no film of single numbers.
            with suppress(LimitError):
                program = read({**program.document, "detail": "scalar"}, Limits(nodes=MOST_NODES))
        if is_scalar(program.graph):
            given = {name: float(value) for name, value in program.inputs.items()}
            yield Case(id, program.graph, given, {name: 0.75 * value + 0.125 for name, value in given.items()})
            yield Case(id, program.graph, given, given)


def random_cases(count: int) -> Iterator[Case]:
    """Random graphs of every element-wise op, none of which hangs on the last digit of a function."""
    rng = np.random.default_rng(9)
    while count > 0:
        names = rng.choice(random_graphs.elementwise_names, size=int(rng.integers(1, 31)))
        moves = [(str(name), tuple(map(int, rng.integers(0, 41, size=3))), int(rng.integers(12))) for name in names]
        shapes = [()] * int(rng.integers(1, 5))
        seed, spread = int(rng.integers(2**32)), float(rng.choice(SPREADS))
        made = random_graphs.build(moves, shapes, seed, spread)
        before = {name: float(value) for name, value in made.inputs.items()}
        moved = rng.normal(scale=spread, size=len(before))
        pairs = zip(before.items(), moved, strict=True)
        after = {name: value if x > spread else float(x) for (name, value), x in pairs}
        if is_steady(made.graph, after):
            yield Case(f"random {count}", made.graph, before, after)
            count -= 1


def is_steady(graph: Graph, inputs: Mapping[str, float]) -> bool:
    """Do numbers and diagnostics stay what they are when every function answers a few last digits more or less?"""
    exact = run(graph, inputs)
    told = diagnose(graph, exact)
    tape = lower(graph)
    for factor in (1.0 + 2.0**-51, 1.0 - 2.0**-51):
        registers = run_inexactly(tape, [inputs[name] for name in tape.inputs], factor)
        moved = tapes.TapeTrace(graph, *columns(tape, registers), tape=tape, registers=registers)
        if not same(flat(moved), flat(exact), CLOSE / 10) or diagnose(graph, moved) != told:
            return False
    return True


def columns(tape: tapes.Tape, registers: tapes.Registers) -> Sequence[Any]:
    places = (tape.gradients, tape.amounts, tape.totals, tape.locals)
    return (registers[: tape.nodes], *(tapes.Picked(registers, each) for each in places))


def run_inexactly(tape: tapes.Tape, inputs: Sequence[float], factor: float) -> tapes.Registers:
    registers: list[Any] = [None] * (tape.empty + 1)
    for register, value in zip(tape.given, (*inputs, *tape.fixed), strict=True):
        registers[register] = value
    for each in tape.code:
        registers[each.result] = inexact(each.rule, factor)(*[registers[k] for k in each.operands])
    return tuple(registers)


@cache
def inexact(rule: str, factor: float) -> Callable[..., float]:
    """A rule whose functions answer `factor` times what they should."""

    def moved(function: Callable[..., float]) -> Callable[..., float]:
        return lambda *xs: function(*xs) * factor

    names = {name: f"r{k}" for k, name in enumerate(tapes.slot_names(rule))}
    space = {name: moved(value) if name in INEXACT else value for name, value in tapes.FLOAT_NAMES.items()}
    function: Callable[..., float] = eval(f"lambda {', '.join(names.values())}: {fill(rule, names)}", space)
    return function


def flat(trace: Trace) -> Array:
    """All numbers of a trace: values, gradients, amounts, totals, local derivatives."""
    return np.concatenate([*trace.flat().values(), trace.flat_locals()[0]])


def same(found: Array, expected: Array, close: float) -> bool:
    """NaN, infinities and the signs of zeros in the same places, all else as close as that."""
    is_number = np.isfinite(expected)
    if not np.array_equal(np.isfinite(found), is_number):
        return False
    if not np.array_equal(found[~is_number], expected[~is_number], equal_nan=True):
        return False
    left, right = found[is_number], expected[is_number]
    is_zero = right == 0.0
    signs = np.array_equal(np.signbit(left[is_zero]), np.signbit(right[is_zero]))
    return signs and bool(np.all(np.abs(left - right) <= close * np.abs(right) + TINY))


def asked(case: Case) -> bytes:
    """A case as the page gets it: the changes to its inputs, and the trace in its binary form."""
    before = run(case.graph, case.before)
    changes = {name: value for name, value in case.after.items() if value != case.before[name]}
    locals_, local_shapes = before.flat_locals()
    ops = {node.op: op_document(OPS[node.op]) for node in case.graph if not node.is_leaf}
    told = [diagnostic_document(each) for each in (*diagnose(case.graph, before), NOTE)]
    header = {"graph": graph_document(case.graph), "ops": ops, "diagnostics": told, "local_shapes": local_shapes}
    parts = dumps(changes), pack(header, before.flat() | {"locals": locals_})
    return b"".join(struct.pack("<I", len(part)) + part for part in parts)


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[Case]], Iterator[tuple[Array, Any]]]:
    """The page's tape: numbers and diagnostics by case."""
    folder = tmp_path_factory.mktemp("tape")
    frontend.install(ROOT)
    vite = ROOT / "frontend" / "node_modules" / "vite" / "bin" / "vite.js"
    bundle = ["build", "--ssr", "tests/tape/answer.ts", "--outDir", str(folder), "--logLevel", "warn", "--emptyOutDir"]
    subprocess.run([frontend.node(), vite, *bundle], cwd=ROOT / "frontend", check=True)
    (folder / "run.mjs").write_text(RUNNER, encoding="utf-8")

    def answers(cases: Sequence[Case]) -> Iterator[tuple[Array, Any]]:
        (folder / "question").write_bytes(b"".join(map(asked, cases)))
        subprocess.run([frontend.node(), "run.mjs"], cwd=folder, check=True)
        numbers = np.fromfile(folder / "numbers", "<f8")
        diagnostics = json.loads((folder / "diagnostics.json").read_text("utf-8"))
        at = 0
        for case, told in zip(cases, diagnostics, strict=True):
            size = flat(case.trace).size
            yield numbers[at : at + size], told
            at += size
        assert at == numbers.size

    return answers


def wanted(case: Case) -> list[dict[str, Any]]:
    """The diagnostics of a case as the page tells them; what is no matter of a run is told again."""
    found = [diagnostic_document(each) for each in (*diagnose(case.graph, case.trace), NOTE)]
    return [
        {"code": each["code"], "node": each["node"], "message": each["message"], "messages": said(each["translations"])}
        for each in found
    ]


def said(translations: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {tag: each["message"] for tag, each in translations.items()}


@pytest.mark.parametrize("made", [preset_cases, lambda: random_cases(GRAPHS)], ids=["presets", "random graphs"])
def test_the_page_computes_what_the_server_computes(
    made: Callable[[], Iterator[Case]], answer: Callable[[Sequence[Case]], Iterator[tuple[Array, Any]]]
) -> None:
    cases = tuple(made())
    for case, (numbers, told) in zip(cases, answer(cases), strict=True):
        assert same(numbers, flat(case.trace), CLOSE), case.name
        assert told == wanted(case), case.name


def test_the_random_graphs_hold_every_op_and_every_kind_of_diagnostic() -> None:
    cases = tuple(random_cases(GRAPHS))
    ops = {node.op for case in cases for node in case.graph if not node.is_leaf}
    assert ops == set(random_graphs.elementwise_names)
    assert {each.code for case in cases for each in diagnose(case.graph, case.trace)} == {
        "non-finite-value", "non-finite-gradient", "blocked-gradient", "untaken-branch", "kink",
    }  # fmt: skip
