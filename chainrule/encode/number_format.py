"""Write numbers: for people (4 significant digits), for TeX, and for JSON, which has no word for infinity."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, Final

import numpy as np

from chainrule.engine.trace import Value

DIGITS: Final = 4
MINUS: Final = "\N{MINUS SIGN}"
_SMALL: Final = 1e-4
_LARGE: Final = 1e6


def figure(x: float, digits: int = DIGITS) -> str:
    """`x` with so many significant digits, a true minus sign, no zeros at the end: −0.2708, 1.5e−7, ∞, NaN."""
    mantissa, exponent = _parts(x, digits)
    sign = MINUS if x < 0 else ""
    return f"{sign}{mantissa}" + (f"e{exponent}".replace("-", MINUS) if exponent is not None else "")


def figure_tex(x: float, digits: int = DIGITS) -> str:
    """The same as TeX: `-0.2708`, `1.5 \\cdot 10^{-7}`, `\\infty`."""
    mantissa, exponent = _parts(x, digits)
    mantissa = {"∞": r"\infty", "NaN": r"\mathrm{NaN}"}.get(mantissa, mantissa)
    return ("-" if x < 0 else "") + mantissa + (rf" \cdot 10^{{{exponent}}}" if exponent is not None else "")


def fitted(x: float, characters: int) -> str:
    """`figure` with as many digits, up to 4, as fit into so many characters, but never fewer than one."""
    for digits in range(DIGITS, 0, -1):
        text = figure(x, digits)
        if len(text) <= characters:
            break
    return text


def short(value: Value, characters: int) -> str:
    """A number as it fits, the shape of an array: `2×3`."""
    return fitted(value, characters) if isinstance(value, float) else "×".join(map(str, value.shape))


def _parts(x: float, digits: int) -> tuple[str, int | None]:
    """The digits of |x|, and the power of ten where one is needed. A half goes away from zero, as in the browser."""
    size = abs(x)
    if size == 0:
        return "0", None
    if not math.isfinite(size):
        return "NaN" if math.isnan(x) else "∞", None
    exact = Decimal(size)
    if _SMALL <= size < _LARGE:
        # Of 12345.678 no digit before the point is dropped.
        kept = max(digits, exact.adjusted() + 1)
        return _trimmed(f"{_rounded(exact, kept):f}"), None
    rounded = _rounded(exact, digits)
    return _trimmed(f"{rounded.scaleb(-rounded.adjusted()):f}"), rounded.adjusted()


def _rounded(size: Decimal, digits: int) -> Decimal:
    return Context(prec=digits, rounding=ROUND_HALF_UP).plus(size)


def _trimmed(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def jsonable(value: Value) -> Any:
    """`value` as the document holds it: a float or array as it is, non-finite numbers as strings."""
    if isinstance(value, float):
        return value if math.isfinite(value) else _word(value)
    if np.isfinite(value).all():
        return np.ascontiguousarray(value)
    words = value.astype(object)
    for index in zip(*np.nonzero(~np.isfinite(value)), strict=True):
        words[index] = _word(float(value[index]))
    return words.tolist()


def as_json(value: Any) -> Any:
    """Numbers, nested lists of them, or several by name."""
    if isinstance(value, dict):
        return {name: as_json(each) for name, each in value.items()}
    if isinstance(value, int):
        return value
    return jsonable(value if isinstance(value, float) else np.array(value, dtype=np.float64))


def _word(x: float) -> str:
    return "NaN" if math.isnan(x) else "Infinity" if x > 0 else "-Infinity"
