"""Errors as part of the interface: a code for machines, a sentence for people, and the place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chainrule.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source text, in code points; line and column count from 1."""

    offset: int
    line: int
    column: int
    length: int


class ChainruleError(Exception):
    """Something the caller can mend.

    `code` is stable and kebab-case; `message` says what is wrong and what would be right; `span` is the place in the
    source text; `related` are further places (the second operand of a shape mismatch); `suggestion` is a text that
    could replace the span and would mean what was meant; `choices` are several that could, where only whoever typed it
    knows which; `node` names the node or the field of the document at fault; `needs` are shapes, by name, that fit.
    """

    def __init__(
        self,
        code: str,
        message: Sentence,
        *,
        span: Span | None = None,
        related: tuple[Span, ...] = (),
        suggestion: str | None = None,
        choices: tuple[str, ...] = (),
        node: str | None = None,
        needs: Mapping[str, tuple[int, ...]] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.span = span
        self.related = related
        self.suggestion = suggestion
        self.choices = choices
        self.node = node
        self.needs = needs or {}


class SourceError(ChainruleError):
    """A source document or text cannot be read."""


class LimitError(ChainruleError):
    """A stated limit would be passed; nothing has been computed or allocated.

    `limit` is its name among the limits, `value` what was asked for, `most` what is allowed; None where there is no
    single number to say.
    """

    def __init__(
        self,
        code: str,
        message: Sentence,
        *,
        span: Span | None = None,
        related: tuple[Span, ...] = (),
        suggestion: str | None = None,
        node: str | None = None,
        limit: str | None = None,
        value: int | None = None,
        most: int | None = None,
    ) -> None:
        super().__init__(code, message, span=span, related=related, suggestion=suggestion, node=node)
        self.limit = limit
        self.value = value
        self.most = most

    @property
    def passed(self) -> Mapping[str, str | int]:
        """The limit, the value and what is allowed, by name, as far as they are known."""
        known = {"limit": self.limit, "value": self.value, "most": self.most}
        return {name: said for name, said in known.items() if said is not None}


class ShapeError(ChainruleError):
    """Operands whose shapes do not fit the op."""


class GraphError(ChainruleError):
    """A graph that is not one: a cycle, a dangling edge, a doubled id."""
