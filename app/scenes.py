"""Make scenes and their encoded forms, keep the last ones in memory, and find the others again by what the store holds.

    made = scenes.make(body, "json")           # the body of a POST; the source is stored
    made = scenes.find(id, "dot")

Everything here computes or waits for the database: call it in a worker.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from chainrule.canonical_json import dumps
from chainrule.cost import Form
from chainrule.fields import Fields
from chainrule.limits import Limits
from chainrule.lru_cache import LruCache
from chainrule.scene import FORMAT, build
from chainrule.sentences import say

from . import strict_json
from .encoded_scene import EncodedScene, Question
from .judging import HeavyError, LightJudge, is_heavy
from .problems import Problem, ProblemError
from .store import Keep, Store, StoreError

log = logging.getLogger("chainrule")

R = TypeVar("R")
ID_LENGTH = 32
MOST_BODIES = 20_000
CHECKED = "+check"
WARMING: Final = {"kind": "expression", "text": "h = tanh(W @ x)\ny = sum(h**2)", "inputs": {"W": [[1]], "x": [1]}}
"""Something of everything that most sources use."""
FORMS_AT_ONCE: Final[tuple[Form, ...]] = ("json", "binary")


@dataclass(frozen=True, slots=True)
class Made:
    """A scene, its key in the cache, and the work it took: 0 where it was at hand."""

    encoded: EncodedScene
    key: str
    work: int = 0


class Scenes:
    """The scenes of a store, the last ones used at hand."""

    def __init__(self, store: Store, limits: Limits, cache_bytes: int) -> None:
        self._store, self._limits = store, limits
        self._cache: LruCache[str, EncodedScene] = LruCache(
            cache_bytes, lambda encoded: encoded.weight, largest=cache_bytes // 4
        )
        self._keys: LruCache[str, str] = LruCache(MOST_BODIES, lambda _: 1)
        """Under which key of the cache the scene of a body is, by the body's hash."""

    @property
    def cached_bytes(self) -> int:
        return self._cache.weight

    def make(self, body: bytes, form: Form, key: str = "") -> Made:
        """The scene of a source document, as it was sent, for an answer in that form; `key`: where it may be at hand.

        Raises ProblemError and ChainruleError, and HeavyError for what a thread may not do.
        """
        digest = hashlib.sha256(body).hexdigest()
        key = self._keys.get(digest) or key
        encoded = self._cache.get(key)
        if encoded is None or not encoded.is_stored:
            encoded = self._make(strict_json.read(body), form, body)
            key = self._keep(encoded)
            self._keys.put(digest, key)
            return Made(encoded, key, encoded.cost.work(form))
        if is_heavy(encoded.cost, form):
            raise HeavyError(encoded.cost, body)
        return Made(encoded, key)

    def warm(self) -> None:
        """Do once what everybody asks for: the first visitor need not wait for what is loaded then."""
        encoded = EncodedScene(build(WARMING, Limits(), verify=True))
        for form in FORMS_AT_ONCE:
            encoded.answer(Question(form))

    def find(self, id: str, form: Form) -> Made:
        """The scene of that id, for an answer in that form.

        Raises ProblemError: 404, and 503 where the store cannot be read; HeavyError for what a thread may not do.
        """
        encoded = self.at_hand(id)
        if encoded is None:
            source = self._source(id)
            judge = LightJudge(False, form, self._limits, dumps(source))
            encoded = EncodedScene(build(source, self._limits, judge=judge), judged=judge.cost)
            return Made(encoded, self._keep(encoded), encoded.cost.work(form))
        if is_heavy(encoded.cost, form):
            raise HeavyError(encoded.cost, dumps(encoded.scene.source))
        return Made(encoded, id)

    def at_hand(self, id: str) -> EncodedScene | None:
        """The scene, where it is in memory: takes no time."""
        return self._cache.get(id)

    def _make(self, source: Any, form: Form, body: bytes) -> EncodedScene:
        verify = Fields(source).boolean("verify", False)
        judge = LightJudge(verify, form, self._limits, body)
        scene = build(source, self._limits, verify=verify, judge=judge)
        is_preset = source.get("kind") == "preset"
        is_stored = self.store(scene.id, scene.source, Keep.PRESET if is_preset else Keep.POSTED)
        return EncodedScene(scene, is_stored, judge.cost)

    def store(self, id: str, source: Mapping[str, Any], keep: Keep = Keep.POSTED) -> bool:
        """Keep a source for later; False where that cannot be."""
        try:
            self._store.put(id, source, keep)
        except StoreError as error:
            log.warning("a source could not be stored: %s", error)
            return False
        return True

    def _keep(self, encoded: EncodedScene) -> str:
        """The key under which the scene is at hand: its id, and another where it was checked."""
        key = encoded.id if encoded.scene.check is None else f"{encoded.id}{CHECKED}"
        self._cache.put(key, encoded)
        return key

    def share(self, id: str) -> None:
        """Keep the source of a trace longer. Raises ProblemError like `find`."""
        if not self._of_store(id, lambda: self._store.keep(id, Keep.SHARED)):
            raise ProblemError(unknown(id))

    def _source(self, id: str) -> Mapping[str, Any]:
        found = self._of_store(id, lambda: self._store.get(id))
        if found is None:
            raise ProblemError(unknown(id))
        return found

    def _of_store(self, id: str, ask: Callable[[], R]) -> R:
        """What the store says of an id that may be one."""
        if len(id) != ID_LENGTH or not set(id) <= set("0123456789abcdef"):
            raise ProblemError(unknown(id))
        try:
            return ask()
        except StoreError as error:
            log.warning("the store cannot be asked: %s", error)
            detail = say("traces cannot be looked up just now; posting a source still works")
            raise ProblemError(Problem(503, "store-unavailable", detail, headers=(("Retry-After", "5"),))) from None


def unknown(id: str) -> Problem:
    shown = id if len(id) <= ID_LENGTH else f"{id[:ID_LENGTH]}..."
    return Problem(
        404, "unknown-trace", say("there is no trace {shown}; post its source to make it", shown=repr(shown))
    )


def tag(id: str, form: str) -> str:
    """The ETag of one form of a trace."""
    return f'"{id}-{FORMAT}-{form}"'
