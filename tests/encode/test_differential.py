"""d and ∂: which derivatives are total."""

from __future__ import annotations

import pytest

from chainrule.encode.differential import differential
from chainrule.limits import Limits
from chainrule.sources import read


@pytest.mark.parametrize(
    ("text", "inputs", "total"),
    [
        ("y = x**2\nz = sin(y)", {"x": 2.0}, {"x", "y", "z"}),
        ("x = s**2\ny = 3*s\nz = x*y", {"s": 2.0}, {"s", "z"}),
        ("a = s*s\nb = exp(a)\nz = b + a\nw = 2*z", {"s": 1.0}, {"s", "a", "z", "w"}),
        ("z = w*x", {"w": 1.0, "x": 2.0}, set()),
        ("L = sum(x*x)", {"x": [1.0, 2.0]}, set()),
    ],
)
def test_what_the_output_depends_on_alone_is_total(text: str, inputs: dict[str, object], total: set[str]) -> None:
    graph = read({"kind": "expression", "text": text, "inputs": inputs}, Limits()).graph
    named = {node.id for i, node in enumerate(graph) if differential(graph, i) == "d"}
    assert named == total
