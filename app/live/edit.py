"""Set values of an opened source: `edited(scene, changes, limits)`, and the same for a source that is not in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chainrule.encode import binary
from chainrule.errors import ChainruleError
from chainrule.limits import Limits
from chainrule.scene import Scene, edit

from ..encoded_scene import Question
from ..jobs.trace_job import scene_of

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """`values` to set, the newest of several messages; `last` are those of the last message alone, `seq` its number."""

    values: Values
    last: Values
    seq: int | None


def edited(scene: Scene, changes: Changes, limits: Limits) -> tuple[Scene, bytes]:
    """The scene with the new values, and its numbers. Where those of a burst do not fit, the last one's count alone."""
    try:
        found = edit(scene, changes.values, limits)
    except ChainruleError:
        found = edit(scene, changes.last, limits)
    return found, binary.encode_live(found, changes.seq)


def laid_over(scene: Scene, held: Values, changes: Changes, limits: Limits) -> tuple[Values, bytes]:
    """All that is set of a scene after the changes, over what `held` has set before, and the numbers then."""
    both = Changes({**held, **changes.values}, {**held, **changes.last}, changes.seq)
    try:
        return both.values, binary.encode_live(edit(scene, both.values, limits), changes.seq)
    except ChainruleError:
        return both.last, binary.encode_live(edit(scene, both.last, limits), changes.seq)


def laid_over_source(body: bytes, held: Values, changes: Changes, limits: Limits) -> tuple[Values, bytes]:
    """The same for the source that `body` is, as a job for a process."""
    return laid_over(scene_of(body, Question("binary"), limits).scene, held, changes, limits)
