"""From statements to the list of things to compute: names looked up, calls read, order and ids settled.

A plan needs the text only, no values and no shapes, so that a text can be judged and its inputs found before any
value is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from chainrule.engine.graph import CONSTANT, INPUT, NO_OPTIONS
from chainrule.errors import LimitError, SourceError
from chainrule.limits import Limits
from chainrule.sentences import say
from chainrule.sources.expression import run_together, syntax
from chainrule.sources.expression.calls import Application, Calls
from chainrule.sources.expression.constants import OF_LIBRARIES, TYPES
from chainrule.sources.expression.literals import Literal, literal_array
from chainrule.sources.expression.names import Names
from chainrule.sources.expression.notes import Notes
from chainrule.sources.expression.rewrites import REWRITES
from chainrule.sources.expression.terms import Extent, Statement, Term, term_of
from chainrule.sources.expression.text import Text, shown

AXIS_LENGTH = "length"
"""What is no op: the length of an axis, a number once shapes are known."""


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
        self.calls = Calls(text, names, notes, REWRITES)
        self.steps: list[Step] = []
        self.known: dict[str, int] = {}

    def compute(self, statement: Statement, name: str) -> None:
        root = statement.formula
        if root.kind == "comparison":
            raise syntax.comparison(self.text, root)
        done: list[int] = []
        steps, known, most = self.steps, self.known, self.limits.nodes
        waiting: list[tuple[Term, Application | None]] = [(root, None)]
        while waiting:
            term, applied = waiting.pop()
            kind = term[0]
            if applied is not None:
                op, operands, options = applied
                count = len(operands)
                positions = tuple(done[-count:])
                del done[-count:]
                places = tuple([each[4:6] for each in operands])
                step = Step._make((op, term[2:4], positions, places, options, None, None))
            elif kind == "number":
                step = Step(CONSTANT, term[2:4], value=float(term[1]))
            elif kind == "name":
                position = known.get(term[1])
                done.append(self._value_of(term) if position is None or term[8] else position)
                continue
            elif kind == "length":
                step = self._length(term)
            elif kind == "operator" and term[1] == "unary +":
                waiting.append((without_plus(term), None))
                continue
            elif kind == "list" and (array := literal_array(self.text, term)) is not None:
                step = Step(CONSTANT, term.extent, value=array)
            else:
                applied = plain_operation(term) or self.calls.application(term)
                waiting.append((term, applied))
                waiting.extend([(operand, None) for operand in reversed(applied[1])])
                continue
            if len(steps) >= most:
                raise self._too_many(step)
            done.append(len(steps))
            steps.append(step)
        self._give_name(statement, without_plus(root), name, done[0])

    def _too_many(self, step: Step) -> LimitError:
        message = say("more nodes than {most}, the most that is allowed", most=self.limits.nodes)
        return LimitError("limit-nodes", message, span=self.text.span(*step.extent))

    def _add(self, step: Step) -> int:
        if len(self.steps) >= self.limits.nodes:
            raise self._too_many(step)
        self.steps.append(step)
        return len(self.steps) - 1

    def _value_of(self, term: Term) -> int:
        """The step a name stands for; an input comes into being where it is first used."""
        word = term.word
        if term.library and word in TYPES:
            message = say("{name} is a type; all numbers are float64", name=shown(word))
            raise SourceError("type", message, span=self.text.span(*term.extent))
        names = self.names
        if names.is_constant(term):
            run_together.check_constant(self.text, word, term.extent)
            return self._add(Step(CONSTANT, term.extent, value=OF_LIBRARIES[word]))
        names.check_use(self.text, term)
        if word not in names.given:
            run_together.check_input(self.text, word, term.extent, names, self.known)
        self.known[word] = self._add(Step(INPUT, term.extent, name=word))
        return self.known[word]

    def _length(self, term: Term) -> Step:
        """The length of an axis of the value that `term` names."""
        name, axis = term_of("name", term.word, term.mark, term.mark), int(term.terms[0].word)
        position = self.known.get(term.word)
        source = self._value_of(name) if position is None else position
        return Step(AXIS_LENGTH, term.extent, (source,), (term.mark,), {"axis": axis})

    def _give_name(self, statement: Statement, formula: Term, name: str, position: int) -> None:
        """Call the step that computes a statement's formula by the statement's name."""
        if formula.kind == "name" and not self.names.is_constant(formula):
            position = self._add(Step("identity", formula.extent, (position,), (formula.outer_extent,)))
        step = self.steps[position]
        extent = (statement.start, statement.end) if statement.name else step.extent
        self.steps[position] = Step(step.op, extent, step.operands, step.places, step.options, name, step.value)
        self.known[name] = position


PLAIN = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "@": "matmul", "unary -": "negate"}


def plain_operation(term: Term) -> Application | None:
    """The operator most formulas are made of, read without further ado: no operand of it is a comparison."""
    op = PLAIN.get(term[1]) if term[0] == "operator" else None
    operands = term[7]
    if op is None or operands[0][0] == "comparison" or operands[-1][0] == "comparison":  # type: ignore[index]
        return None
    return Application._make((op, operands, NO_OPTIONS))


def without_plus(term: Term) -> Term:
    """A term without the plus signs before it, which do nothing."""
    while term.kind == "operator" and term.word == "unary +":
        term = term.terms[0]
    return term
