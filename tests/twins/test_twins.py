"""What Python and TypeScript both say they say alike; `frontend/tests/core/twins.test.ts` reads the same files."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from chainrule.encode.names import name_parts
from chainrule.encode.number_format import figure
from chainrule.encode.scene_at_step import SceneAtStep
from chainrule.encode.template import Slot, parts
from chainrule.engine.ops import arrays
from chainrule.engine.ops.activations import ACTIVATIONS
from chainrule.limits import Limits
from chainrule.scene import build
from tests.twins.write import FILMS, FIXTURES, HERE, twins, written


def held(name: str) -> Any:
    return json.loads((HERE / name).read_text("utf-8"))


@pytest.mark.parametrize(
    "name", ["curves.json", "figures.json", "functions.json", "names.json", "slots.json", "moments.json"]
)
def test_the_file_is_what_its_rule_says(name: str) -> None:
    assert (HERE / name).read_text("utf-8") == written(twins()[name])


def test_every_number_is_written_by_the_rule() -> None:
    figures = held("figures.json")
    assert len(figures) >= 1500
    assert [[x, digits, figure(float(x), digits)] for x, digits, _ in figures] == figures


@pytest.mark.parametrize(("name", "expected"), held("names.json").items())
def test_a_name_has_its_parts(name: str, expected: list[str]) -> None:
    assert list(name_parts(name)) == expected


@pytest.mark.parametrize(("template", "expected"), held("slots.json").items())
def test_a_template_has_its_slots(template: str, expected: list[str | list[str]]) -> None:
    assert [[part.name] if isinstance(part, Slot) else part for part in parts(template) if part != ""] == expected


def test_every_activation_has_its_curve() -> None:
    held_curves = held("curves.json")
    assert set(held_curves) == {op.name for op in ACTIVATIONS}
    for op in ACTIVATIONS:
        x, y = np.array(held_curves[op.name]).T
        np.testing.assert_allclose(op.forward(x, **op.options), y, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize(("name", "points"), held("functions.json").items())
def test_a_function_of_rules_says_the_same_of_numbers_and_of_arrays(name: str, points: list[list[str]]) -> None:
    *operands, expected = np.array(points, dtype=np.float64).T
    with np.errstate(all="ignore"):
        found = getattr(arrays, name)(*operands)
    np.testing.assert_allclose(found, expected, rtol=1e-13, atol=1e-300)


@pytest.mark.parametrize("film", FILMS)
def test_at_every_step_as_much_is_known_as_the_graph_says(film: str) -> None:
    document = json.loads((FIXTURES / f"{film}.json").read_text("utf-8"))
    scene = build(document["source"], Limits())
    found = []
    for step in range(len(scene.trace)):
        moment = SceneAtStep(scene, step)
        nodes = range(len(scene.graph))
        values = "".join("-" if moment.value(i) is None else "v" for i in nodes)
        gradients = "".join(moment.gradient(i)[0][0] for i in nodes)
        found.append([scene.graph.nodes[moment.active].id, values, gradients])
    assert found == held("moments.json")[film]
