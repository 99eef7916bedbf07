"""Make one form of a trace from its source, away from the server: `trace_answer(body, question, limits, folder)`.

What is long is left in a file of `folder`, so that it is never whole in the server's memory.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from chainrule.fields import Fields
from chainrule.limits import Limits
from chainrule.lru_cache import LruCache
from chainrule.scene import build

from .. import strict_json
from ..encoded_scene import EncodedScene, Question
from ..judging import judge_of

KEPT_BYTES: Final = 64_000_000
"""Room for the scenes a process made last: whoever asks for one picture asks for the next."""
IN_MEMORY: Final = 1_000_000
"""Longer answers go through a file."""
GZIP_LEVEL: Final = 1

_scenes: Final[LruCache[bytes, EncodedScene]] = LruCache(KEPT_BYTES, lambda encoded: encoded.cost.held)


@dataclass(frozen=True, slots=True)
class TraceAnswer:
    """The id, the source in normal form, and the answer: `content`, or what the file at `path` holds.

    `is_zipped`: it was compressed, as the client takes it.
    """

    id: str
    source: Mapping[str, Any]
    content: bytes
    path: str | None
    size: int
    is_zipped: bool


def trace_answer(body: bytes, question: Question, limits: Limits, folder: str, takes_gzip: bool) -> TraceAnswer:
    """The answer to a question about the source that `body` is. Raises what reading and refusing raise."""
    encoded = scene_of(body, question, limits)
    content = encoded.answer(question)
    is_zipped = takes_gzip and len(content) > IN_MEMORY and question.form in {"json", "steps"}
    if is_zipped:
        content = gzip.compress(content, GZIP_LEVEL, mtime=0)
    path = None
    if len(content) > IN_MEMORY:
        path, content, size = *left_in(folder, content), len(content)
    else:
        size = len(content)
    return TraceAnswer(encoded.id, dict(encoded.scene.source), content, path, size, is_zipped)


def scene_of(body: bytes, question: Question, limits: Limits) -> EncodedScene:
    key = hashlib.sha256(body).digest()
    found = _scenes.get(key)
    if found is None:
        source = strict_json.read(body)
        verify = Fields(source).boolean("verify", False)
        found = EncodedScene(build(source, limits, verify=verify, judge=judge_of(verify, question.form, limits)))
        _scenes.put(key, found)
    return found


def left_in(folder: str, content: bytes) -> tuple[str, bytes]:
    """The path of a new file with that content, and nothing."""
    handle, path = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return path, b""
