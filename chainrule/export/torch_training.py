"""A whole training as a program of PyTorch that measures the same losses."""

from __future__ import annotations

from chainrule.engine.ops import OPS
from chainrule.engine.ops.call import Call
from chainrule.engine.ops.code import written
from chainrule.engine.ops.literals import array
from chainrule.export.training_parts import INDENT, data, dropped, factor_of, masks, of_step, source_of, whole
from chainrule.sources.network import LOSSES
from chainrule.sources.network.parts import OPERATION
from chainrule.training import Adam, AdamW, Momentum, Nesterov, RmsProp, TrainingJob
from chainrule.training.optimisers import Optimiser
from chainrule.training.schedules import Constant
from chainrule.training.update_rule import UpdateRule


def torch_training(job: TrainingJob) -> str:
    """Optimiser, schedule and clipping are PyTorch's own."""
    numpy = "import numpy\n" if job.dropout.rate else ""
    parts = [
        f"import math\n\n{numpy}import torch\nimport torch.nn.functional as F\n\n"
        "torch.set_default_dtype(torch.float64)\n"
        "torch.set_printoptions(precision=17)",
        "\n".join(["# data", *data(job, "torch.tensor")]),
        "\n".join(["# first parameters", *_parameters(job)]),
        *(["\n".join(masks(job, "torch.tensor"))] if job.dropout.rate else []),
        "\n".join(_loss(job)),
        "\n".join(["# update rule", *_rule(job.rule)]),
        "\n".join(_loop(job)),
    ]
    return "\n\n".join(parts) + "\n"


def _parameters(job: TrainingJob) -> list[str]:
    named = job.vector.parameters(job.start)
    lines = [f"{name} = torch.tensor({array(value)}, requires_grad=True)" for name, value in named.items()]
    return [*lines, f"parameters = [{', '.join(named)}]"]


def _loss(job: TrainingJob) -> list[str]:
    """The function of L over samples."""
    network = job.network
    lines = ["def loss_of(x, t, masks):" if job.dropout.rate else "def loss_of(x, t):", "a0 = x"]
    for i, layer in enumerate(network.layers, start=1):
        lines.append(f"z{i} = {source_of(job, i)} @ W{i}.T + b{i}")
        if layer.activation == "softmax":
            lines.append(f"a{i} = torch.softmax(z{i}, 1)")
        else:
            op = OPS[OPERATION.get(layer.activation, layer.activation)]
            call = Call(op.name, (f"z{i}",), ((1,),), f"a{i}", (1,), dict(op.options))
            lines.append(f"a{i} = {written(op.code.torch, call)}")
        lines += dropped(job, i)
    last = len(network.layers)
    loss = LOSSES[network.loss].torch
    lines += [f"z, y = z{last}, a{last}", f"C = {loss}", f"return C.{network.reduction}()"]
    return [lines[0], *(INDENT + line for line in lines[1:])]


def _rule(rule: UpdateRule) -> list[str]:
    lines = [f"optimiser = torch.optim.{_optimiser(rule.optimiser, rule.l2)}"]
    if rule.schedule != Constant():
        factor = factor_of(rule.schedule)
        lines.append(f"schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda k: {factor})")
    return lines


def _optimiser(optimiser: Optimiser, l2: float) -> str:
    """The class of PyTorch with its constants."""
    options = {"lr": optimiser.eta}
    name = "SGD"
    if isinstance(optimiser, Adam):
        name = "Adam"
        options |= {"eps": optimiser.epsilon, "betas": (optimiser.beta1, optimiser.beta2)}  # type: ignore[dict-item]
    if isinstance(optimiser, AdamW):
        name = "AdamW"
        options["weight_decay"] = optimiser.decay
    elif l2:
        options["weight_decay"] = l2
    if isinstance(optimiser, RmsProp):
        name = "RMSprop"
        options |= {"alpha": optimiser.alpha, "eps": optimiser.epsilon}
    if isinstance(optimiser, Momentum):
        options["momentum"] = optimiser.momentum
    if isinstance(optimiser, Nesterov) and optimiser.momentum:
        options["nesterov"] = True
    return f"{name}(parameters, {', '.join(f'{key}={value!r}' for key, value in options.items())})"


def _loop(job: TrainingJob) -> list[str]:
    rule, batches = job.rule, job.batches
    measure = ["with torch.no_grad():", INDENT + f"losses.append(loss_of(x, t{whole(job)}).item())"]
    if job.patience:
        watched = ("test_x, test_t" if len(job.test_x) else "x, t") + whole(job)
        measure += [INDENT + f"watched = loss_of({watched}).item()"]
        measure += ["best, waited = (watched, 0) if watched < best else (best, waited + 1)"]
        measure += [f"if waited >= {job.patience}:", INDENT + "break"]
    step = ["optimiser.zero_grad()"]
    if batches.is_full:
        step.append(f"loss_of(x, t{of_step(job)}).backward()")
    else:
        step += [
            f"epoch, part = divmod(k, {batches.per_epoch})",
            f"batch = orders[epoch][part * {batches.size} : (part + 1) * {batches.size}]",
            f"loss_of(x[batch], t[batch]{of_step(job)}).backward()",
        ]
    if rule.clip_value:
        step.append(f"torch.nn.utils.clip_grad_value_(parameters, {rule.clip_value!r})")
    if rule.clip_norm:
        step.append(f"torch.nn.utils.clip_grad_norm_(parameters, {rule.clip_norm!r})")
    if rule.l1:
        step += ["for parameter in parameters:", INDENT + f"parameter.grad += {rule.l1!r} * parameter.detach().sign()"]
    step.append("optimiser.step()")
    if rule.schedule != Constant():
        step.append("schedule.step()")
    is_due = f"if (k + 1) % {job.record} == 0 or k + 1 == {job.steps}:"
    measured = measure if job.record == 1 else [is_due, *(INDENT + line for line in measure)]
    opening = ["losses = []"]
    opening += ["with torch.no_grad():", INDENT + f"losses.append(loss_of(x, t{whole(job)}).item())"]
    if job.patience:
        watched = ("test_x, test_t" if len(job.test_x) else "x, t") + whole(job)
        opening += [INDENT + f"best, waited = loss_of({watched}).item(), 0"]
    return [
        *opening,
        f"for k in range({job.steps}):",
        *(INDENT + line for line in [*step, *measured]),
        "",
        "for loss in losses:",
        INDENT + "print(loss)",
        "for parameter in parameters:",
        INDENT + "print(parameter.detach())",
    ]
