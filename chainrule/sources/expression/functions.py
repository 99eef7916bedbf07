"""The functions a formula may call: the op table under its own names, and under those that other courses use."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from chainrule.engine.ops import OPS, Op
from chainrule.sources.expression.characters import plain_spelling, skeleton

SYNONYMS = (
    ("log", "ln"),
    ("arcsin", "asin"), ("arccos", "acos"), ("arctan", "atan"), ("arcsinh", "asinh"), ("arctanh", "atanh"),
    ("sigmoid", "σ", "expit", "logistic"), ("silu", "swish"), ("power", "pow", "float_power"),
    ("negate", "neg", "negative"), ("abs", "absolute", "fabs"), ("subtract", "sub"), ("multiply", "mul"),
    ("divide", "div", "true_divide"), ("matmul", "mm", "bmm", "mv"), ("concatenate", "cat", "concat"),
    ("mean", "average", "reduce_mean"), ("sum", "reduce_sum"), ("prod", "reduce_prod"),
    ("max", "amax", "reduce_max"), ("min", "amin", "reduce_min"), ("logsumexp", "reduce_logsumexp"),
    ("clip", "clamp", "clip_by_value"), ("sign", "sgn", "signum"), ("ceil", "ceiling"),
    ("stop_gradient", "detach"), ("mse", "mse_loss"), ("mae", "l1_loss"),
    ("huber", "huber_loss", "smooth_l1_loss"), ("bce", "binary_cross_entropy"),
    ("bce_with_logits", "bce_logits", "binary_cross_entropy_with_logits", "sigmoid_cross_entropy_with_logits"),
    ("hinge", "hinge_loss"), ("conv1d",), ("conv2d",), ("max_pool2d", "maxpool2d"), ("avg_pool2d", "avgpool2d"),
    ("layer_norm", "layernorm"), ("batch_norm", "batchnorm"), ("softsign",), ("hardtanh", "hard_tanh"),
    ("round", "rint"), ("outer", "outer_product"), ("trace",), ("diag", "diagonal"),
)  # fmt: skip
"""Names of one function each. The op table knows one of every row; the others are read as that one."""

WRITTEN_OTHERWISE = frozenset({"index", "power_n"})
"""Ops with a notation of their own, `x[0]` and `x**2`, that are no functions."""

OF_TWO_VALUES = {"max": "maximum", "min": "minimum"}
"""Reductions that with two operands are read as the op that compares them."""

UNRESERVED = frozenset({"σ"})
"""Functions whose name may also be that of an input: σ is a width as often as a sigmoid."""

FUNCTIONS = {name: op for name, op in OPS.items() if name not in WRITTEN_OTHERWISE}
OTHER_NAMES = {other: op.name for op in OPS.values() for other in op.also} | {
    other: known for row in SYNONYMS for other in row if other not in OPS for known in row if known in OPS
}
"""Names that are read as an op of another name."""
FUNCTIONS |= {other: OPS[name] for other, name in OTHER_NAMES.items()}

NEAR_ENOUGH = 0.72
"""Names that have less in common than this are not confused: nothing is suggested."""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that resembles `name` most; look-alike letters count as equal. `known` must not be empty."""
    return resemblance(name, known)[0]


def near(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` is a slip of, or None where none is near."""
    best, ratio = resemblance(name, known)
    return best if ratio >= NEAR_ENOUGH else None


def resemblance(name: str, known: Iterable[str]) -> tuple[str, float]:
    """The known name that resembles `name` most, and how much, from 0 to 1."""
    matcher = SequenceMatcher(b=skeleton(plain_spelling(name)).lower())
    best, most = "", -1.0
    for other in sorted(known):
        matcher.set_seq1(other.lower())
        # The quick ratios are upper bounds: most names are ruled out before the slow one.
        if matcher.real_quick_ratio() > most and matcher.quick_ratio() > most and (ratio := matcher.ratio()) > most:
            best, most = other, ratio
    return best, most


def signature(name: str, op: Op) -> str:
    """How `name` is called: `sum(x, axis=None, keepdims=False)`, `stack([x, ...], axis=0)`."""
    if name in OF_TWO_VALUES:
        return f"{name}(x, axis=None, keepdims=False) or {name}(x, y, ...)"
    operands = ["[x, ...]"] if op.is_variadic else ["x", "y", "z", "u", "v"][: op.arity[1]]
    return f"{name}({', '.join([*operands, *(f'{option}={default}' for option, default in op.options.items())])})"
