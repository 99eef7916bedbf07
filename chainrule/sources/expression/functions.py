"""The functions a formula may call: the op table under its own names, and a few names other courses use."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from chainrule.engine.ops import OPS, Op
from chainrule.sources.expression.characters import plain_spelling, skeleton

OTHER_NAMES = {
    "ln": "log", "asin": "arcsin", "acos": "arccos", "atan": "arctan", "σ": "sigmoid", "swish": "silu",
    "pow": "power",
} | {other: op.name for op in OPS.values() for other in op.also}  # fmt: skip
"""Names that are read as an op of another name."""

WRITTEN_OTHERWISE = frozenset({"index", "power_n"})
"""Ops with a notation of their own, `x[0]` and `x**2`, that are no functions."""

OF_TWO_VALUES = {"max": "maximum", "min": "minimum"}
"""Reductions that with two operands are read as the op that compares them."""

TRAILING_OPTION = {"reshape": "shape", "transpose": "axes"}
"""Options that may be given without their name, after the operand: `reshape(x, (2, 3))`."""

FUNCTIONS = {name: op for name, op in OPS.items() if name not in WRITTEN_OTHERWISE}
FUNCTIONS |= {other: OPS[name] for other, name in OTHER_NAMES.items() if name in OPS}


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that resembles `name` most; look-alike letters count as equal. `known` must not be empty."""
    matcher = SequenceMatcher(b=skeleton(plain_spelling(name)).lower())
    best, most = "", -1.0
    for other in sorted(known):
        matcher.set_seq1(other.lower())
        # The quick ratios are upper bounds: most names are ruled out before the slow one.
        if matcher.real_quick_ratio() > most and matcher.quick_ratio() > most and (ratio := matcher.ratio()) > most:
            best, most = other, ratio
    return best


def signature(name: str, op: Op) -> str:
    """How `name` is called: `sum(x, axis=None, keepdims=False)`, `stack([x, ...], axis=0)`."""
    if name in OF_TWO_VALUES:
        return f"{name}(x, axis=None, keepdims=False) or {name}(x, y)"
    operands = ["[x, ...]"] if op.is_variadic else ["x", "y", "z", "u", "v"][: op.arity[1]]
    return f"{name}({', '.join([*operands, *(f'{option}={default}' for option, default in op.options.items())])})"
