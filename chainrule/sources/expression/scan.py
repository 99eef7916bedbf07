"""Cut a source text into tokens, each with its place; refuse what no token can be.

One regular expression finds the pieces in the text as it was typed. What a piece is read as may differ
(`characters.py` lists the foldings), where it stands never does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lark import Token

from chainrule.errors import LimitError, SourceError
from chainrule.limits import Limits
from chainrule.sources.expression import characters as ch
from chainrule.sources.expression.refusals import OPERATORS, OPTION_WORDS, WORDS, refusal
from chainrule.sources.expression.text import Text, named, shown

KINDS = {
    "+": "PLUS", "-": "MINUS", "*": "STAR", "/": "SLASH", "@": "AT", "**": "POWER", "^": "POWER", "=": "EQUALS",
    "(": "LPAR", ")": "RPAR", "[": "LSQB", "]": "RSQB", ",": "COMMA", ":": "COLON", "...": "DOTS",
}  # fmt: skip
"""The terminals of grammar.lark by spelling."""

CLOSES = {"RPAR": "LPAR", "RSQB": "LSQB"}
ENDS_A_VALUE = frozenset({"NAME", "NUMBER", "RPAR", "RSQB", "SUPERSCRIPT"})
BINARY = frozenset({"PLUS", "MINUS", "STAR", "SLASH", "AT", "POWER"})

_DIGITS = f"[0-9{ch.WIDE_DIGITS}]"
_REFUSED = "|".join(re.escape(sign) for sign in sorted(OPERATORS, key=len, reverse=True) if len(sign) > 1)
_SIGNS = "".join(re.escape(sign) for sign in ch.OPERATOR_FOLDINGS)
PIECE = re.compile(
    rf"""
    (?P<space>[{ch.SPACES}]+)
    |(?P<comment>[#＃][^\r\n]*)
    |(?P<newline>\r\n|\r|\n|[;；])
    |(?P<number>(?:{_DIGITS}+(?:[.．](?!\.){_DIGITS}*)?|\.{_DIGITS}+)(?:[eE][+-]?{_DIGITS}+)?)
    |(?P<superscript>[⁺⁻]?[{ch.SUPERSCRIPTS}]+)
    |(?P<name>(?:[^\W{ch.SUPERSCRIPTS}]|[{ch.SUBSCRIPTS}])(?:[^\W{ch.SUPERSCRIPTS}]|[\u0300-\u036f{ch.SUBSCRIPTS}{ch.PRIMES}])*)
    |(?P<refused>{_REFUSED})
    |(?P<operator>\*\*|\.\.\.|[-+*/@^=(),:\[\]{_SIGNS}])
    """,
    re.VERBOSE,
)
_FORBIDDEN = re.compile(f"[{ch.FORBIDDEN}]")
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def scan(text: Text, limits: Limits) -> Iterator[Token]:
    """The tokens of `text`, without spaces, comments, empty lines and the line ends inside brackets.

    Raises SourceError at the first piece that is no token, LimitError where a limit is passed. Tokens come one by
    one, so that what stands before a fault can be judged first.
    """
    _check_length(text, limits)
    _check_characters(text)
    open_brackets: list[Token] = []
    line_end: Token | None = None
    before = "NEWLINE"
    signs = binaries = position = 0
    while position < len(text.string):
        match = PIECE.match(text.string, position)
        if match is None:
            raise _no_token(text, position, before)
        kind, start, position = match.lastgroup or "", position, match.end()
        if kind in {"space", "comment"} or (kind == "newline" and open_brackets and match[0] not in ";；"):
            continue
        if kind == "newline":
            if open_brackets:
                raise unclosed(text, open_brackets[-1])
            line_end = _token(text, "NEWLINE", match[0], start, position)
            continue
        token = _read(text, kind, match[0], start, position, limits)
        if line_end is not None and before != "NEWLINE":
            yield line_end
        if line_end is not None:
            line_end, before = None, "NEWLINE"
        if token.type in CLOSES:
            _close(text, open_brackets, token)
        elif token.type in {"LPAR", "LSQB"}:
            open_brackets.append(token)
        is_binary = token.type in BINARY and before in ENDS_A_VALUE
        signs = signs + 1 if token.type in {"PLUS", "MINUS"} and not is_binary else 0
        binaries += is_binary
        if len(open_brackets) + signs > limits.nesting_depth:
            raise _limit(text, "limit-nesting-depth", "formulas nested deeper than", limits.nesting_depth, token)
        if binaries > limits.nodes:
            raise _limit(text, "limit-nodes", "more nodes than", limits.nodes, token)
        before = token.type
        yield token
    if open_brackets:
        raise unclosed(text, open_brackets[-1])


def _token(text: Text, kind: str, value: str, start: int, end: int) -> Token:
    span = text.span(start, end)
    return Token(kind, value, start, span.line, span.column, span.line, span.column + span.length, end)


def _read(text: Text, kind: str, raw: str, start: int, end: int, limits: Limits) -> Token:
    """One piece of the text as the token it is read as."""
    if kind == "refused":
        raise refusal(text.span(start, end), OPERATORS[raw])
    if kind == "number":
        return _token(text, "NUMBER", _number(text, raw, start, end, limits), start, end)
    if kind == "name":
        return _token(text, "NAME", _name(text, raw, start, end, limits), start, end)
    if kind == "superscript":
        _check_number_length(text, start, end, limits)
        return _token(text, "SUPERSCRIPT", raw.translate(ch.FOLD_SUPERSCRIPT), start, end)
    sign = ch.OPERATOR_FOLDINGS.get(raw, raw)
    return _token(text, KINDS[sign], sign, start, end)


def _number(text: Text, raw: str, start: int, end: int, limits: Limits) -> str:
    _check_number_length(text, start, end, limits)
    number = raw.translate(ch.FOLD_NUMBER)
    follower = text.string[end : end + 1]
    if follower in {".", "．"} and text.string[end : end + 3] != "...":
        raise SourceError(
            "malformed-number",
            f"{shown(raw + '.')} is no number: it has a second point",
            span=text.span(start, end + 1),
        )
    if float(number) == float("inf"):
        raise SourceError(
            "number-too-large",
            f"{shown(raw)} is larger than any float64 (about 1.8e308)",
            span=text.span(start, end),
            suggestion="1e308",
        )
    return number


def _check_number_length(text: Text, start: int, end: int, limits: Limits) -> None:
    if end - start > limits.number_length:
        raise LimitError(
            "limit-number-length",
            f"a number of {end - start} characters; at most {limits.number_length} are read",
            span=text.span(start, end),
        )


def _name(text: Text, raw: str, start: int, end: int, limits: Limits) -> str:
    if end - start > limits.name_length:
        raise LimitError(
            "limit-name-length",
            f"a name of {end - start} characters; at most {limits.name_length} are allowed",
            span=text.span(start, end),
        )
    span = text.span(start, end)
    if raw in WORDS and raw not in OPTION_WORDS:
        raise refusal(span, WORDS[raw])
    if _PLAIN_NAME.fullmatch(raw):
        return raw
    name = ch.fold_name(raw)
    if name.startswith("_"):
        raise SourceError(
            "underscore-name", f"{shown(raw)}: names begin with a letter", span=span, suggestion=name.strip("_") or None
        )
    plain = ch.plain_spelling(name)
    if plain != name:
        raise SourceError(
            "compatibility-letters",
            f"{shown(raw)} holds letters that only resemble {shown(plain)}; write it in ordinary letters",
            span=span,
            suggestion=plain,
        )
    if ch.mixes_scripts(name):
        raise SourceError(
            "confusable",
            f"{shown(raw)} mixes Cyrillic letters with others that look the same; write it in one script",
            span=span,
            suggestion=ch.skeleton(name),
        )
    fault = ch.name_fault(name)
    if fault is not None or not name[0].isalpha():
        wrong = fault or name[0]
        at = start + max(raw.find(wrong), 0)
        raise SourceError(
            "unexpected-character", f"{named(wrong)} cannot be part of a name", span=text.span(at, at + 1)
        )
    return name


def _no_token(text: Text, position: int, before: str) -> SourceError:
    """What is wrong with the character at `position`, with which no token begins."""
    character = text.string[position]
    span = text.span(position, position + 1)
    if character == "." and before in ENDS_A_VALUE:
        attribute = re.match(r"\w+", text.string[position + 1 :])
        name = attribute[0] if attribute else ""
        remedy = "; write transpose(x)" if name == "T" else f"; functions stand before their value: {name or 'f'}(x)"
        return SourceError(
            "attribute", "values have no attributes" + remedy, span=text.span(position, position + 1 + len(name))
        )
    if character == "'" and before == "NAME" and text.string[position - 1].isalnum():
        return SourceError("prime", "a prime is written ′ here, since ' begins a text", span=span, suggestion="′")
    if character in OPERATORS:
        return refusal(span, OPERATORS[character])
    return SourceError("unexpected-character", f"{named(character)} has no meaning here", span=span)


def _check_length(text: Text, limits: Limits) -> None:
    if len(text.string) > limits.text_length:
        raise LimitError(
            "limit-text-length",
            f"a text of {len(text.string)} characters; at most {limits.text_length} are read",
            span=text.span(limits.text_length, len(text.string)),
        )


def _check_characters(text: Text) -> None:
    match = _FORBIDDEN.search(text.string)
    if match is not None:
        raise SourceError(
            "forbidden-character",
            f"{named(match[0])} is a control character or half of one, and is not read",
            span=text.span(match.start(), match.end()),
            suggestion="",
        )


def _close(text: Text, open_brackets: list[Token], token: Token) -> None:
    span = text.span(token.start_pos or 0, token.end_pos or 0)
    if not open_brackets:
        raise SourceError("unopened-bracket", f"no bracket is open that this '{token}' could close", span=span)
    opening = open_brackets.pop()
    if opening.type != CLOSES[token.type]:
        right = ")" if opening == "(" else "]"
        raise SourceError(
            "mismatched-bracket",
            f"'{opening}' is closed by '{right}', not by '{token}'",
            span=span,
            related=(text.span(opening.start_pos or 0, opening.end_pos or 0),),
            suggestion=right,
        )


def unclosed(text: Text, opening: Token) -> SourceError:
    right = ")" if opening == "(" else "]"
    return SourceError(
        "unclosed-bracket",
        f"this '{opening}' is never closed; a '{right}' is missing",
        span=text.span(opening.start_pos or 0, opening.end_pos or 0),
    )


def _limit(text: Text, code: str, what: str, limit: int, token: Token) -> LimitError:
    span = text.span(token.start_pos or 0, token.end_pos or 0)
    return LimitError(code, f"{what} {limit}, the most that is allowed", span=span)
