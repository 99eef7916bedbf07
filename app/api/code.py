"""Copy as code: a trace as a text of NumPy, PyTorch or JAX that gives the same numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from ..context import Shared
from ..encoded_scene import Question
from . import route_docs
from .traces import Id, part

PYTHON = "text/x-python"
Framework = Literal["numpy", "torch", "jax"]
WRITERS: Mapping[Framework, str] = {"numpy": "numpy", "torch": "pytorch", "jax": "jax"}

router = APIRouter(prefix="/traces", tags=["traces"])


@router.get(
    "/{trace_id}/code",
    summary="The same computation as a program",
    response_class=Response,
    responses={
        **route_docs.text_answered(PYTHON, "A complete program: it prints the output and the gradients of the inputs"),
        **route_docs.refused(404),
    },
)
async def get_code(
    request: Request,
    trace_id: Id,
    context: Shared,
    framework: Annotated[Framework, Query(description="NumPy spells the backward pass out, line by line.")] = "numpy",
) -> Response:
    """Run as it is, it gives the loss and the gradients shown. Large inputs, such as long data, are refused."""
    return await part(request, context, trace_id, Question("code", framework=WRITERS[framework]), media_type=PYTHON)
