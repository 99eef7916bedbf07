"""What a film must show at a step, worked out from the API's trace alone, and what a page shows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from playwright.sync_api import Page

MINUS = "−"


@dataclass(frozen=True)
class Film:
    """Figures by key: `v3` and `g3` of node 3, `l5`, `a5` and `t5` of edge 5; `since` is the step that makes each."""

    figures: dict[str, list[float]]
    since: dict[str, int]
    steps: int

    def known(self, key: str, step: int) -> list[float] | None:
        """The figure, once `step` steps are complete; None while it is a question mark."""
        return self.figures[key] if self.since[key] < step else None


def film_of(trace: dict[str, Any]) -> Film:
    """Read a trace document; nothing here is shared with the page's own reader."""
    nodes = trace["graph"]["nodes"]
    position = {node["id"]: i for i, node in enumerate(nodes)}
    edges = [f"{node['id']}.{slot}" for node in nodes for slot in range(len(node["inputs"]))]
    figures: dict[str, list[float]] = {}
    since: dict[str, int] = {}
    for node in nodes:
        i = position[node["id"]]
        figures[f"v{i}"], since[f"v{i}"] = flat(trace["values"][node["id"]]), -1
        if node["id"] in trace["gradients"]:
            figures[f"g{i}"] = flat(trace["gradients"][node["id"]])
    for step in trace["steps"]:
        i = position[step["node"]]
        if step["pass"] == "forward":
            since[f"v{i}"] = step["index"]
            continue
        since.setdefault(f"g{i}", step["index"])
        for each in step["contributions"]:
            e = edges.index(each["edge"])
            # A gradient is complete with the last contribution.
            since[f"g{position[each['to']]}"] = step["index"]
            for letter, field in (("l", "local"), ("a", "amount"), ("t", "total")):
                if each[field] is not None:
                    figures[f"{letter}{e}"], since[f"{letter}{e}"] = flat(each[field]), step["index"]
    return Film(figures, since, len(trace["steps"]))


def flat(value: Any) -> list[float]:
    return [x for item in value for x in flat(item)] if isinstance(value, list) else [float(value)]


def written(x: float, digits: int = 4) -> str:
    """A number as people read it: `digits` significant digits, a true minus sign."""
    if math.isnan(x):
        return "NaN"
    sign = MINUS if x < 0 else ""
    size = abs(x)
    if math.isinf(size):
        return sign + "∞"
    if size == 0:
        return "0"
    exact = Decimal(size)
    exponent = exact.adjusted()
    rounded = exact.quantize(Decimal(1).scaleb(exponent - digits + 1), ROUND_HALF_UP)
    if size < 1e-4 or size >= 1e6:
        mantissa = rounded.scaleb(-rounded.adjusted())
        return f"{sign}{trimmed(mantissa)}e{str(rounded.adjusted()).replace('-', MINUS)}"
    return sign + trimmed(rounded if exponent < digits else exact.quantize(Decimal(1), ROUND_HALF_UP))


def trimmed(x: Decimal) -> str:
    text = f"{x:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_written(text: str, x: float) -> bool:
    """Is `text` the number `x` with some number of significant digits, where there is little room fewer than 4?"""
    bare = text.strip("()").removeprefix("+")
    return any(bare == written(x, digits) for digits in (4, 3, 2, 1))


READ = """
const settle = async () => {
    await document.querySelector("studio-app").updateComplete;
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
};
const panels = () => [...document.querySelectorAll("[data-figure]")].map((element) => {
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const text = words.map((node) => node.textContent.trim()).join("");
    return [element.dataset.figure, element.dataset.value, text];
});
const picture = () => {
    const root = document.querySelector("chain-rule").shadowRoot;
    const isHidden = (element) => element.closest("[hidden]") || element.getAttribute("opacity") === "0";
    const text = (element) => (element && !isHidden(element) ? element.textContent : "?");
    const found = {};
    for (const node of root.querySelectorAll("g.node")) {
        found[`v${node.dataset.node}`] = text(node.querySelector(".body .value"));
        const flag = node.querySelector(".flag .gradient");
        if (flag) found[`g${node.dataset.node}`] = text(flag);
    }
    // Chips are there for what is in hand; one that is not there says nothing.
    for (const chips of root.querySelectorAll(".chips")) {
        for (const [key, kind] of [["l", "local"], ["a", "amount"]]) {
            const figure = chips.querySelector(`.chip-${kind} .figure`);
            if (figure && !isHidden(figure)) found[`${key}${chips.dataset.edge}`] = figure.textContent;
        }
    }
    return found;
};
const explanation = () => document.querySelector("studio-explanation").innerText;
const shown = () => ({panels: panels(), picture: picture(), explanation: explanation()});
"""


@dataclass(frozen=True)
class Shown:
    """What a page shows: (key, full value, visible text) of the panels' figures; the picture's by key; the words."""

    panels: list[tuple[str, str, str]]
    picture: dict[str, str]
    explanation: str


def shown_of(found: dict[str, Any]) -> Shown:
    return Shown([(key, value, text) for key, value, text in found["panels"]], found["picture"], found["explanation"])


def shown(page: Page) -> Shown:
    """What the studio shows now."""
    return shown_of(page.evaluate(f"async () => {{ {READ} await settle(); return shown(); }}"))


def walk(page: Page, steps: list[float]) -> list[Shown]:
    """What the studio shows at each of these times."""
    script = f"""async (steps) => {{
        {READ}
        const found = [];
        for (const step of steps) {{
            document.querySelector("chain-rule").t = step;
            await settle();
            found.push(shown());
        }}
        return found;
    }}"""
    return [shown_of(found) for found in page.evaluate(script, steps)]


def show_details(page: Page) -> None:
    """Open everything that is known of the step, beside the picture."""
    page.locator("[data-details]").click()
    page.locator("[data-details][aria-expanded=true]").wait_for()


def go_to(page: Page, step: int) -> None:
    """Rest at `step`, with everything drawn."""
    walk(page, [step])
