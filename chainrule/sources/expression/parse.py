"""Turn tokens into statements: lark's LALR parser, which keeps its own stack, with the terms built as it reduces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedToken, v_args
from lark.lexer import Lexer

from chainrule.limits import Limits
from chainrule.sources.expression.scan import scan
from chainrule.sources.expression.syntax import check_function_name, empty_text, unexpected
from chainrule.sources.expression.terms import Extent, Kind, Statement, Term
from chainrule.sources.expression.text import Text, end_of, start_of


def parse(text: Text, limits: Limits) -> tuple[tuple[Token, ...], tuple[Statement, ...]]:
    """The tokens and the statements of `text`. Raises SourceError or LimitError at the first fault."""
    tokens: list[Token] = []
    for token in scan(text, limits):
        if token.type == "LPAR" and tokens:
            check_function_name(text, tokens)
        tokens.append(token)
    if not tokens:
        raise empty_text(text)
    try:
        statements: Any = PARSER.parse(tokens)
    except UnexpectedToken as fault:
        raise unexpected(text, tokens, fault) from None
    return tuple(tokens), tuple(statements)


class TokenList(Lexer):
    """Hands lark the tokens that were cut already."""

    def __init__(self, _: Any) -> None: ...

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Token]:
        return iter(lexer_state)


def place(token: Token) -> tuple[int, int]:
    return start_of(token), end_of(token)


def term_of(kind: Kind, word: str, extent: Extent, mark: Token, operands: Sequence[Term | None] = ()) -> Term:
    return Term(kind, word, *extent, *extent, place(mark), tuple(operands))


def negated(number: str) -> str:
    return number[1:] if number.startswith("-") else "-" + number


@v_args(inline=True)
class Terms(Transformer[Token, Any]):
    """One method a rule of the grammar. Stateless: one parser serves all threads."""

    def start(self, *parts: Statement | Token) -> tuple[Statement, ...]:
        return tuple(part for part in parts if isinstance(part, Statement))

    def assignment(self, name: Token, _: Token, formula: Term) -> Statement:
        start, name_end = place(name)
        return Statement(str(name), formula, start, formula.outer_end, name_end)

    def bare(self, formula: Term) -> Statement:
        return Statement(None, formula, formula.outer_start, formula.outer_end, formula.outer_start)

    def number(self, token: Token) -> Term:
        return term_of("number", str(token), place(token), token)

    def name(self, token: Token) -> Term:
        return term_of("name", str(token), place(token), token)

    def binary(self, left: Term, sign: Token, right: Term) -> Term:
        word = "**" if sign.type == "POWER" else str(sign)
        return term_of("operator", word, (left.outer_start, right.outer_end), sign, (left, right))

    def signed(self, sign: Token, operand: Term) -> Term:
        if operand.kind == "number":
            word = operand.word if sign == "+" else negated(operand.word)
            return term_of("number", word, (place(sign)[0], operand.outer_end), sign)
        return term_of("operator", f"unary {sign}", (place(sign)[0], operand.outer_end), sign, (operand,))

    def superscript(self, base: Term, exponent: Token) -> Term:
        raised = term_of("number", str(exponent), place(exponent), exponent)
        return term_of("operator", "**", (base.outer_start, raised.end), exponent, (base, raised))

    def group(self, left: Token, term: Term, right: Token) -> Term:
        return replace(term, outer_start=place(left)[0], outer_end=place(right)[1])

    def pair(self, left: Token, first: Term, _: Token, rest: list[Term] | None, right: Token) -> Term:
        return term_of("list", "(", (place(left)[0], place(right)[1]), left, (first, *(rest or ())))

    def bracketed(self, left: Token, items: list[Term] | None, right: Token) -> Term:
        return term_of("list", "[", (place(left)[0], place(right)[1]), left, items or ())

    def listed(self, *parts: Term | Token) -> list[Term]:
        return [part for part in parts if isinstance(part, Term)]

    arguments = subscripts = listed

    def call(self, name: Token, _: Token, arguments: list[Term] | None, right: Token) -> Term:
        return term_of("call", str(name), (place(name)[0], place(right)[1]), name, arguments or ())

    def option(self, name: Token, _: Token, value: Term) -> Term:
        return term_of("option", str(name), (place(name)[0], value.outer_end), name, (value,))

    def indexed(self, base: Term, left: Token, subscripts: list[Term], right: Token) -> Term:
        return term_of("index", "[", (base.outer_start, place(right)[1]), left, (base, *subscripts))

    def single(self, term: Term) -> Term:
        return term

    def stretch(self, *parts: Term | Token | None) -> Term:
        bounds = [part for part in parts if not isinstance(part, Token)]
        colons = [part for part in parts if isinstance(part, Token)]
        there = [bound for bound in bounds if bound is not None]
        start = min([place(colons[0])[0], *(bound.outer_start for bound in there)])
        end = max([place(colons[-1])[1], *(bound.outer_end for bound in there)])
        return term_of("stretch", ":", (start, end), colons[0], bounds)


PARSER = Lark(
    files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8"),
    parser="lalr",
    lexer=TokenList,
    transformer=Terms(),
    maybe_placeholders=True,
)
