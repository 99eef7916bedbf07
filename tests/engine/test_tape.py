"""The tape: what it shares, when it is compiled, and that nothing of the user's gets into the compiled text."""

from __future__ import annotations

import re

import pytest

from chainrule.engine import tape as tapes
from chainrule.engine.graph import INPUT, Graph, Node
from chainrule.engine.lower import is_scalar, lower
from chainrule.engine.ops import OPS, SLOT
from chainrule.engine.run import run
from tests.engine.sketch import scalars, single


def neuron() -> Graph:
    builder, at = scalars("w", "x", "b")
    z = builder.add("add", (builder.add("multiply", (at["w"], at["x"])), at["b"]))
    return builder.graph(builder.add("power_n", (builder.add("sigmoid", (z,)),), {"n": 3.0}))


def test_a_sum_hands_its_gradient_on_without_an_instruction() -> None:
    builder, at = scalars("a", "b")
    tape = lower(builder.graph(builder.add("add", (at["a"], at["b"]))))
    assert [each.rule for each in tape.code] == ["{0} + {1}"]


def test_a_product_takes_its_local_derivatives_from_the_other_factor() -> None:
    builder, at = scalars("a", "b")
    graph = builder.graph(builder.add("multiply", (at["a"], at["b"])))
    assert lower(graph).locals == (at["b"], at["a"])


def test_a_graph_gets_a_tape_at_the_second_run_which_is_compiled_once() -> None:
    graph = neuron()
    inputs = {"w": 0.5, "x": 2.0, "b": 1.0}
    run(graph, inputs)
    assert "tape" not in graph.memo
    kernels = []
    for _ in range(2):
        run(graph, inputs)
        kernels.append(graph.memo["tape"].kernel)
    assert kernels[0] is kernels[1] is not None


def test_a_long_tape_stays_interpreted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tapes, "COMPILED_AT_MOST", 3)
    graph = neuron()
    first, second = (run(graph, {"w": 0.5, "x": 2.0, "b": 1.0}) for _ in range(2))
    assert graph.memo["tape"].kernel is None
    assert tuple(first.gradients) == tuple(second.gradients)


def test_compiled_text_is_made_of_rules_and_register_numbers_only(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []
    monkeypatch.setattr(tapes, "exec", lambda text, _: texts.append(text) or exec(text, _), raising=False)
    builder, at = scalars("__import__('os')", "b")
    y = builder.add("power_n", (at["__import__('os')"],), {"n": 2.5}, id="); raise SystemExit", text="evil")
    graph = builder.graph(builder.add("leaky_relu", (builder.add("add", (y, builder.constant(7.25))),)))
    tapes.compiled(lower(graph))
    rules = ["blocked({0}, {1})", *(rule for op in OPS.values() for rule in op.rules)]
    words = {word for rule in rules for word in re.findall(r"\w+", SLOT.sub("", rule))}
    found = set(re.findall(r"\w+", texts[0]))
    assert {word for word in found if not re.fullmatch(r"r\d+|\d+", word)} <= words | {
        "def", "kernel", "given", "return", "None",
    }  # fmt: skip
    assert "2.5" not in texts[0]
    assert "7.25" not in texts[0]


def test_options_default_to_those_of_the_table() -> None:
    graph = Graph((Node("x", INPUT), Node("y", "leaky_relu", (0,))), 1)
    assert run(graph, {"x": -1.0}).values[1] == -0.01


def test_graphs_with_arrays_or_other_ops_take_numpy() -> None:
    assert is_scalar(neuron())
    assert not is_scalar(single("sin", (2,))[0])
    assert not is_scalar(single("sum", ())[0])
    graph, _ = single("sum", ())
    trace = run(graph, {"x0": 2.0})
    assert (trace.values, trace.gradients, trace.local(0)) == ((2.0, 2.0), (1.0, 1.0), 1.0)
