"""Targets as class numbers: the row they stand for, and what cannot be one."""

from __future__ import annotations

from typing import Any

import pytest

from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.sources.network import read_network

LIMITS = Limits()


def target_of(target: Any, *, outputs: int = 3, loss: str = "half_sse", **fields: Any) -> list[float]:
    document = {"kind": "network", "sizes": [1, outputs], "loss": loss, "samples": [{"x": [0.5], "target": target}]}
    return list(read_network(document | fields, LIMITS).t[0])


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"loss": "cross_entropy"}, [0, 0, 1]),
        ({"activation": "sigmoid"}, [0, 0, 1]),
        ({"loss": "bce"}, [0, 0, 1]),
        ({"activation": "tanh"}, [-1, -1, 1]),
        ({"activation": "linear", "loss": "hinge"}, [-1, -1, 1]),
        ({"activation": "sigmoid", "loss": "hinge"}, [-1, -1, 1]),
    ],
)
def test_a_class_number_is_high_for_its_output(fields: dict[str, Any], wanted: list[float]) -> None:
    assert target_of(2, **fields) == wanted


def test_with_one_output_a_number_is_the_value_wanted() -> None:
    assert target_of(0.25, outputs=1) == [0.25]
    assert target_of(1, outputs=1, loss="bce") == [1.0]


@pytest.mark.parametrize("number", [3, -1, 0.5, True, 10**30])
def test_a_number_that_is_no_class_is_refused_with_the_field(number: Any) -> None:
    with pytest.raises(SourceError) as caught:
        target_of(number, loss="cross_entropy")
    assert caught.value.node == "samples[0].target"


def test_hinge_takes_1_and_minus_1_alone() -> None:
    assert target_of([-1, 1], outputs=2, loss="hinge", activation="linear") == [-1, 1]
    with pytest.raises(SourceError, match="with hinge the targets are 1 and -1"):
        target_of(0, outputs=1, loss="hinge", activation="linear")
