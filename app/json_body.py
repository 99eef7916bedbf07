"""Take the body of a request that must be JSON."""

from __future__ import annotations

from starlette.requests import Request

from chainrule.sentences import say

from .problems import Problem, ProblemError

MEDIA_TYPE = "application/json"


async def json_body(request: Request) -> bytes:
    """The bytes of a body that says it is JSON. Raises ProblemError: 415, and what `BodyLimits` refuses."""
    check_type(request.headers.get("content-type", ""))
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding != "identity":
        raise ProblemError(Problem(415, "encoded-body", say("send the body as it is, without Content-Encoding")))
    return await request.body()


def check_type(given: str) -> None:
    """Raise ProblemError unless a Content-Type is that of JSON in UTF-8."""
    kind, _, parameters = given.partition(";")
    charset = parameters.lower().replace('"', "").replace(" ", "")
    if kind.strip().lower() != MEDIA_TYPE or charset.strip(";") not in {"", "charset=utf-8", "charset=utf8"}:
        detail = say("the body must be JSON in UTF-8, with Content-Type: {media_type}", media_type=MEDIA_TYPE)
        raise ProblemError(Problem(415, "unsupported-media-type", detail, headers=(("Accept", MEDIA_TYPE),)))
