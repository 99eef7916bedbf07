"""The lecture's network on a page: its source, the golden figures, and what the page shows of them."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.films import written

FILE = Path(__file__).resolve().parents[1] / "golden" / "networks.json"
GOLDEN = json.loads(FILE.read_text(encoding="utf-8"))["networks"]
LECTURE = next(each for each in GOLDEN if each["id"] == "lecture-network")
CASE = LECTURE["cases"]["A"]
SOURCE = {
    "kind": "network",
    "layers": [
        {"W": W, "b": b, "activation": "sigmoid"} for W, b in zip(LECTURE["W"], LECTURE["b"], strict=True)
    ],
    "loss": CASE["loss"],
    "samples": [{"x": CASE["x"], "target": CASE["target"]}],
    "detail": "scalar",
}  # fmt: skip
FILM = "document.querySelector('chain-rule')"
SHOWN = f"""() => [...{FILM}.shadowRoot.querySelectorAll("[data-figure]")]
    .filter((element) => !element.closest("[hidden]"))
    .map(({{ dataset, textContent }}) => [dataset.figure, dataset.number ?? null, textContent])"""
# Labels that meet, texts that the edge of the picture cuts, and texts smaller than its floor.
OVERLAPS = f"""() => {{
    const stage = {FILM}.shadowRoot.querySelector(".stage").getBoundingClientRect();
    const labels = [...{FILM}.shadowRoot.querySelectorAll(".network .label")];
    const box = (part) => part.getBoundingClientRect();
    const found = [];
    labels.forEach((label, i) => labels.slice(i + 1).forEach((other) => {{
        const [a, b] = [box(label), box(other)];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1.5 && high > 1.5) found.push([label.textContent, other.textContent].join(" | "));
    }}));
    const floor = innerWidth < 600 ? 11 : Math.max(11, innerHeight / 60);
    for (const text of labels.flatMap((label) => [...label.querySelectorAll("text")])) {{
        const {{ left, right, top, bottom }} = box(text);
        const isCut = left < stage.left - 1 || right > stage.right + 1
            || top < stage.top - 2 || bottom > stage.bottom + 2;
        if (isCut) found.push(`cut: ${{text.textContent}}`);
        if (parseFloat(getComputedStyle(text).fontSize) < floor - 0.01) found.push(`small: ${{text.textContent}}`);
    }}
    return [labels.length, found];
}}"""


def shown(page: Page) -> dict[str, tuple[float | None, str]]:
    return {key: (None if number is None else float(number), text) for key, number, text in page.evaluate(SHOWN)}


def shown_when_asked(page: Page) -> dict[str, tuple[float | None, str]]:
    """The same, with every neuron and input opened in its turn by pointing at it."""
    found = shown(page)
    names = page.evaluate(f"{FILM}.scene.nodes.map(({{ id }}) => id).filter((id) => /^[zx]\\d?_/.test(id))")
    for name in names:
        # In one go: a page may light something of its own in between.
        asked = page.evaluate(f"name => {{ {FILM}.highlight({{ nodes: [name] }}); return ({SHOWN})(); }}", name)
        found |= {key: (None if number is None else float(number), text) for key, number, text in asked}
    page.evaluate(f"{FILM}.highlight(null)")
    return found


def seek(page: Page, step: int) -> None:
    page.evaluate(f"step => {{ {FILM}.step = step }}", step)


def assert_reads(text: str, number: float) -> None:
    figure = text.rpartition("= ")[2].removeprefix("×")
    assert figure in {written(number, digits) for digits in (1, 2, 3, 4)}, (text, number)
