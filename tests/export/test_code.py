"""Code that is written out, run as it is, gives the loss and the gradients of the trace."""

from __future__ import annotations

import importlib.util
import json
import keyword
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest

from chainrule.engine.build import GraphBuilder
from chainrule.engine.ops import OPS
from chainrule.engine.run import run
from chainrule.errors import LimitError, SourceError
from chainrule.export import FRAMEWORKS, code
from chainrule.export.code import RESERVED
from chainrule.export.names import identifiers
from chainrule.limits import Limits
from chainrule.sources import Program, read

LIMITS = Limits()
MODULES = {"numpy": "numpy", "pytorch": "torch", "jax": "jax"}
REPORT = """
import contextlib, io, json, sys
import numpy as np
answers = []
for text, output, wanted, framework in json.load(sys.stdin):
    space = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(text, "<exported>", "exec"), space)
    if framework == "numpy":
        answer = [space[output], *[space["d_" + name] for name in wanted]]
    elif framework == "pytorch":
        given = [space[name] for name in wanted]
        zeros = [0.0 * each.detach() if each.grad is None else each.grad for each in given]
        answer = [space[output].detach(), *zeros]
    else:
        answer = [space["value"], *space["gradients"]]
    answers.append([np.asarray(part).tolist() for part in answer])
print(json.dumps(answers))
"""
"""Runs each text by itself, in a fresh namespace, and hands back result and gradients."""
COMPILED = """
import jax
as_it_comes = jax.value_and_grad
jax.value_and_grad = lambda function, **options: jax.jit(as_it_comes(function, **options))
"""
"""Compiles a text of JAX as a whole: for hundreds of them that takes half of what their ops take one by one."""


@pytest.fixture(params=FRAMEWORKS)
def framework(request: pytest.FixtureRequest) -> str:
    name = str(request.param)
    if importlib.util.find_spec(MODULES[name]) is None:
        pytest.skip(f"{MODULES[name]} is not installed")
    return name


def answers(programs: Sequence[Program], framework: str, before: str = "") -> list[list[Any]]:
    """Result and gradients of every program's text, run in another process, `before` them what is to come first."""
    tasks = []
    for program in programs:
        names = identifiers({node.id: node.sign for node in program.graph}, RESERVED)
        output = names[program.graph.nodes[program.graph.output].id]
        tasks.append((code(program, framework), output, [names[name] for name in program.inputs], framework))
    done = subprocess.run(
        [sys.executable, "-c", before + REPORT], input=json.dumps(tasks), capture_output=True, text=True, check=False,
        env={**os.environ, "JAX_PLATFORMS": "cpu"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: list[list[Any]] = json.loads(done.stdout)
    return found


def compare(programs: Sequence[Program], framework: str, before: str = "") -> None:
    for program, (value, *gradients) in zip(programs, answers(programs, framework, before), strict=True):
        trace = run(program.graph, program.inputs)
        shown = code(program, framework)
        np.testing.assert_allclose(value, trace.values[program.graph.output], rtol=1e-12, err_msg=shown)
        for name, gradient in zip(program.inputs, gradients, strict=True):
            wanted = trace.gradients[program.graph.position[name]]
            np.testing.assert_allclose(gradient, wanted, rtol=1e-10, atol=1e-12, err_msg=f"{name}\n{shown}")


def programs_of_the_table() -> Iterator[Program]:
    """Every op on every sample, weighted so that no two elements of a gradient are the same, and summed."""
    for op in OPS.values():
        for sample in op.samples:
            builder = GraphBuilder(LIMITS)
            inputs = {f"x{k}": np.array(operand, dtype=np.float64) for k, operand in enumerate(sample.operands)}
            positions = [builder.input(name, array.shape) for name, array in inputs.items()]
            out = builder.add(op.name, positions, sample.options, id="y")
            shape = builder.shape(out)
            inputs["weight"] = np.linspace(0.5, 1.5, max(1, int(np.prod(shape)))).reshape(shape)
            weighted = builder.add("multiply", (out, builder.input("weight", shape)), id="weighted")
            graph = builder.graph(builder.add("sum", (weighted,), id="L"))
            yield Program(graph, {name: float(a) if not a.shape else a for name, a in inputs.items()}, {})


def network(**fields: Any) -> Program:
    samples = [{"x": [0.5, -1.0], "target": [1.0, 0.0]}, {"x": [-2.0, 0.25], "target": [0.0, 1.0]}]
    document = {"kind": "network", "sizes": [2, 3, 2], "activation": "tanh", "seed": 4, "samples": samples}
    return read(document | fields, LIMITS)


def expression(text: str, **inputs: Any) -> Program:
    return read({"kind": "expression", "text": text, "inputs": inputs}, LIMITS)


def test_every_op_of_the_table_is_written_with_its_gradients(framework: str) -> None:
    compare(list(programs_of_the_table()), framework, COMPILED if framework == "jax" else "")


def test_networks_are_written_in_both_details(framework: str) -> None:
    compare(
        [
            network(detail=detail, loss=loss, reduction=reduction, **more)
            for detail in ("tensor", "scalar")
            for reduction in ("sum", "mean")
            for loss, more in [("half_sse", {}), ("mse", {"activation": "gelu"}), ("bce", {}), ("cross_entropy", {})]
        ],
        framework,
    )


def test_values_used_several_times_gather_their_contributions(framework: str) -> None:
    compare(
        [
            expression("y = x*x + sin(x)\nz = y*x", x=1.5),
            expression("y = sum(W @ v) * sum(v)", W=[[1, 2], [3, 4]], v=[1, 2]),
        ],
        framework,
    )


def test_kinks_follow_the_same_conventions(framework: str) -> None:
    compare(
        [
            expression("y = relu(x)", x=0.0),
            expression("y = abs(x)", x=0.0),
            expression("y = max(x, z)", x=1.0, z=1.0),
            expression("y = max(v)", v=[1.0, 2.0, 2.0]),
            expression("y = norm(v)", v=[0.0, 0.0]),
            expression("y = leaky_relu(x) + elu(x)", x=0.0),
            expression("y = softplus(x) + 2*sigmoid(x) + 3*silu(x) + 4*gelu(x)", x=0.0),
        ],
        framework,
    )


def test_numbers_out_of_the_ordinary_are_written_exactly(framework: str) -> None:
    compare(
        [expression("y = x*z + u", x=1e-300, z=0.1 + 0.2, u=-0.0), expression("y = softplus(x)", x=700.0)], framework
    )


def test_names_that_python_or_the_text_needs_are_changed(framework: str) -> None:
    names = ["np", "torch", "jnp", "print", "F", "σ", "d_x", "sigmoid_1", "value", "output", "x"]
    text = "y = " + " + ".join(f"{name}**2" for name in names)
    program = expression(text, **{name: 1.0 + k for k, name in enumerate(names)})
    trace = run(program.graph, program.inputs)
    text = code(program, framework)
    ran = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert str(trace.values[program.graph.output])[:4] in ran.stdout.splitlines()[0]
    assert len(ran.stdout.splitlines()) == 1 + len(names)


def test_identifiers_are_valid_and_all_different() -> None:
    ids = ["lambda", "match", "x@2", "x_sample2", "z1", "𝐳1", "a b", "1st", "np", "d_x", "λ"]
    names = identifiers({each: each for each in ids})
    assert all(name.isidentifier() and not keyword.iskeyword(name) for name in names.values())
    assert len({unicodedata.normalize("NFKC", name) for name in names.values()}) == len(ids)
    assert (names["z1"], names["λ"], names["x@2"]) == ("z1", "λ", "x_sample2")


def test_what_should_come_out_is_called_y_hat() -> None:
    assert identifiers({"t_1": "ŷ_1", "a3_1": "y_1", "t_2@2": "ŷ_2@2"}) == {
        "t_1": "y_hat_1",
        "a3_1": "y_1",
        "t_2@2": "y_hat_2_sample2",
    }
    lines = code(network(), "numpy").splitlines()
    assert any(line.startswith("y_hat = ") for line in lines)
    assert "e = y - y_hat" in lines


def test_the_backward_pass_of_numpy_has_a_line_for_every_contribution() -> None:
    program = network()
    lines = code(program, "numpy").split("# backward pass")[1].splitlines()
    contributions = sum(
        len(step.contributions) for step in run(program.graph, program.inputs).steps() if hasattr(step, "contributions")
    )
    assert sum(line.startswith("d_") for line in lines) == contributions + 1


def test_an_unknown_framework_gets_the_nearest() -> None:
    with pytest.raises(SourceError) as caught:
        code(network(), "pytorhc")
    assert caught.value.suggestion == "pytorch"


def test_what_is_too_large_to_be_read_is_refused() -> None:
    with pytest.raises(LimitError, match="50,000"):
        code(network(sizes=[2, 1000, 60, 2]), "numpy")
