"""Names: values, functions with their arguments, `sin²(x)`, methods, `x.sum()`, and what libraries call them."""

from __future__ import annotations

import re

from chainrule.errors import SourceError
from chainrule.sentences import say
from chainrule.sources.expression import foreign, syntax
from chainrule.sources.expression.functions import FUNCTIONS, OF_TWO_VALUES, UNRESERVED
from chainrule.sources.expression.grammar.powers import transpose
from chainrule.sources.expression.grammar.reader import APPLIED, ROOT, Reader, Waiting
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


def begin_name(reader: Reader, token: Token) -> None:
    _, word, start, end = token
    following = reader.tokens[reader.k + 1].kind
    if following == "LPAR":
        fault = None if word.isascii() and word not in {"sum", "prod"} else sum_fault(reader, token)
        if fault is not None:
            raise fault
        begin_call(reader, sum_sign(reader, token), reader.k + 1)
    elif following in {"POWER", "SUPERSCRIPT"} and is_foreign_call(reader, token):
        raise syntax.unknown_function(reader.text, reader.tokens, token, reader.own)
    elif following == "EQUALS" and is_argument_start(reader):
        reader.waiting[-1].option = token
        reader.k += 2
    elif following == "ATTRIBUTE" and word not in reader.own and begin_library(reader, token):
        return
    elif word in FUNCTIONS and word not in UNRESERVED and not is_own_value(reader, token):
        begin_function_power(reader, token)
    else:
        reader.values.append(Term("name", word, start, end, start, end, (start, end)))
        reader.k += 1
        reader.wanted = False


def sum_fault(reader: Reader, token: Token) -> SourceError | None:
    return None if token.word in reader.own else syntax.sum_or_power(reader.text, reader.tokens, reader.k)


def sum_sign(reader: Reader, token: Token) -> Token:
    """`Σ(x)` and `Π(x)`, in Greek letters, as a sum and a product where no value is called so."""
    name = syntax.SUMS.get(token.word)
    if name is None or token.word in reader.own or token.word in reader.formulas:
        return token
    reader.notes.fold(token.word, name, token.place)
    return token._replace(word=name)


def is_foreign_call(reader: Reader, token: Token) -> bool:
    """`sech²(x)`: a function that is not here, raised to a power."""
    is_known = token.word not in reader.own and token.word not in FUNCTIONS and foreign.is_known(token.word)
    return is_known and syntax.function_power(reader.tokens, reader.k) is not None


def is_own_value(reader: Reader, token: Token) -> bool:
    """Is the name of a function that of a value here? `exp -x` is a call that lacks its brackets all the same."""
    word, after = token.word, reader.tokens[reader.k + 1 : reader.k + 3]
    if word not in reader.own:
        return False
    looks_called = after[0].kind == "MINUS" and token.end < after[0].start and after[0].end == after[1].start
    if word not in reader.assigned and not looks_called:
        message = say("{name} is an input here, not the function", name=shown(word))
        reader.notes.tell(message, token.place)
    return word in reader.assigned or not looks_called


def is_argument_start(reader: Reader) -> bool:
    before = reader.tokens[reader.k - 1].kind
    return before in {"LPAR", "COMMA"} and reader.waiting[-1].kind in {"call", "array"}


def begin_library(reader: Reader, token: Token) -> bool:
    """`np.exp(x)`, `torch.nn.functional.relu(x)`, `math.pi`: the function or constant of that name."""
    found = library_call(reader.text, reader.tokens, reader.k)
    if found is None:
        return False
    last = reader.tokens[reader.k + found.length - 1]
    if found.constant:
        reader.notes.fold(reader.text.piece(token.start, last.end), found.constant, (token.start, last.end))
        word = Token("NAME", found.constant, token.start, last.end)
        library = "" if found.constant == "None" else "constant"
        reader.value(term_of("name", found.constant, word.place, word.place, library=library), found.length)
    else:
        typed = Token("NAME", found.function, token.start, last.end)
        if found.function not in ARRAYS:
            reader.notes.fold(reader.text.piece(*typed.place), found.function, typed.place)
        begin_call(reader, typed, reader.k + found.length, library=found.library)
    return True


def begin_call(reader: Reader, token: Token, bracket: int, *, library: str = "") -> None:
    word = token.word
    kind = "call"
    if word == "float" and infinity(reader, token, bracket):
        return None
    if word == "len" and word not in reader.own and begin_len(reader, token, bracket):
        return None
    plain = syntax.plain_case(word) if not library and word not in reader.own and word not in reader.formulas else word
    if plain != word and reader.tokens[bracket + 1].kind != "RPAR":
        reader.notes.fold(word, plain, token.place)
        token, word = token._replace(word=plain), plain
    if word in ARRAYS and (library or word not in FUNCTIONS):
        kind = "array"
    elif word not in FUNCTIONS and word not in reader.formulas and word not in METHODS:
        if reader.is_latex and reader.text.string[token.start] == "\\" and not library:
            return reader.value(term_of("name", word, token.place, token.place))
        raise syntax.unknown_function(reader.text, reader.tokens, token, reader.own)
    reader.open(Waiting(0, kind, token, library), bracket)
    return None


def infinity(reader: Reader, token: Token, bracket: int) -> bool:
    """`float('-inf')`, as Python has it."""
    number, closing = reader.tokens[bracket + 1 : bracket + 3]
    sign = INFINITIES.get(number.word) if number.kind == "STRING" and closing.kind == "RPAR" else None
    if sign is None:
        return False
    place = (token.start, closing.end)
    reader.notes.fold(reader.text.piece(*place), f"{sign}inf", place)
    found = term_of("name", "inf", place, place, library="constant")
    reader.value(term_of("operator", "unary -", place, place, (found,)) if sign else found, bracket + 3 - reader.k)
    return True


def begin_function_power(reader: Reader, token: Token) -> None:
    """`sin²(x)` and `sin^2(x)` are `sin(x)**2`, `ln|x|` is `ln(|x|)`; a function alone is no value."""
    if reader.tokens[reader.k + 1].kind in {"BAR", "NORM"}:
        reader.waiting.append(Waiting(ROOT, "APPLY", token))
        reader.k += 1
        return
    found = syntax.function_power(reader.tokens, reader.k)
    if found is None:
        raise syntax.bare_function(reader.text, reader.tokens, reader.k)
    exponent, bracket = found
    if exponent.word.startswith("-"):
        raise syntax.inverse_or_power(reader.text, token, exponent)
    opening = Waiting(0, "call", token)
    opening.power = exponent
    reader.open(opening, bracket)


def begin_applied(reader: Reader, token: Token) -> None:
    r"""`\sin x`: the function takes what is next to it."""
    opening = Waiting(APPLIED, "APPLY", token)
    power = syntax.power_after(reader.tokens, reader.k)
    if power is not None:
        opening.power, after = power
        if opening.power.word.startswith("-"):
            raise syntax.inverse_or_power(reader.text, token, opening.power)
        reader.k = after
    else:
        reader.k += 1
    reader.waiting.append(opening)


def attribute(reader: Reader, token: Token) -> None:
    value = reader.values[-1]
    if token.word == "values" and value.kind == "call" and value.word in OF_TWO_VALUES:
        # torch answers the greatest elements and their places.
        reader.notes.fold(reader.text.piece(value.start, token.end), reader.text.piece(*value.extent), token.place)
        reader.k += 1
        return None
    if token.word in LENGTHS and value.kind == "name" and begin_length(reader, token, value):
        return None
    if token.word == "T" and reader.tokens[reader.k + 1].kind != "LPAR":
        return transpose(reader, token)
    if token.word in NEUTRAL and reader.tokens[reader.k + 1].kind == "LPAR" and is_left_out(reader, token):
        return None
    if token.word not in FUNCTIONS and token.word not in METHODS:
        raise syntax.unknown_attribute(reader.text, token, is_called=reader.tokens[reader.k + 1].kind == "LPAR")
    if reader.tokens[reader.k + 1].kind != "LPAR":
        raise syntax.uncalled_method(reader.text, reader.values[-1], token)
    opening = Waiting(0, "call", token, "method")
    opening.items.append(reader.values.pop())
    reader.open(opening, reader.k + 1)
    return None


def begin_length(reader: Reader, token: Token, value: Term) -> bool:
    """`x.shape[0]`, `x.size(-1)`: the length of an axis of a value, which a graph has as a number."""
    following = reader.tokens[reader.k + 1 : reader.k + 5]
    kinds = [each.kind for each in following]
    count = 4 if "MINUS" in kinds[1:2] else 3
    number = following[count - 2] if len(following) >= count else None
    if number is None or kinds[0] != LENGTHS[token.word] or not number.word.isdecimal():
        return False
    if kinds[count - 1] != OPENS[kinds[0]]:
        return False
    place = (value.start, following[count - 1].end)
    axis = term_of("number", "-" * (count - 3) + number.word, number.place, number.place)
    reader.values.pop()
    reader.value(term_of("length", value.word, place, value.mark, (axis,)), count + 1)
    return True


def begin_len(reader: Reader, token: Token, bracket: int) -> bool:
    """`len(x)`: the length of the first axis."""
    inner = reader.tokens[bracket + 1 : bracket + 3]
    if [each.kind for each in inner] != ["NAME", "RPAR"]:
        return False
    place = (token.start, inner[1].end)
    axis = term_of("number", "0", token.place, token.place)
    reader.value(term_of("length", inner[0].word, place, inner[0].place, (axis,)), 4)
    return True


def is_left_out(reader: Reader, token: Token) -> bool:
    """`(x > 0).float()`, `loss.item()`: is a call passed over, since values are numbers already?"""
    depth, stop = 1, reader.k + 2
    while depth and reader.tokens[stop].kind != "END":
        depth += (reader.tokens[stop].kind == "LPAR") - (reader.tokens[stop].kind == "RPAR")
        stop += 1
    place = (token.start, reader.tokens[stop - 1].end)
    if WHOLE_NUMBERS.search(reader.text.piece(*place)):
        raise SourceError("attribute", foreign.sentence("int"), span=reader.text.span(*place))
    if depth:
        return False
    message = say("{word} is left out: values are float64 numbers already", word=shown(reader.text.piece(*place)))
    reader.notes.tell(message, place)
    reader.k = stop
    return True


def string(reader: Reader, token: Token) -> None:
    opening = reader.waiting[-1]
    option = opening.option.word if opening.option else ""
    if opening.kind != "call" or not syntax.takes_text(opening.token.word, option):
        raise syntax.stray_text(reader.text, token)
    reader.value(term_of("string", token.word, token.place, token.place))
