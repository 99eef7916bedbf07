"""The form of what the API answers, for the OpenAPI document. Answers may carry more fields than these."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Answer(BaseModel):
    model_config = ConfigDict(extra="allow", protected_namespaces=())


class Span(Answer):
    """A stretch of a text, in code points; line and column count from 1."""

    offset: int = Field(ge=0)
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    length: int = Field(ge=0)


class ProblemDocument(Answer):
    """RFC 9457. `code` is for programs, `detail` for people, `span` the place in the text or the body."""

    type: str
    title: str
    status: int = Field(ge=400, le=599)
    detail: str
    code: str
    span: Span | None = None
    related: list[Span] | None = None
    suggestion: str | None = Field(None, description="What could stand in place of the span.")
    node: str | None = Field(None, description="The field, node or edge at fault.")


class GraphNode(Answer):
    id: str
    op: str
    inputs: list[str]
    role: str
    shape: list[int]


class Graph(Answer):
    output: str
    nodes: list[GraphNode]


class Step(Answer):
    index: int
    pass_: Literal["forward", "backward"] = Field(alias="pass")
    node: str


class Trace(Answer):
    """Everything that happened. A value is a number or nested lists; non-finite numbers are strings."""

    id: str
    source: dict[str, Any]
    graph: Graph
    values: dict[str, Any]
    gradients: dict[str, Any]
    steps: list[Step]
    diagnostics: list[dict[str, Any]]


class Steps(Answer):
    """Steps `start` up to, not including, `stop`, of `total`."""

    start: int
    stop: int
    total: int
    steps: list[Step]


class Layout(Answer):
    """Centres and sizes in CSS pixels, y downwards; edges as Bezier pieces of 1 + 3n control points."""

    width: float
    height: float
    nodes: dict[str, Any]
    edges: dict[str, Any]


class Preset(Answer):
    """A worked example: `source` says where it comes from, `document` can be posted as it is."""

    id: str
    title: str
    source: str
    teaches: str
    document: dict[str, Any]


class Presets(Answer):
    presets: list[Preset]


class Formula(Answer):
    text: str
    tex: str


class Op(Answer):
    """An op: its formula and, for every operand, its gradient rules. {0}, {1}, {out} and {g} are slots."""

    name: str
    signature: str
    symbol: str
    about: str
    text: str
    tex: str
    elementwise: bool
    local: list[Formula]
    vjp: list[Formula]
    kink: str


class Ops(Answer):
    ops: list[Op]


class Inspection(Answer):
    """What a text needs and computes; `problem` is the first error, and then the lists are empty."""

    inputs: list[str]
    values: list[str]
    output: str | None
    problem: ProblemDocument | None
