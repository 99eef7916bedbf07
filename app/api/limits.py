"""The limits in force."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ..context import Shared
from . import route_docs
from .cache_control import ASKED_AGAIN

router = APIRouter(prefix="/limits", tags=["reference"])


@router.get("", summary="The limits in force", responses=route_docs.refused())
async def get_limits(response: Response, context: Shared) -> dict[str, float]:
    """Lengths in code points, sizes in numbers, the body in bytes, rates in a second and address."""
    settings = context.settings
    response.headers["Cache-Control"] = ASKED_AGAIN
    return {
        **settings.limits.as_dict(),
        "body_bytes": settings.body_limit,
        "request_rate": settings.request_rate,
        "request_burst": settings.request_burst,
        "live_connections": settings.live_per_address,
        "live_rate": settings.live_rate,
    }
