"""What looks like an expression and is none: each with its own sentence and, where there is one, its remedy."""

from __future__ import annotations

from chainrule.errors import SourceError, Span
from chainrule.sentences import say

Refusal = tuple[str, str, str | None]
"""Code, template of the message, and the text that could stand there instead without changing the meaning."""

REFUSED_SIGNS: dict[str, Refusal] = {
    ":=": ("walrus", "':=' is not used here; a line names a value with '='", "="),
    "//": ("floor-division", "'//' rounds down: write floor(x / y); a comment begins with #", None),
    "...": ("ellipsis", "'...' stands in an index only, as in x[..., 0]; other values are written out", None),
    "→": ("unknown-operator", "'→' is no operator; a line names a value with '='", None),
    "->": ("unknown-operator", "'->' is no operator; a line names a value with '='", None),
    "=>": ("unknown-operator", "'=>' is no operator; a line names a value with '='", None),
    "%": (
        "remainder",
        "'%' before a value would be a remainder, which is not computed here; a comment begins with #",
        None,
    ),
    "!": ("unknown-operator", "'!' is no operator here; there are no factorials", None),
    "|": (
        "unknown-operator",
        "'|' stands on both sides of an absolute value, as in |x|; of two conditions it is written or",
        None,
    ),
    "‖": ("unknown-operator", "'‖' stands on both sides of a norm, as in ‖x‖; it is no operator", None),
    "~": ("unknown-operator", "'~' is no operator here: write the opposite condition, as in x <= 0 for x > 0", None),
    "$": ("unknown-operator", "'$' is not needed: formulas are written without TeX signs", ""),
    "{": ("wrong-bracket", "'{{' is not used here; group with '(' and ')'", None),
}
REFUSED_SIGNS |= dict.fromkeys(
    ("<<", ">>"), ("unknown-operator", "shifts are for integers; all numbers here are float64. Write x * 2**n", None)
)
REFUSED_SIGNS["％"] = REFUSED_SIGNS["%"]
REFUSED_SIGNS |= dict.fromkeys("。．", ("unexpected-character", "a line ends by itself; leave '{sign}' out", ""))
REFUSED_SIGNS["←"] = ("walrus", "'←' is not used here; a line names a value with '='", "=")
REFUSED_SIGNS["∛"] = ("unknown-operator", "'∛' is not read; a cube root is written x**(1/3)", None)
REFUSED_SIGNS |= dict.fromkeys("⌊⌋", ("unknown-operator", "rounding down is written floor(x)", None))
REFUSED_SIGNS |= dict.fromkeys("⌈⌉", ("unknown-operator", "rounding up is written ceil(x)", None))
REFUSED_SIGNS |= dict.fromkeys("⟨⟩〈〉", ("unknown-operator", "a scalar product is written dot(w, x)", None))
REFUSED_SIGNS |= dict.fromkeys(
    "∂∇", ("unknown-operator", "nothing needs to be called: the gradient of every value is always there", None)
)
REFUSED_SIGNS["⊗"] = ("unknown-operator", "'⊗' is written outer(a, b), or a * b for a product element by element", None)
REFUSED_SIGNS["∫"] = ("unknown-operator", "integrals are not computed here", None)
REFUSED_SIGNS |= dict.fromkeys("±∓", ("unknown-operator", "a value has one sign; write + or -", None))
REFUSED_SIGNS["≈"] = ("comparison", "'≈' compares, and a comparison is no number", None)
REFUSED_SIGNS |= dict.fromkeys(
    ('"', "'", "`", "“", "”", "‘", "’", "「", "」"),
    ("string", "texts in quotes are not read; formulas hold numbers, names and functions of the op table", None),
)
REFUSED_SIGNS |= dict.fromkeys(
    ("+=", "-=", "*=", "/=", "@=", "**=", "^="),
    ("augmented-assignment", "'{sign}' changes a value, and values do not change; give the result a new name", None),
)

WORDS: dict[str, Refusal] = {
    "lambda": (
        "lambda",
        "'lambda' makes a function, and only values are named here; for a symbol write λ or lam",
        None,
    ),
    "import": ("import", "nothing can be imported; the functions are all there, see the list of ops", None),
    "from": ("import", "nothing can be imported; the functions are all there, see the list of ops", None),
    "True": ("truth-value", "'True' is no number; write 1", "1"),
    "False": ("truth-value", "'False' is no number; write 0", "0"),
    "None": ("truth-value", "'None' is no number; it may only stand as an option, as in axis=None", None),
}
WORDS["M_PI"] = ("constant", "'{sign}' is written pi", "pi")
WORDS["M_E"] = ("constant", "'{sign}' is written e", "e")
WORDS["TRUE"] = ("truth-value", "'{sign}' is no number; write 1", "1")
WORDS["FALSE"] = ("truth-value", "'{sign}' is no number; write 0", "0")
WORDS |= dict.fromkeys(
    ("nan", "NaN", "null", "NULL"),
    ("no-number", "'{sign}' stands for a number that is missing, and nothing is computed with it", None),
)
WORDS["elif"] = ("condition", "a condition is written where(x > 0, a, b), or x > 0 ? a : b", None)
WORDS |= dict.fromkeys(
    ("for", "while", "in", "break", "continue"),
    ("loop", "there are no loops; write each step as a line of its own, or use a tensor", None),
)
WORDS |= dict.fromkeys(
    ("not", "is"),
    ("logic", "'{sign}' is no operator here: write the opposite condition, as in x <= 0 for x > 0", None),
)
WORDS |= dict.fromkeys(
    (
        "as", "assert", "async", "await", "class", "def", "del", "except", "finally", "global", "nonlocal", "pass",
        "raise", "return", "try", "with", "yield",
    ),
    ("reserved-word", "'{sign}' is a word of Python and no name; choose another name", None),
)  # fmt: skip

OPTION_WORDS = frozenset({"True", "False", "None"})
"""Words that may stand as the value of an option, and nowhere else."""


def refusal(span: Span, found: Refusal, sign: str = "") -> SourceError:
    """The error at `span`; `sign` is what stands there, for sentences that many signs share."""
    code, template, suggestion = found
    return SourceError(code, say(template, sign=sign), span=span, suggestion=suggestion)
