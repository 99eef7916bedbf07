r"""Say every step as a formula: in symbols, and the same with its numbers.

formulas = formulas_of(graph)
formulas.forward(i, trace)           z = w \cdot x                               2 \cdot 0.5 = 1
formulas.contribution(e, trace)      \frac{\partial L}{\partial z} \cdot x       0.1 \cdot 0.5 = 0.05
formulas.gradient(i, trace)          \frac{\partial L}{\partial w} = ... + ...   0.05 + 0.02 = 0.07
"""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np

from chainrule.encode.differential import differential
from chainrule.encode.phrases import call, quantity, slot_of, sum_of
from chainrule.encode.template import ATOM, Phrase, binding, bracketed, fill
from chainrule.engine.graph import LOSS_GROUP, Edge, Graph, Node
from chainrule.engine.ops import OPS
from chainrule.engine.trace import Trace, Value, present
from chainrule.layout.metrics import is_batch

PASSED_ON = frozenset({"identity", "sum", "mean"})
"""What the result of one sample is made with: its loss, or the sum or mean of it alone."""
Formula = dict[str, str]
"""`tex` in symbols, `numbers` with the numbers in their places; both TeX."""


def formulas_of(graph: Graph) -> Formulas:
    """The formulas of `graph`, made once and kept with it."""
    if "formulas" not in graph.memo:
        graph.memo["formulas"] = Formulas(graph)
    kept: Formulas = graph.memo["formulas"]
    return kept


class Formulas:
    """The formulas of one graph. What depends on the structure alone is made once."""

    def __init__(self, graph: Graph) -> None:
        self._nodes = graph.nodes
        self._graph = graph
        called = call(graph)
        self.labels = tuple(label for label, _ in called)
        self.phrases = tuple(phrase for _, phrase in called)

    def forward(self, i: int, trace: Trace) -> Formula:
        """How the value of node `i` comes about."""
        left = self._filled(OPS[self._nodes[i].op].tex, i, 0, trace)
        return {"tex": self._rules[i], "numbers": equation(left, self._quantity(i, trace.values[i], i).text)}

    def contribution(self, edge: Edge, trace: Trace) -> Formula:
        """What flows back over an edge on the path: upstream gradient times local derivative."""
        left = self._filled(vjp_template(self._nodes[edge.consumer], edge.slot), edge.consumer, edge.slot, trace)
        amount = quantity(self._drawn(edge.source, present(trace.amount(edge.index)), edge.consumer), Phrase(r"\dots"))
        return {"tex": self._terms[edge.index].text, "numbers": equation(left, amount.text)}

    def gradient(self, i: int, trace: Trace) -> Formula:
        """How the gradient of a node on the path comes about: the seed, or the sum of what has arrived."""
        left, arrivals = self.partial(i).text, self._graph.arriving_edges[i]
        if i == self._graph.output:
            return {"tex": f"{left} = 1", "numbers": "1"}
        total = quantity(self._drawn(i, present(trace.gradients[i]), i), Phrase(""))
        amounts = [quantity(self._drawn(i, present(trace.amount(edge)), i), Phrase("")).text for edge in arrivals]
        numbers = equation(sum_of(amounts), total.text) if total.text else ""
        return {"tex": f"{left} = {sum_of([self._terms[edge].text for edge in arrivals])}", "numbers": numbers}

    def partial(self, i: int) -> Phrase:
        """The derivative of the output with respect to node `i`, in symbols."""
        over, under = (
            phrase.text if phrase.binding == ATOM else bracketed(phrase.text)
            for phrase in (self.phrases[each] for each in self._over_and_under(i))
        )
        d = r"\mathrm{d}" if differential(self._graph, i) == "d" else r"\partial "
        return Phrase(rf"\frac{{{d}{over}}}{{{d}{under}}}")

    def partial_text(self, i: int) -> str:
        """The same as plain text: `∂Cⁿ/∂z1_1`."""
        over, under = (self.labels[each] for each in self._over_and_under(i))
        d = differential(self._graph, i)
        return f"{d}{over}/{d}{under}"

    def _over_and_under(self, i: int) -> tuple[int, int]:
        """What is derived, and by what: of one sample the output stands for the loss, above and below."""
        over = derived(self._graph)
        return over, over if i == self._graph.output else i

    @cached_property
    def _rules(self) -> tuple[str, ...]:
        """The forward rule of every node, after what the node is called unless that says the same."""
        rules = []
        for i, (node, phrase) in enumerate(zip(self._nodes, self.phrases, strict=True)):
            right = phrase.text if node.is_leaf else self._filled(OPS[node.op].tex, i, 0, None)
            rules.append(equation(phrase.text, right))
        return tuple(rules)

    @cached_property
    def _terms(self) -> tuple[Phrase, ...]:
        """The contribution of every edge, in symbols."""
        terms = []
        for edge in self._graph.edges:
            template = vjp_template(self._nodes[edge.consumer], edge.slot)
            terms.append(Phrase(self._filled(template, edge.consumer, edge.slot, None), binding(template)))
        return tuple(terms)

    def _filled(self, template: str, i: int, slot: int, trace: Trace | None) -> str:
        """A formula of node `i`, with the numbers of `trace` or, without one, in symbols."""
        return fill(template, lambda name: self._phrase(i, name, slot, trace))

    def _phrase(self, i: int, name: str, slot: int, trace: Trace | None) -> Phrase | None:
        node = self._nodes[i]
        if name == "out":
            return self._operand(i, trace, i)
        if name == "g":
            upstream = self.partial(i)
            return upstream if trace is None else quantity(self._drawn(i, present(trace.gradients[i]), i), upstream)
        if name == "args":
            return slot_of(node, [self._operand(source, trace, i) for source in node.inputs], name)
        if name == "x" or name.isdigit():
            return self._operand(node.inputs[slot if name == "x" else int(name)], trace, i)
        return slot_of(node, (), name)

    def _operand(self, i: int, trace: Trace | None, step: int) -> Phrase:
        return self.phrases[i] if trace is None else self._quantity(i, trace.values[i], step)

    def _quantity(self, i: int, value: Value, step: int) -> Phrase:
        return quantity(self._drawn(i, value, step), self.phrases[i])

    def _drawn(self, i: int, value: Value, step: int) -> Value:
        """What stands at node `i` as the formula of node `step` writes it.

        The rule of a dense layer, z = W a + b, reads a batch with a sample a column; the trace keeps a sample a row.
        So what a formula shows of a batch is turned, as the picture draws it, and its numbers are what it says.
        """
        node = self._nodes[step]
        is_dense = node.op == "affine" and len(node.shape) == 2 and i in (step, node.inputs[0])
        if isinstance(value, float) or not (is_dense or is_batch(self._nodes[i])):
            return value
        return np.atleast_2d(value) if value.ndim == 1 else value.T


def derived(graph: Graph) -> int:
    """The node whose derivatives are written: the output, or the loss of the one sample that it stands for.

    Where one sample is looked at everything is dC^n/d...; L is written where losses of several are added.
    """
    output = graph.nodes[graph.output]
    [first, *others] = output.inputs or (graph.output,)
    is_alone = output.op in PASSED_ON and not others and math.prod(graph.nodes[first].shape) == 1
    return first if is_alone and output.group == LOSS_GROUP else graph.output


def vjp_template(node: Node, slot: int) -> str:
    """The template of a slot's contribution; the last stands for all further slots."""
    templates = OPS[node.op].vjp_tex
    return templates[min(slot, len(templates) - 1)]


def equation(left: str, right: str) -> str:
    """`left = right`, or one of them where they say the same."""
    return left if left == right else f"{left} = {right}"
