"""What a link to a trace says to a server: which trace, which moment. Fragments never get here; queries do.

`/embed?preset=colah&step=7` and `/?preset=colah&step=7` name the same trace, one as a frame, one in the studio.
"""

from __future__ import annotations

import base64
import re
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from chainrule.canonical_json import dumps
from chainrule.offline import ViewOptions
from chainrule.offline.neurons import VIEWS
from chainrule.offline.page import LANGUAGES
from chainrule.sources.presets import PRESETS

from .encoded_scene import Question
from .problems import ProblemError
from .strict_json import read as read_json

PAGES: Final = ("/embed", "/")
TITLE: Final = "Chainrule"
ID: Final = re.compile(r"[0-9a-f]{32}")
LONGEST_STEP: Final = 9
WIDTH: Final = 800
HEIGHT: Final = 420
SCALE: Final = 1.5
"""Of the picture, which previews show small."""


@dataclass(frozen=True)
class TraceLink:
    """A trace that is named by its id, or by the source document `body`, and the moment that is shown."""

    fields: Mapping[str, str]
    title: str
    trace: str | None = None
    body: bytes = b""

    @property
    def step(self) -> int:
        """So many steps are done."""
        given = self.fields.get("step", "")
        return int(given) if given.isascii() and given.isdigit() and len(given) <= LONGEST_STEP else 0

    @property
    def view_options(self) -> ViewOptions:
        view, theme, lang = (self.fields.get(name) for name in ("view", "theme", "lang"))
        return ViewOptions(
            view=next((each for each in VIEWS if each == view), None),
            theme="dark" if theme == "dark" else "light",
            lang=next((each for each in LANGUAGES if each == lang), "en"),
        )

    @property
    def question(self) -> Question:
        """What the picture shows: the step that was done last; where none was, all of them."""
        step = self.step - 1 if self.step else None
        return Question("png", step=step, view_options=self.view_options, width=WIDTH, height=HEIGHT, scale=SCALE)

    @property
    def query(self) -> str:
        return urlencode(self.fields)


def trace_link(fields: Mapping[str, str]) -> TraceLink | None:
    """What the fields of a query name; None where that is no trace. A source is judged when it is computed."""
    trace, preset, source = (fields.get(name) for name in ("trace", "preset", "source"))
    if trace is not None:
        return TraceLink(fields, TITLE, trace=trace) if ID.fullmatch(trace) else None
    if preset is not None:
        return with_inputs(fields, PRESETS[preset].title, PRESETS[preset].document()) if preset in PRESETS else None
    document = None if source is None else unpacked(source)
    return with_inputs(fields, TITLE, document) if isinstance(document, dict) else None


def with_inputs(fields: Mapping[str, str], title: str, document: Mapping[str, Any]) -> TraceLink:
    """The trace with the other values that a link may name."""
    given = unpacked(fields["inputs"]) if "inputs" in fields else None
    if isinstance(given, dict):
        document = {**document, "inputs": {**document.get("inputs", {}), **given}}
    return TraceLink(fields, title, body=dumps(document))


def unpacked(packed: str) -> object:
    """JSON from base64url; None where it is none."""
    try:
        return read_json(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    except (Base64Error, ValueError, ProblemError):
        return None


def linked_trace(address: str, bases: tuple[str, ...]) -> TraceLink | None:
    """The trace of an address of this server, in its query or its fragment; `bases` are the addresses it goes by."""
    base = next((base for base in bases if address.startswith(f"{base}/")), None)
    if base is None:
        return None
    parts = urlsplit(address.removeprefix(base))
    if parts.path not in PAGES:
        return None
    return trace_link(dict(parse_qsl(parts.query)) | dict(parse_qsl(parts.fragment)))
