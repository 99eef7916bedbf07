"""How long, deep and many-parted a text may be. Checked before it is parsed, so that none costs much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from chainrule.errors import LimitError, SourceError
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.expression import characters as ch
from chainrule.sources.expression.text import Text, named
from chainrule.sources.expression.tokens import BINARY, ENDS_A_VALUE, SIGNS, Token

FORBIDDEN = re.compile(f"[{ch.FORBIDDEN}]")
COUNTED = {
    "COMMA": "commas", "NEWLINE": "lines", "LPAR": "brackets", "LSQB": "brackets", "LBRACE": "brackets",
    "PLUS": "signs", "MINUS": "signs", "BAR": "bars", "NORM": "bars",
}  # fmt: skip


def check_text(text: Text, limits: Limits) -> None:
    """Raise LimitError for too long a text, SourceError for characters that no text may hold."""
    length = len(text.string)
    if length > limits.text_length:
        message = say("a text of {length} characters; at most {most} are read", length=length, most=limits.text_length)
        raise LimitError("limit-text-length", message, span=text.span(limits.text_length, length))
    match = FORBIDDEN.search(text.string)
    if match is not None:
        message = say("{character} is a control character or half of one, and is not read", character=named(match[0]))
        raise SourceError("forbidden-character", message, span=text.span(*match.span()), suggestion="")


def check_counts(text: Text, tokens: Sequence[Token], limits: Limits) -> None:
    """Stop a text that must become more nodes than allowed before it is parsed.

    Every operator between two values and every line becomes a node; signs, brackets and commas are bounded alike.
    """
    counts: Counter[str] = Counter()
    before, signs = "NEWLINE", 0
    for token in tokens:
        kind = token.kind
        signs = signs + 1 if kind in SIGNS and before not in ENDS_A_VALUE else 0
        if signs > limits.nesting_depth:
            raise too_deep(text, token, limits)
        counted_as = "operators" if kind in BINARY and before in ENDS_A_VALUE else COUNTED.get(kind, "")
        counts[counted_as] += 1
        if counted_as and counts[counted_as] > limits.nodes:
            message = say("more than {most} {what}: a graph may have {most} nodes", most=limits.nodes, what=counted_as)
            raise LimitError("limit-nodes", message, span=text.span_of(token))
        before = kind


def too_deep(text: Text, token: Token, limits: Limits) -> LimitError:
    message = say("brackets and signs nested deeper than {most}, the most that is allowed", most=limits.nesting_depth)
    return LimitError("limit-nesting-depth", message, span=text.span_of(token))
