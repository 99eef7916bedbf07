"""How well a picture can be read: the smallest text, what overlaps, what is cut, and its share of the window.

Every preset is looked at in every view it has, by every unit, at twelve moments of its film: half of them at rest, half
in the middle of a motion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.waiting import until

SCRIPT = Path(__file__).with_suffix(".js")
FILM = "document.querySelector('chain-rule')"
MOMENTS = 12
VIEWS = ("graph", "network", "reversed", "both")
UNITS = ("op", "neuron", "layer")


@dataclass(frozen=True)
class Setting:
    """Where a picture is looked at: the window in px, the text floor in px, the least share of the window."""

    name: str
    width: int
    height: int
    path: str
    floor: float
    share: float


SETTINGS = {
    each.name: each
    for each in (
        Setting("studio", 1280, 720, "/#preset={preset}&view={view}", 720 / 60, 0.5),
        Setting("hall", 1920, 1080, "/#preset={preset}&view={view}&hall=1", 1080 / 45, 0.7),
        Setting("frame", 640, 360, "/embed?preset={preset}&view={view}", 11, 0.6),
        Setting("phone", 390, 844, "/#preset={preset}&view={view}", 11, 0),
    )
}


@dataclass(frozen=True)
class Fault:
    """Something that cannot be read, and when."""

    view: str
    unit: str
    moment: str
    kind: str
    what: str

    def __str__(self) -> str:
        return f"{self.view} by {self.unit} at {self.moment}: {self.kind} {self.what}"


def faults(page: Page, preset: str, setting: Setting) -> list[Fault]:
    """Everything that is wrong with the pictures of `preset`. The page must have begun with `SCRIPT`."""
    found = []
    for view in VIEWS:
        page.goto("about:blank")
        page.goto(setting.path.format(preset=preset, view=view))
        until(page, f"{FILM}?.scene")
        page.wait_for_timeout(400)
        if page.evaluate(f"{FILM}.view") != view:
            continue
        page.evaluate("legibility.hold()")
        for unit in UNITS if view != "graph" else UNITS[:1]:
            page.evaluate(f"unit => {FILM}.setAttribute('unit', unit)", unit)
            found += list(faults_by_unit(page, setting, view, unit))
        page.evaluate("legibility.release()")
    return found


def faults_by_unit(page: Page, setting: Setting, view: str, unit: str) -> Iterator[Fault]:
    """Go through the film in even strides; every second stop is in the middle of a motion."""
    steps = page.evaluate(f"{FILM}.steps")
    for index in range(MOMENTS):
        step = round(index * steps / (MOMENTS - 1))
        is_moving = index % 2 == 1 and step < steps
        page.evaluate(f"step => {{ {FILM}.pause(); {FILM}.seek(step) }}", step)
        go_on = f"{FILM}.next(); legibility.pass({300 + 60 * index})" if is_moving else "legibility.pass(128)"
        moment = f"step {step}" + (" in motion" if is_moving else "")
        measured: dict[str, Any] = page.evaluate(
            f"floor => {{ {go_on}; return legibility.measure(floor) }}", setting.floor
        )
        if measured["texts"] == 0:
            yield Fault(view, unit, moment, "nothing", "to read")
        if measured["share"] < setting.share:
            yield Fault(view, unit, moment, "share", f"{measured['share']:.0%} of the window")
        for kind in ("small", "cut", "overlaps"):
            for what in measured[kind]:
                yield Fault(view, unit, moment, kind, what)
