"""The limits in force. They are checked before anything is computed or allocated."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds on what a source may ask for. Lengths are in code points, sizes in float64 elements.

    `edge_elements` are those of all operands, edge by edge: what flows back has their shapes. The last three are what
    `chainrule.cost` tells of one answer: units of work, about nanoseconds, and bytes.
    """

    text_length: int = 20_000
    nesting_depth: int = 200
    nodes: int = 2_000
    name_length: int = 64
    number_length: int = 400
    tensor_elements: int = 1_000_000
    total_elements: int = 4_000_000
    edge_elements: int = 8_000_000
    dimensions: int = 6
    layers: int = 64
    layer_width: int = 4_096
    samples: int = 1_024
    training_steps: int = 100_000
    training_work: int = 20_000_000_000
    dataset_points: int = 10_000
    csv_length: int = 1_000_000
    work: int = 10_000_000_000
    memory: int = 400_000_000
    answer_bytes: int = 100_000_000

    def as_dict(self) -> dict[str, int]:
        return asdict(self)
