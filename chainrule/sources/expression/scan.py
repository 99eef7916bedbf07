"""Cut a source text into the tokens of the grammar: brackets matched, lines separated, limits kept.

Tokens come one by one through small stages, so that what stands before a fault can be judged first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lark import Token

from chainrule.errors import LimitError, SourceError
from chainrule.limits import Limits
from chainrule.sources.expression.pieces import ENDS_A_VALUE, pieces
from chainrule.sources.expression.text import Text

OPENS = {"LPAR": "RPAR", "LSQB": "RSQB"}
CLOSERS = {"RPAR": ")", "RSQB": "]"}
SIGNS = frozenset({"PLUS", "MINUS"})
COUNTED = {
    "PLUS": "signs",
    "MINUS": "signs",
    "COMMA": "commas",
    "NEWLINE": "lines",
    "LPAR": "brackets",
    "LSQB": "brackets",
}
BINARY = frozenset({"PLUS", "MINUS", "STAR", "SLASH", "AT", "POWER"})


def scan(text: Text, limits: Limits) -> Iterator[Token]:
    """The tokens of `text`, without spaces, comments, empty lines and the line ends inside brackets.

    Raises SourceError at the first piece that is no token or bracket that does not match, LimitError where a limit is
    passed; all before anything is parsed.
    """
    return counted(text, separated(nested(text, pieces(text, limits), limits)), limits)


def nested(text: Text, tokens: Iterator[Token], limits: Limits) -> Iterator[Token]:
    """Match brackets, leave out the line ends inside them, and bound the depth of brackets and of signs in a row."""
    still_open: list[Token] = []
    before, signs = "NEWLINE", 0
    for token in tokens:
        kind = token.type
        if kind == "NEWLINE" and still_open:
            if token in {";", "；"}:
                raise unclosed(text, still_open[-1])
            continue
        if kind in OPENS:
            still_open.append(token)
        elif kind in CLOSERS:
            close(text, still_open, token)
        signs = signs + 1 if kind in SIGNS and before not in ENDS_A_VALUE else 0
        if len(still_open) + signs > limits.nesting_depth:
            message = f"brackets and signs nested deeper than {limits.nesting_depth}, the most that is allowed"
            raise LimitError("limit-nesting-depth", message, span=text.span_of(token))
        before = kind
        yield token
    if still_open:
        raise unclosed(text, still_open[-1])


def close(text: Text, still_open: list[Token], token: Token) -> None:
    if not still_open:
        message = f"no bracket is open that this '{token}' could close"
        raise SourceError("unopened-bracket", message, span=text.span_of(token))
    opening = still_open.pop()
    if OPENS[opening.type] != token.type:
        right = CLOSERS[OPENS[opening.type]]
        raise SourceError(
            "mismatched-bracket",
            f"'{opening}' is closed by '{right}', not by '{token}'",
            span=text.span_of(token),
            related=(text.span_of(opening),),
            suggestion=right,
        )


def unclosed(text: Text, opening: Token) -> SourceError:
    right = CLOSERS[OPENS[opening.type]]
    message = f"this '{opening}' is never closed; a '{right}' is missing"
    return SourceError("unclosed-bracket", message, span=text.span_of(opening))


def separated(tokens: Iterator[Token]) -> Iterator[Token]:
    """One line end between two lines, none before the first and none after the last."""
    line_end, is_anything_there = None, False
    for token in tokens:
        if token.type == "NEWLINE":
            line_end = line_end or token
            continue
        if line_end is not None and is_anything_there:
            yield line_end
        line_end, is_anything_there = None, True
        yield token


def counted(text: Text, tokens: Iterator[Token], limits: Limits) -> Iterator[Token]:
    """Stop a text that must become more nodes than allowed before it is parsed.

    Every operator between two values and every line becomes a node; signs, brackets and commas are bounded alike.
    """
    counts: Counter[str] = Counter()
    before = "NEWLINE"
    for token in tokens:
        kind = token.type
        counted_as = "operators" if kind in BINARY and before in ENDS_A_VALUE else COUNTED.get(kind, "")
        counts[counted_as] += 1
        if counted_as and counts[counted_as] > limits.nodes:
            message = f"more than {limits.nodes} {counted_as}: a graph may have {limits.nodes} nodes"
            raise LimitError("limit-nodes", message, span=text.span_of(token))
        before = kind
        yield token
