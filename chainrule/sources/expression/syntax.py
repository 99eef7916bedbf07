"""Say what is wrong with a text that is no formula, at the place where it is wrong."""

from __future__ import annotations

import builtins
import re
from collections.abc import Collection, Sequence

from chainrule.errors import SourceError
from chainrule.sentences import either, say
from chainrule.sources.expression import foreign
from chainrule.sources.expression.functions import FUNCTIONS, near, nearest
from chainrule.sources.expression.refusals import REFUSED_SIGNS, WORDS, refusal
from chainrule.sources.expression.terms import Term
from chainrule.sources.expression.text import Text, shown
from chainrule.sources.expression.tokens import BEGINS_A_VALUE, Token

END = frozenset({"END", "NEWLINE"})


def empty_text(text: Text) -> SourceError:
    message = say("there is no formula here; write one, such as y = w*x + b")
    return SourceError("empty-text", message, span=text.span(0, len(text.string)))


# Names that are called


def unknown_function(text: Text, tokens: Sequence[Token], word: Token, own: Collection[str]) -> SourceError:
    """`word` stands before an opening bracket and is no function's name."""
    span = text.span_of(word)
    if word.word in WORDS:
        return refusal(span, WORDS[word.word], word.word)
    is_value = word.word in own or any(each.word == word.word and each is not word for each in tokens)
    if is_value:
        return called_value(text, tokens, word)
    if word.word == "lg":
        message = say("lg is the logarithm to the base 10 to some and to the base 2 to others; write which")
        return SourceError("unknown-function", message, span=span, choices=("log10", "log2"))
    if foreign.is_known(word.word):
        return SourceError("unknown-function", foreign.sentence(word.word), span=span)
    factor, function = product_with(word.word, tokens)
    if factor:
        message = say("there is no function {name}; a product is written {product}(...)",
                      name=shown(word.word), product=f"{factor}*{function}")  # fmt: skip
        return SourceError("unknown-function", message, span=span, suggestion=f"{factor}*{function}")
    known = None if word.word in BUILT_IN else near(word.word, FUNCTIONS)
    if known is not None:
        message = say("there is no function {name}; did you mean {known}?", name=shown(word.word), known=shown(known))
    else:
        message = say(
            "there is no function {name}; the nearest known name, {known}, is far from it",
            name=shown(word.word), known=shown(nearest(word.word, FUNCTIONS)),
        )  # fmt: skip
    if word.word in BUILT_IN:
        message = say("{message}. It belongs to Python, which is not run here: a formula is made of numbers, names and "
                      "the functions of the list of ops", message=message)  # fmt: skip
    if len(word.word) < 3 and known is None:
        message = say("there is no function {name}; a product is written {product}(...), and a function is written out "
                      "as its formula", name=shown(word.word), product=f"{word.word}*")  # fmt: skip
    return SourceError("unknown-function", message, span=span, suggestion=known)


def called_value(text: Text, tokens: Sequence[Token], word: Token) -> SourceError:
    """`x(2)`: a product, or an element as MATLAB picks it."""
    if is_position(tokens, word):
        message = say(
            "{name} is a value, not a function; an element is written {word}[0], counted from 0, and a product "
            "{word}*(...)",
            name=shown(word.word), word=word.word,
        )  # fmt: skip
        return SourceError("unknown-function", message, span=text.span_of(word))
    message = say(
        "{name} is a value, not a function; a product is written {word}*(...)",
        name=shown(word.word), word=word.word,
    )  # fmt: skip
    return SourceError("unknown-function", message, span=text.span_of(word), suggestion=f"{word.word}*")


def is_position(tokens: Sequence[Token], word: Token) -> bool:
    """Does `word` stand as in `x(1)`, `x(end)`, `A(2, :)`, where MATLAB picks an element?"""
    k = next(i for i, token in enumerate(tokens) if token is word) + 2
    first, after = tokens[k], tokens[min(k + 1, len(tokens) - 1)]
    is_whole = first.kind == "NUMBER" and first.word.isdecimal()
    return first.kind == "COLON" or ((is_whole or first.word == "end") and after.kind in {"RPAR", "COMMA", "COLON"})


BUILT_IN = frozenset(name for name in dir(builtins) if name.islower())
"""What Python would call; none of it is meant by the name of an op that resembles it."""


def product_with(word: str, tokens: Sequence[Token]) -> tuple[str, str]:
    """`x` and `sin` of `xsin`, where x is a value or a single letter; nothing for any other name."""
    names = {token.word for token in tokens if token.kind == "NAME"}
    for function in FUNCTIONS:
        factor = word.removesuffix(function)
        if len(function) > 2 and factor != word and (factor in names or len(factor) == 1) and factor.isalpha():
            return factor, function
    return "", ""


def unknown_attribute(text: Text, token: Token, *, is_called: bool) -> SourceError:
    span = text.span_of(token)
    if foreign.is_known(token.word):
        return SourceError("attribute", foreign.sentence(token.word), span=span)
    known = near(token.word, FUNCTIONS) if is_called else None
    message = say("values have no attribute {name}; functions stand before their value, as in sum(x)",
                  name=shown(token.word))  # fmt: skip
    return SourceError("attribute", message, span=span, suggestion=known and f".{known}")


def uncalled_method(text: Text, value: Term, token: Token) -> SourceError:
    called = f"{token.word}({text.piece(*value.extent)})"
    return SourceError(
        "attribute",
        say("{name} is a function and needs its brackets: {called}", name=shown(token.word), called=called),
        span=text.span(value.outer_start, token.end),
        suggestion=called,
    )


def power_after(tokens: Sequence[Token], k: int) -> tuple[Token, int] | None:
    """The exponent written behind token `k`, as in `sin²` and `sin^2`, and the position behind it."""
    after = tokens[k + 1 : k + 5]
    if after[0].kind == "SUPERSCRIPT":
        return after[0], k + 2
    if after[0].kind != "POWER":
        return None
    rest = after[1:]
    opened = 1 if rest[0].kind == "LBRACE" else 0
    sign = rest[opened] if rest[opened].kind == "MINUS" else None
    position = opened + (sign is not None)
    if len(rest) <= position or rest[position].kind != "NUMBER":
        return None
    number = rest[position]
    count = 2 + position + opened
    last = tokens[k + count]
    if opened and last.kind != "RBRACE":
        return None
    word = ("-" if sign else "") + number.word
    return Token("NUMBER", word, after[0].start, last.end), k + count + 1


def function_power(tokens: Sequence[Token], k: int) -> tuple[Token, int] | None:
    """The exponent of `sin²(x)` and the position of its bracket."""
    found = power_after(tokens, k)
    return found if found is not None and tokens[found[1]].kind == "LPAR" else None


def inverse_or_power(text: Text, word: Token, exponent: Token) -> SourceError:
    """`sin⁻¹(x)` is the arc sine to some and one over the sine to others."""
    inverse = f"arc{word.word}"
    typed = text.piece(word.start, exponent.end)
    if inverse not in FUNCTIONS:
        message = say("{typed} is not read; write 1/{word}(x), or the inverse by its name",
                      typed=shown(typed), word=word.word)  # fmt: skip
        return SourceError("inverse-or-power", message, span=text.span(word.start, exponent.end))
    message = say(
        "{typed} may be the inverse function, {inverse}(x), or 1/{word}(x); write which",
        typed=shown(typed), inverse=inverse, word=word.word,
    )  # fmt: skip
    return SourceError(
        "inverse-or-power", message, span=text.span(word.start, exponent.end), choices=(inverse, f"1/{word.word}")
    )


def bare_function(text: Text, tokens: Sequence[Token], k: int) -> SourceError:
    """A function without brackets: `exp -x` is answered with `exp(-x)`."""
    word, span = tokens[k], text.span_of(tokens[k])
    if word.word == "where":
        message = say("a choice is written where(x > 0, a, b); what an input is worth is given beside the text")
        return SourceError("function-without-brackets", message, span=span)
    if tokens[k + 1].kind in {"LBRACE", "LSQB"}:
        message = say("the arguments of {name} stand in round brackets: {name_only}(x)",
                      name=shown(word.word), name_only=word.word)  # fmt: skip
        return SourceError("function-without-brackets", message, span=span)
    choices = tuple(
        f"{word.word}({text.piece(tokens[k + 1].start, end)})" for end in dict.fromkeys(operand_ends(tokens, k + 1))
    )
    if not choices:
        message = say("{name} is a function and needs its brackets: {name_only}(x); a value needs another name",
                      name=shown(word.word), name_only=word.word)  # fmt: skip
        return SourceError("function-without-brackets", message, span=span)
    message = say("{name} is a function and needs its brackets: {called}",
                  name=shown(word.word), called=either(choices))  # fmt: skip
    last = max(operand_ends(tokens, k + 1))
    if len(choices) == 1:
        return SourceError(
            "function-without-brackets", message, span=text.span(word.start, last), suggestion=choices[0]
        )
    first = min(operand_ends(tokens, k + 1))
    rest = text.piece(first, last)
    return SourceError(
        "function-without-brackets", message, span=text.span(word.start, last),
        choices=(choices[0] + rest, choices[-1]),
    )  # fmt: skip


def operand_ends(tokens: Sequence[Token], k: int) -> list[int]:
    """Where the value that begins at `k` may end: behind its first factor, and at the end of all that is summed."""
    first = k
    while tokens[first].kind in {"PLUS", "MINUS"}:
        first += 1
    if tokens[first].kind not in {"NAME", "NUMBER"}:
        return []
    ends = [end_of_atom(tokens, first)]
    depth, last = 0, first
    while tokens[last].kind not in END | {"COMMA", "EQUALS", "QUESTION", "COLON", "IF", "ELSE", "COMPARE"}:
        depth += tokens[last].kind in {"LPAR", "LSQB"}
        depth -= tokens[last].kind in {"RPAR", "RSQB"}
        if depth < 0:
            break
        last += 1
    ends.append(tokens[last - 1].end)
    return ends


def end_of_atom(tokens: Sequence[Token], k: int) -> int:
    """Where a name or number ends with the brackets and exponents behind it."""
    depth = 0
    while True:
        following = tokens[k + 1].kind
        if depth == 0 and following == "POWER":
            exponent = k + 3 if tokens[k + 2].kind == "MINUS" else k + 2
            if tokens[exponent].kind in {"NAME", "NUMBER"}:
                k = exponent
                continue
        if depth == 0 and following not in {"LPAR", "LSQB", "SUPERSCRIPT", "ATTRIBUTE"}:
            return tokens[k].end
        if following in END:
            return tokens[k].end
        depth += following in {"LPAR", "LSQB"}
        depth -= following in {"RPAR", "RSQB"}
        k += 1


def plain_case(word: str) -> str:
    """`relu` of `ReLU`, `leaky_relu` of `LeakyReLU`: a function as papers write it. Any other name as it is."""
    if word in FUNCTIONS or foreign.is_exact(word) or not word.isascii():
        return word
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", word).lower()
    return next((each for each in (word.lower(), plain) if each in FUNCTIONS), word)


def check_called(text: Text, base: Term) -> None:
    """Raise SourceError for `Sin[x]`, a call as Mathematica writes it."""
    plain = plain_case(base.word)
    if plain != base.word:
        message = say("{name} is a function and needs its brackets: {name_only}(x); a value needs another name",
                      name=shown(base.word), name_only=plain)  # fmt: skip
        raise SourceError("function-without-brackets", message, span=text.span(*base.extent))


# Signs


def ambiguous_product(text: Text, first: Term, left: Term, right: Term) -> SourceError:
    """`1/2x` is 1/(2*x) to some and (1/2)*x to others."""
    sign = text.piece(first.outer_end, left.outer_start).strip()
    base, x, y = (text.piece(*each.outer_extent) for each in (first, left, right))
    both, one = f"{base}{sign}({x}*{y})", f"({base}{sign}{x})*{y}"
    span = text.span(first.outer_start, right.outer_end)
    message = say("{typed} may be {both} or {one}; write which",
                  typed=shown(text.piece(first.outer_start, right.outer_end)), both=both, one=one)  # fmt: skip
    return SourceError("ambiguous-product", message, span=span, choices=(both, one))


def ambiguous_root(text: Text, base: Term, sign: Token, number: Token) -> SourceError:
    """`x^1/2` is x/2, and a root to most who write it."""
    x = text.piece(*base.outer_extent)
    both, one = f"{x}{text.piece(*sign.place)}(1/{number.word})", f"{x}/{number.word}"
    place = (base.outer_start, number.end)
    message = say("{typed} may be {both} or {one}; write which", typed=shown(text.piece(*place)), both=both, one=one)
    return SourceError("ambiguous-power", message, span=text.span(*place), choices=(both, one))


def is_other_base(text: Text, before: Token, token: Token) -> bool:
    """`0x10`, `0b11`: whole numbers of another base are not meant to be products."""
    return before.word == "0" and before.end == token.start and token.word[:1] in set("xXbBoO")


def missing_operator(text: Text, before: Token, token: Token) -> SourceError:
    typed = text.piece(before.start, token.end)
    if is_other_base(text, before, token):
        message = say("{typed} would be a whole number of another base; write it in decimals", typed=shown(typed))
        return SourceError("other-base", message, span=text.span(before.start, token.end))
    is_said = any(each.kind == "NAME" and is_prose(each.word) for each in (before, token))
    can_be_product = token.kind in BEGINS_A_VALUE and not (before.kind == token.kind == "NUMBER") and not is_said
    message = say(
        "an operator is missing between '{before}' and {after}; a product is written with '*'",
        # The brace that a part of LaTeX lacks takes no room.
        before=text.piece(*before.place) or text.piece(before.start - 1, before.end),
        after=shown(text.piece(*token.place)),
    )  # fmt: skip
    # A capital letter is a matrix as often as a number.
    is_matrix = before.kind == "NAME" and before.word[:1].isupper()
    return SourceError(
        "missing-operator",
        message,
        span=text.span(before.end, token.start),
        related=(text.span_of(before), text.span_of(token)),
        suggestion="*" if can_be_product and not is_matrix else None,
        choices=(" @ ", "*") if can_be_product and is_matrix else (),
    )


NUMBERS = re.compile(r"(?:[ \t,]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?=[ \t,\]]))+(?=[ \t]*\])")
"""Numbers up to the end of their list."""
PROSE = frozenset(
    {
        "mod", "rem", "div", "lim", "dx", "times", "plus", "minus", "over", "squared", "cubed", "of", "the", "where",
        "with", "then", "when", "Σ", "Π", "sum", "prod", "equals", "equal", "to", "is", "half", "twice", "double",
        "thrice", "triple", "by", "square", "root", "and",
    }
)  # fmt: skip


def is_prose(word: str) -> bool:
    """Does a word beside a value say what is to be done with it? A product would be something else."""
    return word in PROSE or any("\u4e00" <= letter <= "\u9fff" for letter in word)


SUMS = {"Σ": "sum", "∑": "sum", "Π": "prod", "∏": "prod"}


def sum_or_power(text: Text, tokens: Sequence[Token], k: int) -> SourceError | None:
    """`Σ(t - y)²` is a sum of squares to most, and the square of a sum as functions go: the question, if so."""
    sign = text.piece(*tokens[k].place)
    if sign not in SUMS or tokens[k + 1].kind != "LPAR":
        return None
    depth, last = 1, k + 2
    while depth and tokens[last].kind not in END:
        depth += (tokens[last].kind == "LPAR") - (tokens[last].kind == "RPAR")
        last += 1
    if tokens[last].kind not in {"POWER", "SUPERSCRIPT"}:
        return None
    message = say("what is raised to the power here, each term or the whole? Write {name}((...)**2) or {name}(...)**2",
                  name=SUMS[sign])  # fmt: skip
    return SourceError("ambiguous-sum", message, span=text.span(tokens[k].start, tokens[last].end))


def missing_comma(text: Text, opening: Token, before: Token, token: Token) -> SourceError:
    """`[1 2 3]`, as MATLAB and NumPy's print have it; of a list of numbers alone all commas are offered at once."""
    numbers = NUMBERS.match(text.string, opening.end)
    if numbers is not None:
        values = ", ".join(numbers[0].replace(",", " ").split())
        message = say("the values of a list have commas between them, as in [1, 2, 3]")
        return SourceError("missing-operator", message, span=text.span(*numbers.span()), suggestion=values)
    is_factor = token.kind == "NAME" and text.string[token.end : token.end + 1] == "("
    return SourceError(
        "missing-operator",
        say("the values of a list have commas between them, as in [1, 2, 3]"),
        span=text.span(before.end, token.start),
        related=(text.span_of(before), text.span_of(token)),
        suggestion=None if is_factor else ", ",
        choices=(", ", "*") if is_factor else (),
    )


def comparison(text: Text, term: Term) -> SourceError:
    message = say(
        "'{sign}' compares, and a comparison is no number: it stands as a condition, as in where(x > 0, x, 0)",
        sign=term.word,
    )
    if term.word == "==":
        message = say("{message}; a line names a value with a single '='", message=message)
    return SourceError("comparison", message, span=text.span(*term.mark))


def no_truth(text: Text, token: Token) -> SourceError:
    message = say("'{word}' joins two comparisons, as in x > 0 and x < 1; there are no truth values besides",
                  word=token.word)  # fmt: skip
    return SourceError("logic", message, span=text.span_of(token))


def no_condition(text: Text, term: Term, token: Token) -> SourceError:
    message = say(
        "a condition compares two values, as in x > 0; {piece} does not", piece=shown(text.piece(*term.outer_extent))
    )
    return SourceError("condition", message, span=text.span_of(token), related=(text.span(*term.outer_extent),))


def unended(text: Text, kind: str, token: Token) -> SourceError:
    """Something that was begun and has no end: a bar, a choice, a condition."""
    message = {
        "QUESTION": say("a choice is written x > 0 ? a : b; its ':' is missing"),
        "IF": say("a choice is written a if x > 0 else b; its 'else' is missing"),
        "BAR": say("this '|' is never closed; an absolute value is written |x|"),
        "NORM": say("this '‖' is never closed; a norm is written ‖x‖"),
    }.get(kind, say("the formula ends too early"))
    code = "condition" if kind in {"QUESTION", "IF"} else "unclosed-bracket"
    return SourceError(code, message, span=text.span_of(token))


def wrong_bracket(text: Text, token: Token) -> SourceError:
    return refusal(text.span_of(token), REFUSED_SIGNS["{"])


def latex_brace(text: Text, token: Token) -> SourceError:
    message = say("a fraction is written \\frac{{a}}{{b}}, each part in its braces")
    return SourceError("latex-command", message, span=text.span_of(token))


def subscript(text: Text, name: Token, brace: Token) -> SourceError:
    message = say("a subscript is a name or a number, as in x_{{ij}} and h_{{t-1}}")
    return SourceError("latex-subscript", message, span=text.span(name.start, brace.end))


def latex_root(text: Text, token: Token) -> SourceError:
    message = say("only square roots are read so; another is a power, as in x**(1/3)")
    return SourceError("latex-command", message, span=text.span_of(token))


def takes_text(word: str, option: str) -> bool:
    """May a text stand here: behind the name of an option, as the subscripts of einsum, as the order of a norm?"""
    op = FUNCTIONS.get(word)
    has_text = op is not None and any(isinstance(default, str) for default in op.options.values())
    return bool(option) or has_text or word in {"norm", "matrix_norm"}


def stray_text(text: Text, token: Token) -> SourceError:
    return refusal(text.span(token.start, token.start + 1), REFUSED_SIGNS["'"])


def no_array(text: Text, place: tuple[int, int]) -> SourceError:
    message = say("an array is made of one list of numbers, as in np.array([1, 2])")
    return SourceError("wrong-arity", message, span=text.span(*place))


def other_arguments(text: Text, term: Term, names: Sequence[str]) -> SourceError:
    message = say(
        "{name} is the value at {names}; for other values write its formula once more",
        name=shown(term.word), names=", ".join(names),
    )  # fmt: skip
    return SourceError("unknown-function", message, span=text.span(*term.extent))


def goes_on(text: Text, before: Token, sign: Token) -> SourceError:
    """A line that begins with a sign, as formulas broken into lines do."""
    message = say(
        "a formula ends with its line, and this line begins with '{sign}'; if it goes on here, join the lines",
        sign=sign.word,
    )
    return SourceError("line-start", message, span=text.span(before.end, sign.start), related=(text.span_of(sign),),
                       suggestion=" ")  # fmt: skip
