"""What the names of a text stand for: inputs, values, the output. Names are values, not variables."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from chainrule.errors import SourceError
from chainrule.sentences import say
from chainrule.sources.expression import characters as ch
from chainrule.sources.expression.constants import CONSTANTS
from chainrule.sources.expression.functions import FUNCTIONS, near
from chainrule.sources.expression.refusals import WORDS, refusal
from chainrule.sources.expression.terms import Extent, Statement, Term, in_order
from chainrule.sources.expression.text import Text, shown
from chainrule.sources.expression.tokens import Token

SUGGESTED = 1_000
"""Among so many names the one is looked for that is meant by a name that is none."""
RESULT_NAMES = ("y", "f", "out", "result")
"""What the value of a formula without a name is called: the first that the text leaves free."""


@dataclass(frozen=True)
class Names:
    """`assigned` are the statements by the name they give, in order. `pointer` is a last line that only names the
    output, `bare` the name given to a last line without one. `given` are the inputs' names, where they are known;
    `used` are all names that occur."""

    assigned: Mapping[str, Statement]
    output: str
    pointer: Statement | None = None
    bare: str = ""
    given: Collection[str] = ()
    used: frozenset[str] = frozenset()

    def is_constant(self, term: Term) -> bool:
        """Is a name that of a number, as e and pi are where no line and no input is called so?"""
        word = term.word
        return term.library == "constant" or (
            word in CONSTANTS and word not in self.assigned and word not in self.given
        )

    def has_value(self, word: str) -> bool:
        """Is a name computed, or given a value?"""
        return word in self.assigned or word in self.given

    def name_of(self, statement: Statement) -> str:
        return statement.name or self.bare

    @property
    def formula_of_output(self) -> Extent:
        return self.assigned[self.output].formula.outer_extent

    def check_use(self, text: Text, term: Term) -> None:
        """Raise SourceError if a name that has no value yet is given one later, or is a word with another meaning."""
        if term.word in WORDS:
            raise refusal(text.span(*term.extent), WORDS[term.word], term.word)
        later = self.assigned.get(term.word)
        if later is None:
            return
        span = text.span(*term.extent)
        place = text.span(later.start, later.name_end)
        if later.start <= term.start < later.end:
            raise SourceError(
                "self-reference",
                say("{name} is computed from itself; give the new value a new name", name=shown(term.word)),
                span=span,
                related=(place,),
            )
        if self._leads_to(later, term):
            raise SourceError(
                "cycle",
                say(
                    "{name} is computed in line {line} from this very value: each waits for the other",
                    name=shown(term.word),
                    line=place.line,
                ),
                span=span,
                related=(place,),
            )
        raise SourceError(
            "used-before-assigned",
            say(
                "{name} is used here but computed only in line {line}; move that line up",
                name=shown(term.word),
                line=place.line,
            ),
            span=span,
            related=(place,),
        )

    def _leads_to(self, later: Statement, use: Term) -> bool:
        """Does the value of `later` depend on the statement in which `use` stands?"""
        goal = next((s.name for s in self.assigned.values() if s.start <= use.start < s.end), None)
        seen: set[str] = set()
        waiting = [later]
        while waiting:
            for term in in_order(waiting.pop().formula):
                if term.kind == "name" and term.word in self.assigned and term.word not in seen:
                    seen.add(term.word)
                    waiting.append(self.assigned[term.word])
        return goal in seen


def look_up(
    text: Text,
    tokens: Sequence[Token],
    statements: Sequence[Statement],
    output: str | None,
    given: Collection[str] = (),
) -> Names:
    """Raises SourceError for look-alikes, for a name given twice, and for an output that is none."""
    check_twins(text, tokens)
    assigned = assigned_names(text, statements)
    last = statements[-1]
    used = {token[1] for token in tokens if token[0] == "NAME"}
    pointer, bare = None, ""
    if last.name is None and last.formula.kind == "name" and last.formula.word in assigned:
        pointer, wish = last, last.formula.word
    elif last.name is None:
        bare = wish = free_result_name(used)
        assigned[bare] = last
    else:
        wish = last.name
    if output is not None:
        wish = ch.fold_name(output)
        check_output(text, wish, assigned, used)
    return Names(assigned, wish, pointer, bare, frozenset(given), frozenset(used))


def assigned_names(text: Text, statements: Sequence[Statement]) -> dict[str, Statement]:
    assigned: dict[str, Statement] = {}
    for statement in statements:
        if statement.name is None:
            if statement is not statements[-1]:
                raise nameless(text, statement, statements)
            continue
        first = assigned.get(statement.name)
        if first is not None:
            raise SourceError(
                "assigned-twice",
                say(
                    "{name} has a value since line {line}: names stand for values and never change. Give this one "
                    "another name",
                    name=shown(statement.name),
                    line=text.span(first.start, first.end).line,
                ),
                span=text.span(statement.start, statement.name_end),
                related=(text.span(first.start, first.name_end),),
            )
        if statement.name in WORDS:
            place = text.span(statement.start, statement.name_end)
            raise refusal(place, WORDS[statement.name], statement.name)
        assigned[statement.name] = statement
    return assigned


def check_output(text: Text, output: str, assigned: Mapping[str, Statement], used: set[str]) -> None:
    if output in assigned:
        return
    known = ", ".join(list(assigned)[:8]) + (", ..." if len(assigned) > 8 else "")
    if output in used:
        message = say(
            "the output {name} is an input, nothing computes it; it can be: {known}", name=shown(output), known=known
        )
    else:
        message = say("the output {name} is no name of this text; it can be: {known}", name=shown(output), known=known)
    raise SourceError(
        "unknown-output",
        message,
        suggestion=near(output[:64], islice(assigned, SUGGESTED)),
        node="output",
    )


def nameless(text: Text, statement: Statement, statements: Sequence[Statement]) -> SourceError:
    taken = {each.name for each in statements} | {
        term.word for each in statements for term in in_order(each.formula) if term.kind == "name"
    }
    name = next(wish for wish in (*RESULT_NAMES, *(f"y{n}" for n in range(len(taken) + 2))) if wish not in taken)
    piece = text.piece(statement.start, statement.end)
    return SourceError(
        "nameless-formula",
        say("only the last line may do without a name; give this value one, as in y = ..."),
        span=text.span(statement.start, statement.end),
        suggestion=f"{name} = {piece}",
    )


def check_twins(text: Text, tokens: Sequence[Token]) -> None:
    """Raise SourceError for two names that cannot be told apart by eye."""
    if text.string.isascii():
        return
    words = {token.word: token for token in reversed(tokens) if token.kind == "NAME"}
    in_text_order = sorted(words, key=lambda word: words[word].start)
    twins = ch.first_twins(in_text_order)
    if twins is None:
        return
    later, first = twins
    odd, other = (first, later) if ch.skeleton(later) == later else (later, first)
    raise SourceError(
        "confusable",
        say(
            "{odd} ({odd_points}) and {other} ({other_points}) look the same but are two names",
            odd=shown(odd),
            odd_points=points(odd),
            other=shown(other),
            other_points=points(other),
        ),
        span=text.span_of(words[odd]),
        related=(text.span_of(words[other]),),
        suggestion=other,
    )


def points(name: str) -> str:
    return " ".join(f"U+{ord(letter):04X}" for letter in name[:8])


def free_result_name(used: set[str]) -> str:
    taken = used | set(FUNCTIONS)
    plain = next((name for name in RESULT_NAMES if name not in taken), None)
    return plain or next(name for n in range(1, len(used) + 2) if (name := f"y{n}") not in taken)
