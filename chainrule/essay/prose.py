"""Write a passage as HTML: formulas as MathML, numbers as they come out, bound to the trace by their attributes.

How a passage is marked stands at the head of `chapters.toml`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Final

from chainrule.encode.formula import formulas_of
from chainrule.encode.number_format import figure
from chainrule.essay.mathml import mathml
from chainrule.essay.traces import scene, trace_document
from chainrule.sources.network.size import layer_widths

LEARNING_RATE: Final = 0.5
_MARK: Final = re.compile(r"`(?P<formula>[^`]+)`|\{(?P<kind>\w+)(?: (?P<rest>[^}:]*))?(?::\s*(?P<words>[^}]*))?\}")


def prose(text: str, trace_name: str, *, fixed: str = "") -> str:
    """The passage as HTML; `fixed` says of a number that cannot be dragged why that is so.

    Raises KeyError for a name that is not in the trace, ValueError for a mark that is none.
    """
    text = text.replace(" = ", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")
    found, at = [], 0
    for mark in _MARK.finditer(text):
        found.append(escape(text[at : mark.start()]))
        found.append(_marked(mark, trace_name, fixed))
        at = mark.end()
    return "".join([*found, escape(text[at:])])


def names_in(text: str) -> list[tuple[str, str]]:
    """The quantities of the trace that a passage names: (`value`, `z`), (`gradient`, `w`)."""
    marks = [(mark["kind"], (mark["rest"] or "").strip()) for mark in _MARK.finditer(text)]
    return [(kind, name) for kind, name in marks if kind in ("value", "gradient")]


def _marked(mark: re.Match[str], trace_name: str, fixed: str) -> str:
    if mark["formula"]:
        return mathml(mark["formula"])
    count = _FIXED.get(mark["kind"])
    if count is not None:
        why = f' title="{escape(fixed)}"' if fixed else ""
        return f'<span class="count"{why}>{count(trace_name, mark["rest"])}</span>'
    write = _KINDS.get(mark["kind"])
    if write is None:
        raise ValueError(f"no mark is called {mark['kind']!r}")
    return write(trace_name, (mark["rest"] or "").strip(), (mark["words"] or "").strip())


def _quantity(kind: str) -> Callable[[str, str, str], str]:
    def write(trace_name: str, name: str, _: str) -> str:
        found = trace_document(trace_name)[f"{kind}s"][name]
        return _number(found, {f"data-{kind}": name, "data-name": _label(trace_name, name, kind)})

    return write


def _new(trace_name: str, name: str, _: str) -> str:
    known = trace_document(trace_name)
    found = known["values"][name] - LEARNING_RATE * known["gradients"][name]
    return _number(found, {"data-new": name, "data-name": _label(trace_name, name, "value")})


def _eta(trace_name: str, *_: str) -> str:
    return _number(LEARNING_RATE, {"data-eta": figure(LEARNING_RATE), "data-name": "η"})


def _course(trace_name: str, name: str, _: str) -> str:
    text = figure(float(trace_document(trace_name)["values"][name]))
    return f'<span class="course" data-course="{escape(name)}" aria-live="polite">{text}</span>'


def _count(trace_name: str, what: str) -> str:
    return str(COUNTS[what](trace_name))


def _slope(trace_name: str, edge: str) -> str:
    steps = trace_document(trace_name)["steps"]
    handed = [each for step in steps if step["pass"] == "backward" for each in step["contributions"]]
    [local] = [each["local"] for each in handed if each["edge"] == edge]
    return figure(local)


def _try(trace_name: str, given: str, words: str) -> str:
    values = {name: float(value) for name, value in (pair.split("=") for pair in given.split())}
    unknown = values.keys() - scene(trace_name).graph.position.keys()
    if unknown:
        raise KeyError(f"the trace has no input {sorted(unknown)}")
    written = escape(json.dumps(values, ensure_ascii=False))
    return f'<button type="button" class="try" data-set="{written}">{escape(words)}</button>'


_KINDS: Final[Mapping[str, Callable[[str, str, str], str]]] = {
    "value": _quantity("value"),
    "gradient": _quantity("gradient"),
    "new": _new,
    "eta": _eta,
    "course": _course,
    "try": _try,
}


_FIXED: Final[Mapping[str, Callable[[str, str], str]]] = {"count": _count, "slope": _slope}
"""Numbers that no input changes."""


def _number(value: float, attributes: Mapping[str, str]) -> str:
    text = figure(value)
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f'<span class="number"{written}>{text}</span>'


def _label(trace_name: str, name: str, kind: str) -> str:
    """How the quantity is called, for those who hear it."""
    graph = scene(trace_name).graph
    formulas, i = formulas_of(graph), graph.position[name]
    return formulas.labels[i] if kind == "value" else formulas.partial_text(i)


def _parameters(trace_name: str) -> int:
    return sum(node["role"] == "parameter" for node in trace_document(trace_name)["graph"]["nodes"])


def evaluations(trace_name: str, *, is_from_left: bool) -> int:
    """How often some dC/dz of a network is evaluated when every neuron's is asked for.

    From the right once a neuron. From the left nothing is remembered: a neuron costs itself and all of the next layer.
    """
    _, *widths = layer_widths(scene(trace_name).source)
    if not is_from_left:
        return sum(widths)
    cost, count, after = 0, 0, 0
    for width in reversed(widths):
        cost = 1 + after * cost
        count += width * cost
        after = width
    return count


COUNTS: Final[Mapping[str, Callable[[str], int]]] = {
    "parameters": _parameters,
    "left": lambda trace_name: evaluations(trace_name, is_from_left=True),
    "right": lambda trace_name: evaluations(trace_name, is_from_left=False),
}
