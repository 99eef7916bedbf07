"""Names: values, functions with their arguments, methods, and what libraries call them."""

from __future__ import annotations

import re

from chainrule.errors import SourceError
from chainrule.sentences import say
from chainrule.sources.expression import foreign, syntax
from chainrule.sources.expression.functions import FUNCTIONS, OF_TWO_VALUES, UNRESERVED
from chainrule.sources.expression.grammar.operators import Operators
from chainrule.sources.expression.grammar.stack import APPLIED, ROOT, Waiting
from chainrule.sources.expression.libraries import ARRAYS, METHODS, library_call
from chainrule.sources.expression.terms import Term, term_of
from chainrule.sources.expression.text import shown
from chainrule.sources.expression.tokens import OPENS, Token

INFINITIES = {"inf": "", "+inf": "", "Infinity": "", "-inf": "-", "-Infinity": "-"}
"""How Python is asked for what is no number it could write, and the sign of it."""

LENGTHS = {"shape": "LSQB", "size": "LPAR"}
"""How the length of an axis is asked for, and the bracket round the number of the axis."""
NEUTRAL = frozenset(
    {
        "float", "double", "astype", "to", "type", "numpy", "item", "tolist", "clone", "copy", "contiguous", "cpu",
        "cuda", "requires_grad_",
    }
)  # fmt: skip
"""Methods that change the kind of a number, or where it lies, and nothing else."""
WHOLE_NUMBERS = re.compile(r"int|long|bool|16")
"""Kinds of numbers to which others are rounded."""


class NamesAndCalls(Operators):
    """`x`, `exp(x)`, `sin²(x)`, `x.sum()`, `np.exp(x)`, `math.pi`."""

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
            library = "" if found.constant == "None" else "constant"
            self.value(term_of("name", found.constant, word.place, word.place, library=library), found.length)
        else:
            typed = Token("NAME", found.function, token.start, last.end)
            if found.function not in ARRAYS:
                self.notes.fold(self.text.piece(*typed.place), found.function, typed.place)
            self.begin_call(typed, self.k + found.length, library=found.library)
        return True

    def begin_call(self, token: Token, bracket: int, *, library: str = "") -> None:
        word = token.word
        kind = "call"
        if word == "float" and self.infinity(token, bracket):
            return None
        if word == "len" and word not in self.own and self.begin_len(token, bracket):
            return None
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

    def infinity(self, token: Token, bracket: int) -> bool:
        """`float('-inf')`, as Python has it."""
        number, closing = self.tokens[bracket + 1 : bracket + 3]
        sign = INFINITIES.get(number.word) if number.kind == "STRING" and closing.kind == "RPAR" else None
        if sign is None:
            return False
        place = (token.start, closing.end)
        self.notes.fold(self.text.piece(*place), f"{sign}inf", place)
        found = term_of("name", "inf", place, place, library="constant")
        self.value(term_of("operator", "unary -", place, place, (found,)) if sign else found, bracket + 3 - self.k)
        return True

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

    def attribute(self, token: Token) -> None:
        value = self.values[-1]
        if token.word == "values" and value.kind == "call" and value.word in OF_TWO_VALUES:
            # torch answers the greatest elements and their places.
            self.notes.fold(self.text.piece(value.start, token.end), self.text.piece(*value.extent), token.place)
            self.k += 1
            return None
        if token.word in LENGTHS and value.kind == "name" and self.begin_length(token, value):
            return None
        if token.word == "T" and self.tokens[self.k + 1].kind != "LPAR":
            return self.transpose(token)
        if token.word in NEUTRAL and self.tokens[self.k + 1].kind == "LPAR" and self.is_left_out(token):
            return None
        if token.word not in FUNCTIONS and token.word not in METHODS:
            raise syntax.unknown_attribute(self.text, token, is_called=self.tokens[self.k + 1].kind == "LPAR")
        if self.tokens[self.k + 1].kind != "LPAR":
            raise syntax.uncalled_method(self.text, self.values[-1], token)
        opening = Waiting(0, "call", token, "method")
        opening.items.append(self.values.pop())
        self.open(opening, self.k + 1)
        return None

    def begin_length(self, token: Token, value: Term) -> bool:
        """`x.shape[0]`, `x.size(-1)`: the length of an axis of a value, which a graph has as a number."""
        following = self.tokens[self.k + 1 : self.k + 5]
        kinds = [each.kind for each in following]
        count = 4 if "MINUS" in kinds[1:2] else 3
        number = following[count - 2] if len(following) >= count else None
        if number is None or kinds[0] != LENGTHS[token.word] or not number.word.isdecimal():
            return False
        if kinds[count - 1] != OPENS[kinds[0]]:
            return False
        place = (value.start, following[count - 1].end)
        axis = term_of("number", "-" * (count - 3) + number.word, number.place, number.place)
        self.values.pop()
        self.value(term_of("length", value.word, place, value.mark, (axis,)), count + 1)
        return True

    def begin_len(self, token: Token, bracket: int) -> bool:
        """`len(x)`: the length of the first axis."""
        inner = self.tokens[bracket + 1 : bracket + 3]
        if [each.kind for each in inner] != ["NAME", "RPAR"]:
            return False
        place = (token.start, inner[1].end)
        axis = term_of("number", "0", token.place, token.place)
        self.value(term_of("length", inner[0].word, place, inner[0].place, (axis,)), 4)
        return True

    def is_left_out(self, token: Token) -> bool:
        """`(x > 0).float()`, `loss.item()`: is a call passed over, since values are numbers already?"""
        depth, stop = 1, self.k + 2
        while depth and self.tokens[stop].kind != "END":
            depth += (self.tokens[stop].kind == "LPAR") - (self.tokens[stop].kind == "RPAR")
            stop += 1
        place = (token.start, self.tokens[stop - 1].end)
        if WHOLE_NUMBERS.search(self.text.piece(*place)):
            raise SourceError("attribute", foreign.sentence("int"), span=self.text.span(*place))
        if depth:
            return False
        message = say("{word} is left out: values are float64 numbers already", word=shown(self.text.piece(*place)))
        self.notes.tell(message, place)
        self.k = stop
        return True

    def string(self, token: Token) -> None:
        opening = self.waiting[-1]
        option = opening.option.word if opening.option else ""
        if opening.kind != "call" or not syntax.takes_text(opening.token.word, option):
            raise syntax.stray_text(self.text, token)
        self.value(term_of("string", token.word, token.place, token.place))
