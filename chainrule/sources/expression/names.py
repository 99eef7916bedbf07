"""What the names of a text stand for: inputs, values, the output. Names are values, not variables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lark import Token

from chainrule.engine.graph import INPUT
from chainrule.errors import SourceError
from chainrule.sources.expression import characters as ch
from chainrule.sources.expression.functions import FUNCTIONS, nearest
from chainrule.sources.expression.refusals import WORDS, refusal
from chainrule.sources.expression.terms import Extent, Statement, Term, in_order
from chainrule.sources.expression.text import Text, shown, start_of

RESULT_NAMES = ("y", "f", "out", "result")
"""What the value of a formula without a name is called: the first that the text leaves free."""


@dataclass(frozen=True)
class Names:
    """`assigned` are the statements by the name they give, in order. `pointer` is a last line that only names the
    output, `bare` the name given to a last line without one."""

    assigned: Mapping[str, Statement]
    output: str
    pointer: Statement | None = None
    bare: str = ""

    def name_of(self, statement: Statement) -> str:
        return statement.name or self.bare

    @property
    def formula_of_output(self) -> Extent:
        return self.assigned[self.output].formula.outer_extent

    def check_use(self, text: Text, term: Term) -> None:
        """Raise SourceError if a name that has no value yet is given one later, or is a word with another meaning."""
        span = text.span(*term.extent)
        if term.word in WORDS:
            raise refusal(span, WORDS[term.word])
        later = self.assigned.get(term.word)
        if later is None:
            return
        place = text.span(later.start, later.name_end)
        if later.start <= term.start < later.end:
            raise SourceError(
                "self-reference",
                f"{shown(term.word)} is computed from itself; give the new value a new name",
                span=span,
                related=(place,),
                suggestion=self.free_name(term.word),
            )
        if self._leads_to(later, term):
            raise SourceError(
                "cycle",
                f"{shown(term.word)} is computed in line {place.line} from this very value: each waits for the other",
                span=span,
                related=(place,),
            )
        raise SourceError(
            "used-before-assigned",
            f"{shown(term.word)} is used here but computed only in line {place.line}; move that line up",
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

    def free_name(self, wish: str) -> str:
        return next(name for n in range(1, len(self.assigned) + 2) if (name := f"{wish}{n}") not in self.assigned)


def look_up(text: Text, tokens: Sequence[Token], statements: Sequence[Statement], output: str | None) -> Names:
    """Raises SourceError for look-alikes, for a name given twice, and for an output that is none."""
    check_twins(text, tokens)
    assigned = assigned_names(text, statements)
    last = statements[-1]
    used = {str(token) for token in tokens if token.type == "NAME"}
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
    return Names(assigned, wish, pointer, bare)


def assigned_names(text: Text, statements: Sequence[Statement]) -> dict[str, Statement]:
    assigned: dict[str, Statement] = {}
    for statement in statements:
        span = text.span(statement.start, statement.name_end)
        if statement.name is None:
            if statement is not statements[-1]:
                raise SourceError(
                    "nameless-formula",
                    "only the last line may do without a name; give this value one, as in y = ...",
                    span=text.span(statement.start, statement.end),
                    suggestion=f"y = {text.piece(statement.start, statement.end)}",
                )
            continue
        first = assigned.get(statement.name)
        if first is not None:
            raise SourceError(
                "assigned-twice",
                f"{shown(statement.name)} has a value since line {text.span(first.start, first.end).line}: names stand "
                "for values and never change. Give this one another name",
                span=span,
                related=(text.span(first.start, first.name_end),),
                suggestion=Names(assigned, "").free_name(statement.name),
            )
        if statement.name in WORDS:
            raise refusal(span, WORDS[statement.name])
        assigned[statement.name] = statement
    return assigned


def check_output(text: Text, output: str, assigned: Mapping[str, Statement], used: set[str]) -> None:
    if output in assigned:
        return
    known = ", ".join(list(assigned)[:8]) + (", ..." if len(assigned) > 8 else "")
    kind = f"is an {INPUT}, nothing computes it" if output in used else "is no name of this text"
    raise SourceError(
        "unknown-output",
        f"the output {shown(output)} {kind}; it can be: {known}",
        suggestion=nearest(output[:64], assigned),
        node="output",
    )


def check_twins(text: Text, tokens: Sequence[Token]) -> None:
    """Raise SourceError for two names that cannot be told apart by eye."""
    words = {str(token): token for token in reversed(tokens) if token.type == "NAME"}
    if all(word.isascii() for word in words):
        return
    in_text_order = sorted(words, key=lambda word: start_of(words[word]))
    twins = ch.first_twins(in_text_order)
    if twins is None:
        return
    later, first = twins
    odd, other = (first, later) if ch.skeleton(later) == later else (later, first)
    raise SourceError(
        "confusable",
        f"{shown(odd)} ({points(odd)}) and {shown(other)} ({points(other)}) look the same but are two names",
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
