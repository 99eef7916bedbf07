"""Numbers by name: `figures["w"]` is a float, or a read-only float64 array.

>>> from chainrule.python.figures import Figures
>>> figures = Figures({"w": 2.0, "x": 3.0}, "value")
>>> figures["w"], list(figures)
(2.0, ['w', 'x'])
>>> figures["W"]
Traceback (most recent call last):
    ...
KeyError: "there is no value named 'W'; there are: w, x"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chainrule.engine.trace import Value

MOST_NAMED = 12
"""So many names are listed where one was asked for that is none."""


class Figures(Mapping[str, Value]):
    """`what` they are, for errors; `absent` says of known names why they have no number."""

    def __init__(self, figures: Mapping[str, Value], what: str, absent: Mapping[str, str] | None = None) -> None:
        self._figures, self._what, self._absent = figures, what, absent or {}

    def __getitem__(self, name: str) -> Value:
        try:
            return self._figures[name]
        except KeyError:
            raise KeyError(self._why_not(name)) from None

    def __contains__(self, name: object) -> bool:
        return name in self._figures

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def __repr__(self) -> str:
        return f"{{{', '.join(f'{name!r}: {value!r}' for name, value in self._figures.items())}}}"

    def _why_not(self, name: str) -> str:
        if name in self._absent:
            return self._absent[name]
        names = list(self._figures)
        listed = ", ".join(names[:MOST_NAMED]) + (", ..." if len(names) > MOST_NAMED else "")
        return f"there is no {self._what} named {name!r}; there are: {listed}"
