"""Find the pieces of a source text with one regular expression, and read each as a token.

The expression works on the text as it was typed. What a piece is read as may differ (`characters.py` lists the
foldings), where it stands never does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lark import Token

from chainrule.errors import LimitError, SourceError
from chainrule.limits import Limits
from chainrule.sources.expression import characters as ch
from chainrule.sources.expression.refusals import OPERATORS, OPTION_WORDS, WORDS, refusal
from chainrule.sources.expression.text import Text, named, shown

KINDS = {
    "+": "PLUS", "-": "MINUS", "*": "STAR", "/": "SLASH", "@": "AT", "**": "POWER", "^": "POWER", "=": "EQUALS",
    "(": "LPAR", ")": "RPAR", "[": "LSQB", "]": "RSQB", ",": "COMMA", ":": "COLON",
}  # fmt: skip
"""The terminals of grammar.lark by spelling."""

ENDS_A_VALUE = frozenset({"NAME", "NUMBER", "RPAR", "RSQB", "SUPERSCRIPT"})

_DIGITS = f"[0-9{ch.WIDE_DIGITS}]"
_LETTER = rf"[^\W{ch.SUPERSCRIPTS}]"
_REFUSED = "|".join(re.escape(sign) for sign in sorted(OPERATORS, key=len, reverse=True) if len(sign) > 1)
_SIGNS = "".join(re.escape(sign) for sign in ch.OPERATOR_FOLDINGS)
PIECE = re.compile(
    rf"""
    (?P<space>[{ch.SPACES}]+)
    |(?P<comment>[#＃][^\r\n]*)
    |(?P<newline>\r\n|\r|\n|[;；])
    |(?P<number>(?:{_DIGITS}+(?:[.．](?!\.){_DIGITS}*)?|\.{_DIGITS}+)(?:[eE][+-]?{_DIGITS}+)?)
    |(?P<superscript>[⁺⁻]?[{ch.SUPERSCRIPTS}]+)
    |(?P<name>(?:{_LETTER}|[{ch.SUBSCRIPTS}])(?:{_LETTER}|[\u0300-\u036f{ch.SUBSCRIPTS}{ch.PRIMES}])*)
    |(?P<refused>{_REFUSED})
    |(?P<operator>\*\*|[-+*/@^=(),:\[\]{_SIGNS}])
    """,
    re.VERBOSE,
)
_FORBIDDEN = re.compile(f"[{ch.FORBIDDEN}]")
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def pieces(text: Text, limits: Limits) -> Iterator[Token]:
    """The tokens of `text`, line ends among them. Raises SourceError or LimitError at the first that is none."""
    check_text(text, limits)
    position, before = 0, ""
    while position < len(text.string):
        match = PIECE.match(text.string, position)
        if match is None:
            raise no_token(text, position, before)
        position = match.end()
        if match.lastgroup not in {"space", "comment"}:
            token = read_piece(text, match, limits)
            before = token.type
            yield token


def token_at(kind: str, value: str, match: re.Match[str]) -> Token:
    return Token(kind, value, start_pos=match.start(), end_pos=match.end())


def read_piece(text: Text, match: re.Match[str], limits: Limits) -> Token:
    """One piece of the text as the token it is read as."""
    kind, raw = match.lastgroup, match[0]
    if kind == "operator":
        sign = ch.OPERATOR_FOLDINGS.get(raw, raw)
        return token_at(KINDS[sign], sign, match)
    if kind == "name":
        return token_at("NAME", read_name(text, match, limits), match)
    if kind == "number":
        return token_at("NUMBER", read_number(text, match, limits), match)
    if kind == "superscript":
        check_number_length(text, match, limits)
        return token_at("SUPERSCRIPT", raw.translate(ch.FOLD_SUPERSCRIPT), match)
    if kind == "newline":
        return token_at("NEWLINE", raw, match)
    raise refusal(text.span(*match.span()), OPERATORS[raw])


def read_number(text: Text, match: re.Match[str], limits: Limits) -> str:
    check_number_length(text, match, limits)
    raw, (start, end) = match[0], match.span()
    number = raw.translate(ch.FOLD_NUMBER)
    if text.string[end : end + 1] in {".", "．"} and text.string[end : end + 3] != "...":
        message = f"{shown(raw + '.')} is no number: it has a second point"
        raise SourceError("malformed-number", message, span=text.span(start, end + 1))
    if float(number) == float("inf"):
        message = f"{shown(raw)} is larger than any float64 (about 1.8e308)"
        raise SourceError("number-too-large", message, span=text.span(start, end), suggestion="1e308")
    return number


def check_number_length(text: Text, match: re.Match[str], limits: Limits) -> None:
    length = len(match[0])
    if length > limits.number_length:
        message = f"a number of {length} characters; at most {limits.number_length} are read"
        raise LimitError("limit-number-length", message, span=text.span(*match.span()))


def read_name(text: Text, match: re.Match[str], limits: Limits) -> str:
    raw, span = match[0], text.span(*match.span())
    if len(raw) > limits.name_length:
        message = f"a name of {len(raw)} characters; at most {limits.name_length} are allowed"
        raise LimitError("limit-name-length", message, span=span)
    if raw in WORDS and raw not in OPTION_WORDS:
        raise refusal(span, WORDS[raw])
    return raw if _PLAIN_NAME.fullmatch(raw) else read_special_name(text, match)


def read_special_name(text: Text, match: re.Match[str]) -> str:
    """A name with an underscore in front or with letters beyond ASCII: fold it, or say why it is none."""
    raw, span = match[0], text.span(*match.span())
    name = ch.fold_name(raw)
    if name.startswith("_"):
        remedy = name.strip("_") or None
        raise SourceError("underscore-name", f"{shown(raw)}: names begin with a letter", span=span, suggestion=remedy)
    plain = ch.plain_spelling(name)
    if plain != name:
        message = f"{shown(raw)} holds letters that only resemble {shown(plain)}; write it in ordinary letters"
        raise SourceError("compatibility-letters", message, span=span, suggestion=plain)
    if ch.mixes_scripts(name):
        message = f"{shown(raw)} mixes Cyrillic letters with others that look the same; write it in one script"
        raise SourceError("confusable", message, span=span, suggestion=ch.skeleton(name))
    fault = raw[0] if not name[0].isalpha() else ch.name_fault(name)
    if fault is not None:
        at = match.start() + max(raw.find(fault), 0)
        message = f"{named(fault)} cannot {'begin' if raw.startswith(fault) else 'be part of'} a name"
        raise SourceError("unexpected-character", message, span=text.span(at, at + 1))
    return name


def no_token(text: Text, position: int, before: str) -> SourceError:
    """What is wrong with the character at `position`, with which no token begins."""
    character = text.string[position]
    span = text.span(position, position + 1)
    if character == "." and before in ENDS_A_VALUE:
        return attribute(text, position)
    if character == "'" and before == "NAME" and text.string[position - 1].isalnum():
        return SourceError("prime", "a prime is written ′ here, since ' begins a text", span=span, suggestion="′")
    if character in OPERATORS:
        return refusal(span, OPERATORS[character])
    remedy = "" if unicodedata.category(character) == "Cf" else None
    message = f"{named(character)} has no meaning here"
    return SourceError("unexpected-character", message, span=span, suggestion=remedy)


def attribute(text: Text, point: int) -> SourceError:
    found = re.compile(r"\w*").match(text.string, point + 1)
    name = found[0] if found else ""
    remedy = "write transpose(x)" if name == "T" else "functions stand before their value, as in sum(x)"
    return SourceError(
        "attribute", f"values have no attributes; {remedy}", span=text.span(point, point + 1 + len(name))
    )


def check_text(text: Text, limits: Limits) -> None:
    """Raise LimitError for too long a text, SourceError for characters that no text may hold."""
    length = len(text.string)
    if length > limits.text_length:
        message = f"a text of {length} characters; at most {limits.text_length} are read"
        raise LimitError("limit-text-length", message, span=text.span(limits.text_length, length))
    match = _FORBIDDEN.search(text.string)
    if match is not None:
        message = f"{named(match[0])} is a control character or half of one, and is not read"
        raise SourceError("forbidden-character", message, span=text.span(*match.span()), suggestion="")
