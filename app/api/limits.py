"""The limits in force."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ..context import Shared
from . import route_docs
from .cache_control import ASKED_AGAIN

router = APIRouter(prefix="/limits", tags=["reference"])


@router.get("", summary="The limits in force", responses=route_docs.refused())
async def get_limits(response: Response, context: Shared) -> dict[str, float]:
    """Lengths in code points, sizes in numbers, the body in bytes.

    Rates in a second and address, work in units of about a nanosecond.
    """
    settings = context.settings
    response.headers["Cache-Control"] = ASKED_AGAIN
    return {
        **settings.limits.as_dict(),
        "body_bytes": settings.body_limit,
        "work_rate": settings.work_rate,
        "work_burst": settings.work_burst,
        "live_connections": settings.live_per_address,
        "live_rate": settings.live_rate,
    }
