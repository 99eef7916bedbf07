"""Headers that every answer carries: what a page may load, who may frame it, who may read it. Middleware."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",  # what is placed by style is placed by scripts, through the CSSOM
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FRAMED = ("/embed", "/lecture")
"""Pages that other sites may put in a frame."""
PUBLIC = frozenset({"/openapi.json", "/oembed", "/embed.png"})
TOLD = "Content-Location, ETag, Link, Retry-After, Preference-Applied, X-Request-Id"
"""Headers of an answer that a page of another site may see."""


class SecurityHeaders:
    """Adds the headers; those that an answer already has are kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in wanted(scope, headers.get("content-type", "")).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def wanted(scope: Scope, content_type: str) -> dict[str, str]:
    """The headers for an answer of this type to this request."""
    path: str = scope["path"]
    found = dict(COMMON)
    if is_framed(path) and not content_type.startswith("image/"):
        # `*` would leave out slides that are opened from disk; only no directive at all lets everybody frame the page.
        found["Content-Security-Policy"] = "; ".join(POLICY)
        # Pages that isolate themselves (as notebooks with threads do) may frame only what asks for the same.
        found["Cross-Origin-Embedder-Policy"] = "require-corp"
        found["Cross-Origin-Resource-Policy"] = "cross-origin"
    elif content_type.startswith("image/svg+xml"):
        found["Content-Security-Policy"] = PICTURE_POLICY
    else:
        found["Content-Security-Policy"] = "; ".join((*POLICY, "frame-ancestors 'none'"))
        found["X-Frame-Options"] = "DENY"
    if is_public(path, scope["method"]):
        found["Access-Control-Allow-Origin"] = "*"
        found["Access-Control-Expose-Headers"] = TOLD
        found["Cross-Origin-Resource-Policy"] = "cross-origin"
    return found


def is_framed(path: str) -> bool:
    return any(path == page or path.startswith(f"{page}/") for page in FRAMED)


def is_public(path: str, method: str) -> bool:
    """May pages of other sites read it? The player's files and everything the API shows to whoever asks."""
    return (path.startswith(("/static/", "/api/")) or path in PUBLIC) and method in {"GET", "HEAD"}
