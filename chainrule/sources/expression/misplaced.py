"""Say which token cannot stand where it stands, and what is missing there or meant by it."""

from __future__ import annotations

from collections.abc import Sequence

from chainrule.errors import SourceError
from chainrule.sentences import say
from chainrule.sources.expression.python_lines import python_line
from chainrule.sources.expression.refusals import REFUSED_SIGNS, refusal
from chainrule.sources.expression.syntax import END, missing_operator
from chainrule.sources.expression.text import Text, shown
from chainrule.sources.expression.tokens import BEGINS_A_VALUE, BINARY, ENDS_A_VALUE, Token


def unexpected(text: Text, tokens: Sequence[Token], position: int) -> SourceError:
    """The error for a token that cannot stand where it stands; the last token is the end of the text."""
    token = tokens[position]
    before = tokens[position - 1] if position else None
    python_line(text, (_line_before(tokens, position) or [token])[0].start)
    if token.kind in END or token.kind in {"RPAR", "RSQB", "RBRACE", "COMMA"}:
        missing = _missing_value(text, before, token)
        if missing is not None:
            return missing
    if token.kind == "EQUALS":
        return _stray_equals(text, tokens, position)
    if before is not None and before.kind in ENDS_A_VALUE and token.kind in BEGINS_A_VALUE:
        return missing_operator(text, before, token)
    if token.kind in BINARY:
        message = say("a value is missing before '{sign}'", sign=token.word)
        return SourceError("missing-value", message, span=text.span_of(token))
    return _out_of_place(text, token)


def _missing_value(text: Text, before: Token | None, token: Token) -> SourceError | None:
    if before is None:
        return None
    caret = text.span(before.end, before.end)
    if before.kind in BINARY:
        return SourceError("missing-value", say("a value is missing after '{sign}'", sign=before.word), span=caret)
    if before.kind == "EQUALS":
        return SourceError("missing-value", say("a formula is missing after '='"), span=caret)
    if before.kind == "COMMA":
        return SourceError("missing-value", say("a value is missing after ','"), span=caret)
    if before.kind in {"LPAR", "LSQB", "LBRACE"} and token.kind not in END:
        span = text.span_of(before, token)
        empty = say("a value is missing between these brackets")
        if before.kind == "LSQB":
            empty = say("an index is missing between these brackets")
        return SourceError("missing-value", empty, span=span)
    return None


def _stray_equals(text: Text, tokens: Sequence[Token], position: int) -> SourceError:
    span = text.span_of(tokens[position])
    line = _line_before(tokens, position)
    if not line:
        message = say("a name is missing before '='; a formula of a spreadsheet is written without it")
        return SourceError("missing-name", message, span=span, suggestion="")
    if any(token.kind == "EQUALS" for token in line):
        message = say("a line gives one name to one formula; this is its second '='")
        return SourceError("second-equals", message, span=span)
    left = text.span_of(line[0], line[-1])
    if line[0].kind == "NAME" and len(line) > 1 and line[1].kind == "LSQB" and line[-1].kind == "RSQB":
        message = say("values do not change, nor do their parts: give the result a new name, as in where(mask, 0, x)")
        return SourceError("left-side", message, span=left)
    message = say("only a name can stand before '='; an equation cannot be solved here")
    return SourceError("not-a-name", message, span=left, related=(span,))


def _line_before(tokens: Sequence[Token], position: int) -> Sequence[Token]:
    start = position
    while start and tokens[start - 1].kind != "NEWLINE":
        start -= 1
    return tokens[start:position]


def _line_after(tokens: Sequence[Token], position: int) -> Sequence[Token]:
    stop = position
    while tokens[stop].kind not in END:
        stop += 1
    return tokens[position:stop]


def stray_bar(text: Text, tokens: Sequence[Token], position: int) -> SourceError:
    """A bar behind a value: of `λ|x|`, a product without its sign; of `a | b`, no operator."""
    token = tokens[position]
    line = [*_line_before(tokens, position), *_line_after(tokens, position)]
    bars = [each for each in line if each.kind == token.kind]
    if len(bars) == 2 and bars[0] == token and not any(each.kind == "COMPARE" for each in line):
        return missing_operator(text, tokens[position - 1], token)
    return refusal(text.span_of(token), REFUSED_SIGNS["‖" if token.word == "‖" else "|"])


def stray_comma(text: Text, tokens: Sequence[Token], position: int, fault: SourceError | None) -> SourceError:
    """`y, z = x*2, x*3` names two values in one line; any other comma is out of place."""
    one, other = tokens[position - 1], tokens[position + 1]
    if other.kind in END and fault is None:
        message = say("a comma at the end of a line makes a tuple in Python, and nothing here")
        return SourceError("trailing-comma", message, span=text.span_of(tokens[position]), suggestion="")
    if one.kind == other.kind == "NUMBER" and one.end + 1 == other.start and other.word[:1].isdecimal():
        return decimal_comma(text, one, other)
    line = [*_line_before(tokens, position), *_line_after(tokens, position)]
    names = [token for token in line if token.kind == "EQUALS"]
    if (bar := next((each for each in line if each.kind == "BAR"), None)) and any(
        each.kind == "COMPARE" for each in line
    ):
        return refusal(text.span_of(bar), REFUSED_SIGNS["|"])
    if len(names) != 1 or fault is not None:
        return _out_of_place(text, tokens[position])
    at = line.index(names[0])
    left, right = _split(line[:at]), _split(line[at + 1 :])
    single = all(len(part) == 1 and part[0].kind == "NAME" for part in left)
    message = say("a line gives one name to one formula; write a line for each name")
    span = text.span_of(line[0], line[-1])
    fits = single and len(left) == len(right) and all(right)
    used = {token.word for part in right for token in part}
    mended = [f"{name[0].word} = {text.piece(each[0].start, each[-1].end)}"
              for name, each in zip(left, right, strict=True)] if fits else []  # fmt: skip
    is_same = fits and not any(name[0].word in used for name in left)
    return SourceError("two-names", message, span=span, suggestion="\n".join(mended) if is_same else None)


def decimal_comma(text: Text, left: Token, right: Token) -> SourceError:
    """`3,5` is a number with a decimal comma; `1,000` may as well be a thousand."""
    point, joined = f"{left.word}.{right.word}", left.word + right.word
    message = say("a number is written with a point and without commas: {number}", number=point)
    span = text.span(left.start, right.end)
    if "." in left.word or "." in right.word:
        message = say("a number is written with one point and without commas")
        return SourceError("decimal-comma", message, span=span)
    if len(right.word) == 3:
        message = say("a number is written with a point and without commas: {number}", number=f"{joined} or {point}")
        return SourceError("decimal-comma", message, span=span, choices=(joined, point))
    return SourceError("decimal-comma", message, span=span, suggestion=point)


def _split(line: Sequence[Token]) -> list[list[Token]]:
    """A line cut at its commas outside of brackets."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in line:
        depth += token.kind in {"LPAR", "LSQB"}
        depth -= token.kind in {"RPAR", "RSQB"}
        if token.kind == "COMMA" and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _out_of_place(text: Text, token: Token) -> SourceError:
    if token.kind in END:
        return SourceError("unexpected-end", say("the formula ends too early"), span=text.span_of(token))
    found = {
        "COMMA": say("a comma separates the arguments of a function; lines are separated by line ends or ';'"),
        "COLON": say("':' stands between the bounds of a slice only, as in x[1:3]"),
        "LSQB": say("'[' indexes a value, as in x[0], or lists the arguments of stack"),
        "IF": say("a choice is written where(x > 0, a, b), or a if x > 0 else b"),
        "ELSE": say("a choice is written where(x > 0, a, b), or a if x > 0 else b"),
        "QUESTION": say("a choice is written x > 0 ? a : b"),
    }.get(token.kind)
    message = found or say("{token} cannot stand here", token=shown(text.piece(*token.place)))
    code = "condition" if token.kind in {"IF", "ELSE"} else "unexpected-token"
    return SourceError(code, message, span=text.span_of(token))
