"""The form of what the API answers, for the OpenAPI document. Answers may carry more fields than these."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from .published_name import published_name


class AnswerSchema(BaseModel):
    model_config = ConfigDict(extra="allow", protected_namespaces=(), model_title_generator=published_name)


class SpanSchema(AnswerSchema):
    """A stretch of a text, in code points; line and column count from 1."""

    offset: int = Field(ge=0)
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    length: int = Field(ge=0)


class ProblemDocumentSchema(AnswerSchema):
    """RFC 9457. `code` is for programs, `detail` for people, `span` the place in the text or the body."""

    type: str
    title: str
    status: int = Field(ge=400, le=599)
    detail: str
    code: str
    span: SpanSchema | None = None
    related: list[SpanSchema] | None = None
    suggestion: str | None = Field(None, description="What could stand in place of the span, where that is certain.")
    suggestions: list[str] | None = Field(None, description="All that could; only the writer knows which.")
    node: str | None = Field(None, description="The field, node or edge at fault.")
    needs: dict[str, list[int]] | None = Field(None, description="Shapes, by the name of an input, that would fit.")


class GraphNodeSchema(AnswerSchema):
    id: str
    op: str
    inputs: list[str]
    role: str
    shape: list[int]


class GraphSchema(AnswerSchema):
    output: str
    nodes: list[GraphNodeSchema]


class ContributionSchema(AnswerSchema):
    """What a node hands on along an edge: `amount` = upstream gradient times `local`, `total` what has arrived so far.

    Numbers or nested lists; `local` is null where it would be too large.
    """

    edge: str
    to: str
    local: Any
    amount: Any
    total: Any


class StepSchema(AnswerSchema):
    """A step forward has operands and a value; one backward a gradient, and what of it is handed on."""

    index: int
    pass_: Literal["forward", "backward"] = Field(alias="pass")
    node: str
    operands: list[str] | None = None
    value: Any = None
    gradient: Any = None
    contributions: list[ContributionSchema] | None = None
    formula: dict[str, Any] | None = None


class DiagnosticSchema(AnswerSchema):
    """Something to know about a node, in English, and by language tag in `translations`."""

    code: str
    message: str
    node: str
    span: dict[str, int] | None
    rule: str
    translations: dict[str, dict[str, str]]


class TraceSchema(AnswerSchema):
    """Everything that happened. A value is a number or nested lists; non-finite numbers are strings."""

    id: str
    source: dict[str, Any]
    graph: GraphSchema
    values: dict[str, Any]
    gradients: dict[str, Any]
    steps: list[StepSchema]
    diagnostics: list[DiagnosticSchema]


class SharedSchema(AnswerSchema):
    """A trace that is kept longer than others."""

    id: str
    shared: bool


class StepsSchema(AnswerSchema):
    """Steps `start` up to, not including, `stop`, of `total`."""

    start: int
    stop: int
    total: int
    steps: list[StepSchema]


class LayoutSchema(AnswerSchema):
    """Centres and sizes in CSS pixels, y downwards; edges as Bezier pieces of 1 + 3n control points."""

    width: float
    height: float
    nodes: dict[str, Any]
    edges: dict[str, Any]


class PresetSchema(AnswerSchema):
    """A worked example: `source` says where it comes from, `document` can be posted as it is."""

    id: str
    title: str
    source: str
    teaches: str
    document: dict[str, Any]


class PresetsSchema(AnswerSchema):
    """A page of the worked examples, of `total` in all."""

    presets: list[PresetSchema]
    total: int = Field(ge=0)


class FormulaSchema(AnswerSchema):
    text: str
    tex: str


class OpSchema(AnswerSchema):
    """An op: its formula and, for every operand, its gradient rules. {0}, {1}, {out} and {g} are slots.

    `translations` are those of `about` and of `kink`, where it has one, by language tag.
    """

    name: str
    signature: str
    symbol: str
    about: str
    text: str
    tex: str
    elementwise: bool
    local: list[FormulaSchema]
    vjp: list[FormulaSchema]
    kink: str
    translations: dict[str, dict[str, str]]


class OpsSchema(AnswerSchema):
    """A page of the op table, of `total` ops in all."""

    ops: list[OpSchema]
    total: int = Field(ge=0)


class NoteSchema(AnswerSchema):
    """What a piece of a text is read as, where it was typed otherwise."""

    message: str
    span: SpanSchema


class InspectionSchema(AnswerSchema):
    """What a text needs and computes; `unused` are those of the given names that it does not need.

    `problem` is the first error, and then the lists are empty.
    """

    inputs: list[str]
    unused: list[str]
    values: list[str]
    output: str | None
    notes: list[NoteSchema]
    problem: ProblemDocumentSchema | None
