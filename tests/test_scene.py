"""A source document becomes a scene; the same source the same scene, everywhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from chainrule.canonical_json import dumps
from chainrule.encode import binary, document, dot
from chainrule.errors import LimitError, SourceError
from chainrule.limits import Limits
from chainrule.scene import Scene, build, edit
from chainrule.sources.presets import PRESETS

LIMITS = Limits()
SOURCE = {"kind": "expression", "text": "z = w*x + b\na = sigmoid(z)", "inputs": {"w": 0.5, "x": 2, "b": 1}}

WRITE_ALL = """
import hashlib, sys
from chainrule.encode import binary, document, dot
from chainrule.canonical_json import dumps
from chainrule.limits import Limits
from chainrule.scene import build
from chainrule.sources.presets import PRESETS
for id in PRESETS:
    scene = build({"kind": "preset", "id": id}, Limits())
    forms = [dumps(document.document(scene)), binary.encode(scene)]
    forms.append(dot.text(scene).encode())
    print(id, scene.id, *(hashlib.sha256(form).hexdigest() for form in forms))
"""


def forms(scene: Scene) -> list[bytes]:
    return [
        dumps(document.document(scene)),
        binary.encode(scene),
        dot.text(scene).encode(),
    ]


def value(scene: Scene, id: str) -> Any:
    return scene.trace.values[scene.graph.position[id]]


def gradient(scene: Scene, id: str) -> Any:
    return scene.trace.gradients[scene.graph.position[id]]


def test_a_scene_holds_values_and_gradients() -> None:
    scene = build(SOURCE, LIMITS)
    assert value(scene, "z") == 2.0
    assert gradient(scene, "w") == pytest.approx(0.209987170807013, rel=1e-12)
    assert scene.check is None


def test_two_processes_write_the_same_bytes() -> None:
    answers = [
        subprocess.run(
            [sys.executable, "-c", WRITE_ALL],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert answers[0] == answers[1]
    assert len(answers[0].splitlines()) == len(PRESETS)
    first, id, *hashes = answers[0].splitlines()[0].split()
    scene = build({"kind": "preset", "id": first}, LIMITS)
    assert [id, *hashes] == [scene.id, *(hashlib.sha256(form).hexdigest() for form in forms(scene))]


def test_the_id_is_that_of_what_the_source_says() -> None:
    scene = build(SOURCE, LIMITS)
    assert len(scene.id) == 32
    assert set(scene.id) <= set("0123456789abcdef")
    same = {"inputs": {"b": 1.0, "x": 2.0, "w": 0.5}, "output": "a", "text": SOURCE["text"], "kind": "expression"}
    assert build(same, LIMITS).id == scene.id
    assert build({**SOURCE, "inputs": {"w": 0.25, "x": 2, "b": 1}}, LIMITS).id != scene.id
    assert build({**SOURCE, "output": "z"}, LIMITS).id != scene.id
    assert build(SOURCE, LIMITS, verify=True).id == scene.id


def test_a_preset_has_the_id_of_its_own_document() -> None:
    for id in ("chain-case-1", "attention-head"):
        written = PRESETS[id].document()
        assert build({"kind": "preset", "id": id}, LIMITS).id == build(written, LIMITS).id


def test_its_normalised_source_builds_the_same_scene() -> None:
    scene = build(SOURCE, LIMITS)
    again = build(scene.source, LIMITS)
    assert again.id == scene.id
    assert forms(again) == forms(scene)


def test_an_edit_gives_the_scene_of_the_changed_source() -> None:
    edited = edit(build(SOURCE, LIMITS), {"w": -1.5, "b": 4}, LIMITS)
    built = build({**SOURCE, "inputs": {"w": -1.5, "x": 2, "b": 4}}, LIMITS)
    assert edited.id == built.id
    assert forms(edited) == forms(built)


def test_an_edit_of_a_network_gives_the_scene_of_the_changed_network() -> None:
    layer = {"W": [[1, -2], [-1, 1]], "b": [1, 0], "activation": "sigmoid"}
    sample = {"x": [1, -1], "target": [1, 0]}
    scene = build({"kind": "network", "layers": [layer], "loss": "half_sse", "samples": [sample]}, LIMITS)
    weights = np.asarray(scene.program.inputs["W1"]) * 2
    edited = edit(scene, {"W1": weights.tolist()}, LIMITS)
    assert edited.id != scene.id
    assert build(edited.source, LIMITS).id == edited.id
    assert np.array_equal(value(edited, "W1"), weights)


def test_an_edit_reads_and_lays_out_nothing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = build(SOURCE, LIMITS)
    layout = scene.layout
    monkeypatch.setattr("chainrule.scene.read", None)
    monkeypatch.setattr("chainrule.scene.lay_out", None)
    edited = edit(scene, {"x": 3}, LIMITS)
    assert edited.graph is scene.graph
    assert edited.layout is layout


def test_an_edit_leaves_the_scene_as_it_was() -> None:
    scene = build(SOURCE, LIMITS)
    before = forms(scene)
    edit(scene, {"w": 9}, LIMITS)
    assert forms(scene) == before


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"q": 1}, "q"),
        ({"z": 1}, "z"),
        ({"w": "1"}, "w"),
        ({"w": True}, "w"),
        ({"w": float("nan")}, "w"),
        ({"x": 1, "w": [1, 2]}, "w"),
    ],
)
def test_an_edit_that_does_not_fit_names_the_input(values: dict[str, Any], named: str) -> None:
    with pytest.raises(SourceError) as raised:
        edit(build(SOURCE, LIMITS), values, LIMITS)
    assert repr(named) in raised.value.message or f"inputs.{named}" in raised.value.message


def test_a_scene_is_verified_on_demand() -> None:
    check = build(SOURCE, LIMITS, verify=True).check
    assert check is not None
    assert check.worst_relative_error < 1e-6
    assert set(check.inputs) == {"w", "x", "b"}


def test_what_would_be_too_large_is_refused_first() -> None:
    with pytest.raises(LimitError):
        build({"kind": "expression", "text": "y = " + "x+" * 5000 + "x", "inputs": {"x": 1}}, LIMITS)


def test_a_chain_of_a_thousand_steps_is_written_in_every_form() -> None:
    scene = build({"kind": "expression", "text": "y = " + "1+" * 900 + "x", "inputs": {"x": 0.5}}, LIMITS)
    assert all(forms(scene))
    assert value(scene, "y") == 900.5
