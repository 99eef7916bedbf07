"""The functions a rule may name, on Python floats: IEEE 754 all the way, never an exception.

`log(0.0)` is minus infinity and `divide(0.0, 0.0)` is NaN, as in numpy, where Python's own `math` would raise.
`arrays` holds the same names for numpy arrays.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np


def quiet(function: Callable[..., float], fallback: Callable[..., float]) -> Callable[..., float]:
    """`function`, answering what numpy answers where Python raises (out of domain, overflow)."""

    def answered(*xs: float) -> float:
        try:
            return function(*xs)
        except (ValueError, OverflowError):
            with np.errstate(all="ignore"):
                return float(fallback(*map(np.float64, xs)))

    return answered


exp, expm1, log = quiet(math.exp, np.exp), quiet(math.expm1, np.expm1), quiet(math.log, np.log)
log1p, log2, log10 = quiet(math.log1p, np.log1p), quiet(math.log2, np.log2), quiet(math.log10, np.log10)
sqrt, power = quiet(math.sqrt, np.sqrt), quiet(math.pow, np.power)
sin, cos, tan = quiet(math.sin, np.sin), quiet(math.cos, np.cos), quiet(math.tan, np.tan)
sinh, cosh, tanh = quiet(math.sinh, np.sinh), quiet(math.cosh, np.cosh), math.tanh
arcsin, arccos, arctan = quiet(math.asin, np.arcsin), quiet(math.acos, np.arccos), math.atan
floor = quiet(lambda x: float(math.floor(x)), np.floor)
ceil = quiet(lambda x: math.copysign(math.ceil(x), x), np.ceil)
rint = quiet(lambda x: math.copysign(round(x), x), np.rint)
erf = math.erf


isfinite = math.isfinite


def blocked(g: float, local: float) -> float:
    """g times the local derivative, and exactly 0 where that is 0, whatever arrives: infinities and NaN, too."""
    return 0.0 if local == 0.0 else g * local


def divide(x: float, y: float) -> float:
    try:
        return x / y
    except ZeroDivisionError:
        return math.nan if x == 0.0 or math.isnan(x) else math.copysign(math.inf, x) * math.copysign(1.0, y)


def where(condition: bool, x: float, y: float) -> float:
    return x if condition else y


def sign(x: float) -> float:
    return 1.0 if x > 0.0 else -1.0 if x < 0.0 else 0.0 if x == 0.0 else x


def maximum(x: float, y: float) -> float:
    return x if x >= y or math.isnan(x) else y


def minimum(x: float, y: float) -> float:
    return x if x <= y or math.isnan(x) else y


def sigmoid(x: float) -> float:
    """1 / (1 + e^-x), on either side the form whose exponential cannot overflow."""
    if x >= 0.0:
        return 1.0 / (1.0 + math.exp(-x))
    e = math.exp(x)
    return e / (1.0 + e)


def sigmoid_slope(x: float) -> float:
    """sigmoid(x) sigmoid(-x), as e / (1 + e)^2 with e = exp(-|x|): exact far out, too."""
    e = math.exp(-abs(x))
    return e / ((1.0 + e) * (1.0 + e))


def softplus(x: float) -> float:
    """log(1 + e^x) = max(x, 0) + log(1 + e^-|x|)."""
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def normal_cdf(x: float) -> float:
    """The chance that a standard normal variable is below x: erfc(-x / sqrt 2) / 2."""
    return 0.5 * math.erfc(-x * math.sqrt(0.5))


def normal_density(x: float) -> float:
    return math.exp(-0.5 * x * x) / math.sqrt(2.0 * math.pi)
