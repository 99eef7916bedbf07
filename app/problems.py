"""Say what went wrong as a problem document (RFC 9457): one form for every error of the API.

{"type": "/docs#unknown-function", "title": "The source cannot be read", "status": 422, "detail": "...",
 "code": "unknown-function", "span": {"offset": 4, "line": 1, "column": 5, "length": 6}, "suggestion": "sqrt"}

With `Prefer: refusals=answers` (RFC 7240) what the caller can mend, a problem with a status from 400 to 499, comes with
the HTTP status 200 and `Preference-Applied: refusals=answers`: browsers write every other status into their console as
a failed load, and a text that is still being written is none. The document is the same, its `status` included.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from chainrule.errors import ChainruleError, GraphError, LimitError, ShapeError, SourceError, Span
from chainrule.languages import ENGLISH, translated
from chainrule.sentences import SILENCE, Sentence, say

from .language import language_of

MEDIA_TYPE = "application/problem+json"
PREFERENCE = "refusals=answers"

TITLES: Mapping[type[ChainruleError], Sentence] = {
    SourceError: say("The source cannot be read"),
    LimitError: say("A limit would be passed"),
    ShapeError: say("The shapes do not fit"),
    GraphError: say("This is no computational graph"),
}


@dataclass(frozen=True)
class Problem:
    """What a problem document says. `status` is the HTTP status, `headers` go with it."""

    status: int
    code: str
    detail: Sentence
    title: Sentence | None = None
    span: Span | None = None
    related: tuple[Span, ...] = ()
    suggestion: str | None = None
    node: str | None = None
    choices: tuple[str, ...] = ()
    needs: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    headers: tuple[tuple[str, str], ...] = ()
    passed: Mapping[str, str | int] = field(default_factory=dict)
    """The limit that would be passed: `limit`, its name, `value`, what was asked for, and `most`, what would fit."""

    def document(self, language: str = ENGLISH) -> dict[str, Any]:
        """The problem document, its sentences in `language`; what is not known is left out."""
        found: dict[str, Any] = {
            "type": f"/docs#{self.code}",
            "title": translated(self.title or PHRASES.get(self.status, SILENCE), language)
            or HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": translated(self.detail, language),
            "code": self.code,
        }
        if self.span is not None:
            found["span"] = asdict(self.span)
        if self.related:
            found["related"] = [asdict(span) for span in self.related]
        if self.suggestion is not None:
            found["suggestion"] = self.suggestion
        if self.suggestion is not None or self.choices:
            found["suggestions"] = self.choices or (self.suggestion,)
        if self.node is not None:
            found["node"] = self.node
        found |= self.passed
        if self.needs:
            found["needs"] = {sendable(name): list(shape) for name, shape in self.needs.items()}
        return {name: sendable(value) for name, value in found.items()}

    def response(self, request: Request | None = None, *, language: str = ENGLISH) -> Response:
        """The document with its status, in the language of `request`; a refusal with 200 where that prefers it."""
        headers = dict(self.headers)
        status = self.status
        if request is not None:
            language = language_of(request)
        headers |= {"Content-Language": language, "Vary": "Accept-Language"}
        if request is not None and 400 <= status < 500:
            headers["Vary"] = "Accept-Language, Prefer"
            if prefers_answers(request):
                status = HTTPStatus.OK
                headers["Preference-Applied"] = PREFERENCE
        return Response(orjson.dumps(self.document(language)), status, headers, MEDIA_TYPE)


class ProblemError(Exception):
    """A problem on its way to whoever asked."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def prefers_answers(request: Request) -> bool:
    preferences = (each.strip().lower() for field in request.headers.getlist("Prefer") for each in field.split(","))
    return PREFERENCE in preferences


def sendable(value: Any) -> Any:
    """A text as UTF-8 can carry it: a lone surrogate becomes U+FFFD. Anything else stays."""
    if isinstance(value, tuple):
        return [sendable(each) for each in value]
    return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if isinstance(value, str) else value


def of_library(error: ChainruleError, status: int = 422) -> Problem:
    """What the library refuses, the caller can mend."""
    return Problem(
        status,
        error.code,
        error.message,
        next((title for kind, title in TITLES.items() if isinstance(error, kind)), say("The source cannot be used")),
        error.span,
        error.related,
        error.suggestion,
        error.node,
        error.choices,
        error.needs,
        passed=error.passed if isinstance(error, LimitError) else {},
    )


def of_status(status: int, detail: str | None = None, headers: Mapping[str, str] | None = None) -> Problem:
    """A status of the framework: 404, 405 and the like."""
    phrase = HTTPStatus(status).phrase
    said = DETAILS.get(status) or PHRASES.get(status) or say("{detail}", detail=detail or phrase)
    return Problem(status, phrase.lower().replace(" ", "-"), said, headers=tuple((headers or {}).items()))


PHRASES: Mapping[int, Sentence] = {
    400: say("Bad Request"),
    404: say("Not Found"),
    405: say("Method Not Allowed"),
    408: say("Request Timeout"),
    413: say("Content Too Large"),
    415: say("Unsupported Media Type"),
    429: say("Too Many Requests"),
    431: say("Request Header Fields Too Large"),
    503: say("Service Unavailable"),
}
"""Titles of what has none of its own: what its status is called."""

DETAILS: Mapping[int, Sentence] = {
    404: say("There is nothing at this address; /docs lists what there is."),
    405: say("This address does not take this method; the header Allow lists those it takes."),
}


def of_validation(errors: Sequence[Mapping[str, Any]]) -> Problem:
    """A parameter that is not what the OpenAPI document says. What was sent is not repeated."""
    first = errors[0]
    place = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
    return Problem(
        422,
        "invalid-value",
        say("{place}: {message}", place=place, message=wanted(first)),
        say("A parameter cannot be used"),
        node=place,
    )


def wanted(error: Mapping[str, Any]) -> Sentence:
    """What a parameter has to be, from the kind of error that pydantic found."""
    bounds = {name: str(value) for name, value in error.get("ctx", {}).items()}
    kind: str = error["type"]
    if kind in WANTED:
        return WANTED[kind](bounds)
    return say("{detail}", detail=error["msg"])


def whole_number(_: Mapping[str, str]) -> Sentence:
    return say("a whole number is wanted")


def finite_number(_: Mapping[str, str]) -> Sentence:
    return say("a finite number is wanted")


WANTED: Mapping[str, Callable[[Mapping[str, str]], Sentence]] = {
    "int_parsing": whole_number,
    "int_from_float": whole_number,
    "float_parsing": finite_number,
    "finite_number": finite_number,
    "bool_parsing": lambda _: say("true or false is wanted"),
    "greater_than_equal": lambda bounds: say("at least {low} is wanted", low=bounds["ge"]),
    "less_than_equal": lambda bounds: say("at most {high} is wanted", high=bounds["le"]),
    "literal_error": lambda bounds: say("one of these is wanted: {choices}", choices=choices_of(bounds["expected"])),
    "missing": lambda _: say("it is missing"),
}


def choices_of(expected: str) -> str:
    """`'light', 'dark' or 'auto'` without the English word."""
    return expected.replace(" or ", ", ")


def unexpected_error() -> Problem:
    """What nobody foresaw. It says nothing of what happened inside; the log does."""
    return Problem(
        500, "failure", say("the server made a mistake; it has been written down"), say("Something went wrong here")
    )


def handle(app: FastAPI) -> None:
    """Make `app` answer every error of its own with a problem document."""

    @app.exception_handler(ProblemError)
    async def problem(request: Request, error: ProblemError) -> Response:
        return error.problem.response(request)

    @app.exception_handler(ChainruleError)
    async def library(request: Request, error: ChainruleError) -> Response:
        return of_library(error).response(request)

    @app.exception_handler(HTTPException)
    async def status(request: Request, error: HTTPException) -> Response:
        return of_status(error.status_code, error.detail, error.headers).response(language=language_of(request))

    @app.exception_handler(RequestValidationError)
    async def validation(request: Request, error: RequestValidationError) -> Response:
        return of_validation(error.errors()).response(request)
