"""Tell whose page opens a live connection. Browsers say it in the header Origin, and pages cannot change that."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers

DEFAULT_PORTS = {"http": 80, "https": 443}


def may_connect(headers: Headers, allowed: Iterable[str]) -> bool:
    """True for pages of this very server, for origins in `allowed`, and for programs, which send no Origin.

    A page that hides its origin sends `null`, and is refused like any foreign one. So is a request with two origins.
    """
    origins = headers.getlist("origin")
    if not origins:
        return True
    if len(origins) > 1:
        return False
    origin = origins[0].lower()
    return origin in set(allowed) or is_same_host(origin, headers.get("host", ""))


def is_same_host(origin: str, host: str) -> bool:
    """Is `host`, as the client addressed this server, the host and port of `origin`?"""
    try:
        parts = urlsplit(origin)
        own = urlsplit(f"{parts.scheme}://{host}")
        default = DEFAULT_PORTS.get(parts.scheme)
        there, here = (parts.hostname, parts.port or default), (own.hostname, own.port or default)
    except ValueError:
        return False
    return default is not None and parts.hostname is not None and there == here
