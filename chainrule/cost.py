"""Tell what a trace will cost before anything of it is computed: `cost = cost_of(graph)`.

    cost.work("json"), cost.memory("json"), cost.answer("json")       # about nanoseconds, bytes, bytes
    check_cost(cost, "json", Limits())                                # raises LimitError with what would fit

A graph has shapes and no numbers, so nothing is allocated. Everything is counted in Python's unbounded integers. The
constants were measured; `tests/test_cost.py` compares what comes out with what some hundred documents really take.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Final, Literal

from chainrule.engine.check import check_work
from chainrule.engine.graph import INPUT, Graph, Node
from chainrule.engine.lower import is_scalar
from chainrule.engine.ops import OPS
from chainrule.engine.run import JACOBIAN_ELEMENTS
from chainrule.engine.work import backward_work, forward_work, size
from chainrule.errors import LimitError
from chainrule.layout.lay_out import MOST_NODES, MOST_NODES_AND_EDGES
from chainrule.limits import Limits
from chainrule.sentences import say

Form = Literal["json", "binary", "layout", "steps", "svg", "png", "pdf", "tex", "pptx", "dot", "code", "csv", "html"]
DRAWN: Final[frozenset[Form]] = frozenset({"svg", "png", "pdf", "tex", "pptx"})
OF_ALL_STEPS: Final[frozenset[Form]] = frozenset({"pdf", "tex", "pptx"})
"""What the player draws, and what has a picture of every step."""

FLOAT: Final = 8
"""Bytes of a number in memory and in the binary form."""
DIGITS: Final = 18
FEW_DIGITS: Final = 5
"""Bytes of a number in JSON, with its comma: of most, and of one that is 0 or 1."""
FLAT: Final = frozenset({"greater", "greater_equal", "less", "less_equal", "equal", "not_equal", "step", "sign",
                         "floor", "ceil", "round", "one_hot"})  # fmt: skip
"""Ops whose results are small whole numbers."""
HALF: Final = frozenset({"relu", "dropout", "hardtanh", "clip", "where", "maximum", "minimum"})
"""Ops that hand on part of what they get, and 0 for the rest."""
STRAIGHT: Final = frozenset({"add", "subtract", "negate", "identity", "stop_gradient"}) | HALF | FLAT
"""Element-wise ops whose derivative is -1, 0 or 1."""

MOST_PLACED: Final = 400
"""Up to so many nodes an answer brings its layout along."""
PER_SAMPLE_NUMBERS: Final = 100_000
"""Gradients of every sample are part of an answer up to so many numbers."""

HEAD: Final = 700
NODE: Final = 165
STEP: Final = 130
CONTRIBUTION: Final = 230
PLACE: Final = 235
"""Bytes of JSON: of an answer, a node, a step, a contribution, a place of the layout, besides numbers and texts."""
LABEL: Final = 16
"""Longer pieces of the text are no part of a formula."""
SMALL_MATRIX: Final = 16
IN_FORMULA: Final = 8
"""Arrays of up to so many numbers are written out in formulas, with so many bytes a number."""
PLAYER: Final = 400_000
"""Bytes of the player in a file that plays by itself."""
PNG: Final = 300_000
"""Bytes of a picture in pixels, whatever it shows."""
FONTS: Final = 100_000
SHAPE: Final = 1_500
"""Bytes of a picture's fonts, and of a node or an edge."""

CALL_WORK: Final = 12_000
"""An op on arrays takes at least so much work, forward or backward."""
NODE_WORK: Final = 40_000
EDGE_WORK: Final = 60_000
"""Reading a node, running it as a single number, and writing its formulas; the same for an edge."""
LAYOUT_WORK: Final = 10_000_000
PLACE_WORK: Final = 400_000
"""Starting the program that lays out, and placing a node or an edge."""
WRITTEN_WORK: Final = 60
"""Writing a number as JSON, or reading it."""
PICTURE_WORK: Final = 250_000_000
SHAPE_WORK: Final = 4_000_000
CELL_WORK: Final = 30_000
"""Starting the engine that draws, with the player; drawing a node or an edge; reading a number and tinting it."""
PAGE_WORK: Final = 800_000
PAGE_BYTES: Final = MappingProxyType({"tex": 600, "pptx": 130, "pdf": 110})
SLIDES: Final = 40_000
"""Drawing a node, an edge or a number once more, in the next picture of a file of all steps; its bytes there; and the
bytes of a file without any."""
FONTS_WORK: Final = 400_000_000
PIXEL_WORK: Final = 70
"""Turning a picture into pixels: reading the fonts; and each pixel, added by whoever knows how many are asked for."""
VJP_WORK: Final = 30_000
"""A row of a Jacobian is a call of the op's gradient rule."""

NODE_BYTES: Final = 6_000
EDGE_BYTES: Final = 4_000
"""What a node and an edge hold in memory besides numbers and pieces of the text: formulas, places, steps."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a trace takes.

    `elements` are those of all values, `edge_elements` of all operands, edge by edge (each carries an amount and leaves
    a total of that shape), `local_elements` of the local derivatives that are shown. `steps` are those of both passes,
    `run` their work, `verify` that of the gradient check, `locals` that of the local derivatives, `layout` that of
    placing.

    Of the bytes of JSON `digits` are those of `numbers`, `source` those of the source document, `leaves` those of all
    leaves, `structure` those of nodes, ops and places, `sayings` those of formulas.
    """

    nodes: int
    edges: int
    steps: int
    elements: int
    edge_elements: int
    local_elements: int
    per_sample_elements: int
    numbers: int
    digits: int
    source: int
    leaves: int
    structure: int
    sayings: int
    run: int
    verify: int
    locals: int
    layout: int

    def answer(self, form: Form) -> int:
        """Bytes of the answer in that form, before compression."""
        return ANSWERS[form](self)

    def work(self, form: Form = "json") -> int:
        """Everything that is done for an answer, from the document to its bytes: about nanoseconds."""
        if form in DRAWN:
            drawn = SHAPE_WORK * (self.nodes + self.edges) + CELL_WORK * self.elements
            pages = PAGE_WORK * self.pictures if form in OF_ALL_STEPS else 0
            written = PICTURE_WORK + drawn + FONTS_WORK * (form in {"png", "pdf"}) + pages
        else:
            written = WRITTEN_WORK * self.numbers if form in {"json", "steps", "csv"} else 2 * self.answer(form)
        shown = self.locals if form in {"json", "binary", "steps", "csv", "html"} else 0
        brings_places = form in {"json", "binary", "html"} and self.nodes <= MOST_PLACED
        is_placed = form == "layout" or form in DRAWN or brings_places
        placed = self.layout if is_placed else 0
        return self.run + self.verify + shown + placed + written + NODE_WORK * self.nodes + EDGE_WORK * self.edges

    def own_work(self, form: Form = "json") -> int:
        """The same without what the layout program, another process, does for small graphs."""
        is_elsewhere = self.nodes <= MOST_NODES and self.nodes + self.edges <= MOST_NODES_AND_EDGES
        return self.work(form) - self.layout * (is_elsewhere and form not in {"steps", "code", "csv"})

    def memory(self, form: Form = "json") -> int:
        """The most bytes held at a time while it is made."""
        return self.held + 2 * self.answer(form)

    @property
    def pictures(self) -> int:
        """What there is to be drawn in a file of all steps: in each picture edges, and the numbers of nodes."""
        return (self.steps + 1) * (self.edges + self.elements)

    @property
    def held(self) -> int:
        """Bytes that a scene holds as long as it lives: values, gradients, amounts and totals, formulas and places."""
        floats = 2 * self.elements + 2 * self.edge_elements + self.per_sample_elements
        texts = self.source + self.structure + self.sayings
        return FLOAT * floats + NODE_BYTES * self.nodes + EDGE_BYTES * self.edges + texts


def cost_of(graph: Graph, *, verify: bool = False, samples: int = 0, are_drawn: bool = False) -> Cost:
    """The cost of a graph's trace. Of a network `samples` is their number, whose gradients are shown one by one;
    parameters that `are_drawn` from a seed are no part of its document."""
    sizes = [size(node.shape) for node in graph.nodes]
    count = Count(graph, sizes)
    for i, node in enumerate(graph.nodes):
        count.add_node(i, node)
    for i in graph.backward_order:
        count.add_edges(i)
    per_sample = per_sample_elements(graph, samples)
    places = len(graph) + len(graph.edges)
    written = [i for i, node in enumerate(graph) if node.op == INPUT and not (are_drawn and node.role == "parameter")]
    return Cost(
        nodes=len(graph),
        edges=len(graph.edges),
        steps=count.steps + 1,
        elements=sum(sizes),
        edge_elements=sum(sizes[edge.source] for edge in graph.edges),
        local_elements=count.local_elements,
        per_sample_elements=per_sample,
        numbers=count.numbers + per_sample,
        digits=count.digits + DIGITS * per_sample,
        source=100 + DIGITS * sum(sizes[i] for i in written) + sum(len(graph.nodes[i].id) for i in written),
        leaves=DIGITS * sum(sizes[i] for i, node in enumerate(graph) if node.is_leaf),
        structure=count.structure + PLACE * places * (len(graph) <= MOST_PLACED),
        sayings=count.sayings,
        run=count.run,
        verify=check_work(graph) if verify else 0,
        locals=count.locals,
        layout=LAYOUT_WORK + PLACE_WORK * places,
    )


class Count:
    """What has been counted of a graph whose nodes have these sizes."""

    def __init__(self, graph: Graph, sizes: list[int]) -> None:
        self._graph, self._sizes, self._is_single = graph, sizes, is_scalar(graph)
        self._digits = [digits_of(node) for node in graph.nodes]
        self.run = self.locals = self.local_elements = self.numbers = self.digits = self.sayings = self.steps = 0
        self.structure = HEAD + sum(op_text(name) for name in {node.op for node in graph if not node.is_leaf})

    def add_node(self, i: int, node: Node) -> None:
        """Its value, its gradient, and the steps in which they are computed, each shown there and once more."""
        times = 1 if node.is_leaf else 2
        is_on_path = self._graph.on_path[i]
        shown = self._sizes[i] * times * (1 + is_on_path)
        self.numbers += shown
        self.digits += shown * self._digits[i]
        self.structure += NODE + len(node.text) + 2 * min(len(node.text), LABEL)
        if not node.is_leaf:
            self.steps += 1 + is_on_path
            self.sayings += (STEP + 2 * formula_text(self._sizes[i])) * (1 + is_on_path)
            self.run += 0 if self._is_single else forward_work(self._graph, i) + CALL_WORK

    def add_edges(self, consumer: int) -> None:
        """What every operand of a node on the path receives: a local derivative, an amount and a total."""
        sizes, op = self._sizes, OPS[self._graph.nodes[consumer].op]
        out = sizes[consumer]
        for edge in self._graph.edges_into(consumer):
            operand = sizes[edge.source]
            if op.is_elementwise:
                shown, digits, work = out, FEW_DIGITS if op.name in STRAIGHT else DIGITS, 4 * out
            else:
                is_shown = out * operand <= JACOBIAN_ELEMENTS
                shown, digits, work = out * operand * is_shown, FEW_DIGITS, VJP_WORK * out * is_shown
            self.local_elements += shown
            self.numbers += 2 * operand + shown
            self.digits += 2 * operand * min(self._digits[edge.source], self._digits[consumer]) + shown * digits
            self.locals += work
            self.sayings += CONTRIBUTION + 3 * formula_text(operand)
            self.run += 0 if self._is_single else backward_work(self._graph, edge) + CALL_WORK


def digits_of(node: Node) -> int:
    """Bytes of a node's numbers in JSON, on average."""
    return FEW_DIGITS if node.op in FLAT else (DIGITS + 2 * FEW_DIGITS) // 3 if node.op in HALF else DIGITS


def per_sample_elements(graph: Graph, samples: int) -> int:
    found = samples * sum(size(node.shape) for node in graph if node.role == "parameter")
    return found if found <= PER_SAMPLE_NUMBERS else 0


def formula_text(elements: int) -> int:
    """Bytes of a value in a formula; a large one is called by its name."""
    return IN_FORMULA * elements if elements <= SMALL_MATRIX else IN_FORMULA


@cache
def op_text(name: str) -> int:
    """Bytes of an op's formulas in an answer."""
    op = OPS[name]
    texts = (op.symbol, op.text, op.tex, *op.local_text, *op.local_tex, *op.vjp_text, *op.vjp_tex, op.kink, name)
    return 130 + sum(map(len, texts)) + 20 * len(op.local_text)


def binary_bytes(cost: Cost) -> int:
    floats = 2 * cost.elements + 2 * cost.edge_elements + cost.local_elements
    return FLOAT * floats + cost.source + cost.structure


ANSWERS: Mapping[Form, Callable[[Cost], int]] = MappingProxyType(
    {
        "json": lambda cost: cost.digits + cost.source + cost.structure + cost.sayings,
        "binary": binary_bytes,
        "steps": lambda cost: cost.digits + cost.sayings,
        "layout": lambda cost: 500 + PLACE * (cost.nodes + cost.edges),
        "svg": lambda cost: FONTS + SHAPE * (cost.nodes + cost.edges) + 4 * cost.elements,
        "png": lambda _: PNG,
        "tex": lambda cost: PAGE_BYTES["tex"] * cost.pictures,
        "pptx": lambda cost: SLIDES + PAGE_BYTES["pptx"] * cost.pictures,
        "pdf": lambda cost: SLIDES + PAGE_BYTES["pdf"] * cost.pictures,
        "dot": lambda cost: 100 + 70 * (cost.nodes + cost.edges),
        "csv": lambda cost: 100 + 60 * (cost.nodes + cost.edges) + cost.digits,
        "html": lambda cost: PLAYER + binary_bytes(cost) * 4 // 3,
        "code": lambda cost: 100 + 20 * cost.nodes + 30 * cost.edges + cost.leaves,
    }
)
"""Bytes of an answer, by its form."""


def check_cost(cost: Cost, form: Form, limits: Limits) -> None:
    """Raise LimitError, with the limit's name, the value and what would fit, where an answer would cost too much."""
    passed = passed_limit(cost, form, limits)
    if passed is None:
        return
    name, value, most = passed
    said = {"value": f"{value:,}", "most": f"{most:,}", "remedy": remedy(cost, form, limits)}
    messages = {
        "work": say("this would take {value} units of work, of about a nanosecond; at most {most}. {remedy}", **said),
        "memory": say("this would hold {value} bytes of memory; at most {most}. {remedy}", **said),
        "answer_bytes": say("the answer would have about {value} bytes; at most {most}. {remedy}", **said),
    }
    raise LimitError(f"limit-{name.replace('_', '-')}", messages[name], limit=name, value=value, most=most)


def passed_limit(cost: Cost, form: Form, limits: Limits) -> tuple[str, int, int] | None:
    """The first limit that an answer would pass, its value there and the limit; None where it passes none."""
    for name, value, most in (
        ("work", cost.work(form), limits.work),
        ("memory", cost.memory(form), limits.memory),
        ("answer_bytes", cost.answer(form), limits.answer_bytes),
    ):
        if value > most:
            return name, value, most
    return None


def remedy(cost: Cost, form: Form, limits: Limits) -> str:
    """What would fit."""
    if cost.verify and passed_limit(replace(cost, verify=0), form, limits) is None:
        return say("Without verify it fits")
    if form == "json" and passed_limit(cost, "binary", limits) is None:
        return say("The binary form fits")
    return say("Use smaller arrays, or fewer samples")
