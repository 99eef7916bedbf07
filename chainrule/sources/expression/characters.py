"""What characters mean: which are folded into others, which look alike, which are refused.

Foldings never move anything: spans always count the characters of the text as it was typed.

| typed | read as |
|---|---|
| `−` `–` `—` `‐` `‑` `‒` `－` `﹣` | `-` |
| `×` `∗` `＊` `⊙` `∘` `.*` | `*` |
| `÷` `∕` `⁄` `／` `./` | `/` |
| `·` `⋅` `∙` `•` | `*`; of two values with axes their scalar product |
| `.^` | `^` |
| `＋` `＝` `＾` `＠` `，` `：` `；` `＃` `（` `）` `［` `］` `【` `】` `｛` `｝` `｜` `＊＊` | the ASCII character |
| `≤` `≥` `≠` | `<=` `>=` `!=` |
| `０` ... `９`, `．` in a number | the ASCII digits and point |
| `½`, `¾`, `2½` | `0.5`, `0.75`, `2.5` |
| `x²`, `x⁻¹`, `x¹⁰` | `x**2`, `x**-1`, `x**10`; binds as tightly as an index |
| `eˣ`, `xⁿ`, `e⁻ˣ` | `e**x`, `x**n`, `e**-x` |
| `xᵀ`, `x⊤` | `transpose(x)`; binds as tightly as an index |
| `x₁`, `W₁₂` | the names `x1`, `W12` |
| `z″`, `z‴` | `z′′`, `z′′′` |
| `µ`, `ϵ`, `ϑ`, `ϕ`, `ϱ`, `ϰ` | the same letters as `μ`, `ε`, `θ`, `φ`, `ρ`, `κ` |
| a letter with combining marks | the composed letter (NFC) |
| no-break, thin and ideographic spaces | a space |

Anything else that merely resembles ASCII (full-width letters, mathematical letters) is refused with the plain
spelling as the suggestion.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPERSCRIPT_LETTERS = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
WIDE_DIGITS = "０１２３４５６７８９"
PRIMES = "′″‴"
SPACES = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

OPERATOR_FOLDINGS = {
    "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "－": "-", "﹣": "-",
    "×": "*", "∗": "*", "＊": "*", "＊＊": "**", "⊙": "*", "∘": "*", ".*": "*",
    "÷": "/", "∕": "/", "⁄": "/", "／": "/", "./": "/",
    "⋅": "·", "∙": "·", "•": "·",
    "＋": "+", "＝": "=",
    "＾": "^", ".^": "^", "＠": "@", "，": ",", "：": ":", "｜": "|", "？": "?",
    "（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}",
    "≤": "<=", "≥": ">=", "≠": "!=", "＜": "<", "＞": ">",
}  # fmt: skip

VULGAR_FRACTIONS = {c: unicodedata.numeric(c) for c in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"}
TRANSPOSED = "ᵀ⊤"

_ASCII_DIGITS = "0123456789"
FOLD_SUPERSCRIPT = str.maketrans(SUPERSCRIPTS + "⁺⁻", _ASCII_DIGITS + "+-")
FOLD_NUMBER = str.maketrans(WIDE_DIGITS + "．", _ASCII_DIGITS + ".")
FOLD_NAME = str.maketrans(dict(zip(SUBSCRIPTS, _ASCII_DIGITS, strict=True)) | {"″": "′′", "‴": "′′′"})
TWICE_ENCODED = dict(zip("µϵϑϕϱϰ", "μεθφρκ", strict=True))
"""Letters that have two code points and look the same, or nearly: keyboards and papers use both."""
FOLD_LETTERS = str.maketrans(TWICE_ENCODED)

# Refused anywhere, comments included: no text that holds them can be shown or stored faithfully.
FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"

_CYRILLIC = dict(zip("аеорсхуіјѕһԁԛԝАВЕКМНОРСТХУЅІЈ", "aeopcxyijshdqwABEKMHOPCTXYSIJ", strict=True))
_GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_LOOK_ALIKES = str.maketrans(_CYRILLIC | _GREEK)


def fold_name(raw: str) -> str:
    """The name that `raw` spells: composed, subscripts as digits. Two spellings of one name are one value."""
    return raw if raw.isascii() else unicodedata.normalize("NFC", raw.translate(FOLD_NAME))


def same_name(folded: str) -> str:
    """What names that are one value have in common: `µ` and `μ` are one letter."""
    return folded if folded.isascii() else folded.translate(FOLD_LETTERS)


def plain_spelling(name: str) -> str:
    """What `name` would be in ordinary letters; equal to `name` if it already is in ordinary letters."""
    return unicodedata.normalize("NFKC", name)


def skeleton(name: str) -> str:
    """`name` with letters that look Latin replaced by the Latin ones: equal skeletons cannot be told apart by eye."""
    return name.translate(_LOOK_ALIKES)


def mixes_scripts(name: str) -> bool:
    """Does one name hold Cyrillic letters beside Latin or Greek ones?"""
    scripts = {unicodedata.name(letter, "").split(" ", 1)[0] for letter in name if letter.isalpha()}
    return "CYRILLIC" in scripts and not scripts.isdisjoint({"LATIN", "GREEK"})


def name_fault(name: str) -> str | None:
    """The first character of a folded `name` that no name may hold, or None."""
    return next((c for c in name if not _may_stand_in_a_name(c)), None)


def _may_stand_in_a_name(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character == "_"
    return character == "′" or unicodedata.category(character) in {"Lu", "Ll", "Lt", "Lo"} or _is_accent(character)


def _is_accent(character: str) -> bool:
    return "\u0300" <= character <= "\u036f" and character != "\u034f"


def first_twins(names: Iterable[str]) -> tuple[str, str] | None:
    """Two different names that look the same, the later one first, or None."""
    seen: dict[str, str] = {}
    for name in names:
        twin = seen.setdefault(skeleton(name), name)
        if twin != name:
            return name, twin
    return None
