"""Every step as a formula, in symbols and in numbers."""

from __future__ import annotations

import re

import numpy as np
import pytest
from numpy.typing import NDArray

from chainrule.encode.formula import formulas_of
from chainrule.limits import Limits
from chainrule.scene import Scene, build
from tests.encode.scenes import PRESET_IDS, preset, scene


def forward(found: Scene, id: str) -> tuple[str, str]:
    formula = formulas_of(found.graph).forward(found.graph.position[id], found.trace)
    return formula["tex"], formula["numbers"]


def gradient(found: Scene, id: str) -> tuple[str, str]:
    formula = formulas_of(found.graph).gradient(found.graph.position[id], found.trace)
    return formula["tex"], formula["numbers"]


def contribution(found: Scene, id: str, slot: int) -> tuple[str, str]:
    edge = found.graph.edges[found.graph.first_edge[found.graph.position[id]] + slot]
    formula = formulas_of(found.graph).contribution(edge, found.trace)
    return formula["tex"], formula["numbers"]


def test_a_forward_step_names_its_value_and_shows_its_numbers() -> None:
    found = scene("z = w*x + b", w=-2, x=0.5, b=3)
    assert forward(found, "z") == (r"z = w \cdot x + b", "-1 + 3 = 2")
    assert forward(found, "mul_1") == (r"w \cdot x", r"-2 \cdot 0.5 = -1")


def test_negative_numbers_get_brackets_where_they_need_them() -> None:
    found = scene("y = w*x - b", w=2, x=-0.5, b=-3)
    assert forward(found, "y") == (r"y = w \cdot x - b", r"-1 - \left(-3\right) = 2")
    assert forward(found, "mul_1")[1] == r"2 \cdot \left(-0.5\right) = -1"


def test_a_nameless_expression_is_bracketed_inside_another() -> None:
    found = scene("y = (a + b)*(a - b)", a=3, b=1)
    assert forward(found, "y")[0] == r"y = \left(a + b\right) \cdot \left(a - b\right)"


def test_a_long_nameless_expression_gets_a_short_name_that_is_free() -> None:
    found = scene("u1 = 3*x\ny = sigmoid(sin(x) + cos(x) + tan(x))*u1", x=1)
    labels = formulas_of(found.graph).labels
    assert labels[found.graph.position["add_2"]] == "u2"
    assert forward(found, "add_2")[0] == r"u_{2} = \sin(x) + \cos(x) + \tan(x)"


def test_a_contribution_is_upstream_times_local() -> None:
    found = scene("y = x*x", x=3)
    assert contribution(found, "y", 0) == (r"\frac{\mathrm{d}y}{\mathrm{d}y} \cdot x", r"1 \cdot 3 = 3")


def test_the_gradient_of_a_value_used_twice_is_a_sum() -> None:
    found = scene("a = 2*x\nb = -x\ny = a*b", x=3)
    assert gradient(found, "x") == (
        r"\frac{\mathrm{d}y}{\mathrm{d}x} = -\frac{\partial y}{\partial b} + \frac{\partial y}{\partial a} \cdot 2",
        "-6 - 6 = -12",
    )


def test_the_seed_is_one() -> None:
    assert gradient(scene("y = 2*x", x=3), "y") == (r"\frac{\mathrm{d}y}{\mathrm{d}y} = 1", "1")


def test_small_arrays_are_written_out_and_large_ones_keep_their_names() -> None:
    found = scene("h = W @ x\ny = sum(h)", W=[[1, 2], [3, 4]], x=[1, -1])
    matrix, column = r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}", r"\begin{bmatrix} 1 \\ -1 \end{bmatrix}"
    assert forward(found, "h")[1] == rf"{matrix} \, {column} = \begin{{bmatrix}} -1 \\ -1 \end{{bmatrix}}"
    large = scene("y = sum(x)", x=[1.0] * 50)
    assert forward(large, "y") == (r"y = \sum x", r"\sum x = 50")


def test_of_many_terms_only_some_are_written() -> None:
    found = scene("y = " + " + ".join(["x"] * 40), x=1)
    tex, numbers = gradient(found, "x")
    assert tex.count(r"\frac{") == 6
    assert r"+ \cdots +" in numbers
    assert numbers.endswith("= 40")


def test_options_stand_in_their_slots() -> None:
    found = scene("y = leaky_relu(x)**3 + v[1]", x=-2, v=[5, 6])
    assert forward(found, "index_1") == ("{v}_{[1]}", r"{\begin{bmatrix} 5 \\ 6 \end{bmatrix}}_{[1]} = 6")
    assert "^{3}" in forward(found, "pow_1")[0]


def test_names_are_never_markup() -> None:
    found = scene("loss_total = alpha*x1", alpha=1, x1=2)
    assert forward(found, "loss_total")[0] == r"\text{loss\_total} = \alpha \cdot x_{1}"


@pytest.mark.parametrize("id", PRESET_IDS)
def test_every_formula_of_every_preset_is_complete(id: str) -> None:
    found = preset(id)
    graph, trace, formulas = found.graph, found.trace, formulas_of(found.graph)
    made = [formulas.forward(i, trace) for i in graph.forward_order]
    for i in graph.backward_order:
        made.append(formulas.gradient(i, trace))
        made += [formulas.contribution(edge, trace) for edge in graph.edges if edge.consumer == i]
    for text in [formula[part] for formula in made for part in ("tex", "numbers")]:
        assert text.count("{") == text.count("}")
        assert text.count(r"\left") == text.count(r"\right")
        assert "{out}" not in text
        assert "{args}" not in text
        assert len(text) < 3_000


@pytest.mark.parametrize(("samples", "over"), [(1, "C^{n}"), (2, "L")])
def test_derivatives_are_those_of_the_one_samples_loss_or_of_the_sum(samples: int, over: str) -> None:
    for detail in ("scalar", "tensor"):
        whole = build({"kind": "preset", "id": "lecture-network"}, Limits()).source
        found = build({**whole, "samples": whole["samples"][:samples], "detail": detail}, Limits())
        formulas = formulas_of(found.graph)
        name = "w1_1_1" if detail == "scalar" else "W1"
        assert formulas.partial(found.graph.position[name]).text.startswith(rf"\frac{{\partial {over}}}")
        sign = over.replace("^{n}", "ⁿ")
        assert formulas.partial_text(found.graph.position[name]) == f"∂{sign}/∂{name}"
        assert formulas.partial(found.graph.output).text == rf"\frac{{\partial {over}}}{{\partial {over}}}"


@pytest.mark.parametrize("samples", [1, 2])
def test_the_matrices_of_a_layer_give_its_result_with_a_sample_a_column(samples: int) -> None:
    whole = build({"kind": "preset", "id": "lecture-network"}, Limits()).source
    found = build({**whole, "samples": whole["samples"][:samples]}, Limits())
    for id in ("z1", "z2", "z3"):
        weights, a, bias, z = matrices(forward(found, id)[1])
        assert (a.shape, z.shape) == ((2, samples), (2, samples))
        np.testing.assert_allclose(weights @ a + bias, z, rtol=0.02)
    for id in ("z2", "z3"):
        weights, delta, back = matrices(contribution(found, id, 0)[1])
        np.testing.assert_allclose(weights.T @ delta, back, rtol=0.02)
        delta, a, gradient = matrices(contribution(found, id, 1)[1])
        np.testing.assert_allclose(delta @ a.T, gradient, rtol=0.02)


def matrices(numbers: str) -> list[NDArray[np.float64]]:
    """The matrices of a formula, in its order."""
    found = re.findall(r"\\begin{bmatrix} (.*?) \\end{bmatrix}", numbers)
    return [np.array([[float(x) for x in row.split(" & ")] for row in each.split(r" \\ ")]) for each in found]
