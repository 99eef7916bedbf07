"""Golden entries in the lecture's signs: y is the output, ŷ the label.

Some of the golden entries call them by other letters. The worked examples of the same ids compute the same under the
lecture's names.
"""

from __future__ import annotations

import re
from typing import Any

IN_THE_LECTURES_SIGNS: dict[str, dict[str, str]] = {
    "one-neuron": {"a": "y", "y": "ŷ"},
    "softmax-ce": {"t": "ŷ"},
    "logistic-regression": {"a": "y", "t": "ŷ"},
    "rnn-3": {"t1": "ŷ1", "t2": "ŷ2", "t3": "ŷ3"},
}
"""By id: the golden name and the lecture's."""


def in_the_lectures_signs(entry: dict[str, Any]) -> dict[str, Any]:
    """The same entry, its names as the lecture has them."""
    signs = IN_THE_LECTURES_SIGNS.get(entry["id"], {})

    def reworded(text: str) -> str:
        return re.sub(r"\w+", lambda name: signs.get(name[0], name[0]), text)

    def renamed(figures: dict[str, Any]) -> dict[str, Any]:
        return {signs.get(name, name): figure for name, figure in figures.items()}

    figures = {written: renamed(entry[written]) for written in ("inputs", "values", "gradients")}
    title = reworded(entry["title"]) if "t" in signs else entry["title"]
    return {**entry, **figures, "title": title, "expression": reworded(entry["expression"])}
