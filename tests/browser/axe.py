"""What axe has against a page: broken rules, best practice among them, and contrasts it cannot decide, by pixel."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
OF_LOOKS = ("color-contrast", "target-size")
"""What a theme may break: its colours, and what its sizes leave to the hand."""
CONTRASTS = Path(__file__).with_name("contrasts.js")


def violations(page: Page, *rules: str) -> list[str]:
    """Rules of axe that are broken, with the first place of each; of all rules, or of those named."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        """rules => axe
          .run(document, {resultTypes: ['violations'], ...(rules.length > 0 && {runOnly: rules})})
          .then(r => r.violations)""",
        rules,
    )
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]} {rule['nodes'][0]['failureSummary']}" for rule in found]


def violations_in_every_theme(page: Page) -> list[str]:
    """The same of the studio in each theme, one after the other; those of looks alone after the first."""
    found = []
    for theme, rules in (("light", ()), ("dark", OF_LOOKS), ("projector", OF_LOOKS)):
        page.evaluate("theme => document.querySelector('studio-app').studio.preferences.setTheme(theme)", theme)
        page.locator(f":root[data-theme={theme}]").wait_for(state="attached")
        found += [f"{theme}: {each}" for each in violations(page, *rules)]
    return found


def weak_contrasts(page: Page) -> list[str]:
    """Texts that axe could not judge, and that have too little contrast with what is painted behind them.

    The page is photographed without those texts; each is compared with every colour that covers a good part of its box.
    """
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate(CONTRASTS.read_text(encoding="utf-8"))
    if page.evaluate("contrasts.hide()") == 0:
        return []
    picture = base64.b64encode(page.screenshot()).decode()
    found: list[str] = page.evaluate("picture => contrasts.judge(picture)", picture)
    return found
