"""One symbol, one quantity: all that is written of every worked example, in every unit, at every step.

What is written is made by the page's own code, bundled and run by node: the formulas of cards and panels, and what the
nodes are called.
"""

from __future__ import annotations

import json
import math
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from chainrule.canonical_json import dumps
from chainrule.encode import document
from chainrule.engine.trace import Value
from chainrule.errors import LimitError
from chainrule.limits import Limits
from chainrule.scene import Scene, build
from chainrule.sources.presets import PRESETS
from tools import frontend

ROOT = Path(__file__).parents[2]
RUNNER = """
import { readFileSync, writeFileSync } from "node:fs";
import { writtenOf } from "./written.js";
const films = JSON.parse(readFileSync("films.json", "utf8"));
writeFileSync("written.json", JSON.stringify(films.map(writtenOf)));
"""
MOST_NODES = 3_000
"""A network of more has no film of single numbers."""
CLOSE = 1e-9
FUNCTIONS: Mapping[str, Any] = {
    "σ": lambda x: 1 / (1 + math.exp(-x)), "exp": math.exp, "ln": math.log, "log": math.log, "sin": math.sin,
    "cos": math.cos, "tanh": math.tanh, "sqrt": math.sqrt, "abs": abs, "max": max, "min": min,
    "relu": lambda x: max(x, 0.0), "softplus": lambda x: math.log1p(math.exp(x)),
}  # fmt: skip
DERIVATIVE = re.compile(r"([d∂])([\w′″^]+)/([d∂])([\w′″]+)")
LOSSES = {"C", "Cⁿ", "L"}
"""What the lecture derives: of one sample without and with its index, and of several."""


@dataclass(frozen=True)
class Film:
    """A film and what is written of it."""

    name: str
    preset: str
    scene: Scene
    written: Mapping[str, Any]

    @cached_property
    def units(self) -> Mapping[str, list[Mapping[str, Any]]]:
        """All formulas of every unit."""
        found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for step in self.written["steps"]:
            found[step["unit"]] += step["formulas"]
        return found

    def number(self, figure: str) -> Value:
        i = int(figure[1:])
        trace = self.scene.trace
        return trace.values[i] if figure[0] == "v" else present(trace.gradients[i])

    def named(self, unit: str) -> Iterator[tuple[str, str]]:
        """Symbols and the figures they stand for. Nodes are called by their names where single ops are seen."""
        if unit == "op":
            for i, node in enumerate(self.written["nodes"]):
                yield node["name"], f"v{i}"
                if node["gradient"] and not is_fixed(self.scene, i):
                    yield node["gradient"], f"g{i}"
        for formula in self.units[unit]:
            if formula["figure"] and formula["figure"][0] in "vg":
                yield formula["text"].split(" = ")[0], formula["figure"]


def present(value: Value | None) -> Value:
    assert value is not None
    return value


def is_fixed(scene: Scene, i: int) -> bool:
    """Constants and labels have no gradient that is written anywhere."""
    return scene.graph.nodes[i].role in {"constant", "target"}


def films() -> Iterator[tuple[str, str, Scene]]:
    """Every preset; of a network also its arrays with the mean, and the neurons of its first and its last sample."""
    for id in PRESETS:
        scene = build({"kind": "preset", "id": id}, Limits())
        yield id, id, scene
        source = scene.source
        if source["kind"] != "network":
            continue
        yield f"{id}, mean", id, build({**source, "reduction": "mean"}, Limits())
        samples = source["samples"]
        for n in sorted({0, len(samples) - 1}):
            with suppress(LimitError):
                one = {**source, "samples": samples[n : n + 1], "detail": "scalar"}
                yield f"{id}, sample {n + 1}", id, build(one, Limits(nodes=MOST_NODES))
        if len(samples) == 2:
            yield f"{id}, mean of both", id, build({**source, "reduction": "mean", "detail": "scalar"}, Limits())


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Film]:
    folder = tmp_path_factory.mktemp("signs")
    frontend.install(ROOT)
    vite = ROOT / "frontend" / "node_modules" / "vite" / "bin" / "vite.js"
    bundle = [
        "build",
        "--ssr",
        "tests/signs/written.ts",
        "--outDir",
        str(folder),
        "--logLevel",
        "warn",
        "--emptyOutDir",
    ]
    subprocess.run([frontend.node(), vite, *bundle], cwd=ROOT / "frontend", check=True)
    found = list(films())
    texts = [dumps(document.document(scene)) for _, _, scene in found]
    (folder / "films.json").write_bytes(b"[" + b",".join(texts) + b"]")
    (folder / "run.mjs").write_text(RUNNER, encoding="utf-8")
    subprocess.run([frontend.node(), "run.mjs"], cwd=folder, check=True)
    answers = json.loads((folder / "written.json").read_text("utf-8"))
    return [Film(*each, answer) for each, answer in zip(found, answers, strict=True)]


def same(a: Value, b: Value) -> bool:
    one, other = np.squeeze(a), np.squeeze(b)
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=CLOSE, atol=0.0, equal_nan=True))


def close(a: float, b: float) -> bool:
    return a == b or (math.isnan(a) and math.isnan(b)) or abs(a - b) <= CLOSE * max(abs(a), abs(b))


def test_no_symbol_has_two_values_on_a_screen(written: list[Film]) -> None:
    faults = []
    for film in written:
        for unit in film.units:
            values: dict[str, Value] = {}
            for symbol, figure in film.named(unit):
                value = film.number(figure)
                if not same(values.setdefault(symbol, value), value):
                    faults.append((film.name, unit, symbol))
    assert faults == []


def test_no_quantity_has_two_symbols_on_a_screen(written: list[Film]) -> None:
    faults = []
    for film in written:
        for unit in film.units:
            symbols: dict[str, str] = {}
            for symbol, figure in film.named(unit):
                plain = re.sub(r"\s*([·−])\s*", r"\1", symbol)
                if symbols.setdefault(figure, plain) != plain:
                    faults.append((film.name, unit, symbols[figure], plain))
    assert faults == []


def test_the_numbers_of_a_formula_give_its_result(written: list[Film]) -> None:
    """In mean mode too, where every gradient of a sample carries 1/N."""
    faults, count = [], 0
    for film in written:
        for step in film.written["steps"]:
            for formula in step["formulas"]:
                sides = [worth(side) for side in re.split(r" \+?= ", formula["exact"] or "")]
                known = [side for side in sides if side is not None]
                count += len(known) > 1
                if not all(close(side, known[-1]) or nearly_nothing(side, known[-1]) for side in known):
                    faults.append((film.name, step["unit"], formula["text"]))
    assert faults == []
    assert count > 3_000


def nearly_nothing(a: float, b: float) -> bool:
    """What is left where numbers cancel differs by their rounding."""
    return abs(a - b) < 1e-12


def worth(side: str) -> float | None:
    """What a side comes to; None where signs stand in it, or a condition, which at a kink is a convention."""
    if re.search(r"[<>]", side):
        return None
    plain = side.replace("½", "0.5*").replace("−", "-").replace("·", "*").replace("⊙", "*").replace("^", "**")
    plain = plain.replace("[", "(").replace("]", ")").replace("²", "**2").replace("³", "**3")
    plain = re.sub(r"(?<=[\d)])\s*(?=\()", "*", plain.strip())
    try:
        return float(eval(plain, {"__builtins__": {}}, dict(FUNCTIONS)))
    except (SyntaxError, NameError, TypeError, ValueError, OverflowError, ZeroDivisionError):
        return None


def test_nothing_is_derived_by_a_number(written: list[Film]) -> None:
    formulas = [each["text"] for film in written for unit in film.units.values() for each in unit]
    assert [text for text in formulas if re.search(r"[d∂]\S*/[d∂](?:[\d.−]+|\([\d.−]+\))(?!\S)", text)] == []


def test_a_weight_is_written_by_z_and_not_by_what_lies_between(written: list[Film]) -> None:
    """`∂C/∂w = ∂C/∂z ∂z/∂w`; names of products and running sums stand only where single ops are stepped."""
    networks = [film for film in written if film.scene.source["kind"] == "network"]
    of_weights = [
        each["text"]
        for film in networks
        for unit in film.units.values()
        for each in unit
        if re.match(r"∂(Cⁿ|L)/∂w[₀-₉]", each["text"])
    ]
    assert len(of_weights) > 500
    assert [text for text in of_weights if not re.match(r"(∂Cⁿ|∂L)/(∂w\S+) \+?= \1/(∂z\S+) \3/\2 = ", text)] == []
    inner = [
        each["text"]
        for film in networks
        for unit, formulas in film.units.items()
        for each in formulas
        if unit != "op" and re.search(r"(?<![\w])[pseqh][₀-₉]", each["text"])
    ]
    assert inner == []


def test_in_a_network_of_one_sample_everything_is_of_its_loss_and_of_several_of_their_sum(written: list[Film]) -> None:
    """Nodes, formulas, sentences and labels, those of the reversed network and of both one above the other too."""
    faults, places = [], set()
    for film in written:
        if film.scene.source["kind"] != "network":
            continue
        over = "Cⁿ" if len(film.scene.source["samples"]) == 1 else "L"
        said = {
            "name": [node["gradient"] for node in film.written["nodes"] if node["gradient"]],
            "line": [line.replace("^n", "ⁿ") for line in film.written["lines"]],
            "formula": [each["text"] for formulas in film.units.values() for each in formulas],
            "sentence": [step["sentence"] for step in film.written["steps"]],
        }
        for place, texts in said.items():
            for text in texts:
                found = {of for _, of, _, _ in DERIVATIVE.findall(text) if of in LOSSES}
                places |= {(place, of) for of in found}
                if found - {over}:
                    faults.append((film.name, place, text))
    assert faults == []
    assert places == {(place, of) for place in said for of in ("Cⁿ", "L")}


def test_a_mean_says_so_wherever_a_sample_hands_on_its_share(written: list[Film]) -> None:
    """With N samples the rule from the loss back to an output, or to its z, has the 1/N; a single sample has none."""
    means = [film for film in written if film.name.endswith((", mean", ", mean of both"))]
    rules = [
        each["text"]
        for film in means
        if len(film.scene.source["samples"]) > 1
        for unit, formulas in film.units.items()
        for each in formulas
        if unit != "op" and re.search(r"= .*y\S* − ŷ", each["text"]) and each["text"].startswith("∂L")
    ]
    assert rules
    assert [text for text in rules if not re.search(r"= \S*1/\d+ ", text) and "/N" not in text] == []


def test_the_loss_of_several_samples_is_written_and_told_as_what_it_is(written: list[Film]) -> None:
    faults, count = [], 0
    for film in written:
        source = film.scene.source
        if source["kind"] != "network" or len(source["samples"]) == 1 or source["detail"] == "scalar":
            continue
        [step] = [step for step in film.written["steps"] if step["unit"] == "layer" and "the label" in step["sentence"]]
        [formula] = [each["text"] for each in step["formulas"]]
        count += 1
        samples = len(source["samples"])
        start, told = (
            (f"L = 1/{samples} Σ Cⁿ = ", "is their mean.")
            if source["reduction"] == "mean"
            else ("L = Σ Cⁿ = ", "adds them up.")
        )
        if not formula.startswith(start) or not step["sentence"].endswith(told):
            faults.append((film.name, formula, step["sentence"]))
    assert faults == []
    assert count > 5


def test_a_tour_writes_derivatives_as_its_film_does(written: list[Film]) -> None:
    faults, count = [], 0
    by_preset = defaultdict(set)
    for film in written:
        by_preset[film.preset] |= {node["gradient"] for node in film.written["nodes"] if node["gradient"]}
    for id, preset in PRESETS.items():
        said = [preset.teaches, *(cue.text for cue in preset.tour)]
        said += [text for words in preset.words.values() for text in (words.teaches, *words.tour)]
        total = any(gradient.startswith("d") for gradient in by_preset[id])
        losses = {of for gradient in by_preset[id] for _, of, _, _ in DERIVATIVE.findall(gradient)}
        for text in said:
            for d, of, other, by in DERIVATIVE.findall(text):
                count += 1
                is_total = f"d{of}/d{by}" in by_preset[id]
                is_of_another = of in LOSSES and of not in losses
                if is_of_another or d != other or (d == "d") != (is_total or (total and d == "d")):
                    faults.append((id, f"{d}{of}/{other}{by}"))
    assert faults == []
    assert count > 150


def test_no_tour_of_a_network_calls_a_sample_a_row() -> None:
    """Samples are columns on the stage, in formulas and in cells; a row is a neuron, and that of a weight matrix."""
    told = [
        (id, cue.text)
        for id, preset in PRESETS.items()
        if preset.document()["kind"] == "network"
        for cue in preset.tour
    ]
    assert len(told) > 50
    assert [(id, text) for id, text in told if "row" in text.lower().split() and "W" not in text] == []
