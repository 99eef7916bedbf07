"""Write the pages that come from the code: `python docs/generate.py`. A test fails while one is stale."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from chainrule.engine.ops import FAMILIES, OPS, Op, fill
from chainrule.sources.expression.functions import OTHER_NAMES, WRITTEN_OTHERWISE, signature

DOCS = Path(__file__).resolve().parent
HEADINGS = ("op", "called", "value", "contribution to each operand", "what it is, and what holds at kinks")
INTRODUCTION = """# The op table

Every op of the engine, from `chainrule/engine/ops`. `x`, `y`, `z` are the operands in order, `out` is the result and
`g` the upstream gradient, d output / d `out`. A contribution is what an op hands back to one operand; where the operand
was broadcast, it is summed back to the operand's shape. `[condition]` is 1 where the condition holds and 0 elsewhere.

This page is generated: change the table, then run `python docs/generate.py`.
"""


def ops_page() -> str:
    """`docs/ops.md`, from the op table."""
    parts = [f"## {title}\n\n{table(map(row, ops))}\n" for title, ops in FAMILIES.items()]
    return "\n".join([INTRODUCTION, *parts])


def row(op: Op) -> tuple[str, ...]:
    """An op as a row of the page."""
    others = [other for other, name in OTHER_NAMES.items() if name == op.name and other not in op.about]
    called = "" if op.name in WRITTEN_OTHERWISE else code(signature(op.name, op))
    also = f" Also called {', '.join(map(code, others))}." if others else ""
    kink = f" At kinks: {op.kink}." if op.kink else ""
    value, *contributions = (code(named(formula)) for formula in (op.text, *op.vjp_text))
    return code(op.name), called, value, "<br>".join(contributions), f"{op.about}{also}{kink}"


def named(formula: str) -> str:
    """A formula with names in its slots."""
    options = {name: name for op in OPS.values() for name in op.options}
    return fill(
        formula, {"0": "x", "1": "y", "2": "z", "args": "x, y, ...", "x": "x", "out": "out", "g": "g", **options}
    )


def code(text: str) -> str:
    """`text` as code inside a table."""
    return f"`{text.replace('|', chr(92) + '|')}`"


def table(rows: Iterable[tuple[str, ...]]) -> str:
    lines = [HEADINGS, ("---",) * len(HEADINGS), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


PAGES = {"ops.md": ops_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
