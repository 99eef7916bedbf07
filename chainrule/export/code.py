"""Put the text together: imports, functions, values, forward pass, backward pass, print."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from chainrule.engine.graph import INPUT, Constant, Graph
from chainrule.engine.ops import OPS
from chainrule.engine.ops.code import written
from chainrule.engine.ops.literals import array
from chainrule.errors import LimitError
from chainrule.export.backward import contribution
from chainrule.export.call import call_of
from chainrule.export.functions import brought, functions
from chainrule.export.names import identifiers
from chainrule.fields import one_of
from chainrule.sentences import say
from chainrule.sources import Program

MOST_NUMBERS = 50_000
"""Values above which a text would be of no use."""
RESERVED = frozenset({*functions(), "output", "arguments", "value"})
"""Names that the texts use themselves."""


def code(program: Program, framework: str) -> str:
    """A complete text that computes `program`'s output and the gradients of its inputs, and prints them.

    `framework` is one of `FRAMEWORKS`. Raises LimitError for a program with too many input values.
    """
    write = WRITERS[one_of(framework, FRAMEWORKS, "framework")]
    count = sum(np.size(value) for value in program.inputs.values())
    if count > MOST_NUMBERS:
        message = say(
            "the inputs hold {count} numbers; code is written for up to {most}",
            count=f"{count:,}",
            most=f"{MOST_NUMBERS:,}",
        )
        raise LimitError("too-large-for-code", message)
    names = identifiers({node.id: node.sign for node in program.graph}, RESERVED)
    return write(program, names)


def numpy_code(program: Program, names: Mapping[str, str]) -> str:
    graph = program.graph
    values = [f"{name} = {_numpy_value(value)}" for name, value in _leaves(program, names)]
    body = "\n".join(
        ["# values", *values, "", "# forward pass", *_forward(graph, names, "numpy"), "", *_backward(graph, names)]
    )
    prints = [f"print({names[id]!r}, {_gradient_name(names[id])})" for id in _wanted(program)]
    closing = ["", f"print({_output(graph, names)})", *prints]
    brings = brought(body)
    return complete(_imports("import numpy as np", brings), brings, "\n".join([body, *closing]))


def jax_code(program: Program, names: Mapping[str, str]) -> str:
    graph = program.graph
    inputs = [(names[id], program.inputs[id]) for id in program.inputs]
    constants = [f"    {names[id]} = {_jax_value(value)}" for id, value in _constants(graph)]
    lines = [f"    {line}" for line in _forward(graph, names, "jax")]
    listed = ", ".join(name for name, _ in inputs)
    parts = [
        "# values",
        *[f"{name} = jnp.array({array(value)})" for name, value in inputs],
        "",
        "",
        f"def output({listed}):",
        *constants,
        *lines,
        f"    return {_output(graph, names)}",
        "",
        "",
        f"arguments = tuple(range({len(inputs)}))",
        f"value, gradients = jax.value_and_grad(output, argnums=arguments)({listed})",
        "",
        "print(value)",
        *[f"print({names[id]!r}, gradients[{k}])" for k, id in enumerate(program.inputs) if id in _wanted(program)],
    ]
    body = "\n".join(parts)
    brings = brought(body)
    opening = _imports('import jax\nimport jax.numpy as jnp\n\njax.config.update("jax_enable_x64", True)', brings)
    return complete(opening, of_jax(brings), of_jax(body))


def torch_code(program: Program, names: Mapping[str, str]) -> str:
    graph = program.graph
    followed = _followed(graph)
    values = [f"{names[id]} = torch.tensor({array(value)}, requires_grad=True)" for id, value in program.inputs.items()]
    constants = [f"{names[id]} = torch.tensor({array(value)})" for id, value in _constants(graph)]
    lines = _forward(graph, names, "torch")
    output = _output(graph, names)
    parts = [
        "# values",
        *values,
        *constants,
        "",
        "# forward pass",
        *lines,
        "",
        "# backward pass",
        f"{output}.backward()" if followed[graph.output] else f"# no gradient comes back from {output}",
    ]
    prints = [f"print({names[id]!r}, {_torch_gradient(graph, id, names)})" for id in _wanted(program)]
    body = "\n".join([*parts, "", f"print({output})", *prints])
    opening = "import torch\n" + ("import torch.nn.functional as F\n" if "F." in body else "")
    return complete(
        opening + "\ntorch.set_default_dtype(torch.float64)\ntorch.set_printoptions(precision=17)", "", body
    )


def _followed(graph: Graph) -> list[bool]:
    """For every node: can PyTorch go back from it to an input? It follows no op that hands nothing back."""
    followed: list[bool] = []
    for node in graph:
        stops = not node.is_leaf and OPS[node.op].stops
        followed.append(node.op == INPUT or (not stops and any(followed[source] for source in node.inputs)))
    return followed


def _torch_gradient(graph: Graph, id: str, names: Mapping[str, str]) -> str:
    """The gradient of an input: PyTorch's, or zeros where no way leads back to it."""
    reached = {graph.output} if _followed(graph)[graph.output] else set[int]()
    for i in graph.backward_order:
        if i in reached and not OPS[graph.nodes[i].op].stops:
            reached |= set(graph.nodes[i].inputs)
    name = names[id]
    return f"{name}.grad" if graph.position[id] in reached else f"torch.zeros_like({name})"


def _numpy_value(value: Any) -> str:
    return f"np.array({array(value)})" if np.ndim(value) else f"np.float64({array(value)})"


def _jax_value(value: Constant) -> str:
    return f"jnp.array({array(value)})" if np.ndim(value) else array(value)


def _constants(graph: Graph) -> list[tuple[str, Constant]]:
    return [(node.id, node.constant) for node in graph if node.constant is not None]


def _leaves(program: Program, names: Mapping[str, str]) -> list[tuple[str, Any]]:
    """Name and value of every leaf, inputs and constants."""
    return [
        (names[node.id], program.inputs[node.id] if node.constant is None else node.constant)
        for node in program.graph
        if node.is_leaf
    ]


def _wanted(program: Program) -> list[str]:
    """The inputs that have a gradient."""
    graph = program.graph
    return [node.id for i, node in enumerate(graph) if node.id in program.inputs and graph.on_path[i]]


def _output(graph: Graph, names: Mapping[str, str]) -> str:
    return names[graph.nodes[graph.output].id]


def _gradient_name(name: str) -> str:
    return f"d_{name}"


def _forward(graph: Graph, names: Mapping[str, str], framework: str) -> list[str]:
    """A line a node; `framework` is the field of an op's `code` that has it."""

    def line(position: int) -> str:
        call = call_of(graph, position, names)
        return f"{call.out} = {written(getattr(OPS[call.op].code, framework), call)}"

    return [line(position) for position in graph.forward_order]


def of_jax(text: str) -> str:
    """NumPy's words are JAX's, in another module."""
    return re.sub(r"(?<![\w.])np\.", "jnp.", text)


def _backward(graph: Graph, names: Mapping[str, str]) -> list[str]:
    """A line a contribution, in the order of the trace: the first one makes a gradient, the others are added."""
    output = _output(graph, names)
    lines = [
        f"# backward pass: d_name is the gradient d {output} / d name",
        f"{_gradient_name(output)} = np.float64(1.0)",
    ]
    begun: set[int] = set()
    for position in graph.backward_order:
        call = call_of(graph, position, names)
        for edge in graph.edges_into(position):
            target = _gradient_name(names[graph.nodes[edge.source].id])
            amount = contribution(call, edge.slot, _gradient_name(call.out))
            lines.append(f"{target} = {target} + {amount}" if edge.source in begun else f"{target} = {amount}")
            begun.add(edge.source)
    return lines


def _imports(first: str, functions: str) -> str:
    return ("import math\n\n" if "math." in functions else "") + first


def complete(opening: str, functions: str, body: str) -> str:
    """The parts of a text, functions with two empty lines around them."""
    parts = [opening, "", functions, "", body] if functions else [opening, body]
    return "\n\n".join(part.strip("\n") for part in parts).replace("\n\n\n\n", "\n\n\n") + "\n"


WRITERS: Mapping[str, Callable[[Program, Mapping[str, str]], str]] = MappingProxyType(
    {"numpy": numpy_code, "pytorch": torch_code, "jax": jax_code}
)
FRAMEWORKS = tuple(WRITERS)
