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

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NoReturn

from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.expression import foreign, syntax
from chainrule.sources.expression.characters import SUBSCRIPTS
from chainrule.sources.expression.functions import FUNCTIONS, OF_TWO_VALUES, UNRESERVED
from chainrule.sources.expression.left_sides import assigned, parameters
from chainrule.sources.expression.libraries import ARRAYS, METHODS, library_call
from chainrule.sources.expression.notes import Notes
from chainrule.sources.expression.pieces import Pieces, pieces, too_deep, unclosed
from chainrule.sources.expression.terms import Extent, Kind, Statement, Term, term_of
from chainrule.sources.expression.text import Text, shown
from chainrule.sources.expression.tokens import Token

TERNARY, LOGIC, COMPARISON, SUM, PRODUCT, APPLIED, NEAR, SIGN, POWER, ROOT = range(2, 12)
BINDING = {
    "LOGIC": LOGIC, "COMPARE": COMPARISON, "PLUS": SUM, "MINUS": SUM, "STAR": PRODUCT, "SLASH": PRODUCT, "AT": PRODUCT,
    "DOT": PRODUCT, "POWER": POWER,
}  # fmt: skip
"""How tightly the operators between two values bind."""
BEGINS_NEAR = frozenset({"NAME", "LPAR", "APPLY", "ROOT", "FRACTION", "BAR", "NORM", "LBRACE"})
"""What may stand beside a value without a sign between them."""


CLEAR_ENDS = frozenset({"NUMBER", "RPAR", "RBRACE", "SUPERSCRIPT", "BAR", "NORM"})
"""Behind these a value needs no sign: `2x`, `(x + 1)y`, `x²y`; `xy` is a name and `x y` may be a slip."""


class Waiting:
    """Something on the stack that waits for its operands: an operator, or (binding 0) an open bracket or `?`."""

    __slots__ = ("binding", "bounds", "items", "kind", "library", "option", "power", "token")

    def __init__(self, binding: int, kind: str, token: Token, library: str = "") -> None:
        self.binding, self.kind, self.token, self.library = binding, kind, token, library
        self.items: list[Term] = []
        self.bounds: list[Term | None] = []
        self.option: Token | None = None
        self.power: Token | None = None


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


class Parser:
    """Reads one token after the other; `wanted` says whether a value must come next."""

    def __init__(self, text: Text, found: Pieces, given: Collection[str], limits: Limits, notes: Notes) -> None:
        self.text, self.fault, self.limits, self.notes = text, found.fault, limits, notes
        end = found.tokens[-1].end
        self.tokens: Sequence[Token] = [*found.tokens, Token("END", "", end, end)]
        self.assigned = assigned(found.tokens)
        self.own = {*given, *self.assigned}
        self.formulas: dict[str, tuple[str, ...]] = {}
        self.values: list[Term] = []
        self.waiting: list[Waiting] = []
        self.found: list[Statement] = []
        self.depth = self.signs = self.k = 0
        self.wanted = True
        self.has_latex = not {"\\", "$"}.isdisjoint(text.string)
        self.is_latex = False
        self.star = "near" if found.has_dotted_signs else "*"
        self.name: Token | None = None
        self.first = self.tokens[0]

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

    # Lines

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
        """Does the line that begins here hold a command of LaTeX, or stand between its signs?"""
        start, line = self.tokens[self.k - 1].end if self.k else 0, self.line_from(self.k)
        return not {"\\", "$"}.isdisjoint(self.text.piece(start, line[-1].end if line else start))

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
        self.k += 1
        self.begin_line()

    # Values

    def value(self, term: Term, count: int = 1) -> None:
        """`term` has been read, with `count` tokens."""
        self.values.append(term)
        self.k += count
        self.wanted = False

    def begin_name(self, token: Token) -> None:
        _, word, start, end = token
        following = self.tokens[self.k + 1].kind
        if following == "LPAR":
            fault = None if word.isascii() and word not in {"sum", "prod"} else self.sum_fault(token)
            if fault is not None:
                raise fault
            self.begin_call(self.sum_sign(token), self.k + 1)
        elif following in {"POWER", "SUPERSCRIPT"} and self.is_foreign_call(token):
            raise syntax.unknown_function(self.text, self.tokens, token, self.own)
        elif following == "EQUALS" and self.is_argument_start:
            self.waiting[-1].option = token
            self.k += 2
        elif following == "ATTRIBUTE" and word not in self.own and self.begin_library(token):
            return
        elif word in FUNCTIONS and word not in UNRESERVED and not self.is_own_value(token):
            self.begin_function_power(token)
        else:
            self.values.append(Term("name", word, start, end, start, end, (start, end)))
            self.k += 1
            self.wanted = False

    def sum_fault(self, token: Token) -> SourceError | None:
        return None if token.word in self.own else syntax.sum_or_power(self.text, self.tokens, self.k)

    def sum_sign(self, token: Token) -> Token:
        """`Σ(x)` and `Π(x)`, in Greek letters, as a sum and a product where no value is called so."""
        name = syntax.SUMS.get(token.word)
        if name is None or token.word in self.own or token.word in self.formulas:
            return token
        self.notes.fold(token.word, name, token.place)
        return token._replace(word=name)

    def is_foreign_call(self, token: Token) -> bool:
        """`sech²(x)`: a function that is not here, raised to a power."""
        is_known = token.word not in self.own and token.word not in FUNCTIONS and foreign.is_known(token.word)
        return is_known and syntax.function_power(self.tokens, self.k) is not None

    def is_own_value(self, token: Token) -> bool:
        """Is the name of a function that of a value here? `exp -x` is a call that lacks its brackets all the same."""
        word, after = token.word, self.tokens[self.k + 1 : self.k + 3]
        if word not in self.own:
            return False
        looks_called = after[0].kind == "MINUS" and token.end < after[0].start and after[0].end == after[1].start
        if word not in self.assigned and not looks_called:
            message = say("{name} is an input here, not the function", name=shown(word))
            self.notes.tell(message, token.place)
        return word in self.assigned or not looks_called

    @property
    def is_argument_start(self) -> bool:
        before = self.tokens[self.k - 1].kind
        return before in {"LPAR", "COMMA"} and self.waiting[-1].kind in {"call", "array"}

    def begin_library(self, token: Token) -> bool:
        """`np.exp(x)`, `torch.nn.functional.relu(x)`, `math.pi`: the function or constant of that name."""
        found = library_call(self.text, self.tokens, self.k)
        if found is None:
            return False
        last = self.tokens[self.k + found.length - 1]
        if found.constant:
            self.notes.fold(self.text.piece(token.start, last.end), found.constant, (token.start, last.end))
            word = Token("NAME", found.constant, token.start, last.end)
            self.value(term_of("name", found.constant, word.place, word.place, library="constant"), found.length)
        else:
            typed = Token("NAME", found.function, token.start, last.end)
            if found.function not in ARRAYS:
                self.notes.fold(self.text.piece(*typed.place), found.function, typed.place)
            self.begin_call(typed, self.k + found.length, library=found.library)
        return True

    def begin_call(self, token: Token, bracket: int, *, library: str = "") -> None:
        word = token.word
        kind = "call"
        plain = syntax.plain_case(word) if not library and word not in self.own and word not in self.formulas else word
        if plain != word and self.tokens[bracket + 1].kind != "RPAR":
            self.notes.fold(word, plain, token.place)
            token, word = token._replace(word=plain), plain
        if word in ARRAYS and (library or word not in FUNCTIONS):
            kind = "array"
        elif word not in FUNCTIONS and word not in self.formulas and word not in METHODS:
            if self.is_latex and self.text.string[token.start] == "\\" and not library:
                return self.value(term_of("name", word, token.place, token.place))
            raise syntax.unknown_function(self.text, self.tokens, token, self.own)
        self.open(Waiting(0, kind, token, library), bracket)
        return None

    def open(self, opening: Waiting, bracket: int) -> None:
        """Go behind the bracket at `bracket` and wait for it to close."""
        self.waiting.append(opening)
        self.depth += 1
        self.k = bracket + 1
        self.wanted = True

    def begin_function_power(self, token: Token) -> None:
        """`sin²(x)` and `sin^2(x)` are `sin(x)**2`, `ln|x|` is `ln(|x|)`; a function alone is no value."""
        if self.tokens[self.k + 1].kind in {"BAR", "NORM"}:
            self.waiting.append(Waiting(ROOT, "APPLY", token))
            self.k += 1
            return
        found = syntax.function_power(self.tokens, self.k)
        if found is None:
            raise syntax.bare_function(self.text, self.tokens, self.k)
        exponent, bracket = found
        if exponent.word.startswith("-"):
            raise syntax.inverse_or_power(self.text, token, exponent)
        opening = Waiting(0, "call", token)
        opening.power = exponent
        self.open(opening, bracket)

    def begin_group(self, token: Token) -> None:
        self.open(Waiting(0, "group", token), self.k)

    def begin_list(self, token: Token) -> None:
        self.open(Waiting(0, "list", token), self.k)

    def begin_brace(self, token: Token) -> None:
        if not (self.is_latex or self.tokens[self.k - 1].kind == "POWER"):
            raise syntax.wrong_bracket(self.text, token)
        self.open(Waiting(0, "brace", token), self.k)

    def begin_fraction(self, token: Token) -> None:
        if self.tokens[self.k + 1].kind != "LBRACE":
            raise syntax.latex_brace(self.text, token)
        self.open(Waiting(0, "over", token), self.k + 1)

    def begin_root(self, token: Token) -> None:
        following = self.tokens[self.k + 1].kind
        if following == "LBRACE":
            self.open(Waiting(0, "root", token), self.k + 1)
        elif following == "LSQB":
            raise syntax.latex_root(self.text, token)
        else:
            if token.word != "sqrt":
                self.notes.fold(token.word, "sqrt", token.place)
            self.waiting.append(Waiting(ROOT, "APPLY", Token("APPLY", "sqrt", token.start, token.end)))
            self.k += 1

    def begin_applied(self, token: Token) -> None:
        r"""`\sin x`: the function takes what is next to it."""
        opening = Waiting(APPLIED, "APPLY", token)
        power = syntax.power_after(self.tokens, self.k)
        if power is not None:
            opening.power, after = power
            if opening.power.word.startswith("-"):
                raise syntax.inverse_or_power(self.text, token, opening.power)
            self.k = after
        else:
            self.k += 1
        self.waiting.append(opening)

    def begin_bar(self, token: Token) -> None:
        self.waiting.append(Waiting(0, token.kind, token))
        self.k += 1

    def sign(self, token: Token) -> None:
        before = self.tokens[self.k - 1].kind if self.k else ""
        self.signs = self.signs + 1 if before in {"PLUS", "MINUS"} else 1
        if self.depth + self.signs > self.limits.nesting_depth:
            raise too_deep(self.text, token, self.limits)
        self.waiting.append(Waiting(SIGN, "SIGN", token))
        self.k += 1

    def string(self, token: Token) -> None:
        opening = self.waiting[-1]
        option = opening.option.word if opening.option else ""
        if opening.kind != "call" or not syntax.takes_text(opening.token.word, option):
            raise syntax.stray_text(self.text, token)
        self.value(term_of("string", token.word, token.place, token.place))

    # Operators

    def infix(self, token: Token, kind: str, binding: int) -> None:
        if kind == "POWER":
            if self.is_transposed_by(self.k + 1):
                return self.power_of_t(token)
            waiting = self.waiting
            while waiting[-1].binding > binding:
                self.apply(waiting.pop())
        else:
            self.reduce(binding)
            if kind == "LOGIC" and self.values[-1].kind != "comparison":
                raise syntax.no_truth(self.text, token)
            if kind == "COMPARE" and self.values[-1].kind == "comparison" and not self.values[-1].is_bracketed:
                raise syntax.comparison(self.text, self.values[-1])
        self.waiting.append(Waiting(binding, kind, token))
        self.k += 1
        self.wanted = True
        return None

    def reduce(self, least: int) -> None:
        """Apply the operators on top that bind at least as tightly as `least`."""
        waiting = self.waiting
        while waiting[-1].binding >= least:
            self.apply(waiting.pop())

    def apply(self, operator: Waiting) -> None:
        values, token, kind = self.values, operator.token, operator.kind
        right = values.pop()
        mark = (token[2], token[3])
        if kind == "SIGN":
            values.append(signed(token, mark, right))
            return
        if kind == "APPLY":
            values.append(self.powered(
                term_of("call", token.word, (token.start, right.outer_end), mark, (right,)), operator.power
            ))  # fmt: skip
            return
        left = values.pop()
        start, end = left[4], right[5]
        if kind == "NEAR":
            self.check_ambiguous(left, right)
            kind = "LATEX" if self.is_latex else "STAR"
        if kind == "?":
            condition = operator.items[0]
            values.append(term_of("call", "where", (condition.outer_start, end), mark, (condition, left, right)))
        elif kind == "else":
            condition = operator.items[0]
            values.append(term_of("call", "where", (start, end), mark, (condition, left, right)))
        elif kind == "LOGIC":
            if right.kind != "comparison":
                raise syntax.no_truth(self.text, token)
            word = "or" if token.word == "or" else "and"
            values.append(Term("comparison", word, start, end, start, end, mark, (left, right)))
        else:
            is_plain = kind == "STAR" and self.text.string[token[2]] == "*"
            word = self.star if is_plain else OPERATOR_WORDS.get(kind) or token[1]
            what: Kind = "comparison" if kind == "COMPARE" else "operator"
            values.append(Term(what, word, start, end, start, end, mark, (left, right)))

    def check_ambiguous(self, left: Term, right: Term) -> None:
        """In `1/2x` and `x^2y` the last value may belong to one or to both."""
        below = self.waiting[-1]
        if below.kind == "SLASH" or (below.kind in {"POWER", "SIGN"} and self.is_in_exponent()):
            raise syntax.ambiguous_product(self.text, self.values[-1], left, right)

    def is_in_exponent(self) -> bool:
        return next((each.kind == "POWER" for each in reversed(self.waiting) if each.kind != "SIGN"), False)

    def beside(self, token: Token) -> None:
        """A value next to a value without a sign: a product where it can be nothing else."""
        before = self.tokens[self.k - 1]
        left = self.values[-1]
        if token.kind == "LBRACE" and before.kind == "NAME" and before.word.endswith("_"):
            raise syntax.subscript(self.text, before, token)
        if left.kind == "call" and left.word == "transpose" and before.kind not in {"RPAR"}:
            return self.matrix_beside(token)
        if (
            token.kind not in BEGINS_NEAR
            or not self.is_clear_beside()
            or syntax.is_other_base(self.text, before, token)
        ):
            opening = next(each for each in reversed(self.waiting) if each.binding == 0)
            if opening.kind == "list" and before.end < token.start:
                raise syntax.missing_comma(self.text, opening.token, before, token)
            raise syntax.missing_operator(self.text, before, token)
        gap = (before.end, token.start)
        self.notes.tell(
            say(
                "{typed} is read as a product, {read}",
                typed=shown(self.text.piece(before.start, token.end)),
                read=shown(f"{self.text.piece(*before.place)}*{self.text.piece(*token.place)}"),
            ),
            (before.start, token.end),
        )
        is_exponent = self.waiting[-1].kind in {"POWER", "SIGN"} and self.is_in_exponent()
        if is_exponent and before.kind in {"NUMBER", "NAME"} and gap[0] == gap[1] and not self.is_latex:
            binding = ROOT
        else:
            self.reduce(APPLIED if token.kind == "APPLY" else NEAR)
            binding = PRODUCT if token.kind == "APPLY" else NEAR
        self.waiting.append(Waiting(binding, "NEAR", Token("STAR", "*", *gap)))
        self.wanted = True
        return None

    def is_clear_beside(self) -> bool:
        """May what comes next be the other factor of what has just ended, rather than a slip?"""
        before = self.tokens[self.k - 1]
        return self.is_latex or before.kind in CLEAR_ENDS or self.text.string[before.end - 1] in SUBSCRIPTS

    def matrix_beside(self, token: Token) -> None:
        """`wᵀx` is the product of matrices that every course writes so."""
        if token.kind not in BEGINS_NEAR:
            raise syntax.missing_operator(self.text, self.tokens[self.k - 1], token)
        left, place = self.values[-1], (self.values[-1].start, token.end)
        self.notes.tell(
            say(
                "{typed} is read as a matrix product, {read}",
                typed=shown(self.text.piece(*place)),
                read=shown(f"{self.text.piece(*left.extent)} @ {token.word}"),
            ),
            place,
        )
        self.reduce(PRODUCT)
        self.waiting.append(Waiting(PRODUCT, "AT", Token("AT", "@", self.tokens[self.k - 1].end, token.start)))
        self.wanted = True

    # What follows a value directly

    def superscript(self, token: Token) -> None:
        self.values.append(raised(self.values.pop(), token))
        self.k += 1

    def is_transposed_by(self, k: int) -> bool:
        r"""Does `T`, `{T}`, `\top` stand at `k`, behind `^`?"""
        kinds = [token.kind for token in self.tokens[k : k + 3]]
        if kinds[0] == "TRANSPOSED" or kinds == ["LBRACE", "TRANSPOSED", "RBRACE"]:
            return True
        word = self.tokens[k + 1 if kinds[0] == "LBRACE" else k]
        is_alone = kinds[0] == "NAME" or kinds == ["LBRACE", "NAME", "RBRACE"]
        return is_alone and word.word == "T" and "T" not in self.own and self.tokens[k + 1].kind != "LPAR"

    def power_of_t(self, token: Token) -> None:
        count = 4 if self.tokens[self.k + 1].kind == "LBRACE" else 2
        self.transpose(Token("TRANSPOSED", "T", token.start, self.tokens[self.k + count - 1].end), count)

    def transpose(self, token: Token, count: int = 1) -> None:
        base = self.values.pop()
        typed = self.text.piece(base.start, token.end)
        self.notes.tell(
            say(
                "{typed} is read as {read}",
                typed=shown(typed),
                read=shown(f"transpose({self.text.piece(*base.extent)})"),
            ),
            (base.outer_start, token.end),
        )
        self.values.append(term_of("call", "transpose", (base.outer_start, token.end), token.place, (base,)))
        self.k += count

    def attribute(self, token: Token) -> None:
        value = self.values[-1]
        if token.word == "values" and value.kind == "call" and value.word in OF_TWO_VALUES:
            # torch answers the greatest elements and their places.
            self.notes.fold(self.text.piece(value.start, token.end), self.text.piece(*value.extent), token.place)
            self.k += 1
            return None
        if token.word == "T" and self.tokens[self.k + 1].kind != "LPAR":
            return self.transpose(token)
        if token.word not in FUNCTIONS and token.word not in METHODS:
            raise syntax.unknown_attribute(self.text, token, is_called=self.tokens[self.k + 1].kind == "LPAR")
        if self.tokens[self.k + 1].kind != "LPAR":
            raise syntax.uncalled_method(self.text, self.values[-1], token)
        opening = Waiting(0, "call", token, "method")
        opening.items.append(self.values.pop())
        self.open(opening, self.k + 1)
        return None

    def begin_index(self, token: Token) -> None:
        opening = Waiting(0, "index", token)
        opening.items.append(self.values.pop())
        self.open(opening, self.k)

    # Brackets

    def comma(self, token: Token) -> None:
        self.reduce(1)
        opening = self.waiting[-1]
        if opening.kind not in {"call", "array", "list", "group", "pair", "index"}:
            raise syntax.stray_comma(self.text, self.tokens, self.k, self.fault)
        if opening.kind == "group":
            opening.kind = "pair"
        self.end_item(opening)
        self.k += 1
        self.wanted = True

    def wanted_comma(self, token: Token) -> None:
        """`x[1:, 0]`: a bound is left out."""
        opening = self.waiting[-1]
        if opening.kind != "index" or not opening.bounds:
            self.unexpected(token)
        self.end_item(opening)
        self.k += 1

    def end_item(self, opening: Waiting) -> None:
        """The value on top is an item of the bracket."""
        value: Term | None = None if self.wanted else self.values.pop()
        if opening.bounds:
            opening.bounds.append(value)
            opening.items.append(stretch(opening, self.tokens[self.k]))
            opening.bounds = []
        elif opening.option is not None and value is not None:
            name, opening.option = opening.option, None
            place = (name.start, value.outer_end)
            opening.items.append(term_of("option", name.word, place, name.place, (value,)))
        elif value is not None:
            opening.items.append(value)

    def colon(self, token: Token) -> None:
        self.reduce(1)
        opening = self.waiting[-1]
        if opening.kind == "QUESTION":
            self.waiting.pop()
            choice = Waiting(TERNARY, "?", opening.token)
            choice.items = opening.items
            self.waiting.append(choice)
            self.wanted = True
        elif opening.kind == "index" and len(opening.bounds) < 4:
            self.bound(opening, token)
        else:
            self.unexpected(token)
        self.k += 1

    def wanted_colon(self, token: Token) -> None:
        """`x[:2]`: a bound that is left out."""
        opening = self.waiting[-1]
        if opening.kind != "index" or len(opening.bounds) >= 4:
            self.unexpected(token)
        self.bound(opening, token)
        self.k += 1

    def bound(self, opening: Waiting, token: Token) -> None:
        value = None if self.wanted else self.values.pop()
        if not opening.bounds:
            opening.option = token
        opening.bounds.append(value)
        if len(opening.bounds) > 2:
            self.unexpected(token)
        self.wanted = True

    def question(self, token: Token) -> None:
        self.reduce(TERNARY + 1)
        opening = Waiting(0, "QUESTION", token)
        opening.items = [self.condition(token)]
        self.waiting.append(opening)
        self.k += 1
        self.wanted = True

    def condition(self, token: Token) -> Term:
        condition = self.values.pop()
        if condition.kind != "comparison":
            raise syntax.no_condition(self.text, condition, token)
        return condition

    def begin_if(self, token: Token) -> None:
        self.reduce(TERNARY + 1)
        self.waiting.append(Waiting(0, "IF", token))
        self.k += 1
        self.wanted = True

    def begin_else(self, token: Token) -> None:
        self.reduce(1)
        opening = self.waiting[-1]
        if opening.kind != "IF":
            self.unexpected(token)
        self.waiting.pop()
        choice = Waiting(TERNARY, "else", opening.token)
        choice.items = [self.condition(opening.token)]
        self.waiting.append(choice)
        self.k += 1
        self.wanted = True

    def close(self, token: Token) -> None:
        """A bracket closes behind a value."""
        self.reduce(1)
        opening = self.waiting[-1]
        if opening.kind in {"QUESTION", "IF", "BAR", "NORM"}:
            raise syntax.unended(self.text, opening.kind, opening.token)
        self.end_bracket(opening, token)

    def close_empty(self, token: Token) -> None:
        """A bracket closes where a value could have come: behind a comma, or with nothing in it."""
        opening, before = self.waiting[-1], self.tokens[self.k - 1].kind
        is_empty = before in {"LPAR", "LSQB"} and opening.kind in {"call", "array", "list"}
        if not (is_empty or (before == "COMMA" and opening.binding == 0) or opening.bounds):
            self.unexpected(token)
        self.end_bracket(opening, token)

    def end_bracket(self, opening: Waiting, token: Token) -> None:
        self.waiting.pop()
        self.depth -= 1
        if opening.kind == "over":
            return self.begin_denominator(opening, token)
        if opening.kind in {"group", "brace"}:
            inner = self.values.pop()
            self.values.append(inner._replace(outer_start=opening.token.start, outer_end=token.end))
        elif opening.kind in {"under", "root"}:
            self.end_latex(opening, token)
        else:
            self.end_item(opening)
            self.values.append(self.bracketed(opening, token))
        self.k += 1
        self.wanted = False
        return None

    def bracketed(self, opening: Waiting, token: Token) -> Term:
        """What the bracket that closes with `token` is: a list, an index, a call."""
        first, items = opening.token, tuple(opening.items)
        if opening.kind in {"list", "pair"}:
            return term_of("list", first.word, (first.start, token.end), first.place, items)
        if opening.kind == "index":
            return term_of("index", "[", (items[0].outer_start, token.end), first.place, items)
        if opening.kind == "array":
            return self.array(opening, token)
        start = items[0].outer_start if opening.library == "method" else first.start
        term = term_of("call", first.word, (start, token.end), first.place, items, library=opening.library)
        names = self.formulas.get(first.word)
        if names is not None and not opening.library:
            return self.own_formula(term, names)
        return self.powered(term, opening.power)

    def array(self, opening: Waiting, token: Token) -> Term:
        """`np.array([[1, 2], [3, 4]])` is the list itself; of what type and on which device is left out."""
        place = (opening.token.start, token.end)
        values = [item for item in opening.items if item.kind != "option"]
        if len(values) != 1:
            raise syntax.no_array(self.text, place)
        inner = values[0]
        self.notes.fold(self.text.piece(*place), self.text.piece(*inner.outer_extent), place)
        return inner._replace(outer_start=place[0], outer_end=place[1])

    def own_formula(self, term: Term, names: tuple[str, ...]) -> Term:
        """`f(x)` behind `f(x) = ...` is the value f."""
        if tuple(each.word for each in term.operands if each and each.kind == "name") != names:
            raise syntax.other_arguments(self.text, term, names)
        self.notes.fold(self.text.piece(*term.extent), term.word, term.extent)
        return term_of("name", term.word, term.extent, term.mark)

    def powered(self, term: Term, power: Token | None) -> Term:
        if power is None:
            return term
        inner = ", ".join(self.text.piece(*each.outer_extent) for each in term.terms)
        self.notes.tell(
            say("{typed} is read as {read}", typed=shown(self.text.piece(*term.extent)),
                read=shown(f"{term.word}({inner})**{power.word}")),
            term.extent,
        )  # fmt: skip
        exponent = term_of("number", power.word, power.place, power.place)
        return term_of("operator", "**", term.extent, power.place, (term, exponent))

    def begin_denominator(self, opening: Waiting, token: Token) -> None:
        if self.tokens[self.k + 1].kind != "LBRACE":
            raise syntax.latex_brace(self.text, opening.token)
        self.open(Waiting(0, "under", opening.token), self.k + 1)

    def end_latex(self, opening: Waiting, token: Token) -> None:
        right, place = self.values.pop(), (opening.token.start, token.end)
        if opening.kind == "root":
            self.values.append(term_of("call", "sqrt", place, opening.token.place, (right,)))
        else:
            left = self.values.pop()
            self.values.append(term_of("operator", "/", place, opening.token.place, (left, right)))

    def end_bar(self, token: Token) -> None:
        """`|` behind a value closes the one that is open; `||` closes a norm, or one bar and opens the next."""
        self.reduce(1)
        opening = self.waiting[-1]
        if opening.kind == "NORM" and token.kind == "BAR":
            self.split_norm(opening)
        elif opening.kind == "BAR" and token.kind == "NORM" and token.word == "||":
            self.close_bar(opening, Token("BAR", "|", token.start, token.start + 1), 0)
            self.second_bar(Token("BAR", "|", token.start + 1, token.end))
            return
        opening = self.waiting[-1]
        if opening.kind == token.kind:
            self.close_bar(opening, token, 1)
        elif any(each.kind in {"BAR", "NORM"} for each in self.waiting) or not self.is_clear_beside():
            raise syntax.stray_bar(self.text, token)
        else:
            self.beside(token)

    def split_norm(self, opening: Waiting) -> None:
        """What began as `||` are two bars: `||x| - 1|`."""
        start = opening.token.start
        self.waiting.pop()
        self.waiting.append(Waiting(0, "BAR", Token("BAR", "|", start, start + 1)))
        self.waiting.append(Waiting(0, "BAR", Token("BAR", "|", start + 1, start + 2)))

    def second_bar(self, token: Token) -> None:
        self.reduce(1)
        if self.waiting[-1].kind == "BAR":
            self.close_bar(self.waiting[-1], token, 1)
        else:
            self.reduce(NEAR)
            self.waiting.append(Waiting(NEAR, "NEAR", Token("STAR", "*", token.start, token.start)))
            self.begin_bar(token)
            self.wanted = True

    def close_bar(self, opening: Waiting, token: Token, count: int) -> None:
        self.waiting.pop()
        inner, place = self.values.pop(), (opening.token.start, token.end)
        name = "abs" if token.kind == "BAR" else "norm"
        self.notes.tell(
            say(
                "{typed} is read as {read}",
                typed=shown(self.text.piece(*place)),
                read=shown(f"{name}({self.text.piece(*inner.outer_extent)})"),
            ),
            place,
        )
        self.value(term_of("call", name, place, opening.token.place, (inner,)), count)

    def norm_order(self, token: Token) -> None:
        """`‖x‖₂` is the length, `‖x‖₁` the sum of sizes."""
        norm = self.values.pop()
        if token.word == "1":
            sizes = norm._replace(word="abs")
            norm = term_of("call", "sum", (norm.start, token.end), norm.mark, (sizes,))
            self.notes.fold(
                self.text.piece(*norm.extent), f"sum(abs({self.text.piece(*sizes.terms[0].extent)}))", norm.extent
            )
        else:
            self.notes.fold(
                self.text.piece(norm.start, token.end), self.text.piece(*norm.extent), (norm.start, token.end)
            )
            norm = norm._replace(end=token.end, outer_end=token.end)
        self.value(norm)

    def unexpected(self, token: Token) -> NoReturn:
        if token.kind == "END" and self.fault is not None:
            raise self.fault
        raise syntax.unexpected(self.text, self.tokens, self.k)


WANTED: Mapping[str, Callable[[Parser, Token], None]] = {
    "LPAR": Parser.begin_group, "LSQB": Parser.begin_list, "LBRACE": Parser.begin_brace, "PLUS": Parser.sign,
    "MINUS": Parser.sign, "BAR": Parser.begin_bar, "NORM": Parser.begin_bar, "ROOT": Parser.begin_root,
    "FRACTION": Parser.begin_fraction, "APPLY": Parser.begin_applied, "STRING": Parser.string,
    "COLON": Parser.wanted_colon, "COMMA": Parser.wanted_comma, "RPAR": Parser.close_empty, "RSQB": Parser.close_empty,
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
OPERATOR_WORDS = {"POWER": "**", "STAR": "*", "LATEX": "near"}


def signed(sign: Token, mark: Extent, operand: Term) -> Term:
    """A sign before a number belongs to it."""
    start, end = mark[0], operand.outer_end
    if operand.kind != "number":
        return Term("operator", f"unary {sign.word}", start, end, start, end, mark, (operand,))
    word = operand.word
    if sign.word == "-":
        word = word[1:] if word.startswith("-") else "-" + word
    return Term("number", word, start, end, start, end, mark)


def raised(base: Term, exponent: Token) -> Term:
    number = term_of("number", exponent.word, exponent.place, exponent.place)
    return term_of("operator", "**", (base.outer_start, exponent.end), exponent.place, (base, number))


def stretch(opening: Waiting, token: Token) -> Term:
    """The slice whose bounds have been read; `token` stands behind it."""
    colon, opening.option = opening.option, None
    assert colon is not None
    there = [bound for bound in opening.bounds if bound is not None]
    start = min([colon.start, *(bound.outer_start for bound in there)])
    end = max([colon.end, *(bound.outer_end for bound in there)])
    return term_of("stretch", ":", (start, end), colon.place, tuple(opening.bounds))
