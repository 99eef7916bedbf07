"""Plain text with mathematical letters as LaTeX: `tex_text("∂C/∂a₁")` is `$\\partial$C/$\\partial$a$_{1}$`."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import Final

_SPECIAL: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_GREEK: Final = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
    "omicron", "pi", "rho", "varsigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
)  # fmt: skip
_LETTERS_AS_LATIN: Final = {"omicron": "o"}
_SYMBOLS: Final = {
    "∂": r"\partial", "×": r"\times", "·": r"\cdot", "−": "-", "÷": r"\div", "√": r"\surd", "∑": r"\sum",
    "Σ": r"\Sigma", "∏": r"\prod", "∞": r"\infty", "≈": r"\approx", "≤": r"\le", "≥": r"\ge", "≠": r"\ne",
    "→": r"\to", "←": r"\leftarrow", "⊙": r"\odot", "⊗": r"\otimes", "∘": r"\circ", "∇": r"\nabla",
    "ᵀ": r"^{\mathsf{T}}", "⊤": r"^{\mathsf{T}}",
    "⋯": r"\cdots", "…": r"\ldots", "′": r"'", "▷": r"\triangleright", "◁": r"\triangleleft", "ℓ": r"\ell",
    "◆": r"\rule[0.1ex]{0.5em}{0.5em}", "△": r"\triangle", "±": r"\pm", "‖": r"\|", "|": "|", "<": "<", ">": ">",
    "∈": r"\in", "ŷ": r"\hat{\mathsf{y}}", "ȳ": r"\bar{\mathsf{y}}", "½": r"\tfrac12", "⇒": r"\Rightarrow",
    "ε": r"\varepsilon", "ϵ": r"\epsilon", "φ": r"\varphi", "ς": r"\varsigma",
}  # fmt: skip
_LOW: Final = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙₘᵢⱼₖ", "0123456789+-=()nmijk", strict=True))
_HIGH: Final = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "0123456789+-=()n", strict=True))
_CHINESE: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def has_chinese(text: str) -> bool:
    """Does a text hold letters, or full-width signs, that pdfLaTeX has no fonts for?"""
    return _CHINESE.search(text) is not None


def tex_text(text: str) -> str:
    """The text, to stand outside of mathematics. A letter that nobody knows is written by its name."""
    return "".join(map(_letter, text))


def _letter(char: str) -> str:
    if char in _TABLE:
        return _TABLE[char]
    if char.isascii() or _CHINESE.match(char):
        return char
    decomposed = unicodedata.normalize("NFKD", char)
    plain = "".join(each for each in decomposed if not unicodedata.combining(each))
    return plain if plain.isascii() and plain else f"[{unicodedata.name(char, 'letter').lower()}]"


def _table() -> dict[str, str]:
    made = dict(_SPECIAL)
    for place, name in enumerate(_GREEK, start=ord("α")):
        made[chr(place)] = _LETTERS_AS_LATIN.get(name, f"$\\{name}$")
    made |= {char: f"${written}$" for char, written in _SYMBOLS.items()}
    made |= {char: f"$_{{{digit}}}$" for char, digit in _LOW.items()}
    made |= {char: f"$^{{{digit}}}$" for char, digit in _HIGH.items()}
    return made | {
        "\u00a0": "~",
        "\u202f": r"\,",
        "\u2009": r"\,",
        "–": "--",
        "—": "---",
        "’": "'",
        "“": "``",
        "”": "''",
    }


_TABLE: Final = MappingProxyType(_table())
