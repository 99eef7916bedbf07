"""What a single number of a network is called when it is a node of its own.

Indices count from 1, layer first: `w2_1_3` is the weight of layer 2 into neuron 1 from neuron 3. Of N > 1 samples the
second's values end in `@2`; parameters, which all samples share, do not.

    x_1  t_1            input 1, target 1
    w2_1_3  b2_1        a weight, a bias
    p2_1_3  s2_1_3      the product w2_1_3 * a1_3, and the sum of the products up to it
    z2_1  a2_1          s2_1_3 + b2_1, and its activation
    m2_1  d2_1          with dropout: its mask, and what is left of the activation
    e_1  q_1  ...  C    the parts of the loss, as in the tensor graph; `C` is one sample's loss
    S@2  L              the sum of the losses up to sample 2, and the result
"""

from __future__ import annotations

import re
from collections.abc import Sequence

PARAMETERS = {"W": "w", "b": "b"}
WITHOUT_CELLS = frozenset({"half", "one", "s"})
"""Nodes of the tensor graph whose numbers have no single counterpart: constants, and a sum that is several nodes."""


def suffix(sample: int, count: int) -> str:
    """What the ids of sample `sample` (from 0) of `count` end in."""
    return f"@{sample + 1}" if count > 1 else ""


def cell_id(name: str, index: Sequence[int], count: int) -> str:
    """The id, in scalar detail, of element `index` (from 0) of the tensor graph's node `name`.

    `count` is the number of samples. `cell_id("W2", (0, 2), 5)` is `w2_1_3`; `cell_id("z2", (1, 0), 5)` is `z2_1@2`.
    Raises KeyError for the names in `WITHOUT_CELLS`.
    """
    if name in WITHOUT_CELLS:
        raise KeyError(name)
    if name == "L":
        return name
    letter, layer = name[0], name[1:]
    if letter in PARAMETERS:
        return "_".join([PARAMETERS[letter] + layer, *(str(i + 1) for i in index)])
    sample, *rest = index
    return "_".join([name, *(str(i + 1) for i in rest)]) + suffix(sample, count)


_LEAF = re.compile(r"(?:(?P<letter>[wb])(?P<layer>\d+)|(?P<row>[xt]|m\d+))(?P<rest>(?:_\d+){1,2})(?:@(?P<sample>\d+))?")


def leaf_of(cell: str) -> tuple[str, tuple[int, ...]] | None:
    """The reverse of `cell_id` for leaves: the array's name and the index, or None where `cell` is no such id.

    Whether the array has that index is not known here.
    """
    match = _LEAF.fullmatch(cell)
    if match is None or len(cell) > 40:
        return None
    index = tuple(int(number) - 1 for number in match["rest"][1:].split("_"))
    if match["row"]:
        return match["row"], (int(match["sample"] or 1) - 1, *index)
    return {"w": "W", "b": "b"}[match["letter"]] + match["layer"], index
