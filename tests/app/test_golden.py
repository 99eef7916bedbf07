"""Every figure of the golden file, through the API."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.app.conftest import Served
from tests.lecture_signs import in_the_lectures_signs

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
EXPRESSIONS = json.loads((GOLDEN / "expressions.json").read_text(encoding="utf-8"))["expressions"]
BY_ID = [pytest.param(entry, id=entry["id"]) for entry in EXPRESSIONS]


def check(trace: dict[str, Any], golden: dict[str, Any]) -> None:
    """Fail unless the values and gradients of `golden` are those of `trace`."""
    for figures in ("values", "gradients"):
        for name, expected in golden[figures].items():
            np.testing.assert_allclose(
                np.array(trace[figures][name], dtype=float),
                np.array(expected, dtype=float),
                rtol=1e-10,
                atol=1e-14,
                err_msg=f"{figures} of {name}",
            )


@pytest.mark.parametrize("golden", BY_ID)
def test_the_figures_of_an_expression(served: Served, golden: dict[str, Any]) -> None:
    source = {name: golden[name] for name in ("inputs", "output")}
    check(served.post({"kind": "expression", "text": golden["expression"], **source}).json(), golden)


@pytest.mark.parametrize("golden", BY_ID)
def test_the_figures_of_its_preset(served: Served, golden: dict[str, Any]) -> None:
    preset = served.get(f"/api/v1/presets/{golden['id']}").json()
    entry = in_the_lectures_signs(golden)
    assert (preset["title"], preset["source"]) == (entry["title"], entry["source"])
    assert preset["teaches"]
    check(preset["expected"], entry)
    check(served.post({"kind": "preset", "id": golden["id"]}).json(), entry)


def test_the_totals_of_contributions_end_at_the_gradient_in_every_preset(served: Served) -> None:
    for preset in served.get("/api/v1/presets").json()["presets"]:
        trace = served.post(preset["document"]).json()
        last = {each["to"]: each["total"] for step in trace["steps"] for each in step.get("contributions", ())}
        assert last
        for node, total in last.items():
            gradient = trace["gradients"][node]
            np.testing.assert_array_equal(np.array(total, float), np.array(gradient, float), preset["id"])
