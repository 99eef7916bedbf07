"""What looks like an expression and is none: each with its own sentence and, where there is one, its remedy."""

from __future__ import annotations

from chainrule.errors import SourceError, Span

Refusal = tuple[str, str, str | None]
"""Code, message, and the text that could stand there instead."""

OPERATORS: dict[str, Refusal] = {
    ":=": ("walrus", "':=' is not used here; a line names a value with '='", "="),
    "//": ("floor-division", "'//' rounds, which has no useful derivative; divide with '/'", "/"),
    "...": ("ellipsis", "'...' is not read; name every axis, as in x[:, 0]", None),
    "→": ("unknown-operator", "'→' is no operator; a line names a value with '='", None),
    "&&": ("logic", "there are no truth values here; '&&' has no derivative", None),
    "||": ("logic", "there are no truth values here; '||' has no derivative", None),
    "->": ("unknown-operator", "'->' is no operator; a line names a value with '='", None),
    "=>": ("unknown-operator", "'=>' is no operator; a line names a value with '='", None),
    "%": ("unknown-operator", "'%' is no operator here: remainders have no useful derivative", None),
    "!": ("unknown-operator", "'!' is no operator here; there are no factorials", None),
    "|": ("unknown-operator", "'|' is no operator; write abs(x) for an absolute value", None),
    "&": ("unknown-operator", "'&' is no operator here: there are no bits in a float", None),
    "~": ("unknown-operator", "'~' is no operator here: there are no bits in a float", None),
    "$": ("unknown-operator", "'$' is not needed: formulas are written without TeX signs", ""),
    "\\": ("unknown-operator", "'\\' is not needed: write names and functions without it, as in 'sigmoid(x)'", ""),
    "?": ("unknown-operator", "'?' is no operator; there are no conditions, use max, min or relu", None),
    "{": ("wrong-bracket", "'{' is not used here; group with '(' and ')'", "("),
    "}": ("wrong-bracket", "'}' is not used here; group with '(' and ')'", ")"),
    "√": ("unknown-operator", "'√' is not read; write sqrt(x)", "sqrt"),
    "∑": ("unknown-operator", "'∑' is not read; write sum(x)", "sum"),
    "∏": ("unknown-operator", "'∏' is not read; write prod(x)", "prod"),
    "∞": ("unknown-operator", "'∞' is no number that can be computed with; write a large one, 1e300", None),
}
OPERATORS |= dict.fromkeys(
    ("<<", ">>"), ("unknown-operator", "shifts are for integers; all numbers here are float64. Write x * 2**n", None)
)
OPERATORS |= {
    sign: (
        "comparison",
        f"'{sign}' compares, and a comparison has no derivative; use max, min, relu or abs"
        + (", or name a value with a single '='" if sign == "==" else ""),
        "=" if sign == "==" else None,
    )
    for sign in ("<=", ">=", "==", "!=", "<", ">", "≤", "≥", "≠", "≈")
}
OPERATORS |= dict.fromkeys(
    ('"', "'", "`", "“", "”", "‘", "’", "「", "」"),
    ("string", "texts in quotes are not read; formulas hold numbers, names and functions of the op table", None),
)
OPERATORS |= {
    sign: (
        "augmented-assignment",
        f"'{sign}' changes a value, and values do not change; give the result a new name",
        None,
    )
    for sign in ("+=", "-=", "*=", "/=", "@=", "**=", "^=")
}

WORDS: dict[str, Refusal] = {
    "lambda": ("lambda", "'lambda' makes a function, and only values are named here; for a symbol write λ or lam", "λ"),
    "import": ("import", "nothing can be imported; the functions are all there, see the list of ops", None),
    "from": ("import", "nothing can be imported; the functions are all there, see the list of ops", None),
    "True": ("truth-value", "'True' is no number; write 1", "1"),
    "False": ("truth-value", "'False' is no number; write 0", "0"),
    "None": ("truth-value", "'None' is no number; it may only stand as an option, as in axis=None", None),
}
WORDS |= dict.fromkeys(
    ("if", "else", "elif"),
    ("condition", "there are no conditions, they have no derivative; use max, min or relu", None),
)
WORDS |= dict.fromkeys(
    ("for", "while", "in", "break", "continue"),
    ("loop", "there are no loops; write each step as a line of its own, or use a tensor", None),
)
WORDS |= dict.fromkeys(
    ("and", "or", "not", "is"), ("logic", "there are no truth values here; they have no derivative", None)
)
WORDS |= {
    word: ("reserved-word", f"'{word}' is a word of Python and no name; choose another name", word + "1")
    for word in (
        "as", "assert", "async", "await", "class", "def", "del", "except", "finally", "global", "nonlocal", "pass",
        "raise", "return", "try", "with", "yield",
    )
}  # fmt: skip

OPTION_WORDS = frozenset({"True", "False", "None"})
"""Words that may stand as the value of an option, and nowhere else."""


def refusal(span: Span, found: Refusal) -> SourceError:
    code, message, suggestion = found
    return SourceError(code, message, span=span, suggestion=suggestion)
