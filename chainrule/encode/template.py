r"""Fill the formula templates of the op table, with brackets where the reading would change without them.

    fill(r"{0} \cdot {1}", {"0": Phrase("a + b", SUM), "1": Phrase("-2", SIGN)}.get)
    ->  \left(a + b\right) \cdot \left(-2\right)

How tightly a phrase must bind to stand in a slot without brackets follows from what stands around the slot.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from chainrule.engine.ops import SLOT

ANY: Final = 0
SUM: Final = 1
SIGN: Final = 2
PRODUCT: Final = 3
QUOTIENT: Final = 4
ATOM: Final = 5

_OPENS: Final = re.compile(r"(\(|\{|, |\\left[|]|\\lVert )\Z")
_CLOSES: Final = re.compile(r"(\)|\}(?![\^_])|, |\\right)")
_COMPARED: Final = re.compile(r" [>=<] ")
_MULTIPLIES: Final = re.compile(r" (\\cdot|\\odot|\*|@|\\,|/) ")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a formula and how tightly it binds: SUM, SIGN, PRODUCT, QUOTIENT or ATOM."""

    text: str
    binding: int = ATOM


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a template, the weakest binding that needs no brackets there, and whether an index follows."""

    name: str
    needs: int
    is_indexed: bool = False


@lru_cache(maxsize=1024)
def parts(template: str) -> tuple[str | Slot, ...]:
    """`template` cut into literal text and slots."""
    ends = [0, *(end for match in SLOT.finditer(template) for end in match.span()), len(template)]
    found: list[str | Slot] = []
    for i, (start, stop) in enumerate(pairwise(ends)):
        piece = template[start:stop]
        before, after = template[:start], template[stop:]
        found.append(Slot(piece[1:-1], _needs(before, after), after.startswith(("_", "^"))) if i % 2 else piece)
    return tuple(found)


def fill(template: str, phrase_of: Callable[[str], Phrase | None]) -> str:
    """`template` with every slot filled by what `phrase_of` its name gives; slots it gives nothing for stay."""
    pieces = []
    for part in parts(template):
        if isinstance(part, str):
            pieces.append(part)
        elif (phrase := phrase_of(part.name)) is None:
            pieces.append("{" + part.name + "}")
        else:
            text = phrase.text if phrase.binding >= part.needs else bracketed(phrase.text)
            pieces.append("{" + text + "}" if part.is_indexed else text)
    return "".join(pieces)


def bracketed(tex: str) -> str:
    return rf"\left({tex}\right)"


@lru_cache(maxsize=1024)
def binding(template: str) -> int:
    """How tightly what the template makes binds: by the loosest operator outside all brackets."""
    outside = _outside_brackets(SLOT.sub("x", template))
    if re.search(r". [+-] ", outside) or r"\text" in outside:
        return SUM
    if outside.startswith("-"):
        return SIGN
    if _MULTIPLIES.search(outside) or re.search(r"\\(sum|prod|ln|max|min|top) ", outside):
        return PRODUCT
    return QUOTIENT if re.search(r"\\frac|\^", outside) else ATOM


def _needs(before: str, after: str) -> int:
    """What a slot between `before` and `after` needs."""
    if (_OPENS.search(before) and _CLOSES.match(after)) or _COMPARED.match(after) or _COMPARED.search(before[-3:]):
        return ANY
    if re.match(r"\}?[\^_]", after):
        return ATOM
    if not before:
        return SIGN if _MULTIPLIES.match(after) else SUM
    return PRODUCT


def _outside_brackets(text: str) -> str:
    depth, kept = 0, []
    for c in text:
        depth -= c in ")}]"
        if depth <= 0:
            kept.append(c)
        depth += c in "({["
    return "".join(kept)
