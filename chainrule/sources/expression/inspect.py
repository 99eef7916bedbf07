"""Look at a text before any value is known: its inputs, its values, its tokens and where they stand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from chainrule.engine.graph import INPUT
from chainrule.errors import Span
from chainrule.limits import Limits
from chainrule.sources.expression.functions import FUNCTIONS
from chainrule.sources.expression.names import look_up
from chainrule.sources.expression.notes import Note, Notes
from chainrule.sources.expression.parse import parse
from chainrule.sources.expression.plan import Plan, plan
from chainrule.sources.expression.text import Text
from chainrule.sources.expression.tokens import Token

TOKEN_KINDS = {"NUMBER": "number", "SUPERSCRIPT": "number", "NAME": "name"}
PUNCTUATION = frozenset({"LPAR", "RPAR", "LSQB", "RSQB", "COMMA", "COLON", "NEWLINE"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A token: `kind` is `number`, `input`, `value`, `function`, `option`, `operator` or `punctuation`."""

    kind: str
    word: str
    span: Span


@dataclass(frozen=True, slots=True)
class PlannedNode:
    """A node to be: its name if it has one, its op, its place."""

    name: str | None
    op: str
    span: Span


@dataclass(frozen=True, slots=True)
class Inspection:
    """`inputs` in the order of first use; `values` are the names the text computes; `output` is one of them."""

    inputs: tuple[str, ...]
    values: tuple[str, ...]
    output: str
    pieces: tuple[Piece, ...]
    nodes: tuple[PlannedNode, ...]
    notes: tuple[Note, ...] = ()


def inspect(string: str, limits: Limits, given: Collection[str] = ()) -> Inspection:
    """What `string` needs and computes. Raises SourceError or LimitError as reading does, but asks for no values.

    `given` are the names of inputs that there are already: `e` is an input where one is given, a constant elsewhere.
    """
    text, notes = Text(string), Notes()
    tokens, statements = parse(text, limits, notes, given)
    names = look_up(text, tokens, statements, None, given)
    found = plan(text, statements, names, limits, notes)
    inputs = tuple(step.name for step in found.steps if step.op == INPUT and step.name)
    known = dict.fromkeys(inputs, "input") | dict.fromkeys(names.assigned, "value")
    pieces = tuple(Piece(kind_of(tokens, k, known), token.word, text.span_of(token)) for k, token in enumerate(tokens))
    nodes = tuple(PlannedNode(step.name, step.op, text.span(*step.extent)) for step in found.steps)
    return Inspection(inputs, tuple(names.assigned), names.output, pieces, nodes, notes.in_order())


def planned(text: Text, limits: Limits, notes: Notes, *, output: str | None, given: Collection[str]) -> Plan:
    """The plan of a text whose inputs are called `given`."""
    tokens, statements = parse(text, limits, notes, given)
    return plan(text, statements, look_up(text, tokens, statements, output, given), limits, notes)


def kind_of(tokens: tuple[Token, ...], k: int, known: dict[str, str]) -> str:
    token = tokens[k]
    if token.kind != "NAME":
        return TOKEN_KINDS.get(token.kind, "punctuation" if token.kind in PUNCTUATION else "operator")
    if token.word in FUNCTIONS and k + 1 < len(tokens) and tokens[k + 1].kind == "LPAR":
        return "function"
    return known.get(token.word, "option")
