"""Judge a source by what its answer would cost: refused where it passes a limit, put off where it is heavy."""

from __future__ import annotations

from typing import Final

from chainrule.cost import Cost, Form, check_cost, cost_of
from chainrule.engine.graph import Graph
from chainrule.limits import Limits
from chainrule.sources.judge import Judge

LIGHT_WORK: Final = 50_000_000
"""Up to so much work (about nanoseconds) is done in a thread; all else in a process that can be ended."""


class HeavyError(Exception):
    """The answer takes more than a thread may do. `cost` is that of the source `body`."""

    def __init__(self, cost: Cost, body: bytes) -> None:
        super().__init__("heavy")
        self.cost, self.body = cost, body


def judge_of(verify: bool, form: Form, limits: Limits) -> Judge:
    """A judge that refuses what passes a limit."""

    def judge(graph: Graph, samples: int, are_drawn: bool) -> None:
        check_cost(cost_of(graph, verify=verify, samples=samples, are_drawn=are_drawn), form, limits)

    return judge


class LightJudge:
    """A judge that also puts off, by HeavyError, what is heavy. `cost` is what it found, once it has judged."""

    def __init__(self, verify: bool, form: Form, limits: Limits, body: bytes) -> None:
        self._verify, self._form, self._limits, self._body = verify, form, limits, body
        self.cost: Cost | None = None

    def __call__(self, graph: Graph, samples: int, are_drawn: bool) -> None:
        self.cost = cost = cost_of(graph, verify=self._verify, samples=samples, are_drawn=are_drawn)
        check_cost(cost, self._form, self._limits)
        if is_heavy(cost, self._form):
            raise HeavyError(cost, self._body)


def is_heavy(cost: Cost, form: Form) -> bool:
    return cost.own_work(form) > LIGHT_WORK
