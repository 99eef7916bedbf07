"""In which language an answer speaks: the parameter `lang`, else the header `Accept-Language`, else English.

A live connection lasts, and whoever is at its other end may change the language meanwhile: what its last message said
counts before both.
"""

from __future__ import annotations

from starlette.requests import HTTPConnection

from chainrule.languages import chosen, known


def speak(connection: HTTPConnection, wish: object) -> None:
    """From now on answer in the language of the tag `wish`, if it is one that is spoken here."""
    asked = known(wish) if isinstance(wish, str) else None
    if asked is not None:
        connection.state.language = asked


def language_of(connection: HTTPConnection) -> str:
    """The language whoever asks can read; a parameter that is none counts as left out."""
    asked = getattr(connection.state, "language", None) or known(connection.query_params.get("lang", ""))
    return asked or chosen(connection.headers.get("accept-language", ""))
