"""The sixteen things learners find hard: for each the numbers that answer it, found in the example that shows it.

`docs/teaching.md` has the table; the names of the tests are the questions of the index.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from chainrule.limits import Limits
from chainrule.scene import Scene, build
from chainrule.training.gradient_step import descend


def scene(id: str, **inputs: Any) -> Scene:
    """A preset, with other values for some of its inputs."""
    found = build({"kind": "preset", "id": id}, Limits())
    if not inputs:
        return found
    return build({**found.source, "inputs": {**found.source["inputs"], **inputs}}, Limits())


def value(of: Scene, name: str) -> Any:
    return of.trace.values[of.graph.position[name]]


def gradient(of: Scene, name: str) -> Any:
    return of.trace.gradients[of.graph.position[name]]


def slope(of: Scene, edge: str) -> Any:
    """The local derivative of an edge, such as `y.0`."""
    found = next(each for each in of.graph.edges if of.graph.edge_id(each) == edge)
    return of.trace.local(found.index)


def of_one_sample() -> Scene:
    source = scene("lecture-network").source
    return build({**source, "samples": source["samples"][:1], "detail": "scalar"}, Limits())


def test_add() -> None:
    """s by 0.01: z moves by 0.24 through x, by 0.12 through y, and by both where both follow."""
    s, z = 2.0, value(scene("chain-case-2"), "z")
    through_x = (s + 0.01) ** 2 * 3 * s - z
    through_y = s**2 * 3 * (s + 0.01) - z
    both = value(scene("chain-case-2", s=s + 0.01), "z") - z
    assert [round(each, 2) for each in (through_x, through_y, both)] == [0.24, 0.12, 0.36]
    assert gradient(scene("chain-case-2"), "s") == 36.0


def test_constant_gain() -> None:
    """Other labels change what comes back, and no gain."""
    one = of_one_sample()
    sample = one.source["samples"][0]
    other = build({**one.source, "samples": [{**sample, "target": [0.0, 1.0]}]}, Limits())
    for neuron in ("a1_1", "a2_1", "a3_2"):
        a = value(one, neuron)
        assert slope(one, f"{neuron}.0") == slope(other, f"{neuron}.0") == pytest.approx(a * (1 - a), rel=1e-12)
    assert gradient(one, "z1_1") != gradient(other, "z1_1")


def test_linear() -> None:
    """Twice the loss is twice the seed, and twice everything."""
    once = scene("one-neuron")
    text = once.source["text"].replace("/ 2", "/ 2 * 2")
    twice = build({**once.source, "text": text}, Limits())
    for name in ("z", "y", "w1", "w2", "b", "x1"):
        assert gradient(twice, name) == pytest.approx(2 * gradient(once, name), rel=1e-12)


def test_saturation() -> None:
    """The same error of nearly 1: with squares 0.0003 is left of it at z, with a cross-entropy all of it."""
    squares, cured = scene("saturated-sigmoid"), scene("saturation-cured")
    assert value(squares, "z") == value(cured, "z") == 8.0
    assert gradient(squares, "y") == pytest.approx(0.9997, abs=1e-4)
    assert gradient(squares, "z") == pytest.approx(0.000335, abs=1e-6)
    assert gradient(cured, "z") == pytest.approx(0.9997, abs=1e-4)


def test_quarter() -> None:
    """Every layer multiplies by w times a slope of at most 1/4."""
    found = scene("vanishing-chain")
    gains = [slope(found, f"{name}.0") for name in ("a1", "a2", "a3", "a4", "a5", "y")]
    assert max(gains) <= 0.25
    factors = [value(found, f"w{n}") * gain for n, gain in enumerate(gains, 1)]
    assert gradient(found, "x") == pytest.approx(gradient(found, "y") * np.prod(factors), rel=1e-9)


def test_dead_relu() -> None:
    found = scene("dead-relu")
    assert value(found, "z") < 0 < abs(gradient(found, "y"))
    assert [gradient(found, name) for name in ("z", "w", "b")] == [0.0, 0.0, 0.0]


def test_transpose() -> None:
    """From three to two goes W; back from two to three goes only its transpose, forward through which is the same."""
    there, back = scene("three-to-two"), scene("two-to-three")
    w, d = np.asarray(value(there, "W")), np.asarray(gradient(there, "y"))
    assert w.shape == (2, 3)
    with pytest.raises(ValueError, match="matmul"):
        w @ d
    assert_allclose(gradient(there, "x"), w.T @ d)
    assert_allclose(value(back, "T"), w.T)
    assert_allclose(value(back, "y"), gradient(there, "x"))
    assert_allclose(gradient(back, "d"), value(there, "y"))


def test_bias_sum() -> None:
    found = scene("lecture-network")
    for layer in (1, 2, 3):
        assert_allclose(gradient(found, f"b{layer}"), np.asarray(gradient(found, f"z{layer}")).sum(axis=0))


def test_sum_or_mean() -> None:
    """The mean is a quarter of the sum, and so is its gradient; four times the learning rate makes the same step."""
    by_sum = scene("lecture-network")
    mean = build({**by_sum.source, "reduction": "mean"}, Limits())
    count = len(by_sum.source["samples"])
    assert_allclose(np.asarray(gradient(mean, "W1")) * count, gradient(by_sum, "W1"))


def test_accumulate() -> None:
    """What is not cleared is added: the step goes beyond the target; and two passes leave twice the gradient."""
    cleared, kept = scene("one-step"), scene("one-step", old=-4.0)
    assert value(kept, "grad") == value(kept, "g") + -4.0 != value(cleared, "grad") == value(cleared, "g")
    assert value(cleared, "w1") < value(cleared, "t") < value(kept, "w1")
    found = scene("lecture-network")
    once = step_of(found, 0.5)
    twice = step_of(found, 1.0)
    for name in once:
        assert_allclose(twice[name] - old(found, name), 2 * (once[name] - old(found, name)), atol=1e-15)


def test_rates() -> None:
    """The sign of the loss's gradient for the learning rate tells which of two rates overshoots."""
    fits, overshoots = scene("one-step"), scene("one-step", η=3.0)
    assert value(fits, "w1") < value(fits, "t") < value(overshoots, "w1")
    assert gradient(fits, "η") < 0 < gradient(overshoots, "η")
    before = (value(fits, "w") - value(fits, "t")) ** 2 / 2
    assert value(fits, "C") < before < value(overshoots, "C")


def old(of: Scene, name: str) -> Any:
    return np.asarray(value(of, name))


def step_of(of: Scene, eta: float) -> Mapping[str, Any]:
    parameters = [node.id for node in of.graph if node.role == "parameter"]
    return {name: old(of, name) - eta * np.asarray(gradient(of, name)) for name in parameters}


def test_backwards() -> None:
    """18 parameters: forwards every one of them takes a sweep of its own, backwards one sweep has them all."""
    found = of_one_sample()
    parameters = [node.id for node in found.graph if node.role == "parameter"]
    assert len(parameters) == 18
    sweeps = 0
    for name in parameters:
        tangents = [0.0] * len(found.graph)
        tangents[found.graph.position[name]] = 1.0
        for edge in found.graph.edges:
            tangents[edge.consumer] += tangents[edge.source] * found.trace.local(edge.index)
        sweeps += 1
        assert tangents[found.graph.output] == pytest.approx(gradient(found, name), rel=1e-9, abs=1e-15)
    assert sweeps == 18


def test_partial() -> None:
    found = scene("chain-case-2")
    assert (gradient(found, "x"), gradient(found, "y"), gradient(found, "s")) == (6.0, 4.0, 36.0)
    assert gradient(found, "x") * slope(found, "x.0") == 24.0


def test_update() -> None:
    """All gradients come from the old weights. Whoever updates the last layer first gets 0.291027924."""
    found = scene("mazur")
    step = descend(found.program, found.trace, eta=0.5, limits=Limits(), names=("W1", "W2"))
    assert step.loss_after == pytest.approx(0.291027774, abs=1e-9)


def test_softmax() -> None:
    """Line by line: -label/y of the logarithm times y(1 - y) or -y y of the softmax, added up, is y - label."""
    found = scene("softmax-ce")
    y, label = (np.asarray(value(found, name)) for name in ("y", "ŷ"))
    from_log = -label / y
    jacobian = np.diag(y) - np.outer(y, y)
    assert_allclose(gradient(found, "y"), from_log)
    assert_allclose(from_log @ jacobian, y - label, atol=1e-15)
    assert_allclose(gradient(found, "z"), y - label, atol=1e-15)


def test_next_layer() -> None:
    found = of_one_sample()
    for j in (1, 2):
        arriving = sum(value(found, f"w2_{k}_{j}") * gradient(found, f"z2_{k}") for k in (1, 2))
        assert gradient(found, f"z1_{j}") == pytest.approx(slope(found, f"a1_{j}.0") * arriving, rel=1e-12)


def test_hidden() -> None:
    """No label is named after a hidden neuron: its share is handed back by those it feeds, weight by weight."""
    found = of_one_sample()
    shares = [value(found, f"w3_{k}_1") * gradient(found, f"z3_{k}") for k in (1, 2)]
    assert [round(each, 4) for each in shares] == [-0.2708, -0.1175]
    assert gradient(found, "a2_1") == pytest.approx(sum(shares), rel=1e-12)
