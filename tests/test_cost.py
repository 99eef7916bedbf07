"""What is told of a trace before it is made, and what it then takes."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.canonical_json import dumps
from chainrule.cost import Cost, Form, check_cost, cost_of
from chainrule.encode import binary, document, dot
from chainrule.engine.graph import Graph
from chainrule.errors import LimitError
from chainrule.limits import Limits
from chainrule.offline import ViewOptions, raster, still
from chainrule.pictures import pdf, powerpoint, tikz
from chainrule.scene import Scene, build
from chainrule.sources import read
from tests.cost_documents import documents, expression

DOCUMENTS = dict(documents())
FACTOR = 1.5
PICTURE_FACTOR = 2.25
MEMORY_FACTOR = 3.0
WRITERS: Mapping[Form, Callable[[Scene], bytes | str]] = {
    "json": lambda scene: dumps(document.document(scene)),
    "binary": binary.encode,
    "dot": dot.text,
    "layout": lambda scene: dumps(scene.layout.as_document(scene.graph)),
}


class SeenEnoughError(Exception):
    """The judge has seen enough."""


def cost_before(source: dict[str, Any], *, verify: bool = False) -> Cost:
    """The cost of a document, told before any of its numbers is made."""
    found: list[Cost] = []

    def judge(graph: Graph, samples: int, are_drawn: bool) -> None:
        found.append(cost_of(graph, verify=verify, samples=samples, are_drawn=are_drawn))
        raise SeenEnoughError

    with pytest.raises(SeenEnoughError):
        read(source, Limits(), judge)
    return found[0]


@pytest.mark.parametrize("form", WRITERS)
def test_the_bytes_of_an_answer_are_known_before_within_a_factor(form: Form) -> None:
    told = {name: cost_before(source).answer(form) for name, source in DOCUMENTS.items()}
    sent = {name: len(WRITERS[form](build(source, Limits()))) for name, source in DOCUMENTS.items()}
    shares = {name: told[name] / sent[name] for name in told}
    odd = {name: share for name, share in shares.items() if not 1 / FACTOR <= share <= FACTOR}
    # Where all units of a layer are dead, thousands of numbers are a short 0.0: nobody knows that before.
    assert all(name.startswith("network") and 1 < share < 2 for name, share in odd.items()), odd
    assert len(odd) <= len(shares) / 100


def test_the_bytes_of_a_picture_are_known_before_within_a_factor() -> None:
    """Some documents, since drawing takes a while; which letters need fonts is not known before."""
    for name in list(DOCUMENTS)[::40]:
        scene = build(DOCUMENTS[name], Limits())
        sent = len(still.svg(scene, ViewOptions(view="graph", step=len(scene.trace))))
        assert 1 / PICTURE_FACTOR <= cost_before(DOCUMENTS[name]).answer("svg") / sent <= PICTURE_FACTOR, name


def test_the_bytes_and_steps_of_slides_are_known_before_within_a_factor() -> None:
    """A text and a network, since drawing takes a while."""
    neuron = expression("y = tanh(w*x + b) * x + w", w=0.5, x=2, b=1)
    for source in (neuron, {"kind": "preset", "id": "lecture-network"}):
        told, scene = cost_before(source), build(source, Limits())
        assert told.steps == len(scene.trace)
        drawn = still.drawings(scene, ViewOptions(view="graph"), range(told.steps + 1))
        for form, sent in (
            ("tex", len(tikz.document(drawn).encode())),
            ("pptx", len(powerpoint.presentation(drawn))),
            ("pdf", len(pdf.document(drawn, fonts=raster.fonts_by_weight()))),
        ):
            assert 1 / PICTURE_FACTOR <= told.answer(form) / sent <= PICTURE_FACTOR, (form, sent)


@pytest.mark.parametrize("form", ["json", "binary"])
@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.endswith("120") or "30 samples" in name])
def test_no_more_memory_is_taken_than_told_within_a_factor(name: str, form: Form) -> None:
    source = DOCUMENTS[name]
    told = cost_before(source).memory(form)
    WRITERS[form](build(source, Limits()))
    tracemalloc.start()
    try:
        WRITERS[form](build(source, Limits()))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak <= MEMORY_FACTOR * told


def test_nothing_is_allocated_to_tell_what_a_large_network_costs() -> None:
    source = {"kind": "network", "sizes": [1000, 1000, 1000, 1000], "samples": [{"x": [0.5] * 1000, "target": 3}]}
    tracemalloc.start()
    try:
        cost = cost_before(source)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert cost.elements > 3_000_000
    assert peak < 1_000_000


@given(st.lists(st.integers(1, 40), min_size=2, max_size=5), st.integers(1, 20), st.integers(1, 20))
def test_more_samples_never_cost_less(sizes: list[int], count: int, more: int) -> None:
    def cost(samples: int) -> Cost:
        sample = {"x": [0.5] * sizes[0], "target": [0.5] * sizes[-1]}
        return cost_before({"kind": "network", "sizes": sizes, "samples": [sample] * samples})

    few, many = cost(count), cost(count + more)
    assert many.elements > few.elements
    assert many.edge_elements > few.edge_elements
    assert many.run > few.run


def test_a_short_text_whose_operands_are_large_is_refused_while_it_is_read() -> None:
    text = "+".join(["sum(x)"] * 900)
    with pytest.raises(LimitError) as refused:
        build({"kind": "expression", "text": text, "inputs": {"x": [[0.5] * 100] * 100}}, Limits())
    error = refused.value
    assert (error.code, error.limit, error.most) == ("limit-edge-elements", "edge_elements", Limits().edge_elements)
    assert error.value is not None
    assert error.value > Limits().edge_elements
    assert error.span is not None


@pytest.mark.parametrize(
    "text",
    [
        "y = einsum('a,b,c,d,e->', x, x, x, x, x)",
        f"y = {'+'.join(['sum(stack(' + ','.join(['z'] * 250) + '))'] * 7)}",
    ],
    ids=["a sum over five axes", "Jacobians by the thousand"],
)
def test_a_short_text_with_much_work_is_refused_before_it_is_done(text: str) -> None:
    inputs = {"x": [0.5] * 1000} if "x" in text.replace("sum", "") else {"z": 1.5}
    cost = cost_before({"kind": "expression", "text": text, "inputs": inputs})
    with pytest.raises(LimitError) as refused:
        check_cost(cost, "json", Limits())
    assert refused.value.limit == "work"
    assert refused.value.value == cost.work("json")


def test_who_asks_for_too_much_is_told_what_would_fit() -> None:
    x = json.loads(json.dumps([[0.5] * 700] * 700))
    big = cost_before({"kind": "expression", "text": "y = sum(tanh(x) + sin(x) * x)", "inputs": {"x": x}})
    with pytest.raises(LimitError, match="The binary form fits"):
        check_cost(big, "json", Limits(answer_bytes=big.answer("binary")))
    check_cost(big, "binary", Limits(answer_bytes=big.answer("binary")))
    checked = cost_before({"kind": "expression", "text": "y = sum(x @ x)", "inputs": {"x": x}}, verify=True)
    with pytest.raises(LimitError, match="Without verify it fits"):
        check_cost(checked, "binary", Limits(work=checked.work("binary") - checked.verify))


def test_checking_gradients_counts_the_products_of_a_layer_like_those_of_matrices() -> None:
    sample = {"x": [0.5] * 500, "target": [0.5] * 500}
    layer = cost_before({"kind": "network", "sizes": [500, 500], "samples": [sample]}, verify=True)
    grid = [[0.5] * 500] * 500
    product = expression("L = sum((sigmoid(x @ W + b) - t)**2)", x=grid[:1], W=grid, b=grid[0], t=grid[:1])
    assert layer.verify / cost_before(product, verify=True).verify == pytest.approx(1.0, rel=0.5)
