"""Write the pages that come from the code: `python -m docs.generate`. A test fails while one is stale."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from chainrule.engine.ops import FAMILIES, OPS, Op, activations, fill
from chainrule.sources.expression.functions import OTHER_NAMES, WRITTEN_OTHERWISE, signature
from chainrule.sources.network import ACTIVATIONS, LOSSES
from chainrule.sources.network.losses import FROM_LOGITS
from docs.browser_rules import browser_rules, browser_sentences
from docs.letter_widths import letter_widths
from docs.typescript import translated

ROOT = Path(__file__).resolve().parents[1]
HEADINGS = ("op", "called", "value", "contribution to each operand", "what it is, and what holds at kinks")
INTRODUCTION = """# The op table

Every op of the engine, from `chainrule/engine/ops`. `x`, `y`, `z` are the operands in order, `out` is the result and
`g` the upstream gradient, d output / d `out`. A contribution is what an op hands back to one operand; where the operand
was broadcast, it is summed back to the operand's shape. `[condition]` is 1 where the condition holds and 0 elsewhere.

This page is generated: change the table, then run `python -m docs.generate`.
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


def browser_table() -> str:
    """`frontend/src/core/network/table.ts`, from the tables of activations and losses: what the browser draws by."""
    curves = {op.name: in_typescript(op) for op in activations.ACTIVATIONS}
    used = sorted({name for formula in curves.values() for name in re.findall(r"(\w+)\(", formula)})
    lines = [
        "/** Activations and losses, from the server's own tables: `python -m docs.generate` writes this file. */",
        f'import {{ {", ".join(used)} }} from "../tape/functions";',
        "",
        "/** Activations of one number, by op. */",
        "export const CURVES: Readonly<Record<string, (x: number) => number>> = {",
        *(f"  {name}: (x) => {formula}," for name, formula in curves.items()),
        "};",
        "",
        "/** What a layer can have, by name in a document. */",
        "export const ACTIVATIONS = [",
        *(f'  "{name}",' for name in ACTIVATIONS),
        "] as const;",
        "",
        "/** Losses and what each computes. */",
        "export const LOSSES = {",
        *(f'  {name}: "{loss.formula}",' for name, loss in LOSSES.items()),
        "} as const;",
        "",
        "/** These losses are computed from the z of the last layer, whose activation must be this. */",
        "export const FORCED: Readonly<Record<string, string>> = "
        f"{{ {', '.join(f'{name}: {json.dumps(wanted)}' for name, wanted in FROM_LOGITS.items())} }};",
    ]
    return "\n".join(lines) + "\n"


def in_typescript(op: Op) -> str:
    """The rule of an op of one operand as an expression over x, its options those of the table."""
    return translated(op.rules[0], {"0": "x"} | {name: repr(value) for name, value in op.options.items()})


PAGES = {
    "docs/ops.md": ops_page,
    "frontend/src/core/network/table.ts": browser_table,
    "frontend/src/core/tape/rules.ts": browser_rules,
    "frontend/src/core/tape/sentences.ts": browser_sentences,
    "frontend/src/still/inter.ts": letter_widths,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (ROOT / name).write_text(page(), encoding="utf-8")
