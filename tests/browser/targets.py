"""How large everything is that can be pressed, chosen or dragged."""

from __future__ import annotations

from playwright.sync_api import Page

SCRIPT = """(least) => [document, document.querySelector('chain-rule').shadowRoot]
    .flatMap((root) => [...root.querySelectorAll('button, select, input, summary, [role=tab], [role=slider]')])
    .map((target) => [target.closest('label') ?? target, target])
    .filter(([place]) => place.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter(([place]) => {
        const { width, height } = place.getBoundingClientRect();
        return width > 2 && height > 2 && (width < least || height < least);
    })
    .map(([, target]) => target.outerHTML.slice(0, 140))"""


def small_targets(page: Page, least: int) -> list[str]:
    """Those of less than `least` px; a field's label is part of it. What is drawn on the stage is a picture."""
    found: list[str] = page.evaluate(SCRIPT, least)
    return [each for each in found if not each.startswith("<g ")]
