"""Wait for a page, under a policy that forbids what Playwright's own `wait_for_function` does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Frame, Page

PATIENCE_S = 30.0
PAUSE_MS = 30


def until(page: Page | Frame, expression: str, arg: Any = None) -> Any:
    """What `expression` gives in `page` once that is true. Fails with the expression when it never is."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        found = page.evaluate(expression, arg)
        if found:
            return found
        page.wait_for_timeout(PAUSE_MS)
    raise AssertionError(f"in {PATIENCE_S:g} s it did not come true that {expression}")


def until_here(page: Page, holds: Callable[[], Any]) -> None:
    """Let the page go on until `holds` here, in the test. Fails when it never does."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, f"in {PATIENCE_S:g} s it did not come true"
        page.wait_for_timeout(PAUSE_MS)
