"""Rules of the op table in TypeScript: the same operations, in the same order."""

from __future__ import annotations

import pytest

from docs.browser_rules import Instructions
from docs.typescript import translated

NAMES = {"0": "a", "1": "b", "out": "c"}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("{0} - ({1} - {out})", "a - (b - c)"),
        ("({0} - {1}) - {out}", "a - b - c"),
        ("{0} * {1} / (1.0 - {out})", "(a * b) / (1 - c)"),
        ("-{0} * {0}", "-a * a"),
        ("-({0} * {1})", "-(a * b)"),
        ("-(-{0})", "-(-a)"),
        ("+{0}", "a"),
        ("0.25 * sigmoid_slope(2.0 * {0})", "0.25 * sigmoidSlope(2 * a)"),
        ("where(({0} == 0.0) & ({1} >= 0.0), 0.0, {out})", "where(a === 0 && b >= 0, 0, c)"),
        ("({0} != 1.0) | ({1} < -1.0)", "a !== 1 || b < -1"),
        ("1.4426950408889634 / {0}", "Math.LOG2E / a"),
    ],
)
def test_a_rule_says_the_same_in_typescript(rule: str, expected: str) -> None:
    assert translated(rule, NAMES) == expected


@pytest.mark.parametrize(
    "rule", ["{0} ** 2.0", "print({0})", "{0} if {1} else {out}", "0.0 < {0} < 1.0", "{0}.real", "2"]
)
def test_what_no_rule_may_hold_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match="no rule may hold"):
        translated(rule, NAMES)


def test_rules_that_differ_in_names_of_slots_alone_are_one_instruction() -> None:
    instructions = Instructions()
    assert instructions.computed("{0} * {1}") == '[0, "0", "1"]'
    assert instructions.computed("{out} * {slope}") == '[0, "out", "slope"]'
    assert instructions.computed("{0} * {0}") == '[1, "0"]'


def test_a_rule_of_too_many_slots_is_refused() -> None:
    with pytest.raises(ValueError, match="reads at most 3 registers"):
        Instructions().computed("{0} + {1} + {2} + {3}")
