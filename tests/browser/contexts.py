"""Contexts of the browser that are used again: what a test left behind is gone, what was fetched and compiled is not.

A new context costs as much as everything that most tests do in it. A test that must find an empty cache, or that
changes what belongs to a context as a whole, asks for one of its own.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

KEPT = 4
"""So many wait to be used again; the one that was used longest ago goes first."""
RESTING = "/livez"
"""An address of the app that does nothing. A page that stays there keeps the process of its site alive."""


@dataclass(frozen=True)
class Lent:
    """A context, and the page that stays open in it."""

    key: Hashable
    context: BrowserContext
    resting: Page


@dataclass
class Contexts:
    """Of one browser, for one app."""

    browser: Browser
    address: str
    _free: list[Lent] = field(default_factory=list)

    def lend(self, options: Mapping[str, Any]) -> Lent:
        """One that nobody else uses, as if it were new but for what it has fetched."""
        key = repr(sorted(options.items()))
        found = next((each for each in reversed(self._free) if each.key == key), None)
        if found is not None:
            self._free.remove(found)
            return found
        context = self.browser.new_context(base_url=self.address, **options)
        resting = context.new_page()
        resting.goto(RESTING)
        return Lent(key, context, resting)

    def give_back(self, lent: Lent) -> None:
        for page in lent.context.pages:
            if page is not lent.resting:
                page.close()
        lent.context.set_offline(False)
        lent.context.clear_cookies()
        lent.resting.evaluate("localStorage.clear()")
        self._free.append(lent)
        if len(self._free) > KEPT:
            self._free.pop(0).context.close()

    def close(self) -> None:
        for lent in self._free:
            lent.context.close()
        self._free.clear()
