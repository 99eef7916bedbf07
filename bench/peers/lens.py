"""What torchlens records of a module: every value and every gradient of both passes."""

from __future__ import annotations

from typing import Any

import torch
import torchlens


def recorded(module: torch.nn.Module, x: torch.Tensor) -> Any:
    """The log of a forward and a backward pass of `module`, whose result is its loss."""
    capture = torchlens.options.CaptureOptions(save_grads=True)
    log = torchlens.trace(module, x, capture=capture)
    log.log_backward(log[log.output_layers[0]].out)
    return log


def gradients(module: torch.nn.Module, x: torch.Tensor) -> dict[str, torch.Tensor]:
    """The gradients of the parameters that such a recording has computed, by the last part of their names."""
    module.zero_grad()
    recorded(module, x)
    return {name.split(".")[-1]: part.grad for name, part in module.named_parameters() if part.grad is not None}
