"""From statements to the list of things to compute: names looked up, calls read, order and ids settled.

A plan needs the text only, no values and no shapes, so that a text can be judged and its inputs found before any
value is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from chainrule.engine.graph import CONSTANT, INPUT, NO_OPTIONS
from chainrule.errors import LimitError
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.expression import syntax
from chainrule.sources.expression.calls import Application, Calls
from chainrule.sources.expression.constants import CONSTANTS
from chainrule.sources.expression.literals import Literal, literal_array
from chainrule.sources.expression.names import Names
from chainrule.sources.expression.notes import Notes
from chainrule.sources.expression.terms import Extent, Statement, Term
from chainrule.sources.expression.text import Text


class Step(NamedTuple):
    """One node to be: its op (or input, constant), the steps that are its operands, and where all of it stands.

    `extent` is what the node's span covers: the whole line of a named one, the formula without outer brackets else.
    `places` are the operands' own places in this formula.
    """

    op: str
    extent: Extent
    operands: tuple[int, ...] = ()
    places: tuple[Extent, ...] = ()
    options: Mapping[str, Any] = NO_OPTIONS
    name: str | None = None
    value: Literal | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Steps in the order of computation and the position of the output. `formula` is where its formula stands.

    `lines` are the statements with the step each of them ends in.
    """

    steps: tuple[Step, ...]
    output: int
    formula: Extent
    lines: tuple[tuple[Statement, int], ...]


def plan(text: Text, statements: Sequence[Statement], names: Names, limits: Limits, notes: Notes) -> Plan:
    """Raises SourceError for names and calls that mean nothing, LimitError for more nodes than allowed."""
    planner = _Planner(text, names, limits, notes)
    lines = []
    for statement in statements:
        if statement is not names.pointer:
            planner.compute(statement, names.name_of(statement))
            lines.append((statement, planner.known[names.name_of(statement)]))
    output = planner.known[names.output]
    return Plan(tuple(planner.steps), output, names.formula_of_output, tuple(lines))


class _Planner:
    """Turns one statement after the other into steps. Terms wait on a stack of their own: depth costs no recursion."""

    def __init__(self, text: Text, names: Names, limits: Limits, notes: Notes) -> None:
        self.text, self.names, self.limits = text, names, limits
        self.calls = Calls(text, names, notes)
        self.steps: list[Step] = []
        self.known: dict[str, int] = {}

    def compute(self, statement: Statement, name: str) -> None:
        root = statement.formula
        if root.kind == "comparison":
            raise syntax.comparison(self.text, root)
        done: list[int] = []
        waiting: list[tuple[Term, Application | None]] = [(root, None)]
        while waiting:
            term, applied = waiting.pop()
            if applied is not None:
                operands = applied.operands
                count = len(operands)
                positions = tuple(done[len(done) - count :])
                del done[len(done) - count :]
                places = tuple([(each[4], each[5]) for each in operands])
                done.append(self._add(Step(applied.op, (term[2], term[3]), positions, places, applied.options)))
                continue
            kind = term[0]
            if kind == "name":
                done.append(self._value_of(term))
            elif kind == "number":
                done.append(self._add(Step(CONSTANT, (term[2], term[3]), value=float(term[1]))))
            elif kind == "operator" and term[1] == "unary +":
                waiting.append((without_plus(term), None))
            elif kind == "list" and (array := literal_array(self.text, term)) is not None:
                done.append(self._add(Step(CONSTANT, term.extent, value=array)))
            else:
                applied = self.calls.application(term)
                waiting.append((term, applied))
                waiting.extend([(operand, None) for operand in reversed(applied.operands)])
        self._give_name(statement, without_plus(root), name, done[0])

    def _add(self, step: Step) -> int:
        if len(self.steps) >= self.limits.nodes:
            raise LimitError(
                "limit-nodes",
                say("more nodes than {most}, the most that is allowed", most=self.limits.nodes),
                span=self.text.span(*step.extent),
            )
        self.steps.append(step)
        return len(self.steps) - 1

    def _value_of(self, term: Term) -> int:
        """The step a name stands for; an input comes into being where it is first used."""
        if self.names.is_constant(term):
            return self._add(Step(CONSTANT, term.extent, value=CONSTANTS[term.word]))
        if term.word not in self.known:
            self.names.check_use(self.text, term)
            self.known[term.word] = self._add(Step(INPUT, term.extent, name=term.word))
        return self.known[term.word]

    def _give_name(self, statement: Statement, formula: Term, name: str, position: int) -> None:
        """Call the step that computes a statement's formula by the statement's name."""
        if formula.kind == "name" and not self.names.is_constant(formula):
            position = self._add(Step("identity", formula.extent, (position,), (formula.outer_extent,)))
        step = self.steps[position]
        extent = (statement.start, statement.end) if statement.name else step.extent
        self.steps[position] = Step(step.op, extent, step.operands, step.places, step.options, name, step.value)
        self.known[name] = position


def without_plus(term: Term) -> Term:
    """A term without the plus signs before it, which do nothing."""
    while term.kind == "operator" and term.word == "unary +":
        term = term.terms[0]
    return term
