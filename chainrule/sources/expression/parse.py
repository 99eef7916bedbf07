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
from chainrule.sources.expression.grammar.bars import Bars
from chainrule.sources.expression.grammar.brackets import Brackets
from chainrule.sources.expression.grammar.names_and_calls import NamesAndCalls
from chainrule.sources.expression.grammar.stack import BINDING, Waiting
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
    parser = Parser(text, found, given, limits, notes)
    try:
        statements = parser.statements()
    except SourceError as fault:
        raise first_of(text, fault, found.unclosed) from None
    if found.unclosed is not None:
        raise unclosed(text, found.unclosed)
    return tuple(found.tokens), tuple(statements)


def first_of(text: Text, fault: SourceError, opening: Token | None) -> SourceError:
    """A bracket that is never closed is the cause of what went wrong behind it, but for names that are unknown."""
    if opening is None or fault.code == "unknown-function" or (fault.span and fault.span.offset < opening.start):
        return fault
    return unclosed(text, opening)


class Parser(NamesAndCalls, Brackets, Bars):
    """Reads one line after the other, token by token."""

    def statements(self) -> list[Statement]:
        self.begin_line()
        tokens, values = self.tokens, self.values
        while True:
            token = tokens[self.k]
            kind = token[0]
            if self.wanted:
                if kind == "NUMBER":
                    _, word, start, end = token
                    values.append(Term("number", word, start, end, start, end, (start, end)))
                    self.k += 1
                    self.wanted = False
                elif kind == "NAME":
                    self.begin_name(token)
                else:
                    WANTED.get(kind, Parser.unexpected)(self, token)
            elif (binding := BINDING.get(kind)) is not None:
                self.infix(token, kind, binding)
            elif kind == "END":
                self.end_line(token)
                return self.found
            else:
                FOLLOWING.get(kind, Parser.unexpected)(self, token)

    def begin_line(self) -> None:
        token = self.first = self.tokens[self.k]
        self.name = None
        self.is_latex = self.has_latex and self.is_latex_line()
        if token.kind == "NAME":
            following = self.tokens[self.k + 1].kind
            if following == "EQUALS":
                self.name, self.k = token, self.k + 2
            elif following == "LPAR" and (parameters := self.parameters()):
                self.begin_function(token, parameters)
        self.waiting.append(Waiting(0, "line", token))
        self.wanted = True

    def is_latex_line(self) -> bool:
        """Does the line that begins here hold a command of LaTeX or an index in braces, or stand between its signs?"""
        start, line = self.tokens[self.k - 1].end if self.k else 0, self.line_from(self.k)
        return LATEX.search(self.text.piece(start, line[-1].end if line else start)) is not None

    def line_from(self, k: int) -> list[Token]:
        """The tokens from `k` to the end of the line."""
        stop = k
        while self.tokens[stop].kind not in {"NEWLINE", "END"}:
            stop += 1
        return list(self.tokens[k:stop])

    def parameters(self) -> tuple[str, ...]:
        """`x, y` of a line that begins `f(x, y) =`; nothing for any other line."""
        return parameters(self.line_from(self.k))

    def begin_function(self, token: Token, names: tuple[str, ...]) -> None:
        """`f(x) = x^2` names the value f, which depends on x as any value does."""
        close = self.k + 1 + 2 * len(names)
        self.formulas[token.word] = names
        place = (token.start, self.tokens[close].end)
        typed = self.text.piece(*place)
        self.notes.tell(
            say(
                "{typed} names the value {name}; {names} is an input or a value as elsewhere",
                typed=shown(typed),
                name=shown(token.word),
                names=", ".join(names),
            ),
            place,
        )
        self.name, self.k = token, close + 2

    def end_line(self, token: Token) -> None:
        if self.fault is not None and token.kind == "END":
            raise self.fault
        self.reduce(1)
        opening = self.waiting.pop()
        if opening.kind != "line":
            raise syntax.unended(self.text, opening.kind, opening.token)
        formula = self.values.pop()
        first, name = self.first, self.name
        if name is None:
            start = name_end = formula.outer_start
        else:
            start, name_end = first.start, name.end
        self.found.append(Statement(name and name.word, formula, start, formula.outer_end, name_end))

    def next_line(self, token: Token) -> None:
        self.end_line(token)
        before, following = self.tokens[self.k - 1], self.tokens[self.k + 1]
        if self.name and following.kind in SIGNS and self.goes_on(before, following):
            raise syntax.goes_on(self.text, before, following)
        self.k += 1
        self.begin_line()

    def goes_on(self, before: Token, sign: Token) -> bool:
        """Does a line that begins with a sign go on from the one before? Behind a minus may be a formula of its own."""
        is_new_line = not LINE_ENDS.isdisjoint(self.text.piece(before.end, sign.start))
        indent, first = self.text.span_of(sign).column, self.text.span_of(self.first).column
        return is_new_line and (sign.kind == "PLUS" or indent > first)


LINE_ENDS = frozenset("\r\n")
LATEX = re.compile(r"[\\$]|[\^_][ \t]*\{")
WANTED: Mapping[str, Callable[[Parser, Token], None]] = {
    "LPAR": Parser.begin_group, "LSQB": Parser.begin_list, "LBRACE": Parser.begin_brace, "PLUS": Parser.sign,
    "MINUS": Parser.sign, "BAR": Parser.begin_bar, "NORM": Parser.begin_bar, "ROOT": Parser.begin_root,
    "FRACTION": Parser.begin_fraction, "APPLY": Parser.begin_applied, "STRING": Parser.string,
    "COLON": Parser.wanted_colon, "COMMA": Parser.wanted_comma, "RPAR": Parser.close_empty, "RSQB": Parser.close_empty,
    "ELLIPSIS": Parser.ellipsis,
}  # fmt: skip
FOLLOWING: Mapping[str, Callable[[Parser, Token], None]] = {
    "NEWLINE": Parser.next_line, "RPAR": Parser.close, "RSQB": Parser.close, "RBRACE": Parser.close,
    "COMMA": Parser.comma, "COLON": Parser.colon, "QUESTION": Parser.question, "IF": Parser.begin_if,
    "ELSE": Parser.begin_else, "SUPERSCRIPT": Parser.superscript, "TRANSPOSED": Parser.transpose,
    "ORDER": Parser.norm_order,
    "ATTRIBUTE": Parser.attribute, "LSQB": Parser.begin_index, "BAR": Parser.end_bar, "NORM": Parser.end_bar,
    "NAME": Parser.beside, "NUMBER": Parser.beside, "LPAR": Parser.beside, "APPLY": Parser.beside,
    "ROOT": Parser.beside, "FRACTION": Parser.beside, "LBRACE": Parser.beside, "STRING": Parser.beside,
}  # fmt: skip
