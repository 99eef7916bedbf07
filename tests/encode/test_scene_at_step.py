"""What is known when a step is done."""

from __future__ import annotations

import pytest

from chainrule.encode.scene_at_step import SceneAtStep
from chainrule.errors import SourceError
from tests.encode.scenes import PRESET_IDS, colah, preset, scene


def test_values_appear_with_their_steps_and_leaves_are_there_from_the_start() -> None:
    found = colah()
    at = found.graph.position
    at_step = SceneAtStep(found, 0)
    assert [at_step.value(at[id]) for id in ("a", "b", "c", "d", "e")] == [2.0, 1.0, 3.0, None, None]


def test_no_gradient_is_known_before_the_seed() -> None:
    found = colah()
    for step in range(found.trace.seed):
        at_step = SceneAtStep(found, step)
        assert {at_step.gradient(i) for i in range(len(found.graph))} == {("unknown", None)}
        assert not at_step.is_backward


def test_a_value_used_twice_waits_for_both_contributions() -> None:
    found = colah()
    b = found.graph.position["b"]
    assert [SceneAtStep(found, step).gradient(b) for step in range(3, len(found.trace))] == [
        ("unknown", None),
        ("unknown", None),
        ("partial", 3.0),
        ("done", 5.0),
    ]


def test_local_and_amount_of_an_edge_appear_when_its_consumer_hands_on() -> None:
    found = colah()
    edge = found.graph.first_edge[found.graph.position["e"]]
    assert [SceneAtStep(found, step).amount(edge) for step in (3, 4)] == [None, 2.0]
    assert [SceneAtStep(found, step).local(edge) for step in (3, 4)] == [None, 2.0]


def test_what_the_output_does_not_depend_on_has_no_gradient() -> None:
    found = scene("u = 2*x\ny = 3*x", x=1)
    at_step = SceneAtStep(found)
    assert at_step.gradient(found.graph.position["u"]) == ("none", None)
    assert at_step.amount(found.graph.first_edge[found.graph.position["u"]]) is None


@pytest.mark.parametrize("id", PRESET_IDS)
def test_at_the_end_everything_is_known(id: str) -> None:
    found = preset(id)
    at_step = SceneAtStep(found)
    for i, gradient in enumerate(found.trace.gradients):
        assert at_step.value(i) is found.trace.values[i]
        state, known = at_step.gradient(i)
        assert state == ("none" if gradient is None else "done")
        assert known is gradient or known == gradient or str(known) == str(gradient)


@pytest.mark.parametrize("step", [-1, 7, 10**9])
def test_a_step_that_is_none_is_refused(step: int) -> None:
    with pytest.raises(SourceError, match="steps go from 0 to 6") as raised:
        SceneAtStep(colah(), step)
    assert raised.value.code == "no-such-step"
