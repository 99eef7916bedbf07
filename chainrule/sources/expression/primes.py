"""The sign ' behind a value: a derivative, a transposed value, or thousands set apart. Each is asked about."""

from __future__ import annotations

import re

from chainrule.errors import SourceError
from chainrule.sentences import say
from chainrule.sources.expression.functions import FUNCTIONS
from chainrule.sources.expression.text import Text
from chainrule.sources.expression.tokens import Token

DERIVED = re.compile(r"'[ \t]*(?:\([\w, \t]*\)[ \t]*)?=(?!=)")
"""`y' =` and `f'(x) =`: a name with a prime."""
GROUPED = re.compile(r"(?:'\d{3})+(?![\w'])")
"""What follows the 1 of `1'000'000`, as Switzerland and C++ write it."""
TRANSPOSED_FACTOR = re.compile(r"'[ \t]*(?:\*[ \t]*|(?=[\w(]))")
"""`x'*x` and `w'x`."""


def prime(text: Text, before: Token, start: int) -> SourceError:
    """`z'` may be another z, or, as MATLAB writes it, a transposed one."""
    is_name = before.kind == "NAME"
    message = say(
        "a prime is written ′ here, and a transposed value {name}.T", name=before.word if is_name else "(...)"
    )
    span = text.span(start, start + 1)
    if DERIVED.match(text.string, start):
        return SourceError("prime", message, span=span, suggestion="′")
    if before.word in FUNCTIONS and text.string.startswith("'(", start):
        message = say("{name}' is no function here: the gradient of every value is always there", name=before.word)
        return SourceError("prime", message, span=span)
    if before.kind == "NUMBER" and (rest := GROUPED.match(text.string, start)):
        number = before.word + rest[0].replace("'", "")
        message = say("a number is written with a point and without commas: {number}", number=number)
        return SourceError("decimal-comma", message, span=text.span(before.start, rest.end()), suggestion=number)
    product = TRANSPOSED_FACTOR.match(text.string, start)
    # MATLAB's product is that of matrices: behind a transposed value `*` would be another one.
    place, transposed, primed = (product.end(), ".T @ ", "′*") if product else (start + 1, ".T", "′")
    span = text.span(start, place)
    if not is_name:
        return SourceError("prime", message, span=span, suggestion=transposed)
    return SourceError("prime", message, span=span, choices=(transposed, primed))
