"""Make scenes and their encoded forms, keep the last ones in memory, and find the others again by what the store holds.

    encoded = scenes.make(body)        # the body of a POST; the source is stored
    encoded = scenes.find(id)
    encoded.json, encoded.binary, encoded.steps(0, 20), encoded.svg(step=3)

Everything here computes or waits for the database: call it in a worker.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeVar

from chainrule.canonical_json import dumps
from chainrule.cost import check_cost, cost_of
from chainrule.encode import binary, document, dot, step_table, svg
from chainrule.engine.graph import Graph
from chainrule.fields import Fields
from chainrule.limits import Limits
from chainrule.lru_cache import LruCache
from chainrule.offline import PageTrace, Showing, page
from chainrule.scene import FORMAT, Scene, build
from chainrule.sentences import say

from . import strict_json
from .problems import Problem, ProblemError
from .store import Keep, Store, StoreError

log = logging.getLogger("chainrule")

R = TypeVar("R")
Theme = Literal["light", "dark", "auto"]
BYTES_A_NODE = 4_000
BYTES_A_NUMBER = 40
ID_LENGTH = 32
MOST_BODIES = 20_000
CHECKED = "+check"


@dataclass(frozen=True, eq=False)
class EncodedScene:
    """A scene and the forms in which it is sent; each is made once. `is_stored`: the store holds its source."""

    scene: Scene
    is_stored: bool = True

    @property
    def id(self) -> str:
        return self.scene.id

    @cached_property
    def json(self) -> bytes:
        return dumps(document.document(self.scene))

    @cached_property
    def binary(self) -> bytes:
        return binary.encode(self.scene)

    def steps(self, start: int, stop: int) -> bytes:
        """The steps from `start` up to, not including, `stop`, as far as there are any."""
        total = len(self.scene.trace)
        start, stop = min(start, total), min(stop, total)
        page = document.steps(self.scene, start, stop) if start < stop else []
        return dumps({"start": start, "stop": max(start, stop), "total": total, "steps": page})

    @cached_property
    def layout(self) -> bytes:
        return dumps(self.scene.layout.as_document(self.scene.graph))

    def svg(self, step: int | None, theme: Theme) -> bytes:
        self.check_step(step)
        return svg.picture(self.scene, step=step, theme=theme).encode()

    @property
    def csv(self) -> bytes:
        return step_table.text(self.scene).encode()

    def html(self, showing: Showing) -> bytes:
        """One file that plays without server or network. Raises ProblemError where the player has not been built."""
        try:
            return page([PageTrace(self.scene, showing)], lang=showing.lang).encode()
        except FileNotFoundError:
            raise ProblemError(Problem(503, "player-not-built", say("the player has not been built here"))) from None

    def dot(self, step: int | None) -> bytes:
        self.check_step(step)
        return dot.text(self.scene, step=step).encode()

    def check_step(self, step: int | None) -> None:
        """Raise ProblemError for a step that is none."""
        last = len(self.scene.trace) - 1
        if step is not None and step > last:
            detail = say("there is no step {step}; steps go from 0 to {last}", step=step, last=last)
            raise ProblemError(Problem(404, "no-such-step", detail, node="step"))

    @property
    def weight(self) -> int:
        """Roughly how many bytes of memory it takes, with all its forms."""
        numbers = sum(node_size(node.shape) * (1 + len(node.inputs)) for node in self.scene.graph)
        return BYTES_A_NODE * len(self.scene.graph) + BYTES_A_NUMBER * numbers


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

    def make(self, body: bytes) -> EncodedScene:
        """The scene of a source document, as it was sent. Raises ProblemError and ChainruleError."""
        digest = hashlib.sha256(body).hexdigest()
        encoded = self._cache.get(self._keys.get(digest) or "")
        if encoded is None or not encoded.is_stored:
            encoded = self._make(strict_json.read(body))
            self._keys.put(digest, self._keep(encoded))
        return encoded

    def find(self, id: str) -> EncodedScene:
        """The scene of that id. Raises ProblemError: 404, and 503 where the store cannot be read."""
        encoded = self.at_hand(id)
        if encoded is None:
            encoded = EncodedScene(build(self._source(id), self._limits))
            self._keep(encoded)
        return encoded

    def at_hand(self, id: str) -> EncodedScene | None:
        """The scene, where it is in memory: takes no time."""
        return self._cache.get(id)

    def _make(self, source: Any) -> EncodedScene:
        verify = Fields(source).boolean("verify", False)

        def judge(graph: Graph, samples: int, are_drawn: bool) -> None:
            cost = cost_of(graph, verify=verify, samples=samples, are_drawn=are_drawn)
            check_cost(cost, "binary", self._limits)

        scene = build(source, self._limits, verify=verify, judge=judge)
        is_preset = source.get("kind") == "preset"
        return EncodedScene(scene, self._stored(scene, Keep.PRESET if is_preset else Keep.POSTED))

    def _stored(self, scene: Scene, keep: Keep) -> bool:
        try:
            self._store.put(scene.id, scene.source, keep)
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


def node_size(shape: tuple[int, ...]) -> int:
    size = 1
    for length in shape:
        size *= length
    return size
