"""The colours of a picture, light and dark, and of numbers: blue above zero, orange below."""

from __future__ import annotations

import math
from typing import Final, Literal

import numpy as np

from chainrule.engine.trace import Value

Theme = Literal["light", "dark", "auto"]
Tone = Literal["positive", "negative", "zero", "mixed", "broken"]

# Those that the player has too are called as in its `tokens.css`, and a test holds them together.
LIGHT: Final = {
    "paper": "#fbfaf7", "panel": "#ffffff", "hairline": "#e4e1da", "line": "#8f8b83", "ink": "#20242c",
    "muted": "#676b74", "positive": "#266fae", "negative": "#c8610a", "positive-text": "#266fae",
    "negative-text": "#a85923", "broken": "#6a10a4", "backward": "#a90135", "backward-soft": "#f6ccd6",
    "backward-tint": "#fdf0f3", "input": "#fff4c9", "input-line": "#a58600", "mixed": "#6b4ea0",
    "input-ink": "#20242c",
}  # fmt: skip
DARK: Final = {
    "paper": "#15171c", "panel": "#1d2026", "hairline": "#31353e", "line": "#6e7581", "ink": "#eceef1",
    "muted": "#a0a6b0", "positive": "#42a2fe", "negative": "#f8a658", "positive-text": "#42a2fe",
    "negative-text": "#f8a658", "broken": "#dfbafe", "backward": "#fe7191", "backward-soft": "#522733",
    "backward-tint": "#2c1a21", "input": "#38320f", "input-line": "#c9a300", "mixed": "#b9a0ea",
    "input-ink": "#fff4c9",
}  # fmt: skip

_RULES: Final = """
.chainrule{{font-family:Inter,system-ui,"Segoe UI",Helvetica,Arial,sans-serif;font-variant-numeric:tabular-nums;\
text-anchor:middle}}
.paper{{fill:{paper}}}
.edge{{fill:none;stroke:{hairline};stroke-width:1.6}}
.edge.forward{{stroke:{line}}}
.edge.active{{stroke:{ink};stroke-width:2.2}}
.head{{fill:{line}}}.head.active{{fill:{ink}}}
.back{{fill:none;stroke-linecap:round}}
.body{{fill:{panel};stroke:{ink};stroke-width:1.6}}
.body.unknown{{stroke:{hairline}}}
.body.input{{fill:{input};stroke:{input-line}}}
.body.constant{{stroke:{line}}}
.body.active{{stroke-width:3}}
.lines{{fill:none;stroke:{hairline}}}
.name{{fill:{ink};font-size:13px;font-weight:500}}
.name.formula{{fill:{muted};font-size:12px;font-weight:400}}
.note,.symbol,.unknown-value{{fill:{muted}}}
.note{{font-size:12px;font-weight:400}}
.index{{font-size:.75em}}
.value{{fill:{ink};font-weight:600}}.value.input{{fill:{input-ink}}}
.cell{{font-size:12px}}.cell.plain{{fill:{ink}}}.cell.input{{fill:{input-ink}}}
.flag{{fill:{panel};stroke:{backward-soft};stroke-width:1.2}}
.flag.done{{stroke:{backward}}}
.flag.active{{fill:{backward-tint};stroke:{backward};stroke-width:2}}
.caption{{fill:{muted};font-size:12px}}
.gradient{{font-size:13px;font-weight:600}}
.still{{fill:{muted};font-weight:400}}
.chip{{fill:{panel};stroke:{hairline}}}
.chip.amount{{stroke:{backward}}}
.chip-text{{fill:{muted};font-size:12px}}
.glyph{{font-size:8px}}.glyph.amount{{fill:{backward}}}
""".strip()
# For a line and for what is written: the colour of a sign that is written has more contrast.
_TONES: Final = {
    "positive": ("positive", "positive-text"), "negative": ("negative", "negative-text"), "zero": ("muted", "muted"),
    "mixed": ("mixed", "mixed"), "broken": ("broken", "broken"),
}  # fmt: skip


def styles(theme: Theme) -> str:
    """The style sheet; `auto` follows the reader's preference."""
    if theme == "auto":
        return f"{_sheet(LIGHT)}@media (prefers-color-scheme:dark){{{_sheet(DARK)}}}"
    return _sheet(DARK if theme == "dark" else LIGHT)


def _sheet(colours: dict[str, str]) -> str:
    tones = "".join(
        f".tone-{tone}{{fill:{colours[text]}}}.back.tone-{tone}{{fill:none;stroke:{colours[line]}}}"
        for tone, (line, text) in _TONES.items()
    )
    return _RULES.replace("\n", "").format(**colours) + tones


def tone(value: Value) -> Tone:
    """What a number or array says by its sign."""
    if not np.isfinite(value).all():
        return "broken"
    low, high = float(np.min(value)), float(np.max(value))
    if low < 0 < high:
        return "mixed"
    return "positive" if high > 0 else "negative" if low < 0 else "zero"


def stroke_width(value: Value) -> float:
    """The width of a backward edge on a fixed scale: 5 px for 1, 1.1 px a factor of ten, from 1 to 8 px."""
    greatest = float(np.max(np.abs(value)))
    if math.isnan(greatest):
        return 8.0
    return min(8.0, max(1.0, 5.0 + 1.1 * math.log10(greatest))) if greatest > 0 else 1.0
