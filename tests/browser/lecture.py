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
OVERLAPS = f"""() => {{
    const parts = [...{FILM}.shadowRoot.querySelectorAll(
        ".network :is(.sum-box, .z-line, .locked-by, .put-away text, .flag-shape, .spot-bias .shape,"
        + " .spot-weight .shape, .badge, .small, .spot-input .shape, .loss-box, .seed-box,"
        + " .band-title, .band-formula, .spot-a .shape, .tally, .need-open circle)")]
        .filter((part) => !part.closest("[hidden]") && part.getBoundingClientRect().width > 0);
    const owner = (part) => part.closest(".spot-bias, .spot-weight, .spot-product");
    const found = [];
    parts.forEach((part, i) => parts.slice(i + 1).forEach((other) => {{
        if (owner(part) && owner(part) === owner(other)) return;
        // The question mark of an arrow sits on the tip of the flag it points to.
        if (part.matches(".flag-shape") && other.closest(".need-open")) return;
        const [a, b] = [part.getBoundingClientRect(), other.getBoundingClientRect()];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const words = [part, other].map((each) => `${{each.classList}} ${{each.textContent}}`);
        if (wide > 1.5 && high > 1.5) found.push(words.join(" | "));
    }}));
    return [parts.length, found];
}}"""


def shown(page: Page) -> dict[str, tuple[float | None, str]]:
    return {key: (None if number is None else float(number), text) for key, number, text in page.evaluate(SHOWN)}


def seek(page: Page, step: int) -> None:
    page.evaluate(f"step => {{ {FILM}.step = step }}", step)


def assert_reads(text: str, number: float) -> None:
    figure = text.rpartition("= ")[2]
    assert figure in {written(number, digits) for digits in (1, 2, 3, 4)}, (text, number)
