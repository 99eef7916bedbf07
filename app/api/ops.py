"""The op table: every op that a source can use."""

from __future__ import annotations

from functools import cache

from fastapi import APIRouter, Request, Response

from chainrule.canonical_json import dumps
from chainrule.encode.document import Document, op_document
from chainrule.engine.ops import OPS, Op
from chainrule.languages import translations
from chainrule.sentences import say
from chainrule.sources.expression.functions import signature

from ..problems import Problem, ProblemError
from . import answer_schemas, route_docs
from .cache_control import ASKED_AGAIN
from .list_page import MOST, Limit, ListPage, Offset, joined

router = APIRouter(prefix="/ops", tags=["reference"])


@router.get(
    "",
    summary="All ops",
    response_class=Response,
    responses={**route_docs.answered(answer_schemas.OpsSchema, "The op table"), **route_docs.refused()},
)
async def get_ops(request: Request, limit: Limit = MOST, offset: Offset = 0) -> Response:
    page = ListPage.of(table(), limit, offset)
    headers = {"Cache-Control": ASKED_AGAIN, **page.headers(request)}
    return Response(joined("ops", page), headers=headers, media_type="application/json")


@router.get(
    "/{name}",
    summary="One op",
    response_class=Response,
    responses={**route_docs.answered(answer_schemas.OpSchema, "Its entry in the op table"), **route_docs.refused(404)},
)
async def get_op(name: str) -> Response:
    if name not in OPS:
        raise ProblemError(Problem(404, "unknown-op", say("there is no op of this name; /api/v1/ops lists them")))
    content = dumps(described_op(OPS[name]))
    return Response(content, headers={"Cache-Control": ASKED_AGAIN}, media_type="application/json")


@cache
def table() -> tuple[bytes, ...]:
    """All ops, each as JSON, made once."""
    return tuple(dumps(described_op(op)) for op in OPS.values())


def described_op(op: Op) -> Document:
    """An op: signature, formula, gradient rules, convention at kinks; `translations` are of `about` and `kink`."""
    said = {"about": op.about, **({"kink": op.kink} if op.kink else {})}
    head = {"name": op.name, "signature": signature(op.name, op), "about": op.about}
    return {**head, **op_document(op), "translations": translations(said)}
