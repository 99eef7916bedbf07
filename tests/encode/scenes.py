"""Scenes for the tests: small ones written as text, and those of all presets."""

from __future__ import annotations

from functools import cache
from typing import Any

from chainrule.engine.graph import INPUT, Graph, Node
from chainrule.engine.run import run
from chainrule.limits import Limits
from chainrule.scene import Scene, build
from chainrule.sources import Program
from chainrule.sources.presets import PRESETS

PRESET_IDS = sorted(PRESETS)


def scene(text: str, **inputs: Any) -> Scene:
    return build({"kind": "expression", "text": text, "inputs": inputs}, Limits())


@cache
def preset(id: str) -> Scene:
    return build({"kind": "preset", "id": id}, Limits())


def colah() -> Scene:
    return scene("c = a + b\nd = b + 1\ne = c*d", a=2, b=1)


def scene_of_names(*names: str) -> Scene:
    """A sum whose nodes are called anything: the last name is the result's, the others those of inputs."""
    *inputs, output = names
    nodes = [Node(name, INPUT, text=name) for name in inputs]
    nodes += [Node(output, "maximum", (0, len(inputs) - 1), text=output, role="output")]
    graph, values = Graph(tuple(nodes), len(inputs)), {name: float(i) for i, name in enumerate(inputs)}
    return Scene(Program(graph, values, {"kind": "names", "names": list(names)}), run(graph, values))
