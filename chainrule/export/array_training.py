"""A whole training as a program of arrays: NumPy with the backward pass spelled out; JAX differentiates by itself.

The update rule is written out in both. JAX's text is NumPy's in the words of `jnp`.
"""

from __future__ import annotations

from collections.abc import Sequence

from chainrule.engine.ops import OPS
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.code import written
from chainrule.engine.ops.literals import array
from chainrule.export.backward import contribution
from chainrule.export.code import complete, of_jax
from chainrule.export.functions import brought
from chainrule.export.training_parts import INDENT, data, dropped, factor_of, masks, of_step, source_of, whole
from chainrule.sources.network import LOSSES
from chainrule.sources.network.losses import FROM_LOGITS
from chainrule.sources.network.parts import OPERATION
from chainrule.training import Adam, AdamW, Momentum, Nesterov, RmsProp, TrainingJob
from chainrule.training.optimisers import Optimiser
from chainrule.training.schedules import Constant
from chainrule.training.update_rule import TINY, UpdateRule

JAX = 'import jax\nimport jax.numpy as jnp\n\njax.config.update("jax_enable_x64", True)'


def numpy_training(job: TrainingJob) -> str:
    """Forward and backward pass line by line; the gradient of `name` is `d_name`."""
    body = _body(job, "np", [*_forward_function(job, "numpy"), "", "", *_gradient_function(job)])
    brings = brought(body)
    return complete(_opening("import numpy as np", body + brings), brings, body)


def jax_training(job: TrainingJob) -> str:
    functions = [*_forward_function(job, "jax"), "", "", "loss_of = jax.jit(loss_of)"]
    body = of_jax(_body(job, "numpy", [*functions, "gradient_of = jax.jit(jax.grad(loss_of))"]))
    brings = of_jax(brought(body))
    return complete(_opening(JAX, body + brings), brings, body)


def _opening(imports: str, text: str) -> str:
    needed = [line for line in ("import math", "import numpy") if f"{line.split()[1]}." in text]
    return "\n".join([*needed, "", imports]) if needed else imports


def _body(job: TrainingJob, numpy: str, functions: Sequence[str]) -> str:
    values = job.vector.parameters(job.start)
    first = [f"{name} = np.array({array(value)})" for name, value in values.items()]
    drawn = masks(job, "np.array", numpy)
    return "\n".join(
        [
            "# data",
            *data(job, "np.array"),
            "",
            "# first parameters",
            *first,
            f"parameters = [{_names(job)}]",
            *(["", "", *drawn] if drawn else []),
            "",
            "",
            *functions,
            "",
            "",
            *_memory(job.rule.optimiser),
            *_loop(job),
        ]
    )


def _names(job: TrainingJob) -> str:
    return ", ".join(job.vector.parameters(job.start))


def _forward(job: TrainingJob, framework: str) -> list[str]:
    """Samples are rows, as in the data; z and a of every layer."""
    lines = [f"{_names(job)} = parameters", "a0 = x"]
    for i, layer in enumerate(job.network.layers, start=1):
        lines.append(f"z{i} = {source_of(job, i)} @ W{i}.T + b{i}")
        if layer.activation == "softmax":
            lines.append(f"a{i} = softmax(z{i})" if framework == "numpy" else f"a{i} = jax.nn.softmax(z{i}, 1)")
        else:
            call = _activation(layer.activation, i)
            lines.append(f"a{i} = {written(getattr(OPS[call.op].code, framework), call)}")
        lines += dropped(job, i)
    last = len(job.network.layers)
    return [*lines, f"z, y = z{last}, a{last}"]


def _activation(name: str, i: int) -> Call:
    op = OPS[OPERATION.get(name, name)]
    return Call(op.name, (f"z{i}",), ((1,),), f"a{i}", (1,), dict(op.options))


def _forward_function(job: TrainingJob, framework: str) -> list[str]:
    loss = LOSSES[job.network.loss]
    cost = loss.jax if framework == "jax" and loss.jax else loss.numpy
    lines = [*_forward(job, framework), f"C = {cost}", f"return C.{job.network.reduction}()"]
    return [f"def loss_of({_arguments(job)}):", *(INDENT + line for line in lines)]


def _arguments(job: TrainingJob) -> str:
    return "parameters, x, t" + (", masks" if job.dropout.rate else "")


def _gradient_function(job: TrainingJob) -> list[str]:
    """The backward pass, from the loss to the first layer."""
    network = job.network
    last = len(network.layers)
    share = " / len(x)" if network.reduction == "mean" else ""
    start = f"d_z{last}" if network.loss in FROM_LOGITS else f"d_a{last}"
    lines = [*_forward(job, "numpy"), f"{start} = ({LOSSES[network.loss].numpy_slope}){share}"]
    for i in range(last, 0, -1):
        if i < last or network.loss not in FROM_LOGITS:
            lines.append(f"d_z{i} = {_through_activation(network.layers[i - 1].activation, i)}")
        lines.append(f"d_W{i}, d_b{i} = d_z{i}.T @ {source_of(job, i)}, d_z{i}.sum(0)")
        if i > 1:
            lines.append(f"d_{source_of(job, i)} = d_z{i} @ W{i}")
            if job.dropout.rate:
                lines.append(f"d_a{i - 1} = d_d{i - 1} * masks[{i - 2}]")
    names = ", ".join(f"d_{name}" for name in job.vector.parameters(job.start))
    return [f"def gradient_of({_arguments(job)}):", *(INDENT + line for line in [*lines, f"return [{names}]"])]


def _through_activation(name: str, i: int) -> str:
    if name == "softmax":
        return f"a{i} * (d_a{i} - (d_a{i} * a{i}).sum(1, keepdims=True))"
    return contribution(_activation(name, i), 0, f"d_a{i}")


def _memory(optimiser: Optimiser) -> list[str]:
    """What the optimiser remembers, at its start."""
    zeros = "[np.zeros_like(each) for each in parameters]"
    if isinstance(optimiser, Adam):
        return [f"means = {zeros}", f"squares = {zeros}"]
    if isinstance(optimiser, RmsProp):
        return [f"squares = {zeros}"]
    return [f"velocity = {zeros}"] if isinstance(optimiser, Momentum) else []


def _loop(job: TrainingJob) -> list[str]:
    batches = job.batches
    watched = ("test_x, test_t" if len(job.test_x) else "x, t") + whole(job)
    measure = [f"losses.append(float(loss_of(parameters, x, t{whole(job)})))"]
    opening = ["losses = []", *measure]
    if job.patience:
        opening.append(f"best, waited = float(loss_of(parameters, {watched})), 0")
        measure += [
            f"watched = float(loss_of(parameters, {watched}))",
            "best, waited = (watched, 0) if watched < best else (best, waited + 1)",
            f"if waited >= {job.patience}:",
            INDENT + "break",
        ]
    if batches.is_full:
        step = [f"gradients = gradient_of(parameters, x, t{of_step(job)})"]
    else:
        step = [
            f"epoch, part = divmod(k, {batches.per_epoch})",
            f"batch = np.array(orders[epoch][part * {batches.size} : (part + 1) * {batches.size}])",
            f"gradients = gradient_of(parameters, x[batch], t[batch]{of_step(job)})",
        ]
    is_due = f"if (k + 1) % {job.record} == 0 or k + 1 == {job.steps}:"
    measured = measure if job.record == 1 else [is_due, *(INDENT + line for line in measure)]
    return [
        *opening,
        f"for k in range({job.steps}):",
        *(INDENT + line for line in [*step, *_update(job.rule), *measured]),
        "",
        f"{_names(job)} = parameters",
        "for loss in losses:",
        INDENT + "print(loss)",
        "for parameter in parameters:",
        INDENT + "print(parameter)",
    ]


def _update(rule: UpdateRule) -> list[str]:
    """What becomes of the gradients: clipped, decay added, then the optimiser's step."""
    lines = []
    if rule.clip_value:
        low, high = -rule.clip_value, rule.clip_value
        lines.append(f"gradients = [np.clip(g, {low!r}, {high!r}) for g in gradients]")
    if rule.clip_norm:
        lines.append("norm = float(np.sqrt(sum((g * g).sum() for g in gradients)))")
        lines.append(f"gradients = [g * min(1.0, {rule.clip_norm!r} / (norm + {TINY!r})) for g in gradients]")
    if rule.l1:
        lines.append(f"gradients = [g + {rule.l1!r} * np.sign(w) for w, g in zip(parameters, gradients)]")
    if rule.l2:
        lines.append(f"gradients = [g + {rule.l2!r} * w for w, g in zip(parameters, gradients)]")
    constant = rule.schedule == Constant()
    lines.append(f"eta = {rule.optimiser.eta!r}" + ("" if constant else f" * ({factor_of(rule.schedule)})"))
    return lines + _step(rule.optimiser)


def _step(optimiser: Optimiser) -> list[str]:
    if isinstance(optimiser, Adam):
        one, two = optimiser.beta1, optimiser.beta2
        shrunk = []
        if isinstance(optimiser, AdamW):
            shrunk = [f"parameters = [w * (1 - eta * {optimiser.decay!r}) for w in parameters]"]
        return [
            *shrunk,
            f"means = [{one!r} * m + (1 - {one!r}) * g for m, g in zip(means, gradients)]",
            f"squares = [{two!r} * v + (1 - {two!r}) * g * g for v, g in zip(squares, gradients)]",
            f"upright = [m / (1 - {one!r} ** (k + 1)) for m in means]",
            f"spread = [np.sqrt(v / (1 - {two!r} ** (k + 1))) + {optimiser.epsilon!r} for v in squares]",
            "parameters = [w - eta * m / s for w, m, s in zip(parameters, upright, spread)]",
        ]
    if isinstance(optimiser, RmsProp):
        alpha = optimiser.alpha
        return [
            f"squares = [{alpha!r} * v + (1 - {alpha!r}) * g * g for v, g in zip(squares, gradients)]",
            f"spread = [np.sqrt(v) + {optimiser.epsilon!r} for v in squares]",
            "parameters = [w - eta * g / s for w, g, s in zip(parameters, gradients, spread)]",
        ]
    if isinstance(optimiser, Momentum):
        momentum = optimiser.momentum
        lines = [f"velocity = [{momentum!r} * v + g for v, g in zip(velocity, gradients)]"]
        if isinstance(optimiser, Nesterov):
            lines.append(f"ahead = [g + {momentum!r} * v for v, g in zip(velocity, gradients)]")
        along = "ahead" if isinstance(optimiser, Nesterov) else "velocity"
        return [*lines, f"parameters = [w - eta * v for w, v in zip(parameters, {along})]"]
    return ["parameters = [w - eta * g for w, g in zip(parameters, gradients)]"]
