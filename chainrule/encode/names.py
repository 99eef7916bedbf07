r"""Set names as TeX: `w1` as `w_{1}`, `alpha` and `α` as `\alpha`, `w2_1_3` as `w_{2,1,3}`, `loss` as `\mathrm{loss}`.

A name is data, never markup: whatever it holds, the TeX shows it and does nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LONGEST: Final = 64
_HAT: Final = "\N{COMBINING CIRCUMFLEX ACCENT}"
_PRIME: Final = "\N{PRIME}"
_MOST_PRIMES: Final = 3

GREEK: Final = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω",
}  # fmt: skip
"""Names of letters, as people type them and as TeX commands."""

_LETTER: Final = {letter: "\\" + name for name, letter in GREEK.items()} | {"ε": r"\varepsilon", "φ": r"\varphi"}
_PARTS: Final = re.compile(r"([^\W\d_]+?)(?:_?(\d+(?:_\d+)*))?(?:@(\d+)|([ⁿⁱ]))?\Z")
_SUBSCRIPTED: Final = re.compile(r"([^\W\d_]+)_([^\W_]+)\Z")
_PLAIN: Final = re.compile(r"[A-Za-z]+\Z")
_ESCAPES: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip


def name_parts(name: str) -> tuple[str, str, str]:
    """Base, index below and sample above: `w2_1@3` as w, 2,1 and 3, `Cⁿ` as C and n; empty where there is none."""
    if match := _PARTS.match(name):
        return match[1], (match[2] or "").replace("_", ","), match[3] or unicodedata.normalize("NFKC", match[4] or "")
    return name, "", ""


@lru_cache(maxsize=4096)
def name_tex(name: str) -> str:
    """TeX of a name: letter or word, index below, number of the sample (`z1@2`) above, primes (`z′`) at the end."""
    if name == "½":
        return r"\tfrac12"
    plain = name.rstrip(_PRIME)
    if not plain or plain == name:
        return _plain_tex(name)
    tex = _plain_tex(plain)
    primes = "'" * min(len(name) - len(plain), _MOST_PRIMES)
    return f"{{{tex}}}{primes}" if "^" in tex else tex + primes


def _plain_tex(name: str) -> str:
    base, index, sample = name_parts(name)
    if index or sample:
        above = f"({sample})" if sample.isdecimal() else sample
        return _base(base) + (f"_{{{index}}}" if index else "") + (f"^{{{above}}}" if sample else "")
    if (match := _SUBSCRIPTED.match(name)) and _is_letter(match[1]):
        return rf"{_base(match[1])}_{{{_base(match[2])}}}"
    return _base(name)


def escaped(text: str) -> str:
    """`text` for the inside of `\\text{...}`: shown as it is, control characters as `�`, at most 64 characters."""
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return "".join(_ESCAPES.get(c, "\N{REPLACEMENT CHARACTER}" if _is_control(c) else c) for c in shown)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _is_letter(text: str) -> bool:
    return len(text) == 1 or text in GREEK


def _base(text: str) -> str:
    letter = GREEK.get(text, text)
    if letter in _LETTER:
        return _LETTER[letter]
    if len(text) == 1 and text.isascii() and text.isalnum():
        return text
    if (hatted := unicodedata.normalize("NFD", text)) != text and hatted[1:] == _HAT:
        return rf"\hat{{{_base(hatted[0])}}}"
    return rf"\mathrm{{{text}}}" if _PLAIN.match(text) and len(text) <= _LONGEST else rf"\text{{{escaped(text)}}}"
