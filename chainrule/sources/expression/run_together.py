"""Names that are hardly names: `sinx`, `ln2`, `2xy`, `w1x1`, `dy/dx`. Asked about before they become inputs.

A name that a line computes, or that a value is given for, is never asked about; nor is one with an underscore, which
therefore is the way to keep it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from chainrule.errors import SourceError
from chainrule.sentences import either, say
from chainrule.sources.expression.functions import FUNCTIONS
from chainrule.sources.expression.latex import LETTERS
from chainrule.sources.expression.names import Names
from chainrule.sources.expression.text import Text, shown

ELEMENTARY = (
    "sin", "cos", "tan", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan", "exp", "log", "ln", "log2", "log10",
    "sqrt", "abs", "sigmoid", "relu", "σ",
)  # fmt: skip
"""Functions that books write without brackets."""
BEFORE_A_NUMBER = frozenset({"sin", "cos", "tan", "exp", "log", "ln", "sqrt"})
"""`ln2` is a number to everybody, `relu1` a layer to some."""
ORDINARY_WORDS = frozenset({"cost", "costs", "sine", "sins", "tank", "logs", "expo"})
"""Words that begin as a function does; the rest of them has to be a name of the text before they are asked about."""
PRODUCTS = re.compile(r"[ackmw][xyz]|bx|[A-Za-z]\d+[A-Za-z]\d*")
"""`wx`, `w1x1`, `a2b`: products to everybody who is not a programmer."""
EXPONENTIAL = re.compile(r"e(\d*)([xzt])")
FACTORS = re.compile(r"[^\W\d_]\d*")
DIFFERENTIAL = re.compile(r"(?:\bd|\\frac\{d)(\w*)(?:\s*/\s*|\}\{)$")
LESS = re.compile(r"[-−–]([^\W\d_]\w*)(?![\w(])")
NUMBER = re.compile(r"[\d.]+$")
DIGITS = re.compile(r"\d+")
DOUBLE = re.compile(r"[dD]\d+")
BY_LENGTH = tuple(sorted((each for each in FUNCTIONS if len(each) > 1 or each == "σ"), key=len, reverse=True))
CALL = re.compile(r"\w+\([^()]*\)")
TIGHT = re.compile(r"(/|\^|\*\*|÷)\s*$")
CHOICES = 3


def check_input(text: Text, word: str, place: tuple[int, int], names: Names, computed: Collection[str]) -> None:
    """Raise SourceError if `word`, which would be an input, is hardly meant as one; `computed` has a value already."""
    check_imaginary(text, word, place, names)
    check_differential(text, word, place, names)
    is_counted = text.string[place[0] - 1 : place[0]].isdigit()
    check_own_letter(text, word, place, names, is_counted=is_counted)
    found = tuple(dict.fromkeys(readings(word, Values(names, computed), is_counted=is_counted)))[:CHOICES]
    if not found:
        return
    kept = underscored(word, found[0])
    message = say("{typed} may be {read}, or a name of its own, which is better written {name}; write which",
                  typed=shown(word), read=either(found), name=kept)  # fmt: skip
    raise SourceError("run-together", message, span=text.span(*place),
                      choices=(*(fitted(text, each, place[0]) for each in found), kept))  # fmt: skip


def check_own_letter(text: Text, word: str, place: tuple[int, int], names: Names, *, is_counted: bool) -> None:
    """`y = 2xy`: a product to everybody, of which one factor is the value of this very line."""
    own = next((letter for letter in word if letter in names.assigned), None)
    if own is None or not is_counted or not 1 < len(word) < 4 or not word.isalpha() or own != names.output:
        return
    read = "*".join(word)
    kept = underscored(word, read)
    message = say("{typed} may be {read}, in which {name} is computed from itself: give the result another name; a "
                  "name of its own is better written {kept}",
                  typed=shown(word), read=read, name=own, kept=kept)  # fmt: skip
    raise SourceError("run-together", message, span=text.span(*place), choices=(kept,))


def fitted(text: Text, reading: str, start: int) -> str:
    """`reading` as it may stand at `start`: a product behind `/` or `^` has brackets."""
    is_call = CALL.fullmatch(reading) is not None
    return reading if is_call or not TIGHT.search(text.string[max(0, start - 20) : start]) else f"({reading})"


def check_imaginary(text: Text, word: str, place: tuple[int, int], names: Names) -> None:
    """`2j` is an imaginary number in Python, `1d3` is 1000 in Fortran; both would be products here."""
    number = number_before(text, place[0])
    if not number:
        return
    typed = shown(number + word)
    if word in {"i", "j"} and text.string.count(word) == 1:
        message = say("{typed} would be a complex number, and numbers are real here; a product is written {read}",
                      typed=typed, read=f"{number}*{word}")  # fmt: skip
        raise SourceError("complex-number", message, span=text.span(*place), suggestion=f"*{word}")
    if DOUBLE.fullmatch(word) and len(list(filter(DOUBLE.fullmatch, names.used))) == 1:
        choices = (f"e{word[1:]}", f"*{word}")
        message = say("{typed} may be the number {number}, or a product; write which",
                      typed=typed, number=number + choices[0])  # fmt: skip
        raise SourceError("run-together", message, span=text.span(*place), choices=choices)


def number_before(text: Text, start: int) -> str:
    found = NUMBER.search(text.string[max(0, start - 20) : start])
    return found[0] if found else ""


def underscored(word: str, reading: str) -> str:
    """`sin_x` of `sinx`, which may be `sin(x)`: the name, cut where the reading cuts it first."""
    cut = next(k for k, (typed, read) in enumerate(zip(f"{word} ", reading, strict=False)) if typed != read)
    return f"{word[:cut]}_{word[cut:]}"


@dataclass(frozen=True, slots=True)
class Values:
    """The names that may stand where a value is wanted: those of the text, but for what is computed later only."""

    names: Names
    computed: Collection[str]

    def has(self, word: str) -> bool:
        names = self.names
        if word in names.assigned:
            return word in self.computed
        return word in names.used or word in names.given

    def may_have(self, word: str) -> bool:
        return word not in self.names.assigned or word in self.computed


def readings(word: str, values: Values, *, is_counted: bool) -> Iterator[str]:
    """What `word` may be written out as; nothing where it is a name like any other."""
    if "_" in word or word in LETTERS:
        return
    if found := tuple(calls(word, values)):
        yield from found
        return
    if word.startswith("pi") and (values.has(word[2:]) or word[2:] in {"x", "r"}):
        yield f"pi*{word[2:]}"
        return
    if word.startswith("π") and len(word) > 1 and all(map(values.may_have, word)):
        yield "*".join(word)
        return
    if exponential := EXPONENTIAL.fullmatch(word):
        yield f"e**{exponential[2]}" if not exponential[1] else f"e**({exponential[1]}*{exponential[2]})"
    if re.fullmatch(r"[a-zA-Z]T[a-z]", word):
        yield f"{word[0]}.T @ {word[2]}"
    factors = FACTORS.findall(word)
    if len(factors) > 1 and "".join(factors) == word:
        is_known = all(map(values.has, factors))
        is_short = is_counted and len(factors) == len(word) < 4
        if is_known or (all(map(values.may_have, factors)) and (is_short or PRODUCTS.fullmatch(word))):
            yield from products(factors)


def products(factors: Sequence[str]) -> Iterator[str]:
    yield "*".join(factors)
    if factors[0][0].isupper() and len(factors) == 2:
        yield " @ ".join(factors)


def calls(word: str, values: Values) -> Iterator[str]:
    """`sin(x)` of `sinx`, `x*log(x)` of `xlogx`, `log2(x)` and `log(2*x)` of `log2x`."""
    for function in BY_LENGTH:
        at = word.find(function)
        if at < 0:
            continue
        factor, rest = word[:at], word[at + len(function) :]
        if not rest or (factor and not (values.has(factor) or factor == rest)):
            continue
        argument = argument_of(function, rest, values, is_word=word in ORDINARY_WORDS)
        if argument:
            yield f"{factor}*{function}({argument})" if factor else f"{function}({argument})"


def argument_of(function: str, rest: str, values: Values, *, is_word: bool) -> str:
    """What stands behind the name of a function, as its argument; "" where it is the rest of a word."""
    digits = DIGITS.match(rest)
    number = digits[0] if digits else ""
    behind = rest[len(number) :]
    looks_single = (len(behind) == 1 or behind in LETTERS) and values.may_have(behind)
    is_single = function in ELEMENTARY and not is_word and looks_single
    is_value = values.has(behind) or is_single
    if number:
        is_argument = function in BEFORE_A_NUMBER and (not behind or is_value)
        return (f"{number}*{behind}" if behind else number) if is_argument else ""
    if is_value:
        return behind
    letters = FACTORS.findall(behind)
    is_product = function in ELEMENTARY and "".join(letters) == behind and all(map(values.has, letters))
    return "*".join(letters) if is_product else ""


def check_differential(text: Text, word: str, place: tuple[int, int], names: Names) -> None:
    """`dy/dx` is a derivative to everybody, where nothing is called `dy`."""
    if not word.startswith("d") or len(word) < 2:
        return
    before = text.string[max(0, place[0] - 40) : place[0]]
    found = DIFFERENTIAL.search(before)
    if found is None or names.has_value(f"d{found[1]}"):
        return
    message = say("nothing needs to be called: the gradient of every value is always there")
    start = place[0] - len(before) + found.start()
    raise SourceError("derivative", message, span=text.span(start, place[1]))


def check_constant(text: Text, word: str, place: tuple[int, int]) -> None:
    """`1 + e-x`, as it comes out of a PDF, has lost that the exponent is one."""
    found = LESS.match(text.string, place[1]) if word == "e" else None
    if found is None:
        return
    message = say(
        "{typed} is the number e less {name}; an exponential function that has lost its sign is written {read}",
        typed=shown(text.piece(place[0], found.end())), name=found[1], read=f"exp(-{found[1]})",
    )  # fmt: skip
    raise SourceError("run-together", message, span=text.span(place[0], found.end()),
                      choices=(f"exp(-{found[1]})", f"e - {found[1]}"))  # fmt: skip
