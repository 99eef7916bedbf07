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
    ("bce_with_logits", "bce_logits", "binary_cross_entropy_with_logits"),
    ("hinge", "hinge_loss"), ("conv1d",), ("conv2d",), ("max_pool2d", "maxpool2d"), ("avg_pool2d", "avgpool2d"),
    ("layer_norm", "layernorm"), ("batch_norm", "batchnorm"), ("softsign",), ("hardtanh", "hard_tanh"),
    ("round", "rint"), ("outer", "outer_product", "ger"), ("trace", "tr"), ("std", "reduce_std"),
    ("var", "reduce_variance"), ("diag", "diagonal"),
)  # fmt: skip
"""Names of one function each. The op table knows one of every row; the others are read as that one."""

WRITTEN_OTHERWISE = frozenset({"index", "power_n"})
"""Ops with a notation of their own, `x[0]` and `x**2`, that are no functions."""

OF_TWO_VALUES = {"max": "maximum", "min": "minimum"}
"""Reductions that with two operands are read as the op that compares them."""

UNRESERVED = frozenset({"σ", "tr"})
"""Functions whose name may also be that of an input: σ is a width as often as a sigmoid."""

FUNCTIONS = {name: op for name, op in OPS.items() if name not in WRITTEN_OTHERWISE}
OTHER_NAMES = {other: op.name for op in OPS.values() for other in op.also} | {
    other: known for row in SYNONYMS for other in row if other not in OPS for known in row if known in OPS
}
"""Names that are read as an op of another name."""
FUNCTIONS |= {other: OPS[name] for other, name in OTHER_NAMES.items()}


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


def near(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` is a slip of, or None where none is near."""
    typed = skeleton(plain_spelling(name)).lower()
    most = max(1, len(typed) // 4)
    found = []
    for other in sorted(known):
        meant = other.lower()
        # Most names are ruled out before their letters are compared one by one.
        if abs(len(meant) - len(typed)) > most or len(set(meant) ^ set(typed)) > 2 * most:
            continue
        if (slips := slips_between(typed, meant)) <= most:
            found.append((slips, sorted(meant) != sorted(typed), other))
    best = min(found, default=None)
    if best is None or len(typed) < 3:
        return None
    # Of three letters a single other one makes another word: `tau` is no slip of `tan`, but `los` is one of `loss`.
    is_slip = len(typed) > 3 or not best[1] or best[2].lower().startswith(typed)
    return best[2] if is_slip else None


def slips_between(typed: str, meant: str) -> int:
    """How many letters were left out, put in, taken for another or swapped with the next one."""
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, start=1):
        earlier, before, row = before, row, [i]
        for j, right in enumerate(meant, start=1):
            least = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != right))
            if i > 1 and j > 1 and typed[i - 2] == right and meant[j - 2] == letter:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1]


def signature(name: str, op: Op) -> str:
    """How `name` is called: `sum(x, axis=None, keepdims=False)`, `stack([x, ...], axis=0)`."""
    if name in OF_TWO_VALUES:
        return f"{name}(x, axis=None, keepdims=False) or {name}(x, y, ...)"
    operands = ["[x, ...]"] if op.is_variadic else ["x", "y", "z", "u", "v"][: op.arity[1]]
    return f"{name}({', '.join([*operands, *(f'{option}={default}' for option, default in op.options.items())])})"
