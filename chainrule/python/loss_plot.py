"""A plot of losses as one SVG: `plot.svg`, `plot.save(path)`; in a notebook it shows itself.

The losses stand on a logarithmic scale where they span more than a factor of ten and are all above zero.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from chainrule.encode.number_format import figure
from chainrule.encode.svg import NAMESPACE
from chainrule.encode.svg.mark import element, number, written

WIDTH: Final = 560.0
HEIGHT: Final = 280.0
LEFT, RIGHT, TOP, BOTTOM = 64.0, 16.0, 28.0, 40.0
MOST_POINTS: Final = 800
"""Of more measurements the lowest and the highest of every stretch are drawn."""
COLOURS: Final = ("#266fae", "#c8610a")
INK: Final = "#20242c"
MUTED: Final = "#6d717a"
HAIRLINE: Final = "#e4e1da"


@dataclass(frozen=True)
class LossPlot:
    """Curves by name over `steps`, each of the length of `steps`. What is not finite is left out."""

    steps: Sequence[int]
    curves: Mapping[str, NDArray[np.float64]]

    @property
    def svg(self) -> str:
        """The picture, 560 x 280."""
        scale = Scale.of(self.curves)
        drawn = [_ground(), *_levels(scale), *_steps(self._last)]
        for colour, (name, losses) in zip(COLOURS, self.curves.items(), strict=False):
            drawn += self._curve(name, losses, colour, scale)
        title = element("title", written(f"Loss over {self._last} steps"))
        style = element("style", "text{font:12px Inter,system-ui,sans-serif}")
        return element(
            "svg", title, style, *drawn, xmlns=NAMESPACE, role="img", viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
            width=WIDTH, height=HEIGHT,
        )  # fmt: skip

    def save(self, path: str | Path) -> Path:
        """Write the picture as SVG; returns the path."""
        place = Path(path)
        place.write_text(self.svg, encoding="utf-8")
        return place

    def _repr_svg_(self) -> str:
        return self.svg

    @property
    def _last(self) -> int:
        return max(1, self.steps[-1])

    def _curve(self, name: str, losses: NDArray[np.float64], colour: str, scale: Scale) -> list[str]:
        places = [
            f"{number(_x(self.steps[i], self._last))} {number(_y(scale.share(float(losses[i]))))}"
            for i in thinned(losses)
            if scale.holds(float(losses[i]))
        ]
        left = LEFT + 8 + 90 * list(self.curves).index(name)
        return [
            element("path", d=f"M{'L'.join(places)}" if places else "", fill="none", stroke=colour, stroke_width=1.8),
            element("path", d=f"M{left:g} 14h16", stroke=colour, stroke_width=2.5),
            element("text", written(name), x=left + 22, y=18, fill=INK),
        ]


@dataclass(frozen=True)
class Scale:
    """From `low` to `high`, by their logarithms where `is_log`."""

    low: float
    high: float
    is_log: bool

    @classmethod
    def of(cls, curves: Mapping[str, NDArray[np.float64]]) -> Scale:
        """The scale on which all finite losses have room."""
        every = np.concatenate([losses[np.isfinite(losses)] for losses in curves.values()])
        if not every.size:
            return cls(0.0, 1.0, False)
        low, high = float(every.min()), float(every.max())
        if low > 0 and high / low > 10:
            return cls(10 ** math.floor(math.log10(low)), 10 ** math.ceil(math.log10(high)), True)
        return cls(min(0.0, low), high if high > min(0.0, low) else 1.0, False)

    def holds(self, loss: float) -> bool:
        return math.isfinite(loss) and (loss > 0 or not self.is_log)

    def share(self, loss: float) -> float:
        """Where a loss stands between the ends, from 0 to 1."""
        if self.is_log:
            return math.log(loss / self.low) / math.log(self.high / self.low)
        return (loss - self.low) / (self.high - self.low)

    @property
    def levels(self) -> list[float]:
        """Round losses at which a line is drawn: powers of ten, or fifths."""
        if not self.is_log:
            return [self.low + k * (self.high - self.low) / 4 for k in range(5)]
        low, high = round(math.log10(self.low)), round(math.log10(self.high))
        return [10.0**k for k in range(low, high + 1, max(1, (high - low) // 5))]


def thinned(losses: NDArray[np.float64]) -> list[int]:
    """The places of at most about `MOST_POINTS` losses, the lowest and highest of every stretch among them."""
    if len(losses) <= MOST_POINTS:
        return list(range(len(losses)))
    kept = {0, len(losses) - 1}
    for part in np.array_split(np.arange(len(losses)), MOST_POINTS // 2):
        finite = part[np.isfinite(losses[part])]
        if finite.size:
            kept |= {int(finite[losses[finite].argmin()]), int(finite[losses[finite].argmax()])}
    return sorted(kept)


def _ground() -> str:
    return element("rect", width="100%", height="100%", fill="#fbfaf7")


def _levels(scale: Scale) -> list[str]:
    drawn = []
    for level in scale.levels:
        y = _y(scale.share(level))
        drawn += [
            element("path", d=f"M{LEFT:g} {number(y)}H{WIDTH - RIGHT:g}", stroke=HAIRLINE),
            element("text", figure(level, 3), x=LEFT - 8, y=y + 4, text_anchor="end", fill=MUTED),
        ]
    return drawn


def _steps(last: int) -> list[str]:
    marks = sorted({round(last * k / 4) for k in range(5)})
    y = HEIGHT - BOTTOM + 18
    return [
        *(element("text", str(step), x=_x(step, last), y=y, text_anchor="middle", fill=MUTED) for step in marks),
        element("text", "step", x=(LEFT + WIDTH - RIGHT) / 2, y=HEIGHT - 6, text_anchor="middle", fill=MUTED),
    ]


def _x(step: int, last: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * step / last


def _y(share: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share
