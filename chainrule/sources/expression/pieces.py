"""Find the pieces of a source text with one regular expression, and read each as a token.

The expression works on the text as it was typed. What a piece is read as may differ (`characters.py` lists the
foldings), where it stands never does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property

from chainrule.errors import LimitError, SourceError
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.expression import characters as ch
from chainrule.sources.expression import latex
from chainrule.sources.expression.functions import FUNCTIONS
from chainrule.sources.expression.notes import Notes
from chainrule.sources.expression.primes import prime
from chainrule.sources.expression.python_lines import python_line
from chainrule.sources.expression.refusals import OPTION_WORDS, REFUSED_SIGNS, WORDS, refusal
from chainrule.sources.expression.special_names import read_special_name
from chainrule.sources.expression.text import Text, named, shown
from chainrule.sources.expression.text_limits import check_counts, check_text, too_deep
from chainrule.sources.expression.tokens import CLOSERS, ENDS_A_VALUE, OPENS, Token

KINDS = {
    "+": "PLUS", "-": "MINUS", "*": "STAR", "/": "SLASH", "@": "AT", "**": "POWER", "^": "POWER", "=": "EQUALS",
    "(": "LPAR", ")": "RPAR", "[": "LSQB", "]": "RSQB", "{": "LBRACE", "}": "RBRACE", ",": "COMMA", ":": "COLON",
    "?": "QUESTION", "·": "DOT", "|": "BAR", "||": "NORM", "‖": "NORM", "√": "ROOT", "∑": "NAME", "∏": "NAME",
    "∞": "NAME", "&": "LOGIC", "&&": "LOGIC",
    "<": "COMPARE", ">": "COMPARE", "<=": "COMPARE", ">=": "COMPARE", "==": "COMPARE", "!=": "COMPARE",
}  # fmt: skip
"""The kinds of tokens by spelling."""
WORD_KINDS = {"if": "IF", "else": "ELSE", "and": "LOGIC", "or": "LOGIC"}
NAME_SIGNS = {"∑": "sum", "∏": "prod", "∞": "inf"}

_DIGITS = f"[0-9{ch.WIDE_DIGITS}]"
_LETTER = rf"[^\W{ch.SUPERSCRIPTS}{ch.SUBSCRIPTS}{ch.SUPERSCRIPT_LETTERS}{''.join(ch.VULGAR_FRACTIONS)}ᵀ]"
_MARKS = rf"\u0300-\u036f{ch.PRIMES}"
_NAME = rf"(?:(?!\d){_LETTER}|[{ch.SUBSCRIPTS}])(?:{_LETTER}|[{_MARKS}])*(?:[{ch.SUBSCRIPTS}]+[{_MARKS}]*)?"
_BRACED = r"\{[\w\ ,]+(?:[+-][\w\ ]+)?\}"
_LAYER = r"\^\{(?:\[\w+\]|\(\w+\))\}"
_FRACTIONS = "".join(ch.VULGAR_FRACTIONS)
_KNOWN = sorted({*KINDS, *ch.OPERATOR_FOLDINGS}, key=len, reverse=True)
_REFUSED = "|".join(re.escape(sign) for sign in sorted([*REFUSED_SIGNS, "<-"], key=len, reverse=True) if len(sign) > 1)
_SIGNS = "|".join(map(re.escape, _KNOWN))
PIECE = re.compile(
    rf"""
    [{ch.SPACES}]*
    (?:
    (?P<name>{_NAME})(?P<indexed>(?<=_){_BRACED}(?:{_LAYER})?|{_LAYER}(?:_{_BRACED})?)?
    |(?P<sign>[(),\[\]]|[-+*/=^@](?=[\w\s(.]))
    |(?P<number>(?:{_DIGITS}+(?:_{_DIGITS}+)*(?:[.．](?!\.){_DIGITS}*)?|\.{_DIGITS}+)(?:[eE][+-]?{_DIGITS}+)?[{_FRACTIONS}]?|[{_FRACTIONS}])
    |(?P<newline>\r\n|\r|\n|[;；])
    |(?P<comment>[#＃][^\r\n]*)
    |(?P<remark>//|%|/\*)
    |(?P<attribute>\.[{ch.SPACES}]*(?:{_NAME}))
    |(?P<superscript>[⁺⁻]?[{ch.SUPERSCRIPTS}]+)
    |(?P<power>[⁺⁻]?[{ch.SUPERSCRIPT_LETTERS}]+)
    |(?P<transposed>[{ch.TRANSPOSED}])
    |(?P<refused>{_REFUSED})
    |(?P<operator>{_SIGNS})
    |(?P<string>'[^'\r\n]*'|"[^"\r\n]*")
    |(?P<command>\\)
    |(?P<dollar>\$\$?)
    |(?P<odd>.)
    |(?P<end>\Z)
    )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class Pieces:
    """The tokens of a text up to its first fault, and what was folded on the way.

    Brackets match, the line ends inside them are left out, one line end stands between two lines. `unclosed` is a
    bracket that is never closed. Where there are signs with a dot, `.*`, `.^`, `./`, a plain `*` between matrices is
    that of MATLAB and Julia.
    """

    tokens: list[Token] = field(default_factory=list)
    fault: SourceError | None = None
    unclosed: Token | None = None
    has_dotted_signs: bool = False


def pieces(text: Text, limits: Limits, given: Collection[str], notes: Notes) -> Pieces:
    """Cut `text` into tokens. Raises LimitError where a limit is passed, before anything is parsed."""
    check_text(text, limits)
    cutter = _Cutter(text, limits, given, notes)
    found = Pieces(cutter.tokens)
    try:
        cutter.cut()
    except SourceError as fault:
        found.fault = fault
    found.has_dotted_signs = cutter.has_dotted_signs
    found.unclosed = cutter.open[-1] if cutter.open and found.fault is None else None
    if len(cutter.tokens) > limits.nodes:
        check_counts(text, cutter.tokens, limits)
    while cutter.tokens and cutter.tokens[-1].kind == "NEWLINE":
        cutter.tokens.pop()
    return found


class _Cutter:
    """Walks over a text, a piece at a time."""

    def __init__(self, text: Text, limits: Limits, given: Collection[str], notes: Notes) -> None:
        self.text, self.limits, self.given, self.notes = text, limits, given, notes
        self.tokens: list[Token] = []
        self.open: list[Token] = []
        self.numerators: set[int] = set()
        self.position = 0
        self.has_dotted_signs = False
        self.readers: dict[str, Callable[[re.Match[str], str, int, int], None]] = {
            "name": self.name, "number": self.number, "newline": self.newline, "superscript": self.superscript,
            "operator": self.operator, "refused": self.refused, "remark": self.remark, "command": self.command,
            "string": self.string, "dollar": self.dollar, "odd": self.odd, "indexed": self.indexed,
            "attribute": self.attribute, "transposed": self.transposed, "power": self.power,
        }  # fmt: skip

    def cut(self) -> None:
        match, string, tokens, readers = PIECE.match, self.text.string, self.tokens, self.readers
        new, kinds, end = Token._make, KINDS, len(string)
        longest = self.limits.name_length
        words = SPECIAL_WORDS
        while self.position < end:
            found = match(string, self.position)
            assert found is not None
            kind = found.lastgroup or ""
            start, self.position = found.span(kind)
            piece = string[start : self.position]
            if kind == "name":
                if piece.isascii() and piece[0] != "_" and piece not in words and self.position - start <= longest:
                    tokens.append(new(("NAME", piece, start, self.position)))
                else:
                    self.name(found, piece, start, self.position)
            elif kind == "sign":
                token = new((kinds[piece], piece, start, self.position))
                if piece in "()[]":
                    self.bracket(token)
                else:
                    tokens.append(token)
            elif kind == "number" and piece.isdecimal() and piece.isascii() and self.position - start < longest:
                tokens.append(new(("NUMBER", piece, start, self.position)))
            elif kind not in {"comment", "end"}:
                readers[kind](found, piece, start, self.position)

    @property
    def before(self) -> Token | None:
        return self.tokens[-1] if self.tokens else None

    @property
    def is_line_start(self) -> bool:
        return not self.tokens or (self.tokens[-1].kind == "NEWLINE" and not self.open)

    def add(self, kind: str, word: str, start: int, end: int) -> None:
        self.tokens.append(Token(kind, word, start, end))

    def bracket(self, token: Token) -> None:
        if token.kind in OPENS:
            self.opened(self.round(token) if token.kind != "LPAR" else token)
        else:
            self.closed(token)

    def operator(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        if piece == "&" and "\\begin" in self.text.string:
            return self.notes.tell(say("{word} is left out: it only lines formulas up", word="'&'"), (start, end))
        self.has_dotted_signs |= piece in DOTTED
        sign = ch.OPERATOR_FOLDINGS.get(piece, piece)
        if sign != piece:
            self.notes.fold(piece, sign, (start, end))
        kind = KINDS[sign]
        if kind in OPENS or kind in CLOSERS:
            self.bracket(Token(kind, sign, start, end))
        elif sign in NAME_SIGNS:
            self.notes.fold(piece, NAME_SIGNS[sign], (start, end))
            self.add("NAME", NAME_SIGNS[sign], start, end)
        else:
            self.add(kind, sign, start, end)
        return None

    def round(self, token: Token) -> Token:
        r"""`max{0, x}` and `\exp\left[-x\right]`, as books and LaTeX have it: the brackets of a call."""
        before = self.before
        if before is None or before.kind != "NAME" or before.word not in FUNCTIONS:
            return token
        if token.kind == "LSQB" and self.text.string[before.start] != "\\":
            return token
        self.notes.fold(token.word, "(", token.place)
        return token._replace(kind="LPAR")

    def opened(self, token: Token) -> None:
        self.open.append(token)
        self.tokens.append(token)
        if len(self.open) > self.limits.nesting_depth:
            raise too_deep(self.text, token, self.limits)

    def closed(self, token: Token) -> None:
        if not self.open:
            message = say("no bracket is open that this '{bracket}' could close", bracket=token.word)
            raise SourceError("unopened-bracket", message, span=self.text.span_of(token))
        opening = self.open.pop()
        right = ROUNDED.get(opening.word, "RPAR") if opening.kind == "LPAR" else OPENS[opening.kind]
        if right != token.kind:
            raise mismatched(self.text, opening, token, CLOSERS[right])
        if right != "RPAR" and opening.kind == "LPAR":
            self.notes.fold(token.word, ")", token.place)
            token = token._replace(kind="RPAR")
        self.tokens.append(token)
        if opening.start in self.numerators:
            self.part()

    def name(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        if len(piece) > self.limits.name_length:
            message = say(
                "a name of {length} characters; at most {most} are allowed",
                length=len(piece),
                most=self.limits.name_length,
            )
            raise LimitError("limit-name-length", message, span=self.text.span(start, end))
        before = self.before
        if before is not None and before.kind == "NORM" and before.end == start and self.order_of_norm(start):
            return None
        if self.is_line_start:
            python_line(self.text, start)
            declared = DECLARATION.match(self.text.string, start)
            if declared is not None:
                message = say("{word} is left out: a line names a value by itself", word=shown(piece))
                return self.notes.tell(message, (start, end))
        if piece == "std" and self.text.string.startswith("::", end):
            self.position = end + 2
            message = say("{word} is left out: functions are known by their names", word="'std::'")
            self.notes.tell(message, (start, end + 2))
        elif piece in WORD_KINDS:
            self.add(WORD_KINDS[piece], piece, start, end)
        elif piece in WORDS and piece not in OPTION_WORDS:
            raise refusal(self.text.span(start, end), WORDS[piece], piece)
        else:
            self.add("NAME", self.folded(piece, start, end), start, end)
        return None

    def order_of_norm(self, start: int) -> bool:
        """What stands below the second bars of a norm."""
        found = NORM_ORDER.match(self.text.string, start)
        order = NORM_ORDERS.get((found[1] or found[2]).strip().translate(ch.FOLD_NAME)) if found else None
        if found is None or order is None:
            return False
        self.position = found.end()
        self.add("ORDER", order, start, self.position)
        return True

    def folded(self, piece: str, start: int, end: int) -> str:
        name = read_special_name(self.text, piece, start, end)
        if name != piece:
            self.notes.fold(piece, name, (start, end))
        return name

    def indexed(self, match: re.Match[str], _: str, __: int, end: int) -> None:
        """A name with a subscript in braces, as LaTeX has it."""
        before = self.before
        if before is not None and before.kind == "NORM" and self.order_of_norm(match.start("name")):
            return
        stem, start = match["name"].rstrip("_") or match["name"], match.start("name")
        name = read_special_name(self.text, stem, start, start + len(stem))
        word = latex.index(self.text.string, name, start + len(stem)).word
        self.notes.fold(self.text.piece(start, end), word, (start, end))
        self.add("NAME", word, start, end)

    def number(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        self.check_number_length(piece, start, end)
        string = self.text.string
        if string[end : end + 1] in {".", "．"} and string[end : end + 3] != "...":
            after = re.compile(r"[.．]\s*[^\W\d_]").match(string, end)
            if after is None:
                message = say("{number} is no number: it has a second point", number=shown(piece + "."))
                raise SourceError("malformed-number", message, span=self.text.span(start, end + 1))
        number = read_fraction(piece.translate(ch.FOLD_NUMBER).replace("_", ""))
        if self.is_single_precision(piece, end):
            end = self.position = end + 1
            piece = self.text.piece(start, end)
        if number != piece:
            self.notes.fold(piece, number, (start, end))
        if float(number) == float("inf"):
            raise too_large(self.text, piece, start, end)
        self.add("NUMBER", number, start, end)

    def is_single_precision(self, piece: str, end: int) -> bool:
        """`2.0f`: how C marks a number of 32 bits. Where f is a value, and behind a whole number, it is a factor."""
        is_marked = FLOAT_SUFFIX.match(self.text.string, end) and set(piece) & set(".eE")
        return bool(is_marked) and not self.has_value_f

    @cached_property
    def has_value_f(self) -> bool:
        return "f" in self.given or NAMES_F.search(self.text.string) is not None

    def superscript(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        self.check_number_length(piece, start, end)
        number = piece.translate(ch.FOLD_SUPERSCRIPT)
        self.notes.fold(piece, f"**{number}", (start, end))
        self.add("SUPERSCRIPT", number, start, end)

    def power(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        """`eˣ`: a raised name is an exponent."""
        sign, name = ch.plain_spelling(piece[:1]).replace("−", "-"), ch.plain_spelling(piece.lstrip("⁺⁻"))
        is_signed = piece[0] in "⁺⁻"
        self.notes.fold(piece, f"**{sign if is_signed else ''}{name}", (start, end))
        self.add("POWER", "**", start, start)
        if is_signed:
            self.add("MINUS" if piece[0] == "⁻" else "PLUS", sign, start, start + 1)
        self.add("NAME", name, start + is_signed, end)

    def transposed(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        self.add("TRANSPOSED", piece, start, end)

    def check_number_length(self, piece: str, start: int, end: int) -> None:
        most = self.limits.number_length
        if len(piece) > most:
            message = say("a number of {length} characters; at most {most} are read", length=len(piece), most=most)
            raise LimitError("limit-number-length", message, span=self.text.span(start, end))

    def newline(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        if self.open:
            if piece in {";", "；"}:
                raise (rows if self.open[-1].kind == "LSQB" else unclosed)(self.text, self.open[-1])
        elif self.tokens and self.tokens[-1].kind != "NEWLINE":
            self.add("NEWLINE", piece, start, end)

    def attribute(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        word = piece[1:].strip()
        before = self.before
        if before is None or before.kind not in ENDS_A_VALUE:
            self.position = start + 1
            self.odd(_, ".", start, start + 1)
        if len(word) > self.limits.name_length or word.startswith("_"):
            raise no_attribute(self.text, word, start, end)
        self.add("ATTRIBUTE", word, start, end)

    def string(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        self.check_prime(piece, start)
        if self.before is None or self.before.kind not in {"LPAR", "COMMA", "EQUALS"}:
            raise refusal(self.text.span(start, start + 1), REFUSED_SIGNS[piece[0]])
        self.add("STRING", piece[1:-1], start, end)

    def check_prime(self, piece: str, start: int) -> None:
        before = self.before
        if piece[0] == "'" and before is not None and before.end == start and before.kind in ENDS_A_VALUE:
            raise prime(self.text, before, start)

    def remark(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        """`// doubled` and `% doubled` are comments; `x // 2` and `x % 2` are sums that are not done here."""
        if self.text.string.startswith(MATRIX_PRODUCT, start) and not self.is_line_start:
            self.position = start + len(MATRIX_PRODUCT)
            self.notes.fold(MATRIX_PRODUCT, "@", (start, self.position))
            return self.add("AT", "@", start, self.position)
        if piece == "/*":
            stop = self.text.string.find("*/", end)
            self.position = len(self.text.string) if stop < 0 else stop + 2
            return self.notes.tell(say("{sign} begins a comment, as # does", sign=shown(piece)), (start, self.position))
        line_end = re.compile(r"[^\r\n]*").match(self.text.string, end)
        assert line_end is not None
        rest = line_end[0]
        if piece == "%" and not self.is_line_start:
            self.check_per_cent(start, rest)
            rest = rest.removeprefix("%")
        if not self.is_line_start and not self.is_prose(rest):
            raise refusal(self.text.span(start, end), REFUSED_SIGNS[piece], piece)
        self.notes.tell(say("{sign} begins a comment, as # does", sign=shown(piece)), (start, line_end.end()))
        self.position = line_end.end()
        return None

    def check_per_cent(self, start: int, rest: str) -> None:
        """Raise SourceError for `50%` and `5% * x`, where a sign of per cent stands right behind its number."""
        before, after = self.before, rest.strip()[:1]
        if before is not None and before.kind == "NUMBER" and before.end == start and after in {"", *"+-*/^),"}:
            message = say("'%' begins a comment, as # does; {number} per cent is written {share}",
                          number=before.word, share=f"{before.word}/100")  # fmt: skip
            raise SourceError("per-cent", message, span=self.text.span(start, start + 1), suggestion="/100")

    def is_prose(self, rest: str) -> bool:
        """Does a line go on with words rather than with a formula?"""
        first = re.match(r"\s*([^\W\d]\w*)?(\s*\(|\s+[^\W\d]\w*)?", rest)
        assert first is not None
        word, after = first[1], (first[2] or "").strip()
        if word is None:
            return not rest.strip() or rest.strip()[0] not in "0123456789.([{-+*/^@|√"
        if after == "(":
            return word not in FUNCTIONS
        known = {token.word for token in self.tokens if token.kind == "NAME"} | set(self.given)
        return bool(after) or word not in known | set(FUNCTIONS)

    def command(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        kind, word, self.position = latex.command(self.text, start)
        typed = self.text.piece(start, self.position)
        if kind == "":
            return
        self.notes.fold(typed, word, (start, self.position))
        token = Token(kind, word, start, self.position)
        if kind in OPENS or kind in CLOSERS:
            self.bracket(token)
        elif kind == "NEWLINE":
            self.newline(_, "\n", start, self.position)
        else:
            self.tokens.append(token)
        if kind == "FRACTION":
            self.fraction()
        elif word == "sqrt" and self.text.string[self.position : self.position + 1].isdecimal():
            self.part()

    def fraction(self) -> None:
        """Both parts of a fraction; of what stands in braces the parser takes care."""
        if self.part():
            self.part()
        else:
            brace = re.compile(r"[ \t]*").match(self.text.string, self.position)
            assert brace is not None
            self.numerators.add(brace.end())

    def part(self) -> bool:
        """A part of a fraction or a root without its braces is one character or one name: it gets them."""
        found = latex.PART.match(self.text.string, self.position)
        if found is None:
            return False
        start, end, word = found.start(1), found.end(), found[1]
        kind = "NUMBER" if word.isdecimal() else "NAME"
        if word[0] == "\\":
            kind, word, end = latex.command(self.text, start)
            if kind != "NAME":
                return False
        self.position = end
        self.add("LBRACE", "{", start, start)
        self.add(kind, word, start, end)
        self.add("RBRACE", "}", end, end)
        return True

    def dollar(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        """A formula between TeX's signs; in the middle of one they mean nothing."""
        rest = self.text.string[end:].lstrip(" \t")
        if not self.is_line_start and rest[:1] not in {"", "\n", "\r"}:
            raise refusal(self.text.span(start, start + 1), REFUSED_SIGNS["$"])
        self.notes.tell(say("'$' is left out: formulas are read without TeX signs"), (start, end))

    def refused(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        if piece == ARROW:
            return self.arrow(start, end)
        if piece == "..." and self.open and self.open[-1].kind == "LSQB":
            return self.add("ELLIPSIS", piece, start, end)
        if self.is_line_start:
            python_line(self.text, start)
        raise refusal(self.text.span(start, end), REFUSED_SIGNS[piece], piece)

    def arrow(self, start: int, end: int) -> None:
        """`y <- x` names a value in R; anywhere else it compares with what is negative."""
        before = self.before
        is_first = len(self.tokens) == 1 or (len(self.tokens) > 1 and self.tokens[-2].kind == "NEWLINE")
        if before is not None and before.kind == "NAME" and is_first and not self.open:
            self.notes.fold(ARROW, "=", (start, end))
            self.add("EQUALS", "=", start, end)
        else:
            self.add("COMPARE", "<", start, start + 1)
            self.add("MINUS", "-", start + 1, end)

    def odd(self, _: re.Match[str], piece: str, start: int, end: int) -> None:
        """What is wrong with a character with which no token begins."""
        span = self.text.span(start, end)
        if self.is_line_start:
            python_line(self.text, start)
        if self.is_line_start and self.text.string.startswith("```", start):
            return self.fence(start)
        if piece == "." and self.is_broadcast(end):
            return self.notes.fold(f"{self.tokens[-1].word}.", self.tokens[-1].word, (self.tokens[-1].start, end))
        if piece == "." and FULL_STOP.match(self.text.string, end):
            raise refusal(span, REFUSED_SIGNS["．"], ".")
        if piece == "." and self.before is not None and self.before.kind in ENDS_A_VALUE:
            raise no_attribute(self.text, "", start, end)
        if piece == "'":
            self.check_prime(piece, start)
        if piece in REFUSED_SIGNS:
            raise refusal(span, REFUSED_SIGNS[piece], piece)
        remedy = "" if unicodedata.category(piece) == "Cf" else None
        message = say("{character} has no meaning here", character=named(piece))
        raise SourceError("unexpected-character", message, span=span, suggestion=remedy)

    def is_broadcast(self, end: int) -> bool:
        """`sin.(x)`: Julia's call for every element, as all functions of one value are."""
        before = self.before
        is_function = before is not None and before.kind == "NAME" and before.word in FUNCTIONS
        return is_function and self.text.string.startswith("(", end)

    def fence(self, start: int) -> None:
        """The line that begins or ends a piece of code in a text."""
        found = re.compile(r"[^\r\n]*").match(self.text.string, start)
        assert found is not None
        self.position = found.end()
        self.notes.tell(say("{word} is left out: it marks a piece of code", word=shown(found[0])), found.span())


NORM_ORDER = re.compile(r"_\{?(\s*(?:\w+|\\infty|∞)\s*)\}?|([₁₂])")
NORM_ORDERS = {"1": "1", "2": "2", "F": "2", "∞": "inf", "\\infty": "inf"}
"""What stands behind a norm: `‖x‖₂`, `||x||_2`, `‖A‖_F`."""
ROUNDED = {"[": "RSQB", "{": "RBRACE"}
"""What closes a bracket that is read as a round one."""
DOTTED = frozenset({".*", ".^", "./"})
FULL_STOP = re.compile(r"[ \t]*(?:[\r\n]|$)")
FLOAT_SUFFIX = re.compile(r"[fF](?!\w)")
NAMES_F = re.compile(r"(?m)^[ \t]*+f[ \t]*+(?:\(.*\)[ \t]*+)?=(?!=)")
MATRIX_PRODUCT, ARROW = "%*%", "<-"
"""How R writes a matrix product, and names a value."""
DECLARATION = re.compile(rf"(?:[Ll]et|var|const|auto|float|double|real)[ \t]+{_NAME}[ \t]*=(?!=)")
"""`let y = ...`: how other languages begin a line that names a value."""
SPECIAL_WORDS = (
    frozenset(WORDS)
    | frozenset(WORD_KINDS)
    | {
        "In", "Out", "print", "def", "class", "let", "Let", "return", "var", "const", "auto", "float", "double", "real",
        "std",
    }
) - OPTION_WORDS  # fmt: skip


def read_fraction(number: str) -> str:
    """`½` as 0.5, `2½` as 2.5."""
    share = ch.VULGAR_FRACTIONS.get(number[-1])
    return number if share is None else repr(float(number[:-1] or 0) + share)


def no_attribute(text: Text, word: str, start: int, end: int) -> SourceError:
    return SourceError(
        "attribute",
        say("values have no attribute {name}; functions stand before their value, as in sum(x)", name=shown(word)),
        span=text.span(start, end),
    )


def too_large(text: Text, piece: str, start: int, end: int) -> SourceError:
    message = say("{number} is larger than any float64 (about 1.8e308)", number=shown(piece))
    return SourceError("number-too-large", message, span=text.span(start, end))


def mismatched(text: Text, opening: Token, token: Token, right: str) -> SourceError:
    return SourceError(
        "mismatched-bracket",
        say(
            "'{opening}' is closed by '{right}', not by '{found}'", opening=opening.word, right=right, found=token.word
        ),
        span=text.span_of(token),
        related=(text.span_of(opening),),
        suggestion=right,
    )


def unclosed(text: Text, opening: Token) -> SourceError:
    right = CLOSERS[OPENS[opening.kind]]
    message = say("this '{opening}' is never closed; a '{right}' is missing", opening=opening.word, right=right)
    return SourceError("unclosed-bracket", message, span=text.span_of(opening))


def rows(text: Text, opening: Token) -> SourceError:
    """`[1, 2; 3, 4]`, as MATLAB and Julia have it."""
    message = say("a matrix is a list of its rows, as in [[1, 2], [3, 4]]; no ';' stands between them")
    return SourceError("unclosed-bracket", message, span=text.span_of(opening))
