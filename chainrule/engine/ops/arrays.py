"""The functions a rule may name, on numpy arrays: `floats` for whole arrays at once."""

from __future__ import annotations

import math

import numpy as np
from numpy import (
    arccos,
    arcsin,
    arctan,
    ceil,
    cos,
    cosh,
    divide,
    exp,
    expm1,
    floor,
    isfinite,
    log,
    log1p,
    log2,
    log10,
    maximum,
    minimum,
    power,
    rint,
    sign,
    sin,
    sinh,
    sqrt,
    tan,
    tanh,
    where,
)
from numpy.typing import NDArray

Array = NDArray[np.float64]

__all__ = [
    "arccos", "arcsin", "arctan", "blocked", "ceil", "cos", "cosh", "divide", "erf", "exp", "expm1", "floor",
    "isfinite", "log", "log1p", "log2", "log10", "maximum", "minimum", "normal_cdf", "normal_density", "power", "rint",
    "sigmoid", "sigmoid_slope", "sign", "sin", "sinh", "softplus", "sqrt", "tan", "tanh", "where",
]  # fmt: skip


def sigmoid(x: Array) -> Array:
    """1 / (1 + e^-x); where e^-x would overflow, e^x, from which it no longer differs."""
    if not np.min(x) >= -700.0:  # also where one is NaN
        return np.where(x < -700.0, np.exp(np.minimum(x, 0.0)), 1.0 / (1.0 + np.exp(-np.maximum(x, -700.0))))
    return np.asarray(1.0 / (1.0 + np.exp(-x)))


def sigmoid_slope(x: Array) -> Array:
    """sigmoid(x) sigmoid(-x), as e / (1 + e)^2 with e = exp(-|x|): exact far out, too."""
    e = np.exp(-np.abs(x))
    total = 1.0 + e
    return np.asarray(e / (total * total))


def softplus(x: Array) -> Array:
    """log(1 + e^x) = max(x, 0) + log(1 + e^-|x|)."""
    return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))


def blocked(g: Array, local: Array) -> Array:
    """g times the local derivative, and exactly 0 where that is 0, whatever arrives: infinities and NaN, too."""
    return np.where(local == 0.0, 0.0, g * local)


def erf(x: Array) -> Array:
    """The error function 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x."""
    return np.asarray(np.vectorize(math.erf, otypes=[np.float64])(x))


def erfc(x: Array) -> Array:
    """1 - erf(x), exact far out, too."""
    return np.asarray(np.vectorize(math.erfc, otypes=[np.float64])(x))


def normal_cdf(x: Array) -> Array:
    """The chance that a standard normal variable is below x: erfc(-x / sqrt 2) / 2."""
    return np.asarray(0.5 * erfc(-x * math.sqrt(0.5)))


def normal_density(x: Array) -> Array:
    return np.exp(-0.5 * x * x) / math.sqrt(2.0 * math.pi)
