"""A widget and the trace it shows: set on one side, seen on the other."""

import json
from typing import Any

import pytest

import chainrule as cr


def shown(w: Any) -> dict[str, Any]:
    """The document that the page of a widget is handed."""
    found: dict[str, Any] = json.loads(w.get_state()["_document"])
    return found


def test_other_inputs_are_computed_and_shown() -> None:
    w = cr.widget("y = w*x", w=2, x=3)
    told: list[dict[str, Any]] = []
    w.observe(lambda change: told.append(change["new"]), names="inputs")
    w.inputs = {"x": 5}
    assert told == [{"w": 2.0, "x": 5.0}]
    assert w.trace.value["y"] == 10
    assert shown(w)["gradients"]["w"] == 5


def test_a_value_that_cannot_be_is_told_and_the_old_ones_stay() -> None:
    w = cr.widget("y = sum(v*v)", v=[1, 2])
    w.inputs = {"v": [1, 2, 3]}
    assert "shape" in w.problem
    assert w.inputs == {"v": [1.0, 2.0]}
    w.inputs = {"v": [3, 4]}
    assert (w.problem, w.trace.value["y"]) == ("", 25)


def test_steps_and_views_are_values_of_the_widget() -> None:
    w = cr.widget("preset:lecture-network", step=3)
    assert (w.view, w.step) == ("network", 3)
    assert shown(w)["source"]["detail"] == "scalar"
    w.view = "graph"
    assert shown(w)["source"]["detail"] == "tensor"
    assert {"step", "inputs", "view", "_document", "_esm"} <= set(w.get_state())
    with pytest.raises(cr.SourceError, match="view"):
        cr.widget("y = x*x", x=3, view="ledger")


def test_the_page_runs_the_built_player() -> None:
    module = cr.widget("y = x*x", x=3).get_state()["_esm"]
    assert "customElements.define" in module
    assert module.rstrip().endswith("export default { render };")


def test_a_trace_is_shown_as_it_is() -> None:
    t = cr.trace("y = x*x", x=3)
    assert cr.widget(t).trace is t


def test_where_no_kernel_answers_a_widget_is_the_film_at_its_step() -> None:
    w = cr.widget("y = w*x", w=2, x=3, step=2, height=300)
    w.inputs = {"x": 5}
    bundle, _ = w._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/html"] == w.trace.show(view="graph", step=2, height=300)._repr_html_()
    assert bundle["text/plain"] == "<widget of y = w*x: y = 10, dy/dw = 5, dy/dx = 2; 1 forward and 2 backward steps>"


def test_a_widget_brings_the_letters_of_the_player() -> None:
    assert "@font-face" in cr.widget("y = x*x", x=3).get_state()["_css"]
