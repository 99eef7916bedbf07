"""Write what both languages must say alike: `python -m tests.twins.write`.

`figures.json` holds numbers and how people read them, by a rule in exact arithmetic that shares no code with either
language: of the number's exact value so many significant digits are kept, a half goes away from zero, zeros at the end
are dropped; below 1e-4 and from 1e6 on in size with a power of ten, `1.5e−7`; a true minus sign; `∞`; `NaN`; and no
sign before 0. `names.json` holds names and their parts, `slots.json` formula templates and their pieces, and
`moments.json` by film what is known when each of its steps is done, found from nothing but who uses whom.
`curves.json` holds by activation points of its curve, from its definition. `functions.json` holds what the functions
of rules say, of which `chainrule/engine/ops/floats.py` is the one source.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from chainrule.engine.ops import arrays, floats

HERE = Path(__file__).parent
FIXTURES = HERE.parents[1] / "frontend" / "tests" / "fixtures"
DIGITS = (4, 4, 4, 3, 2, 1, 6)
"""How many digits the sampled numbers are asked for with, in turns: four as a rule."""

EDGES = (
    0.0, -0.0, math.nan, math.inf, -math.inf, 5e-324, -5e-324, 2.2250738585072014e-308, 1.7976931348623157e308,
    1e-4, math.nextafter(1e-4, 0), math.nextafter(1e-4, 1), 9.9995e-5, 1e6, math.nextafter(1e6, 0), 999999.5, 999999.4,
    99999.5, 9999.5, 999.95, 99.995, 9.9995, 0.99995, 0.099995, 1.0, -1.0, 0.1, 0.5, 1.5625, -1.5625, 2.5, 12345.5,
    12344.5, 0.982013790037908, -0.270812, 1e21, 1e-7, 123456789.0, 1e22, 1e23, 9007199254740993.0,
)  # fmt: skip


def figure(x: float, digits: int) -> str:
    """How `x` is written, by the rule."""
    if math.isnan(x):
        return "NaN"
    sign = "\N{MINUS SIGN}" if x < 0 else ""
    if math.isinf(x):
        return sign + "∞"
    size = abs(Fraction(x))
    if size == 0:
        return "0"
    has_power = size < Fraction(1e-4) or size >= 10**6
    exponent = _exponent(size)
    # Of 12345.678 no digit before the point is dropped.
    kept = digits if has_power else max(digits, exponent + 1)
    count = _away_from_zero(size / Fraction(10) ** (exponent - kept + 1))
    if has_power:
        power = exponent + (len(str(count)) > kept)
        return sign + _point(str(count), 1) + f"e{power}".replace("-", "\N{MINUS SIGN}")
    places = kept - 1 - exponent
    return sign + _point(str(count).rjust(places + 1, "0"), len(str(count).rjust(places + 1, "0")) - places)


def _exponent(size: Fraction) -> int:
    """The power of ten of the first digit."""
    found = 0
    while Fraction(10) ** (found + 1) <= size:
        found += 1
    while Fraction(10) ** found > size:
        found -= 1
    return found


def _away_from_zero(size: Fraction) -> int:
    return math.floor(size + Fraction(1, 2))


def _point(digits: str, at: int) -> str:
    whole, rest = digits[:at], digits[at:].rstrip("0")
    return f"{whole}.{rest}" if rest else whole


def samples() -> Iterator[tuple[float, int]]:
    """Numbers and how many digits they are asked for with."""
    yield from ((x, 4) for x in EDGES)
    yield from ((-x if i % 2 else x, digits) for i, (x, digits) in enumerate(_ties()))
    chance = Random(16)
    for i in range(500):
        pattern = struct.unpack("<d", chance.randbytes(8))[0]
        yield (pattern if math.isfinite(pattern) else float(i)), DIGITS[i % len(DIGITS)]
    for i in range(500):
        yield chance.uniform(-1, 1) * 10.0 ** chance.randint(-7, 8), DIGITS[i % len(DIGITS)]
    for i in range(300):
        yield chance.randint(-99_999, 99_999) / 10 ** chance.randint(0, 8), DIGITS[i % len(DIGITS)]


def _ties() -> Iterator[tuple[float, int]]:
    """Numbers of binary fractions that lie exactly between two figures: (N + 1/2) / 10**places."""
    for digits in (2, 3, 4):
        for places in range(digits + 3):
            step = 5**places
            low, high = 2 * 10 ** (digits - 1), 2 * 10**digits
            ties = [odd for odd in range(low + 1, high) if odd % 2 and odd % step == 0]
            for odd in ties[:: max(1, len(ties) // 40)]:
                yield float(Fraction(odd, 2 * 10**places)), digits
                if places == 0:
                    yield float(odd * 5 * 10**6), digits


NAMES = {
    "z": ["z", "", ""], "z1": ["z", "1", ""], "z_1": ["z", "1", ""], "w2_1_3": ["w", "2,1,3", ""],
    "z1_2@3": ["z", "1,2", "3"], "C@2": ["C", "", "2"], "Cⁿ": ["C", "", "n"], "lⁱ": ["l", "", "i"],
    "W10": ["W", "10", ""], "alpha1": ["alpha", "1", ""],
    "loss": ["loss", "", ""], "ŷ_2": ["ŷ", "2", ""], "ŷ": ["ŷ", "", ""], "y_1@4": ["y", "1", "4"], "σ2": ["σ", "2", ""],
    "z′": ["z′", "", ""], "conv2d": ["conv2d", "", ""], "mul_1": ["mul", "1", ""], "x_": ["x_", "", ""],
    "2e5": ["2e5", "", ""], "S@12": ["S", "", "12"], "a.b": ["a.b", "", ""], "_1": ["_1", "", ""], "": ["", "", ""],
}  # fmt: skip
"""Names as base, index below, number of the sample above."""

SLOTS = {
    "": [], "x": ["x"], "{0}": [["0"]], "{0} * {1}": [["0"], " * ", ["1"]],
    r"\frac{ 1 }{ {0} }": [r"\frac{ 1 }{ ", ["0"], " }"], r"{ {0} }^{ {n} }": ["{ ", ["0"], " }^{ ", ["n"], " }"],
    "max({args})": ["max(", ["args"], ")"], "{g} * ({out} - {x})": [["g"], " * (", ["out"], " - ", ["x"], ")"],
    "{}": ["{}"], "{ 0 }": ["{ 0 }"], "{a-b}": ["{a-b}"], "{{0}}": ["{", ["0"], "}"],
}  # fmt: skip
"""Templates cut into text and slots, a slot in a list of its own."""


FILMS = ("neuron", "fan-out", "beside-the-path", "dead-relu", "network", "lecture-network", "softmax-network")
"""Traces of `frontend/tests/fixtures/`."""


def moments(document: Mapping[str, Any]) -> list[list[str]]:
    """By step: its node, of every node whether its value is known, and how much of its gradient.

    `v` known and `-` not; `n` none, `u` unknown, `p` partial, `d` done.
    """
    nodes = document["graph"]["nodes"]
    output = document["graph"]["output"]
    operands = {node["id"]: node.get("inputs", []) for node in nodes}
    computed = [name for name in operands if operands[name]]
    reached = {output}
    for name in reversed(list(operands)):
        if name in reached:
            reached.update(operands[name])
    backward = [name for name in reversed(computed) if name in reached]
    steps = [*computed, output, *backward]
    return [
        [
            name,
            "".join("v" if each not in computed or computed.index(each) <= k else "-" for each in operands),
            "".join(_gradient(each, output, operands, reached, steps[len(computed) : k + 1]) for each in operands),
        ]
        for k, name in enumerate(steps)
    ]


def _gradient(
    name: str, output: str, operands: Mapping[str, Sequence[str]], reached: set[str], done: Sequence[str]
) -> str:
    """`done`: the seed's node, then those that have handed their gradient on."""
    if name not in reached:
        return "n"
    if name == output:
        return "d" if done else "u"
    users = [each for each in reached for operand in operands[each] if operand == name]
    arrived = sum(each in done[1:] for each in users)
    return "d" if arrived == len(users) else "p" if arrived else "u"


def _elu(x: float, alpha: float = 1.0) -> float:
    return x if x > 0 else alpha * math.expm1(x)


CURVES: Mapping[str, Callable[[float], float]] = {
    "identity": lambda x: x,
    "sigmoid": lambda x: (1 + math.tanh(x / 2)) / 2,
    "tanh": math.tanh,
    "relu": lambda x: (x + abs(x)) / 2,
    "leaky_relu": lambda x: max(x, 0) + 0.01 * min(x, 0),
    "elu": _elu,
    "gelu": lambda x: x * (1 + math.erf(x / math.sqrt(2))) / 2,
    "silu": lambda x: x * (1 + math.tanh(x / 2)) / 2,
    "softplus": lambda x: math.log1p(math.exp(x)),
    "selu": lambda x: 1.0507009873554805 * _elu(x, 1.6732632423543772),
    "mish": lambda x: x * (math.exp(2 * x) + 2 * math.exp(x)) / (math.exp(2 * x) + 2 * math.exp(x) + 2),
    "hardtanh": lambda x: min(max(x, -1.0), 1.0),
    "softsign": lambda x: x / (1 + abs(x)),
}
"""Activations by what they are defined to be."""


POINTS = (
    0.0, -0.0, 1e-9, -1e-9, 0.3, -0.3, 0.5, -0.5, 1.0, -1.0, 1.3, -1.3, 1.5, -1.5, 2.0, -2.0, 2.5, -2.5, 3.7, -3.7, 6.0,
    -6.0, 20.0, -20.0, 36.5, -36.5, 700.0, -700.0, 800.0, -800.0, 4503599627370497.0, 1e300, -1e300, math.inf,
    -math.inf, math.nan,
)  # fmt: skip
PAIRS = (0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 2.0, -3.0, 1e200, -1e200, math.inf, -math.inf, math.nan)
OF_PAIRS = frozenset({"blocked", "divide", "maximum", "minimum", "power"})
OF_CHOICES = frozenset({"where", "isfinite"})


def function_points() -> dict[str, list[list[str]]]:
    """By function of a rule: operands and the value, to 14 digits, so that it is the same from every library."""
    found = {}
    for name in sorted(set(arrays.__all__) - OF_CHOICES):
        operands = [(x, y) for x in PAIRS for y in PAIRS] if name in OF_PAIRS else [(x,) for x in POINTS]
        function = getattr(floats, name)
        found[name] = [[*map(repr, xs), repr(float(f"{function(*xs):.14g}"))] for xs in operands]
    return found


def twins() -> dict[str, object]:
    """By name of the file: what it holds."""
    return {
        "figures.json": [[repr(x), digits, figure(x, digits)] for x, digits in samples()],
        "functions.json": function_points(),
        "curves.json": {name: [[x / 4, f(x / 4)] for x in range(-32, 33)] for name, f in CURVES.items()},
        "names.json": NAMES,
        "slots.json": SLOTS,
        "moments.json": {film: moments(json.loads((FIXTURES / f"{film}.json").read_text("utf-8"))) for film in FILMS},
    }


def written(content: object) -> str:
    """A line an entry, so that a change is seen line by line."""
    if isinstance(content, dict):
        lines = [f"{_json(key)}: {_json(value)}" for key, value in content.items()]
        return "{\n" + ",\n".join(lines) + "\n}\n"
    assert isinstance(content, list)
    return "[\n" + ",\n".join(map(_json, content)) + "\n]\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    for name, content in twins().items():
        (HERE / name).write_text(written(content), encoding="utf-8")
