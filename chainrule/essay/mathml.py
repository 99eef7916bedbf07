"""Write a line of mathematics as MathML: `mathml("∂C/∂z = ∂a/∂z ∂C/∂a", is_display=True)`.

A letter is a variable, digits behind it are its index, what follows ^ stands above it: `w1`, `ŷ1`, `C^n`, `θ^0`. A word
with a slash is a fraction.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final

_PIECE: Final = re.compile(
    r"(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<operator>[-+−=()·Σ])"
    r"|(?P<sign>[∂∇])"
    r"|(?P<name>[^\W\d_])(?P<prime>[′″]?)(?P<index>\d*)(?:\^(?P<above>\w+))?"
)

_SPACE: Final = '<mspace width="0.17em"/>'


def mathml(text: str, *, is_display: bool = False) -> str:
    """The element. Raises ValueError for a sign that is none of these."""
    # Between two fractions no operator makes room.
    words = _SPACE.join(_fraction(word, is_display=is_display) for word in text.split())
    display = ' display="block"' if is_display else ""
    return f"<math{display}>{words}</math>"


def _fraction(word: str, *, is_display: bool) -> str:
    above, slash, below = word.partition("/")
    if not slash:
        return _row(word)
    if is_display:
        return f"<mfrac><mrow>{_row(above)}</mrow><mrow>{_row(below)}</mrow></mfrac>"
    return f'<mrow>{_row(above)}<mo lspace="0" rspace="0">/</mo>{_row(below)}</mrow>'


def _row(word: str) -> str:
    found, at = [], 0
    while at < len(word):
        piece = _PIECE.match(word, at)
        if piece is None:
            raise ValueError(f"no mathematics is written {word[at]!r}, as in {word!r}")
        found.append(_piece(piece))
        at = piece.end()
    return "".join(found)


def _piece(piece: re.Match[str]) -> str:
    if piece["number"]:
        return f"<mn>{piece['number']}</mn>"
    if piece["operator"]:
        return _operator(piece[0], is_alone=piece.string == piece[0])
    if piece["sign"]:
        return f'<mi mathvariant="normal">{piece[0]}</mi>'
    name = f"<mi>{piece['name']}</mi>"
    below = f"<mn>{piece['index']}</mn>" if piece["index"] else ""
    above = f"<mi>{piece['above']}</mi>" if piece["above"] else ""
    if piece["prime"]:
        above = f'<mo lspace="0" rspace="0">{piece["prime"]}</mo>'
    if below and above:
        return f"<msubsup>{name}{below}{above}</msubsup>"
    if above:
        return f"<msup>{name}{above}</msup>"
    return f"<msub>{name}{below}</msub>" if below else name


def _operator(sign: str, *, is_alone: bool) -> str:
    """A bracket that is a word of its own is as high as what it holds; one within a word is a letter's."""
    if sign in "()":
        stretchy = "" if is_alone else ' stretchy="false"'
        return f'<mo lspace="0" rspace="0"{stretchy}>{sign}</mo>'
    return "<mo>∑</mo>" if sign == "Σ" else f"<mo>{escape(sign)}</mo>"
