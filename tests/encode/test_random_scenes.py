"""Whatever graph there is, it can be written in every form, and no form loses a number."""

from __future__ import annotations

import numpy as np
import orjson
from hypothesis import HealthCheck, given, settings

from chainrule.canonical_json import dumps
from chainrule.encode.binary import decode, encode
from chainrule.encode.document import document
from chainrule.encode.dot import text
from chainrule.engine.run import run
from chainrule.scene import Scene
from chainrule.sources import Program
from tests.engine.random_graphs import RandomGraph, array_graphs, scalar_graphs


def scene_of(found: RandomGraph) -> Scene:
    return Scene(Program(found.graph, found.inputs, {}), run(found.graph, found.inputs))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(found=array_graphs | scalar_graphs)
def test_every_graph_is_written_in_every_form(found: RandomGraph) -> None:
    scene = scene_of(found)
    read = orjson.loads(dumps(document(scene)))
    _, arrays = decode(encode(scene))
    numbers = [np.array(each, dtype=object).astype(float).ravel() for each in read["values"].values()]
    assert np.array_equal(np.concatenate(numbers), arrays["values"], equal_nan=True)
    for step in (0, len(scene.trace) - 1):
        assert text(scene, step=step).endswith("}\n")
