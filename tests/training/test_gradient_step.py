"""One update on any program: old, gradient, new; and back."""

from __future__ import annotations

import numpy as np
import pytest

from chainrule.engine.run import run
from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.sources import read
from chainrule.training import descend
from chainrule.training.gradient_step import trainable
from tests.training.conftest import MAZUR

LIMITS = Limits()
LINE = {"kind": "expression", "text": "C = (w*x + b - t)**2", "inputs": {"w": 1, "x": 2, "b": 0, "t": 5}}


@pytest.mark.parametrize("detail", ["tensor", "scalar"])
def test_a_network_is_updated_in_its_parameters_alone(detail: str) -> None:
    program = read(MAZUR | {"detail": detail}, LIMITS)
    trace = run(program.graph, program.inputs)
    update = descend(program, trace, eta=0.5, limits=LIMITS)
    assert set(update.changes) == {node.id for node in program.graph if node.role == "parameter"}
    for name, change in update.changes.items():
        np.testing.assert_array_equal(change.new, change.old - 0.5 * np.asarray(change.gradient))
        np.testing.assert_array_equal(update.after.inputs[name], change.new)
        assert change.gradient is trace.gradients[program.graph.position[name]]
    assert update.loss_after < update.loss_before == trace.values[program.graph.output]
    again = read(update.after.document, LIMITS)
    assert run(again.graph, again.inputs).values[again.graph.output] == update.loss_after


def test_what_was_before_is_there_to_go_back_to() -> None:
    program = read(MAZUR, LIMITS)
    update = descend(program, run(program.graph, program.inputs), eta=0.5, limits=LIMITS)
    assert update.before is program
    assert run(update.before.graph, update.before.inputs).values[program.graph.output] == update.loss_before


def test_an_expression_is_updated_in_the_inputs_that_are_named() -> None:
    program = read(LINE, LIMITS)
    trace = run(program.graph, program.inputs)
    update = descend(program, trace, eta=0.05, limits=LIMITS, names=("w", "b"))
    assert update.after.inputs == {"w": pytest.approx(1.6), "x": 2.0, "b": pytest.approx(0.3), "t": 5.0}
    assert set(trainable(program)) == {"w", "x", "b", "t"}


def test_a_step_of_nothing_changes_nothing() -> None:
    program = read(LINE, LIMITS)
    update = descend(program, run(program.graph, program.inputs), eta=0.0, limits=LIMITS)
    assert update.after.inputs == program.inputs
    assert update.loss_after == update.loss_before


def test_an_unknown_name_and_a_step_into_the_void_are_refused() -> None:
    program = read(LINE, LIMITS)
    trace = run(program.graph, program.inputs)
    with pytest.raises(SourceError, match="'v'"):
        descend(program, trace, eta=0.1, limits=LIMITS, names=("v",))
    with pytest.raises(SourceError, match="smaller eta"):
        descend(program, trace, eta=1e308, limits=LIMITS)
