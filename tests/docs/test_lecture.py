"""The map of the lecture leads where it says: presets, steps and tests exist, and nothing of the lecture is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import pytest

from chainrule.limits import Limits
from chainrule.scene import Scene, build
from chainrule.sources import PRESETS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "lecture.md"
PARTS = {"Note": 16, "Figure": 16, "Left out": 5}
"""How many notes, figures and gaps the lecture has; each is counted from 1."""
ORDERS = ("left", "right")
"""Views of the reversed network in an order of evaluation."""
HEADINGS = ("Lecture", "What is seen", "Preset", "View", "Sample", "Step", "Node", "Address", "Test")


@dataclass(frozen=True)
class Row:
    """A line of the table, its cells as they are written but for the backquotes."""

    cells: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self['Lecture']}-{self['Preset']}-{self['Step']}-{self['Node']}"

    def __getitem__(self, heading: str) -> str:
        return self.cells[heading]


def rows() -> list[Row]:
    """The lines of every table that has the headings; a line with other cells than those fails."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    found = [[cell.strip().replace("`", "") for cell in line.strip("|").split("|")] for line in lines]
    data = [cells for cells in found if cells != list(HEADINGS) and set("".join(cells)) != {"-"}]
    return [Row(dict(zip(HEADINGS, cells, strict=True))) for cells in data]


ROWS = rows()
every_row = pytest.mark.parametrize("row", ROWS, ids=str)


@cache
def scene_of(preset: str, view: str, sample: int) -> Scene:
    """What a view plays: the preset's own graph, or the film of one sample in single numbers."""
    whole = build({"kind": "preset", "id": preset}, Limits())
    if view == "graph" or whole.source["kind"] == "expression":
        return whole
    samples = whole.source["samples"][sample - 1 : sample]
    return build({**whole.source, "samples": samples, "detail": "scalar"}, Limits())


def scene_in(row: Row) -> Scene:
    return scene_of(row["Preset"], row["View"], int(row["Sample"] or 1))


@pytest.mark.parametrize("part", [f"{kind} {number}" for kind, last in PARTS.items() for number in range(1, last + 1)])
def test_every_part_of_the_lecture_has_a_row(part: str) -> None:
    assert part in {row["Lecture"] for row in ROWS}


def test_no_row_is_about_something_that_the_lecture_does_not_have() -> None:
    known = {f"{kind} {number}" for kind, last in PARTS.items() for number in range(1, last + 1)}
    assert {row["Lecture"] for row in ROWS} <= known


@every_row
def test_the_preset_exists_and_has_the_view(row: Row) -> None:
    assert row["Preset"] in PRESETS
    is_network = PRESETS[row["Preset"]].document()["kind"] == "network"
    assert row["View"] in (("graph", "network", "reversed", "both", *ORDERS) if is_network else ("graph", "reversed"))


@every_row
def test_the_sample_exists(row: Row) -> None:
    """A network is looked at one sample at a time, a graph as a whole."""
    is_whole = row["View"] == "graph" or PRESETS[row["Preset"]].document()["kind"] == "expression"
    assert (row["Sample"] == "") == is_whole
    if row["Sample"]:
        samples = scene_of(row["Preset"], "graph", 1).source["samples"]
        assert 1 <= int(row["Sample"]) <= len(samples)


@every_row
def test_the_step_exists_and_concerns_the_node(row: Row) -> None:
    scene = scene_in(row)
    if row["View"] in ORDERS:
        assert asked_in(row["View"], scene)[int(row["Step"])] == row["Node"]
        return
    assert 0 <= int(row["Step"]) < len(scene.trace)
    node = scene.graph.nodes[scene.trace.step(int(row["Step"])).node]
    assert row["Node"] in {node.id, *(scene.graph.nodes[source].id for source in node.inputs)}


def asked_in(order: str, scene: Scene) -> list[str]:
    """Whose gradient is asked for or answered, one event after the other."""
    names = [node.id for node in scene.graph.nodes if node.id.startswith("z")]
    if order == "right":
        done = [scene.graph.nodes[position].id for position in scene.graph.backward_order]
        return [name for name in done if name in names]
    layers = [[name for name in names if name.startswith(f"z{n}_")] for n in (1, 2, 3)]

    def evaluate(layer: int, name: str) -> list[str]:
        needed = layers[layer + 1] if layer + 1 < len(layers) else []
        return [name, *(each for needs in needed for each in evaluate(layer + 1, needs)), name]

    return [each for layer, row in enumerate(layers) for name in row for each in evaluate(layer, name)]


@every_row
def test_the_address_is_that_of_the_moment_at_which_the_step_is_done(row: Row) -> None:
    fields = {"preset": row["Preset"], "step": str(int(row["Step"]) + 1)}
    is_network = PRESETS[row["Preset"]].document()["kind"] == "network"
    if is_network or row["View"] != "graph":
        fields["view"] = "reversed" if row["View"] in ORDERS else row["View"]
    if row["Sample"]:
        fields["sample"] = row["Sample"]
    if row["View"] in ORDERS:
        fields["order"] = row["View"]
    assert row["Address"] == f"/#{urlencode(fields)}"


@every_row
def test_the_tests_that_check_it_exist(row: Row) -> None:
    for named in row["Test"].split("<br>"):
        path, name = named.split("::")
        text = (ROOT / path).read_text(encoding="utf-8")
        assert (f"def {name}(" if path.endswith(".py") else f'"{name}"') in text, named
