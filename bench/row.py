"""A row of the table: two durations, or sizes, their ratio, and the ratio that was aimed at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`ours` against `theirs`, both in `unit`. Faster rows aim at theirs / ours, others at ours / theirs."""

    what: str
    against: str
    ours: float
    theirs: float
    target: float
    is_speedup: bool
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return self.theirs / self.ours if self.is_speedup else self.ours / self.theirs

    @property
    def is_reached(self) -> bool:
        return self.ratio >= self.target if self.is_speedup else self.ratio <= self.target

    def cells(self) -> tuple[str, ...]:
        aim = f"{'at least' if self.is_speedup else 'at most'} {self.target:g} x"
        reached = f"{self.ratio:.3g} x{'' if self.is_reached else ' (missed)'}"
        return self.what, self.against, amount(self.ours, self.unit), amount(self.theirs, self.unit), aim, reached


HEADINGS = ("what", "against", "Chainrule", "the other", "target", "reached")


def amount(value: float, unit: str) -> str:
    return f"{value:.4g} {unit}" if value < 9999.5 else f"{value:,.0f} {unit}"


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table, its columns lined up."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    drawn = [f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |" for line in lines]
    return "\n".join([drawn[0], f"|{'|'.join('-' * (width + 2) for width in widths)}|", *drawn[1:]])
