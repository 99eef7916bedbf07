"""Read the fields of a JSON-like document, one by one, with an error that names the field and says what it may be.

    fields = Fields(document, "dataset")
    noise = fields.number("noise", 0.0, low=0, high=0.5)
    fields.refuse_others()

A field that is null counts as missing.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

from chainrule.errors import SourceError
from chainrule.sentences import Sentence, say

LARGEST_INTEGER = 2**53 - 1
"""The largest integer that survives every JSON reader."""

SHOWN = 50
"""So much of a text is quoted in an error, and compared with what is known."""


class Fields:
    """The fields of one mapping; `place` is its name in errors, "" for the document itself."""

    def __init__(self, document: object, place: str = "") -> None:
        if not isinstance(document, Mapping):
            message = (
                say("{place} must be an object with named fields", place=place)
                if place
                else say("the document must be an object with named fields")
            )
            raise SourceError("not-an-object", message, node=place or None)
        self._document: Mapping[str, Any] = document
        self._place = place
        self._known: list[str] = []

    def __contains__(self, name: str) -> bool:
        return self._document.get(name) is not None

    def path(self, name: str) -> str:
        return f"{self._place}.{name}" if self._place else name

    def any(self, name: str) -> Any:
        """The value of a field, or None where it is missing. Every field that is asked for is known from then on."""
        self._known.append(name)
        return self._document.get(name)

    def integer(self, name: str, default: int | None = None, *, low: int = 0, high: int = LARGEST_INTEGER) -> int:
        value = self._given(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            message = say(
                "{place} must be a whole number from {low} to {high}; got {found}",
                place=self.path(name), low=f"{low:,}", high=f"{high:,}", found=shown(value),
            )  # fmt: skip
            self.fault(name, message)
        return value

    def number(self, name: str, default: float | None = None, *, low: float, high: float) -> float:
        value = self._given(name, default)
        if not is_number(value) or not low <= value <= high:
            message = say(
                "{place} must be a number from {low} to {high}; got {found}",
                place=self.path(name), low=f"{low:g}", high=f"{high:g}", found=shown(value),
            )  # fmt: skip
            self.fault(name, message)
        return float(value)

    def choice(self, name: str, choices: Iterable[str], default: str | None = None) -> str:
        value = self._given(name, default)
        return one_of(value, tuple(choices), self.path(name))

    def boolean(self, name: str, default: bool) -> bool:
        value = self._given(name, default)
        if not isinstance(value, bool):
            message = say("{place} must be true or false; got {found}", place=self.path(name), found=shown(value))
            self.fault(name, message)
        return value

    def text(self, name: str, default: str | None = None, *, longest: int) -> str:
        value = self._given(name, default)
        if not isinstance(value, str) or len(value) > longest:
            message = say(
                "{place} must be a text of at most {longest} characters; got {found}",
                place=self.path(name), longest=f"{longest:,}", found=shown(value),
            )  # fmt: skip
            self.fault(name, message)
        return value

    def sequence(self, name: str) -> Sequence[Any]:
        return as_sequence(self._given(name, None), self.path(name))

    def refuse_others(self, *later: str) -> None:
        """Raise SourceError for a field that nobody asked for, nor will for those of `later`, with the nearest name."""
        fields = (*self._known, *later)
        for name in self._document:
            if name in fields:
                continue
            known = meant(str(name)[:SHOWN], fields)
            slots = {"name": quoted(name), "whole": whole(self._place)}
            if known is None:
                names = ", ".join(map(quoted, sorted(set(fields))))
                message = say("{name} is not a field of {whole}; its fields are {known}", known=names, **slots)
            else:
                message = say("{name} is not a field of {whole}; {known} is", known=quoted(known), **slots)
            raise SourceError("unknown-field", message, suggestion=known, node=self.path(shown(name)))

    def fault(self, name: str, message: Sentence, code: str = "invalid-value") -> NoReturn:
        raise SourceError(code, message, node=self.path(name))

    def _given(self, name: str, default: Any) -> Any:
        value = self.any(name)
        if value is None and default is None:
            self.fault(name, say("{place} is missing", place=self.path(name)), "missing-field")
        return default if value is None else value


OTHER_WORDS = {
    "y": "target", "label": "target", "labels": "target", "targets": "target", "output": "target", "input": "x",
    "inputs": "x", "features": "x", "expression": "text", "formula": "text", "code": "text", "source": "text",
    "values": "inputs", "variables": "inputs", "params": "inputs", "parameters": "inputs", "lr": "eta",
    "learning_rate": "eta", "optimizer": "optimiser", "data": "samples", "weights": "W", "bias": "b", "biases": "b",
    "decay": "weight_decay", "l2": "weight_decay", "early_stopping": "patience", "batch_size": "batch",
    "clip": "clip_norm", "max_norm": "clip_norm", "gamma": "decay_factor", "step_size": "decay_every",
    "eps": "epsilon", "num_epochs": "epochs", "n_epochs": "epochs", "iterations": "steps", "random_state": "seed",
    "scheduler": "schedule", "criterion": "loss", "hidden_layer_sizes": "sizes",
}  # fmt: skip
"""Fields by the names that others give them."""


def meant(name: str, known: Sequence[str]) -> str | None:
    """The field that `name` is a slip of, or another word for; None where nothing is near."""
    other = OTHER_WORDS.get(name)
    if other in known:
        return other
    near = difflib.get_close_matches(name, known, 1)
    return near[0] if near else None


def whole(place: str) -> Sentence:
    """What has the fields, in words."""
    part = re.sub(r"\[\d+\]", "", place).rpartition(".")[2]
    if part == "samples":
        return say("a sample")
    if part == "layers":
        return say("a layer")
    if part == "dataset":
        return say("the data set")
    return say("the document")


def quoted(name: object) -> str:
    """A field in a sentence."""
    return f"`{str(name)[:SHOWN]}`"


def is_number(value: object) -> bool:
    """A finite int or float that is no boolean and fits a float64."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def one_of(value: object, choices: Sequence[str], place: str) -> str:
    """`value` if it is one of the choices, else SourceError with the nearest of them."""
    if isinstance(value, str) and value in choices:
        return value
    near = difflib.get_close_matches(value[:SHOWN], choices, 1) if isinstance(value, str) else []
    raise SourceError(
        "unknown-choice",
        say(
            "{place} must be one of {choices}; got {found}",
            place=place,
            choices=", ".join(choices),
            found=shown(value),
        ),
        suggestion=near[0] if near else None,
        node=place,
    )


def as_sequence(value: object, place: str) -> Sequence[Any]:
    """A list or tuple, else SourceError."""
    if isinstance(value, list | tuple):
        return value
    if is_number(value):
        message = say("{place} is a single number, and a list is due: write [{found}]", place=place, found=shown(value))
        raise SourceError("not-a-list", message, node=place)
    raise SourceError(
        "not-a-list", say("{place} must be a list; got {found}", place=place, found=shown(value)), node=place
    )


def shown(value: object) -> str:
    """A value as an error may quote it: at most 60 characters, whatever was sent."""
    if isinstance(value, str):
        return repr(value if len(value) <= SHOWN else value[:SHOWN] + "...")
    if isinstance(value, bool) or value is None:
        return say("nothing") if value is None else say("true") if value else say("false")
    if isinstance(value, int) and value.bit_length() > 160:
        return say("an integer of more than 48 digits")
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        return say("an object")
    return say("a list") if isinstance(value, list | tuple) else type(value).__name__
