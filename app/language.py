"""In which language an answer speaks: the parameter `lang`, else the header `Accept-Language`, else English."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from chainrule.languages import chosen, known


def language_of(connection: HTTPConnection) -> str:
    """The language whoever asks can read; a parameter that is none counts as left out."""
    asked = known(connection.query_params.get("lang", ""))
    return asked or chosen(connection.headers.get("accept-language", ""))
