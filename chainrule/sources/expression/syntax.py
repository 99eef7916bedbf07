"""Say what is wrong with a text that is no formula, at the place where it is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from lark import Token, UnexpectedToken

from chainrule.errors import SourceError
from chainrule.sources.expression.functions import FUNCTIONS, nearest
from chainrule.sources.expression.pieces import ENDS_A_VALUE
from chainrule.sources.expression.refusals import WORDS, refusal
from chainrule.sources.expression.scan import BINARY
from chainrule.sources.expression.text import Text, end_of, shown, start_of

BEGINS_A_VALUE = frozenset({"NAME", "NUMBER", "LPAR"})
END = frozenset({"$END", "NEWLINE"})


def empty_text(text: Text) -> SourceError:
    return SourceError(
        "empty-text", "there is no formula here; write one, such as y = w*x + b", span=text.span(0, len(text.string))
    )


def check_function_name(text: Text, tokens: Sequence[Token]) -> None:
    """Raise SourceError if the last token, before an opening bracket, is a name but no function's."""
    word = tokens[-1]
    if word.type != "NAME" or word in FUNCTIONS:
        return
    span = text.span_of(word)
    if word in WORDS:
        raise refusal(span, WORDS[word])
    if word in tokens[:-1]:
        raise SourceError(
            "unknown-function",
            f"{shown(word)} is a value, not a function; a product is written {word}*(...)",
            span=span,
            suggestion=f"{word}*",
        )
    known = nearest(word, FUNCTIONS)
    raise SourceError(
        "unknown-function",
        f"there is no function {shown(word)}; the nearest known name is '{known}'"
        + (f". A product is written {word}*(...)" if len(word) < 3 else ""),
        span=span,
        suggestion=known,
    )


def unexpected(text: Text, tokens: Sequence[Token], fault: UnexpectedToken) -> SourceError:
    """The error for a token that cannot stand where it stands."""
    token: Token = fault.token
    position = len(tokens) if token.type == "$END" else next(i for i, each in enumerate(tokens) if each is token)
    before = tokens[position - 1] if position else None
    if token.type in END or token.type in {"RPAR", "RSQB", "COMMA"}:
        missing = _missing_value(text, before, token)
        if missing is not None:
            return missing
    if token.type == "EQUALS":
        return _stray_equals(text, tokens, position)
    if before is not None and before.type in ENDS_A_VALUE and token.type in BEGINS_A_VALUE:
        return _missing_operator(text, before, token)
    if token.type in BINARY:
        return SourceError("missing-value", f"a value is missing before '{token}'", span=text.span_of(token))
    return _out_of_place(text, token)


def _missing_value(text: Text, before: Token | None, token: Token) -> SourceError | None:
    if before is None:
        return None
    after = end_of(before)
    caret = text.span(after, after)
    if before.type in BINARY:
        return SourceError("missing-value", f"a value is missing after '{before}'", span=caret)
    if before.type == "EQUALS":
        return SourceError("missing-value", "a formula is missing after '='", span=caret)
    if before.type == "COMMA":
        return SourceError("missing-value", "a value is missing after ','", span=caret)
    if before.type in {"LPAR", "LSQB"} and token.type not in END:
        span = text.span_of(before, token)
        what = "an index is" if before.type == "LSQB" else "a value is"
        return SourceError("missing-value", f"{what} missing between these brackets", span=span)
    return None


def _stray_equals(text: Text, tokens: Sequence[Token], position: int) -> SourceError:
    span = text.span_of(tokens[position])
    line = _line_before(tokens, position)
    if not line:
        return SourceError("missing-name", "a name is missing before '='", span=span)
    if any(token.type == "EQUALS" for token in line):
        return SourceError("second-equals", "a line gives one name to one formula; this is its second '='", span=span)
    left = text.span_of(line[0], line[-1])
    return SourceError(
        "not-a-name",
        "only a name can stand before '='; an equation cannot be solved here",
        span=left,
        related=(span,),
    )


def _line_before(tokens: Sequence[Token], position: int) -> Sequence[Token]:
    start = position
    while start and tokens[start - 1].type != "NEWLINE":
        start -= 1
    return tokens[start:position]


def _missing_operator(text: Text, before: Token, token: Token) -> SourceError:
    gap = text.span(end_of(before), start_of(token))
    return SourceError(
        "missing-operator",
        f"an operator is missing between '{before}' and {shown(token)}; a product is written with '*'",
        span=gap,
        related=(text.span_of(before), text.span_of(token)),
        suggestion="*",
    )


def _out_of_place(text: Text, token: Token) -> SourceError:
    if token.type in END:
        return SourceError("unexpected-end", "the formula ends too early", span=text.span_of(token))
    remedy = {
        "COMMA": "a comma separates the arguments of a function; lines are separated by line ends or ';'",
        "COLON": "':' stands between the bounds of a slice only, as in x[1:3]",
        "LSQB": "'[' indexes a value, as in x[0], or lists the arguments of stack",
    }.get(token.type, f"{shown(token)} cannot stand here")
    return SourceError("unexpected-token", remedy, span=text.span_of(token))
