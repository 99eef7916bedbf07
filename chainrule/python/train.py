"""Train a network, with a bar that shows how far it is, and keep how it went."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.export.training import training_code
from chainrule.limits import Limits
from chainrule.python.figures import Figures
from chainrule.python.loss_plot import LossPlot
from chainrule.python.network_source import NetworkSource, limits_for, read_only, samples_of
from chainrule.python.read_source import Source, plain, source_document
from chainrule.training import Progress, TrainingJob, collect, read_job
from chainrule.training import train as measured

if TYPE_CHECKING:
    import pandas

Floats = NDArray[np.float64]
Data = str | Mapping[str, Any] | tuple[ArrayLike, ArrayLike] | Any
"""The name of a data set, its description, points with their targets, or a pandas table with the labels in it."""


@dataclass(frozen=True, repr=False)
class FinishedTraining:
    """How a training went. Losses are of all samples, with the network's own reduction."""

    job: TrainingJob
    record: Mapping[str, Any]
    """What `POST /api/v1/training` answers."""

    @cached_property
    def losses(self) -> Floats:
        """Shape (measurements,): before the first step, then after every `steps[i]` steps, the last at the end."""
        return read_only(np.array(self.record["losses"], dtype=np.float64))

    @cached_property
    def test_losses(self) -> Floats:
        """The same of the test half; empty where there is none."""
        return read_only(np.array(self.record["test_losses"], dtype=np.float64))

    @property
    def steps(self) -> tuple[int, ...]:
        """After how many steps each loss was measured."""
        return tuple(self.record["steps"])

    @cached_property
    def parameters(self) -> Figures:
        """`W1`, `b1`, ... at the end: read-only float64 arrays."""
        found = self.record["parameters"].items()
        return Figures({name: read_only(np.array(value, dtype=np.float64)) for name, value in found}, "parameter")

    @cached_property
    def network(self) -> NetworkSource:
        """The trained network, to be traced or trained further."""
        source = self.job.network
        layers = [
            {"W": self.parameters[f"W{i}"], "b": self.parameters[f"b{i}"], "activation": layer.activation}
            for i, layer in enumerate(source.layers, start=1)
        ]
        document = {"kind": "network", "layers": plain(layers), "loss": source.loss, "reduction": source.reduction}
        return NetworkSource(document)

    @property
    def diverged(self) -> int | None:
        """The step at which numbers stopped being finite; None where they never did."""
        found: int | None = self.record["diverged"]
        return found

    def plot(self, ax: Any = None) -> Any:
        """The losses over the steps: a picture that shows itself in a notebook, and that `save` writes as SVG.

        With `ax`, axes of matplotlib, the curves are drawn there, and the axes are returned.
        """
        curves = {"training": self.losses, **({"test": self.test_losses} if len(self.test_losses) else {})}
        if ax is None:
            return LossPlot(self.steps, curves)
        for name, losses in curves.items():
            ax.plot(self.steps, losses, label=name)
        ax.set(xlabel="step", ylabel="loss")
        ax.legend()
        return ax

    def to_frame(self) -> pandas.DataFrame:
        """A row a measurement: step, loss, test_loss. Raises ImportError without pandas."""
        import pandas  # noqa: PLC0415  an extra that only this needs

        table = {"step": self.steps, "loss": self.losses}
        if len(self.test_losses):
            table["test_loss"] = self.test_losses
        return pandas.DataFrame(table)

    def to_code(self, framework: str = "pytorch") -> str:
        """A program ("numpy", "pytorch" or "jax") that trains the same and measures the same losses.

        Raises LimitError for large data.
        """
        return training_code(self.job, framework)

    def __repr__(self) -> str:
        sizes = "-".join(map(str, self.job.network.sizes))
        ending = f"diverged at step {self.diverged}" if self.diverged is not None else f"{self.steps[-1]} steps"
        losses = f"loss {self.losses[0]:.4g} -> {self.losses[-1]:.4g}"
        return f"<training of {sizes} by {self.job.document['optimiser']}: {losses}, {ending}>"


def train(
    network: Source,
    data: Data = None,
    /,
    *,
    progress: bool | None = None,
    limits: Limits | None = None,
    **settings: Any,
) -> FinishedTraining:
    """Train `network` on `data` and return how it went; the network itself stays as it was.

    `network` comes from `cr.network`, or is a network document or `"preset:ID"`. `data` is the name of a data set
    (`spiral`, `circle`, `iris`, ...), its description, a tuple of x, shape (N, inputs), and targets, shape (N, outputs)
    or (N,), or a pandas table whose last column holds the labels; left out, the network's own samples are taken.

    `settings` are the fields of a training document: `optimiser` (sgd, momentum, nesterov, adam, adamw, rmsprop), the
    step length `eta`, `steps` or `epochs`, `batch`, `seed`, `record` (every so many steps are measured),
    `patience`, and more (docs: POST /api/v1/training). `progress` shows a bar, by default where a person looks at
    it. The same arguments give the same numbers. Raises SourceError or LimitError, naming the field at fault.

    >>> import chainrule as cr
    >>> net = cr.network([2, 4, 1], activation="tanh", loss="mse", seed=7)
    >>> run = cr.train(net, ([[0, 0], [0, 1], [1, 0], [1, 1]], [-1, 1, 1, -1]), optimiser="adam", eta=0.05, steps=200)
    >>> bool(run.losses[-1] < 0.1 * run.losses[0]), len(run.losses)
    (True, 201)
    >>> run.parameters["W1"].shape
    (4, 2)
    """
    document = training_document(network, data, settings)
    job = read_job(document, limits or limits_for(document["source"]))
    return FinishedTraining(job, collect(job, watched(job, progress)))


def training_document(network: Source, data: Data, settings: Mapping[str, Any]) -> dict[str, Any]:
    """The training document of the arguments of `train`."""
    source = source_document(network)
    told = {name: plain(value) for name, value in settings.items()}
    if data is None:
        return {"source": source, **told}
    if isinstance(data, tuple):
        return {"source": {**source, "samples": samples_of(*data)}, **told}
    if isinstance(data, str):
        data = {"name": data}
    elif hasattr(data, "to_csv"):
        data = {"name": "csv", "text": data.to_csv(index=False)}
    return {"source": source, "dataset": plain(data), **told}


def watched(job: TrainingJob, progress: bool | None) -> Iterable[Progress]:
    """What is measured, with a bar beside it that says the loss."""
    with warnings.catch_warnings():
        # In a notebook without its widgets the bar is one of text, which is no cause for a warning.
        warnings.simplefilter("ignore")
        from tqdm.auto import tqdm  # noqa: PLC0415  it takes longer to import than the rest

        bar = tqdm(total=job.steps, disable=None if progress is None else not progress, unit="step")
    with bar:
        for each in measured(job):
            bar.update(each.step - bar.n)
            bar.set_postfix_str(f"loss {each.loss:.4g}", refresh=False)
            yield each
