r"""Turn tokens into statements: operator precedence with a stack of its own, so that depth costs no recursion.

The grammar, from loosest to tightest; what stands in brackets after a rule is an example:

    text       := line (line end  line)*
    line       := [name =  |  name(name, ...) =] choice
    choice     := condition  |  condition ? choice : choice  |  choice if condition else choice
    condition  := comparison ((and  |  or  |  &) comparison)*
    comparison := sum [(<  |  >  |  <=  |  >=  |  ==  |  !=) sum]
    sum        := product ((+  |  -) product)*
    product    := near ((*  |  /  |  @  |  ·) near)*
    near       := signed value*                             2x, 3(x + 1), xᵀy
    signed     := (+  |  -)* power
    power      := value [** signed]
    value      := atom ([index, ...]  |  ²  |  ᵀ  |  .name  |  .name(argument, ...))*
    atom       := number  |  name  |  constant  |  (choice)  |  [choice, ...]  |  |choice|  |  ‖choice‖  |  √ value
                | function(argument, ...)  |  function²(argument)  |  \frac{choice}{choice}  |  \sqrt{choice}
    argument   := choice  |  name = choice
    index      := choice  |  [choice] : [choice] [: [choice]]

So -x**2 is -(x**2), 2**-1 is 1/2, a**b**c is a**(b**c), and 2x**2 is 2*(x**2). What is next to a value and may belong
to two of them, as in 1/2x, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.expression import syntax
from chainrule.sources.expression.grammar import (
    bars,
    beside,
    brackets,
    latex_brackets,
    names_and_calls,
    operators,
    powers,
)
from chainrule.sources.expression.grammar.reader import BINDING, Reader, Waiting
from chainrule.sources.expression.left_sides import parameters
from chainrule.sources.expression.notes import Notes
from chainrule.sources.expression.pieces import pieces, unclosed
from chainrule.sources.expression.terms import Statement, Term
from chainrule.sources.expression.text import Text, shown
from chainrule.sources.expression.tokens import SIGNS, Token


def parse(
    text: Text, limits: Limits, notes: Notes, given: Collection[str] = ()
) -> tuple[tuple[Token, ...], tuple[Statement, ...]]:
    """The tokens and the statements of `text`; `given` are the names of its inputs, where they are known.

    Raises SourceError or LimitError at the first fault.
    """
    found = pieces(text, limits, given, notes)
    if not found.tokens:
        raise found.fault or syntax.empty_text(text)
    try:
        found_lines = statements(Reader(text, found, given, limits, notes))
    except SourceError as fault:
        raise first_of(text, fault, found.unclosed) from None
    if found.unclosed is not None:
        raise unclosed(text, found.unclosed)
    return tuple(found.tokens), tuple(found_lines)


def first_of(text: Text, fault: SourceError, opening: Token | None) -> SourceError:
    """A bracket that is never closed is the cause of what went wrong behind it, but for names that are unknown."""
    if opening is None or fault.code == "unknown-function" or (fault.span and fault.span.offset < opening.start):
        return fault
    return unclosed(text, opening)


def statements(reader: Reader) -> list[Statement]:
    """Those of one line after the other, token by token."""
    begin_line(reader)
    tokens, values = reader.tokens, reader.values
    while True:
        token = tokens[reader.k]
        kind = token[0]
        if reader.wanted:
            if kind == "NUMBER":
                _, word, start, end = token
                values.append(Term("number", word, start, end, start, end, (start, end)))
                reader.k += 1
                reader.wanted = False
            elif kind == "NAME":
                names_and_calls.begin_name(reader, token)
            else:
                WANTED.get(kind, Reader.unexpected)(reader, token)
        elif (binding := BINDING.get(kind)) is not None:
            operators.infix(reader, token, kind, binding)
        elif kind == "END":
            end_line(reader, token)
            return reader.found
        else:
            FOLLOWING.get(kind, Reader.unexpected)(reader, token)


def begin_line(reader: Reader) -> None:
    token = reader.first = reader.tokens[reader.k]
    reader.name = None
    reader.is_latex = reader.has_latex and is_latex_line(reader)
    if token.kind == "NAME":
        following = reader.tokens[reader.k + 1].kind
        if following == "EQUALS":
            reader.name, reader.k = token, reader.k + 2
        elif following == "LPAR" and (names := parameters(line_from(reader, reader.k))):
            begin_function(reader, token, names)
    reader.waiting.append(Waiting(0, "line", token))
    reader.wanted = True


def is_latex_line(reader: Reader) -> bool:
    """Does the line that begins here hold a command of LaTeX or an index in braces, or stand between its signs?"""
    start, line = reader.tokens[reader.k - 1].end if reader.k else 0, line_from(reader, reader.k)
    return LATEX.search(reader.text.piece(start, line[-1].end if line else start)) is not None


def line_from(reader: Reader, k: int) -> list[Token]:
    """The tokens from `k` to the end of the line."""
    stop = k
    while reader.tokens[stop].kind not in {"NEWLINE", "END"}:
        stop += 1
    return list(reader.tokens[k:stop])


def begin_function(reader: Reader, token: Token, names: tuple[str, ...]) -> None:
    """`f(x) = x^2` names the value f, which depends on x as any value does."""
    close = reader.k + 1 + 2 * len(names)
    reader.formulas[token.word] = names
    place = (token.start, reader.tokens[close].end)
    typed = reader.text.piece(*place)
    reader.notes.tell(
        say(
            "{typed} names the value {name}; {names} is an input or a value as elsewhere",
            typed=shown(typed),
            name=shown(token.word),
            names=", ".join(names),
        ),
        place,
    )
    reader.name, reader.k = token, close + 2


def end_line(reader: Reader, token: Token) -> None:
    if reader.fault is not None and token.kind == "END":
        raise reader.fault
    operators.reduce(reader, 1)
    opening = reader.waiting.pop()
    if opening.kind != "line":
        raise syntax.unended(reader.text, opening.kind, opening.token)
    formula = reader.values.pop()
    first, name = reader.first, reader.name
    if name is None:
        start = name_end = formula.outer_start
    else:
        start, name_end = first.start, name.end
    reader.found.append(Statement(name and name.word, formula, start, formula.outer_end, name_end))


def next_line(reader: Reader, token: Token) -> None:
    end_line(reader, token)
    before, following = reader.tokens[reader.k - 1], reader.tokens[reader.k + 1]
    if reader.name and following.kind in SIGNS and goes_on(reader, before, following):
        raise syntax.goes_on(reader.text, before, following)
    reader.k += 1
    begin_line(reader)


def goes_on(reader: Reader, before: Token, sign: Token) -> bool:
    """Does a line that begins with a sign go on from the one before? Behind a minus may be a formula of its own."""
    is_new_line = not LINE_ENDS.isdisjoint(reader.text.piece(before.end, sign.start))
    indent, first = reader.text.span_of(sign).column, reader.text.span_of(reader.first).column
    return is_new_line and (sign.kind == "PLUS" or indent > first)


LINE_ENDS = frozenset("\r\n")
LATEX = re.compile(r"[\\$]|[\^_][ \t]*\{")
WANTED: Mapping[str, Callable[[Reader, Token], None]] = {
    "LPAR": brackets.begin_group, "LSQB": brackets.begin_list, "LBRACE": brackets.begin_brace, "PLUS": operators.sign,
    "MINUS": operators.sign, "BAR": bars.begin_bar, "NORM": bars.begin_bar, "ROOT": latex_brackets.begin_root,
    "FRACTION": latex_brackets.begin_fraction, "APPLY": names_and_calls.begin_applied, "STRING": names_and_calls.string,
    "COLON": brackets.wanted_colon, "COMMA": brackets.wanted_comma, "RPAR": brackets.close_empty,
    "RSQB": brackets.close_empty, "ELLIPSIS": brackets.ellipsis,
}  # fmt: skip
FOLLOWING: Mapping[str, Callable[[Reader, Token], None]] = {
    "NEWLINE": next_line, "RPAR": brackets.close, "RSQB": brackets.close, "RBRACE": brackets.close,
    "COMMA": brackets.comma, "COLON": brackets.colon, "QUESTION": operators.question, "IF": operators.begin_if,
    "ELSE": operators.begin_else, "SUPERSCRIPT": powers.superscript, "TRANSPOSED": powers.transpose,
    "ORDER": bars.norm_order,
    "ATTRIBUTE": names_and_calls.attribute, "LSQB": brackets.begin_index, "BAR": bars.end_bar, "NORM": bars.end_bar,
    "NAME": beside.beside, "NUMBER": beside.beside, "LPAR": beside.beside, "APPLY": beside.beside,
    "ROOT": beside.beside, "FRACTION": beside.beside, "LBRACE": beside.beside, "STRING": beside.beside,
}  # fmt: skip
